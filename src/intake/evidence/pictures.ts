/** Pictures as evidence: a PNG or JPEG that is whole and has nothing after its end. */
import type { EvidenceFile } from '../../domain/evidence.ts';

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** True where the chunks go from IHDR to IEND and the file ends there (PNG specification, 5.6). */
export async function isWholePng(file: EvidenceFile): Promise<boolean> {
  let at = 8;
  for (let first = true; at + 12 <= file.size; first = false) {
    const head = await file.read(at, at + 8);
    const length = viewOf(head).getUint32(0);
    const name = String.fromCharCode(...head.subarray(4, 8));
    if (first !== (name === 'IHDR')) return false;
    at += 12 + length;
    if (name === 'IEND') return length === 0 && at === file.size;
  }
  return false;
}

/** Start of frame: the marker that says how large the picture is. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** True where the segments lead over a frame to a scan, and the picture ends within the last bytes (ITU-T T.81, annex B). */
export async function isWholeJpeg(file: EvidenceFile): Promise<boolean> {
  let at = 2;
  let framed = false;
  while (at + 4 <= file.size) {
    const view = viewOf(await file.read(at, at + 4));
    const marker = view.getUint8(1);
    if (view.getUint8(0) !== 0xff) return false;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    framed ||= isFrame(marker);
    if (marker === 0xda) break;
    at += 2 + view.getUint16(2);
  }
  const tail = Buffer.from(await file.read(Math.max(at, file.size - 65_536), file.size));
  return framed && at + 4 <= file.size && tail.lastIndexOf(Buffer.from([0xff, 0xd9])) >= 0;
}
