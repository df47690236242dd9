/** Unpacks one part of a ZIP file piece by piece, no further than the size that it claims and a limit, and checks its sum (CRC-32) at the end. */
import { crc32, createInflateRaw } from 'node:zlib';
import { packedBytes, type ZipEntry } from '../zip-directory.ts';
import { limits } from './limits.ts';
import { brokenFile, SheetFault, tooLargeFile } from './sheet-fault.ts';

/** The part's bytes in pieces. Throws SheetFault where the part is damaged, too large, or larger than the file says. */
export async function* partPieces(bytes: Uint8Array, entry: ZipEntry, limit: number): AsyncGenerator<Uint8Array> {
  const packed = packedBytes(bytes, entry);
  if (!packed || packed.length < entry.packed) throw new SheetFault(brokenFile);
  const blown = entry.size > limits.ratioFrom && entry.size > packed.length * limits.ratio;
  if (entry.size > limit || blown) throw new SheetFault(tooLargeFile);
  let size = 0;
  let sum = 0;
  for await (const piece of inflated(packed, entry.method)) {
    size += piece.length;
    if (size > entry.size) throw new SheetFault(brokenFile);
    sum = crc32(piece, sum);
    yield piece;
  }
  if (sum !== entry.crc) throw new SheetFault(brokenFile);
}

async function* inflated(packed: Uint8Array, method: number): AsyncGenerator<Uint8Array> {
  if (method === 0) yield packed;
  else if (method === 8) {
    // What comes of a piece is in use at once: of small pieces little outlives a collection of garbage, and less memory is taken.
    const inflate = createInflateRaw({ chunkSize: 16_384 });
    inflate.end(packed);
    try {
      for await (const piece of inflate) yield piece;
    } catch (cause) {
      if (cause instanceof Error && 'code' in cause) throw new SheetFault(brokenFile, { cause });
      throw cause;
    }
  } else throw new SheetFault(brokenFile);
}

/** The whole part in one piece. */
export async function wholePart(bytes: Uint8Array, entry: ZipEntry, limit: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of partPieces(bytes, entry, limit)) pieces.push(piece);
  return Buffer.concat(pieces);
}
