/** The lines of a SIE file, decoded one at a time, so that a large file costs no more than its longest line. */
import { type SieEncoding, sieDecoder } from './sie-encoding.ts';
import { SieFault } from './sie-fault.ts';

/** Bytes of the longest line that is read; the standard's own texts end far below. */
const longestLine = 65_536;

export type SieLine = { readonly number: number; readonly text: string };

/** Lines that hold something, without space around them. Refuses a line that nobody wrote as accounting. */
export function* sieLines(bytes: Uint8Array, encoding: SieEncoding): Generator<SieLine> {
  const decode = sieDecoder(encoding);
  const newline = bytes.includes(0x0a) ? 0x0a : 0x0d;
  let number = 0;
  for (let start = 0; start < bytes.length; ) {
    number += 1;
    const found = bytes.indexOf(newline, start);
    const end = found === -1 ? bytes.length : found;
    if (end - start > longestLine)
      throw new SieFault(
        number,
        `Raden är längre än ${longestLine} tecken, vilket ingen SIE-fil har. Exportera filen på nytt.`,
      );
    const line = bytes.subarray(start, end);
    if (line.includes(0))
      throw new SieFault(number, 'Raden innehåller NUL-tecken, så filen är skadad. Exportera den på nytt.');
    const text = decode(line)
      .replace(/^\uFEFF/u, '')
      .trim();
    if (text !== '') yield { number, text };
    start = end + 1;
  }
}
