/**
 * Which encoding the bytes of a SIE file are in. The file's own "#FORMAT PC8" is not believed: many files that say so are
 * UTF-8 or Latin-1. Code page 437 is what the standard asks for (SIE filformat 4B, 5.3), and what a file without a letter
 * beyond ASCII is called.
 */
import { isAscii, isUtf8 } from 'node:buffer';

export type SieEncoding = 'cp437' | 'utf8' | 'latin1';

/** The characters of bytes 128 to 255 in code page 437. */
export const upperHalf =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00A0';

/** The letters å ä ö é ü, small and capital, as bytes. */
const lettersOf = {
  cp437: [0x86, 0x84, 0x94, 0x82, 0x81, 0x8f, 0x8e, 0x99, 0x90, 0x9a],
  latin1: [0xe5, 0xe4, 0xf6, 0xe9, 0xfc, 0xc5, 0xc4, 0xd6, 0xc9, 0xdc],
} as const;

function count(bytes: Uint8Array, letters: readonly number[]): number {
  const wanted = new Uint8Array(256);
  for (const letter of letters) wanted[letter] = 1;
  let found = 0;
  for (let at = 0; at < bytes.length; at += 1) found += wanted[bytes[at] ?? 0] ?? 0;
  return found;
}

/** UTF-8 where the bytes are that and more than ASCII; else the one whose Swedish letters there are most of. */
export function sieEncodingOf(bytes: Uint8Array): SieEncoding {
  if (isAscii(bytes)) return 'cp437';
  if (isUtf8(bytes)) return 'utf8';
  return count(bytes, lettersOf.latin1) > count(bytes, lettersOf.cp437) ? 'latin1' : 'cp437';
}

function decodeCp437(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte < 0x80 ? String.fromCharCode(byte) : upperHalf.charAt(byte - 0x80);
  return text;
}

/** Reads bytes in the encoding; Latin-1 is read as Windows-1252, which holds it. */
export function sieDecoder(encoding: SieEncoding): (bytes: Uint8Array) => string {
  if (encoding === 'cp437') return decodeCp437;
  const decoder = new TextDecoder(encoding === 'utf8' ? 'utf-8' : 'windows-1252');
  return (bytes) => decoder.decode(bytes);
}
