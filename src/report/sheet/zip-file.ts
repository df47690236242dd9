/** Packs parts into a ZIP file as they are made, so that a large part never stands whole in memory. Each file time is fixed: the same parts give the same bytes. */
import { once } from 'node:events';
import { crc32, createDeflateRaw } from 'node:zlib';
import { Zip, type ZipInputFile } from 'fflate';

export type Part = { readonly path: string; readonly text: Iterable<string> };

type Packed = { readonly bytes: readonly Uint8Array<ArrayBuffer>[]; readonly crc: number; readonly size: number };

/** Packs the parts in their order. Gives the event loop a turn between pieces. */
export async function zipFile(parts: readonly Part[]): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const archive = new Zip((fault, piece) => {
    if (fault) throw fault;
    pieces.push(piece);
  });
  for (const part of parts) add(archive, part.path, await deflate(part.text));
  archive.end();
  return Buffer.concat(pieces);
}

async function deflate(text: Iterable<string>): Promise<Packed> {
  const bytes: Uint8Array<ArrayBuffer>[] = [];
  const packer = createDeflateRaw({ level: 6 });
  packer.on('data', (piece: Uint8Array) => bytes.push(new Uint8Array(piece)));
  const ended = once(packer, 'end');
  let crc = 0;
  let size = 0;
  for (const piece of text) {
    const encoded = Buffer.from(piece);
    crc = crc32(encoded, crc);
    size += encoded.length;
    if (!packer.write(encoded)) await once(packer, 'drain');
  }
  packer.end();
  await ended;
  return { bytes, crc, size };
}

function add(archive: Zip, filename: string, packed: Packed): void {
  const file: ZipInputFile = {
    filename,
    crc: packed.crc,
    size: packed.size,
    compression: 8,
    mtime: new Date(2000, 0, 1),
  };
  archive.add(file);
  for (const piece of packed.bytes) file.ondata?.(null, piece, false);
  file.ondata?.(null, new Uint8Array(0), true);
}
