/** The directory of a ZIP file (PKWARE APPNOTE 4.3): where each packed part lies. Nothing is unpacked here, and no size that the file claims is believed. */

export type ZipEntry = {
  readonly offset: number;
  readonly packed: number;
  readonly size: number;
  readonly method: number;
  readonly crc: number;
};

const maxEntries = 20_000;

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The parts by their path in lower case; null where the bytes are no whole ZIP file. */
export function zipDirectory(bytes: Uint8Array): ReadonlyMap<string, ZipEntry> | null {
  if (bytes.byteLength < 22) return null;
  const view = viewOf(bytes);
  const last = view.byteLength - 22;
  let end = last;
  while (end >= 0 && end > last - 65_536 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < 0 || view.getUint32(end, true) !== 0x06054b50) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > maxEntries) return null;
  const entries = new Map<string, ZipEntry>();
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50) return null;
    const name = view.getUint16(at + 28, true);
    const extra = view.getUint16(at + 30, true);
    const comment = view.getUint16(at + 32, true);
    if (at + 46 + name > view.byteLength) return null;
    const path = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name));
    entries.set(path.replaceAll('\\', '/').toLowerCase(), {
      offset: view.getUint32(at + 42, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
    });
    at += 46 + name + extra + comment;
  }
  return entries;
}

/** The part as it lies packed in the file, without a copy; null where its header is not where the directory says. */
export function packedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array | null {
  const view = viewOf(bytes);
  const head = entry.offset;
  if (head + 30 > bytes.length || view.getUint32(head, true) !== 0x04034b50) return null;
  const start = head + 30 + view.getUint16(head + 26, true) + view.getUint16(head + 28, true);
  return bytes.subarray(start, start + entry.packed);
}
