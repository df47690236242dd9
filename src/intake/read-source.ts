/** Reads a document (DOCX, PDF or text, as its bytes say) into source blocks, within the limits of what a person would send. */
import { type Result, refuse } from '../domain/result.ts';
import { readDocx } from './docx.ts';
import { readPdf } from './pdf.ts';
import type { Limits, SourceDocument, SourceReader } from './source-block.ts';
import { readText } from './text.ts';

const defaultLimits: Limits = { maxBytes: 40 * 1024 * 1024, maxBlocks: 30_000 };

type Format = SourceDocument['format'];

const readers: Record<Format, SourceReader> = { text: readText, docx: readDocx, pdf: readPdf };

function formatOf(bytes: Uint8Array): Format {
  const begins = (...signature: number[]) => signature.every((byte, index) => bytes[index] === byte);
  if (begins(0x50, 0x4b, 0x03, 0x04) || begins(0xd0, 0xcf, 0x11, 0xe0)) return 'docx';
  if (begins(0x25, 0x50, 0x44, 0x46)) return 'pdf';
  return 'text';
}

/** Refuses an empty file, one that is too large, and one that its reader cannot read. */
export async function readSource(
  bytes: Uint8Array,
  fileName: string,
  given: Partial<Limits> = {},
): Promise<Result<SourceDocument>> {
  const limits = { ...defaultLimits, ...given };
  const megabytes = (size: number) => Math.round(size / 1024 / 1024);
  if (bytes.length === 0) {
    return refuse({ path: fileName, message: 'Filen är tom. Välj filen med den färdiga rapporten och försök igen.' });
  }
  if (bytes.length > limits.maxBytes) {
    return refuse({
      path: fileName,
      message: `Filen är ${megabytes(bytes.length)} MB och gränsen är ${megabytes(limits.maxBytes)} MB. Ta bort stora bilder eller dela upp rapporten och försök igen.`,
    });
  }
  const read = await readers[formatOf(bytes)](bytes, fileName);
  if (!read.ok || read.value.blocks.length <= limits.maxBlocks) return read;
  return refuse({
    path: fileName,
    message: `Filen har ${read.value.blocks.length} stycken och gränsen är ${limits.maxBlocks}. Dela upp rapporten och försök igen.`,
  });
}
