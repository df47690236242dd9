/** A file read for the figure check: DOCX, PDF, HTML or text, by its bytes, into headings, text and tables with their places. */
import type { CheckBlock, CheckDocument, Place } from '../domain/check/document.ts';
import type { Source } from '../domain/proposal.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { alignText } from './check-aligned.ts';
import { readHtmlBlocks } from './check-html.ts';
import { readPdfLines } from './check-pdf-lines.ts';
import { decodeText, encodingOf } from './decode.ts';
import { readDocx } from './docx.ts';
import { readPdf } from './pdf.ts';
import type { SourceBlock, SourceReader } from './source-block.ts';
import { readTextBlocks } from './text.ts';

const units: Readonly<Record<Source['unit'], string>> = { line: 'rad', paragraph: 'stycke', page: 'sida' };

function placeOf({ unit, from, to }: Source): Place {
  return { at: `${units[unit]} ${from === to ? from : `${from}–${to}`}` };
}

function blockOf(block: SourceBlock): CheckBlock[] {
  const place = placeOf(block.source);
  switch (block.type) {
    case 'heading':
      return [{ type: 'heading', level: block.level, text: block.text, place }];
    case 'paragraph':
      return [{ type: 'text', item: false, text: block.text, place }];
    case 'listItem':
      return [{ type: 'text', item: true, text: block.text, place }];
    case 'table': {
      const rows = block.rows.map((row) => ({
        cells: row.cells.map((cell) => cell.paragraphs.join('\n')),
        place: placeOf(row.source),
      }));
      return [{ type: 'table', caption: '', rows, place }];
    }
    case 'picture':
      return [];
  }
}

/** Largest file that is checked, in bytes. */
export const largestCheck = 40 * 1024 * 1024;
export const tooLargeToCheck = 'Filen är större än 40 MB. Ta bort stora bilder eller dela upp dokumentet.';
const scanned =
  'PDF-filen har ingen text, bara bilder av sidor. Välj filen som den skannades från, eller låt ett program läsa av texten (OCR), och försök igen.';
const begins = (bytes: Uint8Array, ...signature: number[]) => signature.every((byte, index) => bytes[index] === byte);
const html =
  /^\uFEFF?\s*(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body|main|article|section|div|table|h[1-6]|p)\b/iu;

/** Reads a document for the figure check. Refuses, in Swedish, what cannot be read. */
export async function readForCheck(bytes: Uint8Array, fileName: string): Promise<Result<CheckDocument>> {
  if (bytes.length === 0) return refuse({ path: fileName, message: 'Filen är tom. Välj ett dokument med innehåll.' });
  if (bytes.length > largestCheck) return refuse({ path: fileName, message: tooLargeToCheck });
  if (begins(bytes, 0x50, 0x4b, 0x03, 0x04) || begins(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return readWith(readDocx, bytes, fileName);
  if (begins(bytes, 0x25, 0x50, 0x44, 0x46)) return readPdfFile(bytes, fileName);
  const text = new TextDecoder(encodingOf(bytes).label).decode(bytes);
  if (html.test(text.slice(0, 4000))) return succeed({ name: fileName, blocks: readHtmlBlocks(text) });
  const decoded = decodeText(bytes, fileName);
  if (!decoded.ok) return decoded;
  const { blocks } = readTextBlocks(alignText(decoded.value.text));
  return succeed({ name: fileName, blocks: blocks.flatMap(blockOf) });
}

async function readWith(reader: SourceReader, bytes: Uint8Array, fileName: string): Promise<Result<CheckDocument>> {
  const read = await reader(bytes, fileName);
  return read.ok ? succeed({ name: fileName, blocks: read.value.blocks.flatMap(blockOf) }) : read;
}

/** By its tags where it has them, else by where its words stand. */
async function readPdfFile(bytes: Uint8Array, fileName: string): Promise<Result<CheckDocument>> {
  const tagged = await readWith(readPdf, bytes, fileName);
  if (tagged.ok) return tagged;
  const blocks = await readPdfLines(bytes);
  if (blocks === null) return tagged;
  return blocks.length > 0 ? succeed({ name: fileName, blocks }) : refuse({ path: fileName, message: scanned });
}
