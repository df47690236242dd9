/**
 * Opens a DOCX package (ECMA-376 part 2: a ZIP file of parts) and unpacks the few parts that hold text, each no further
 * than a limit. Pictures are never unpacked, and nothing outside of the file is ever read.
 */
import { inflateRawSync } from 'node:zlib';
import { type Result, refuse, succeed } from '../domain/result.ts';

/** Unpacks a part by its path; null where the package has none. */
export type DocxPackage = { readonly read: (path: string) => Result<Uint8Array | null> };

/** Most bytes of one unpacked part, and of all that are read together. A report's text is a few megabytes. */
const maxPart = 48 * 1024 * 1024;
const maxTotal = 80 * 1024 * 1024;
const maxEntries = 20_000;

type Entry = { readonly offset: number; readonly packed: number; readonly size: number; readonly method: number };

const broken =
  'Filen är skadad och går inte att packa upp. Öppna den i Word, spara den på nytt som DOCX och försök igen.';
const tooLarge =
  'Filens text är orimligt stor uppackad (över 48 MB) och läses inte. Dela upp rapporten eller spara den på nytt som DOCX.';

/** The package's directory by path. Null where the bytes are no whole ZIP file. */
function directory(view: DataView): Map<string, Entry> | null {
  const last = view.byteLength - 22;
  let end = last;
  while (end >= 0 && end > last - 65_536 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < 0 || view.getUint32(end, true) !== 0x06054b50) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > maxEntries) return null;
  const entries = new Map<string, Entry>();
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50) return null;
    const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [
      number,
      number,
      number,
    ];
    if (at + 46 + name > view.byteLength) return null;
    const path = new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at + 46, name));
    entries.set(path.replaceAll('\\', '/').toLowerCase(), {
      offset: view.getUint32(at + 42, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      method: view.getUint16(at + 10, true),
    });
    at += 46 + name + extra + comment;
  }
  return entries;
}

/** Opens the package. Refuses bytes that are no ZIP file. */
export function openPackage(bytes: Uint8Array, fileName: string): Result<DocxPackage> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = bytes.byteLength < 22 ? null : directory(view);
  if (!entries) return refuse({ path: fileName, message: broken });
  let left = maxTotal;
  const read = (path: string): Result<Uint8Array | null> => {
    const entry = entries.get(path.toLowerCase());
    if (!entry) return succeed(null);
    if (entry.size > maxPart || entry.size > left) return refuse({ path: fileName, message: tooLarge });
    const head = entry.offset;
    if (head + 30 > bytes.length || view.getUint32(head, true) !== 0x04034b50) {
      return refuse({ path: fileName, message: broken });
    }
    const start = head + 30 + view.getUint16(head + 26, true) + view.getUint16(head + 28, true);
    const packed = bytes.subarray(start, start + entry.packed);
    const unpacked = unpack(packed, entry.method, Math.min(maxPart, left));
    if (!(unpacked instanceof Uint8Array)) {
      return refuse({ path: fileName, message: unpacked === 'too-large' ? tooLarge : broken });
    }
    left -= unpacked.length;
    return succeed(unpacked);
  };
  return succeed({ read });
}

/** What the header says of the size may be a lie: the limit holds while it unpacks. */
function unpack(packed: Uint8Array, method: number, limit: number): Uint8Array | 'too-large' | 'broken' {
  if (method === 0) return packed.length > limit ? 'too-large' : packed;
  if (method !== 8) return 'broken';
  try {
    return inflateRawSync(packed, { maxOutputLength: limit });
  } catch (cause) {
    return cause instanceof RangeError ? 'too-large' : 'broken';
  }
}
