/** The directory of a ZIP file that is read piece by piece, for judging what it holds. Nothing but single small parts is unpacked. */
import { inflateRawSync } from 'node:zlib';
import type { EvidenceFile } from '../../domain/evidence.ts';

export type ArchivePart = {
  /** As the archive writes it, with "/" between folders. */
  readonly path: string;
  readonly offset: number;
  readonly packed: number;
  readonly method: number;
};

const maxDirectory = 8 * 1024 * 1024;
const endLength = 22;
const longestComment = 65_535;

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Where the end record of a directory stands within the last bytes of a file; null where there is none. */
export async function findArchiveEnd(file: EvidenceFile): Promise<{ at: number; record: Uint8Array } | null> {
  const from = Math.max(0, file.size - endLength - longestComment);
  const tail = Buffer.from(await file.read(from, file.size));
  const at = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  return at < 0 ? null : { at: from + at, record: tail.subarray(at) };
}

/**
 * The parts in the order of the directory. Null where the archive is not whole, has anything before, between or after what
 * belongs to it, is encrypted, or names a part twice: two readers could then see two different files.
 */
export async function readArchive(file: EvidenceFile): Promise<readonly ArchivePart[] | null> {
  const end = await findArchiveEnd(file);
  if (end === null || end.record.length < endLength) return null;
  const view = viewOf(end.record);
  const [count, size, offset] = [view.getUint16(10, true), view.getUint32(12, true), view.getUint32(16, true)];
  if (end.at + endLength + view.getUint16(20, true) !== file.size || offset + size !== end.at) return null;
  if (size > maxDirectory || count === 0xffff) return null;
  const parts = readDirectory(await file.read(offset, end.at), count);
  if (parts === null || parts.length === 0) return null;
  const names = new Set(parts.map(({ path }) => path.toLowerCase()));
  const first = Math.min(...parts.map((part) => part.offset));
  return names.size === parts.length && first === 0 ? parts : null;
}

function readDirectory(bytes: Uint8Array, count: number): ArchivePart[] | null {
  const view = viewOf(bytes);
  const parts: ArchivePart[] = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return null;
    const name = view.getUint16(at + 28, true);
    const isEncrypted = (view.getUint16(at + 8, true) & 1) === 1;
    if (isEncrypted || at + 46 + name > bytes.length) return null;
    parts.push({
      path: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)).replaceAll('\\', '/'),
      offset: view.getUint32(at + 42, true),
      packed: view.getUint32(at + 20, true),
      method: view.getUint16(at + 10, true),
    });
    at += 46 + name + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return at === bytes.length ? parts : null;
}

const longestPart = 4 * 1024 * 1024;

/** A part as text; null where it cannot be unpacked within a few megabytes. */
export async function readPart(file: EvidenceFile, part: ArchivePart): Promise<string | null> {
  const head = await file.read(part.offset, part.offset + 30);
  if (head.length < 30 || viewOf(head).getUint32(0, true) !== 0x04034b50 || part.packed > longestPart) return null;
  const start = part.offset + 30 + viewOf(head).getUint16(26, true) + viewOf(head).getUint16(28, true);
  const packed = await file.read(start, start + part.packed);
  if (part.method === 0) return new TextDecoder().decode(packed);
  try {
    return new TextDecoder().decode(inflateRawSync(packed, { maxOutputLength: longestPart }));
  } catch {
    return null;
  }
}
