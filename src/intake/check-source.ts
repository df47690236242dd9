/** A file read for the figure check: DOCX, PDF, HTML or text, by its bytes, into headings, text and tables with their places. */
import type { CheckBlock, CheckDocument, Place } from '../domain/check/document.ts';
import type { Source } from '../domain/proposal.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { readDocx } from './docx.ts';
import { readPdf } from './pdf.ts';
import type { SourceBlock, SourceReader } from './source-block.ts';
import { readText } from './text.ts';

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

function readerOf(bytes: Uint8Array): SourceReader {
  const begins = (...signature: number[]) => signature.every((byte, index) => bytes[index] === byte);
  if (begins(0x50, 0x4b, 0x03, 0x04) || begins(0xd0, 0xcf, 0x11, 0xe0)) return readDocx;
  if (begins(0x25, 0x50, 0x44, 0x46)) return readPdf;
  return readText;
}

/** Reads a document for the figure check. Refuses, in Swedish, what cannot be read. */
export async function readForCheck(bytes: Uint8Array, fileName: string): Promise<Result<CheckDocument>> {
  if (bytes.length === 0) return refuse({ path: fileName, message: 'Filen är tom. Välj ett dokument med innehåll.' });
  const read = await readerOf(bytes)(bytes, fileName);
  if (!read.ok) return read;
  return succeed({ name: fileName, blocks: read.value.blocks.flatMap(blockOf) });
}
