/** Packs files into a ZIP as they are read, so that no file and no archive stands whole in memory. File times are fixed. */
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

export type ZipEntry = {
  readonly path: string;
  /** False for what is packed already: pictures, PDF, archives. */
  readonly deflate: boolean;
  readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
};

/** The archive's bytes, piece by piece, in the entries' order. */
export async function* zipStream(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const archive = new Zip((fault, piece) => {
    if (fault) throw fault;
    pieces.push(piece);
  });
  for await (const entry of entries) {
    const file = entry.deflate ? new ZipDeflate(entry.path, { level: 6 }) : new ZipPassThrough(entry.path);
    file.mtime = new Date(2000, 0, 1);
    archive.add(file);
    for await (const piece of entry.content) {
      file.push(piece);
      yield* pieces.splice(0);
    }
    file.push(new Uint8Array(0), true);
    yield* pieces.splice(0);
  }
  archive.end();
  yield* pieces.splice(0);
}
