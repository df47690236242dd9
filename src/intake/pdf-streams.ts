/**
 * Whether a PDF's streams unpack within measure. The parsers unpack without a limit, so a file of a megabyte could take
 * all memory: this unpacks each stream first, as far as a limit, and keeps nothing of it.
 */
import { constants, inflateSync } from 'node:zlib';

/** Most bytes of one unpacked stream, and of all together. A page's content is a few megabytes. */
const maxStream = 48 * 1024 * 1024;
const maxTotal = 512 * 1024 * 1024;
/** A stream may be packed several times over. */
const maxLayers = 4;

/** True where a stream unpacks beyond measure, or by a method that no program has written for twenty years. */
export function unpacksTooFar(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.includes('LZWDecode')) return true;
  let left = maxTotal;
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    const start = startOfData(file, at + 6);
    if (start === null) continue;
    let packed = file.subarray(start);
    for (let layer = 0; layer < maxLayers && isPacked(packed); layer += 1) {
      const unpacked = unpack(packed, Math.min(maxStream, left));
      if (unpacked === 'too-large') return true;
      left -= unpacked.length;
      packed = unpacked;
    }
  }
  return false;
}

/** What follows the keyword: a line break, with or without a return before it. */
function startOfData(file: Buffer, at: number): number | null {
  const after = file[at] === 0x0d ? at + 1 : at;
  if (file[after] === 0x0a) return after + 1;
  return after > at ? after : null;
}

/** The two bytes that begin what is packed by Deflate (RFC 1950). */
function isPacked(data: Buffer): boolean {
  const [first = 0, second = 0] = data;
  return (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0;
}

/** A stream that is cut short gives what there is of it, as the parsers do; a broken one gives nothing. */
function unpack(packed: Buffer, limit: number): Buffer | 'too-large' {
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(1, limit), finishFlush: constants.Z_SYNC_FLUSH });
  } catch (cause) {
    return cause instanceof RangeError ? 'too-large' : Buffer.alloc(0);
  }
}
