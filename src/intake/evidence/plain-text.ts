/** Text as evidence: every byte of it is text, in one of the encodings that Swedish programs write. */
import type { EvidenceFile } from '../../domain/evidence.ts';

const step = 1024 * 1024;
/** Characters that no text holds; tabs, line ends and page breaks it does. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const strange = /[\x00-\x08\x0B\x0E-\x1F\x7F]/u;

async function decodes(file: EvidenceFile, encoding: 'utf-8' | 'utf-16le' | 'windows-1252'): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for (let at = 0; at < file.size; at += step) {
      const text = decoder.decode(await file.read(at, at + step), { stream: true });
      if (strange.test(text)) return false;
    }
    return !strange.test(decoder.decode());
  } catch {
    return false;
  }
}

/** UTF-8, UTF-16 with its mark (as Excel saves "Unicodetext"), or Windows-1252. */
export async function isPlainText(file: EvidenceFile): Promise<boolean> {
  const [first, second] = await file.read(0, 2);
  if (first === 0xff && second === 0xfe) return decodes(file, 'utf-16le');
  return (await decodes(file, 'utf-8')) || decodes(file, 'windows-1252');
}
