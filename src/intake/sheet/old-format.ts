/** Tells apart the compound files (MS-CFB) that bear a spreadsheet's name: a workbook under a password, and the old .xls. */

import { notSheet } from './workbook.ts';

/** What is wrong with the file; null where it is no compound file. */
export function oldFormatFault(bytes: Uint8Array): string | null {
  const signature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
  if (!signature.every((byte, index) => bytes[index] === byte)) return null;
  const holds = (name: string) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(name, 0, 'utf16le');
  if (holds('EncryptedPackage')) {
    return 'Filen är skyddad med lösenord. Öppna den i Excel, ta bort lösenordet, spara den och försök igen.';
  }
  return holds('Workbook') || holds('Book')
    ? 'Filen har det gamla formatet .xls. Öppna den i Excel, spara den som .xlsx och försök igen.'
    : notSheet;
}
