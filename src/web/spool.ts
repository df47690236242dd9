/**
 * A posted form with a large file, read as it comes in: the fields are kept, the file goes to a nameless file on disk that the
 * system takes away when it is closed, however that happens. Nothing of the file stays in memory.
 */
import { randomUUID } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EvidenceFile, evidenceLimit } from '../domain/evidence.ts';
import { mostFields } from './body.ts';
import { readMultipart, type Sink } from './multipart.ts';

export type SpooledForm = {
  readonly fields: readonly (readonly [string, string])[];
  /** Null where no file was chosen. `size` is greater than the limit where it was too large, and the rest is not there. */
  readonly file: EvidenceFile | null;
  close(): Promise<void>;
};

/** Largest body that is read to its end, in bytes: whoever sends too large a file gets to read why it is not taken. */
export const spoolLimit = 4 * evidenceLimit;
/** Pieces of a field that are held before they are joined: what comes in single bytes takes no more room than a text. */
const mostPieces = 1000;
/** Bytes of all fields of the form: as many as of a form without a file, for a long text may be sent along with one. */
const mostFieldBytes = 3 * 1024 * 1024;

async function openNameless(): Promise<FileHandle> {
  const path = join(tmpdir(), `uppsikt-${randomUUID()}`);
  const handle = await open(path, 'wx+', 0o600);
  await unlink(path);
  return handle;
}

async function readAt(handle: FileHandle, size: number, from: number, to: number): Promise<Uint8Array> {
  const bytes = Buffer.alloc(Math.max(0, Math.min(to, size) - from));
  const { bytesRead } = await handle.read(bytes, 0, bytes.length, from);
  return bytes.subarray(0, bytesRead);
}

const dropped: Sink = { data: async () => undefined, end: () => undefined };

/**
 * Null where the body is no such form, or holds more than one ought to. The first file alone is kept, up to `limit` bytes; a
 * larger one is read to its end and dropped, so that the browser gets to read the answer.
 */
export async function spoolForm(
  body: AsyncIterable<Uint8Array>,
  boundary: string,
  limit: number,
): Promise<SpooledForm | null> {
  const handle = await openNameless();
  const fields: [string, string][] = [];
  let file: { name: string; size: number } | null = null;
  let room = mostFieldBytes;
  let parts = 0;
  const close = () => handle.close();
  function onPart(head: { name: string; fileName: string | null }): Sink {
    parts += 1;
    room -= Buffer.byteLength(head.name);
    if (parts > mostFields || room < 0) throw new RangeError('too many parts');
    if (head.fileName === null) return fieldSink(head.name);
    if (file !== null || head.fileName === '') return dropped;
    file = { name: head.fileName, size: 0 };
    return fileSink(file);
  }
  const fileSink = (taken: { size: number }): Sink => ({
    async data(bytes) {
      if (taken.size + bytes.length <= limit) await handle.write(bytes, 0, bytes.length, taken.size);
      taken.size += bytes.length;
      if (taken.size > spoolLimit) throw new RangeError('file too long');
    },
    end: () => undefined,
  });
  function fieldSink(name: string): Sink {
    const pieces: Buffer[] = [];
    return {
      async data(bytes) {
        room -= bytes.length;
        if (room < 0) throw new RangeError('fields too long');
        pieces.push(Buffer.from(bytes));
        if (pieces.length > mostPieces) pieces.splice(0, pieces.length, Buffer.concat(pieces));
      },
      end: () => fields.push([name, Buffer.concat(pieces).toString('utf8').replaceAll('\r\n', '\n')]),
    };
  }
  try {
    const whole = await readMultipart(body, boundary, onPart);
    if (!whole) {
      await close();
      return null;
    }
  } catch (error) {
    await close();
    if (error instanceof RangeError) return null;
    throw error;
  }
  const kept = file as { name: string; size: number } | null;
  if (kept === null || kept.size === 0) return { fields, file: null, close };
  const { name, size } = kept;
  return { fields, file: { name, size, read: (from, to) => readAt(handle, size, from, to) }, close };
}
