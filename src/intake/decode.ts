/** Decodes the bytes of a text file: UTF-8, UTF-16 (either end first, with or without its mark) and Windows-1252. */
import { isUtf8 } from 'node:buffer';
import { type Result, refuse, succeed } from '../domain/result.ts';

export type Decoded = { readonly text: string; readonly encoding: string };

/** Share of zero bytes at even and odd places of the file's beginning. */
function zeroShares(bytes: Uint8Array): { even: number; odd: number } {
  const length = Math.min(bytes.length, 4096) & ~1;
  if (length === 0) return { even: 0, odd: 0 };
  let even = 0;
  let odd = 0;
  for (let index = 0; index < length; index += 2) {
    if (bytes[index] === 0) even += 1;
    if (bytes[index + 1] === 0) odd += 1;
  }
  return { even: even / (length / 2), odd: odd / (length / 2) };
}

/** The encoding of the bytes: `label` for a TextDecoder, `name` for a person. */
export function encodingOf(bytes: Uint8Array): { label: string; name: string } {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { label: 'utf-8', name: 'UTF-8 med BOM' };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { label: 'utf-16le', name: 'UTF-16 LE med BOM' };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { label: 'utf-16be', name: 'UTF-16 BE med BOM' };
  const zeros = zeroShares(bytes);
  if (zeros.odd > 0.5 && zeros.even < 0.2) return { label: 'utf-16le', name: 'UTF-16 LE' };
  if (zeros.even > 0.5 && zeros.odd < 0.2) return { label: 'utf-16be', name: 'UTF-16 BE' };
  return isUtf8(bytes) ? { label: 'utf-8', name: 'UTF-8' } : { label: 'windows-1252', name: 'Windows-1252' };
}

/** Control characters that no text holds. */
export function isBinary(text: string): boolean {
  const sample = text.slice(0, 65_536);
  let control = 0;
  for (let index = 0; index < sample.length; index += 1) {
    const code = sample.charCodeAt(index);
    if (code === 0xfffd || code < 9 || (code > 13 && code < 32 && code !== 27)) control += 1;
  }
  return control > Math.max(2, sample.length / 200);
}

/** Formats that are text to a computer and not to a reader: their markup would be read as the report's own words. */
const markupFormats = [
  { name: 'HTML', start: /^\uFEFF?\s*<(?:!doctype\s+html|html)\b/iu },
  { name: 'RTF', start: /^\s*\{\\rtf/u },
  { name: 'XML', start: /^\uFEFF?\s*<\?xml\b/u },
] as const;

/** The text without NUL, which no database keeps, and the name of its encoding; a refusal for an empty file and for one that is not text. */
export function decodeText(bytes: Uint8Array, fileName: string): Result<Decoded> {
  const { label, name } = encodingOf(bytes);
  const decoded = new TextDecoder(label).decode(bytes);
  const text = decoded.replaceAll('\0', '');
  if (text.trim() === '') {
    return refuse({ path: fileName, message: 'Filen är tom. Välj filen med den färdiga rapporten och försök igen.' });
  }
  if (isBinary(decoded)) {
    return refuse({
      path: fileName,
      message: 'Filen innehåller inte läsbar text. Spara rapporten som text, DOCX eller PDF och försök igen.',
    });
  }
  const markup = markupFormats.find(({ start }) => start.test(text));
  if (markup) {
    return refuse({
      path: fileName,
      message: `Filer i formatet ${markup.name} kan inte läsas. Öppna filen i Word, spara den som DOCX och försök igen.`,
    });
  }
  return succeed({ text, encoding: name });
}
