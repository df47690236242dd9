/**
 * Opens a DOCX package (ECMA-376 part 2: a ZIP file of parts) and unpacks the few parts that hold text, each no further
 * than a limit. Pictures are never unpacked, and nothing outside of the file is ever read.
 */
import { inflateRawSync } from 'node:zlib';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { packedBytes, type ZipEntry, zipDirectory } from './zip-directory.ts';

/** Unpacks a part by its path; null where the package has none. */
export type DocxPackage = { readonly read: (path: string) => Result<Uint8Array | null> };

/** Most bytes of one unpacked part, and of all that are read together. A report's text is a few megabytes. */
const maxPart = 48 * 1024 * 1024;
const maxTotal = 80 * 1024 * 1024;

/** Least bytes that zlib unpacks into at once. A part that is as large as it says is unpacked in one piece. */
const smallest = 1024;

const broken =
  'Filen är skadad och går inte att packa upp. Öppna den i Word, spara den på nytt som DOCX och försök igen.';
const tooLarge =
  'Filens text är orimligt stor uppackad (över 48 MB) och läses inte. Dela upp rapporten eller spara den på nytt som DOCX.';

/** Opens the package. Refuses bytes that are no ZIP file. */
export function openPackage(bytes: Uint8Array, fileName: string): Result<DocxPackage> {
  const entries = zipDirectory(bytes);
  if (!entries) return refuse({ path: fileName, message: broken });
  let left = maxTotal;
  const read = (path: string): Result<Uint8Array | null> => {
    const entry = entries.get(path.toLowerCase());
    if (!entry) return succeed(null);
    if (entry.size > maxPart || entry.size > left) return refuse({ path: fileName, message: tooLarge });
    const packed = packedBytes(bytes, entry);
    if (!packed) return refuse({ path: fileName, message: broken });
    const unpacked = unpack(packed, entry, Math.min(maxPart, left));
    if (!(unpacked instanceof Uint8Array)) {
      return refuse({ path: fileName, message: unpacked === 'too-large' ? tooLarge : broken });
    }
    left -= unpacked.length;
    return succeed(unpacked);
  };
  return succeed({ read });
}

/** What the header says of the size may be a lie: the limit holds while it unpacks. */
function unpack(packed: Uint8Array, { method, size }: ZipEntry, limit: number): Uint8Array | 'too-large' | 'broken' {
  if (method === 0) return packed.length > limit ? 'too-large' : packed;
  if (method !== 8) return 'broken';
  try {
    return inflateRawSync(packed, { maxOutputLength: limit, chunkSize: Math.max(smallest, Math.min(size, limit) + 1) });
  } catch (cause) {
    return cause instanceof RangeError ? 'too-large' : 'broken';
  }
}
