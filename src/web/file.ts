/** Answers a request with a file to keep. */
import type { WebContext } from './visit.ts';

type File = {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  /** The bytes of a large file, sent as they are read; null or left out where `bytes` holds them all. */
  readonly pieces?: AsyncIterable<Uint8Array> | null;
};

/** Reads a piece when the browser has taken the one before. */
function streamOf(pieces: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const next = await iterator.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
  });
}

/** Named in plain letters for old browsers, and as it is for the others (RFC 6266). */
function attachment(name: string): string {
  const plain = name.replaceAll(/[^\w.-]/gu, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`;
}

export function answerFile(c: WebContext, { name, type, bytes, pieces = null }: File): Response {
  return c.body(pieces === null ? new Uint8Array(bytes) : streamOf(pieces), 200, {
    'Content-Type': type,
    'Content-Disposition': attachment(name),
  });
}

type Parts = Omit<File, 'bytes'> & { readonly size: number; readonly parts: AsyncGenerator<Uint8Array> };

/** A file that people have sent, part by part: it is saved, never shown as a page of ours, and runs nothing. */
export function answerForeignFile(c: WebContext, { name, type, size, parts }: Parts): Response {
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(new Uint8Array(value));
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
  return c.body(stream, 200, {
    'Content-Type': type,
    'Content-Length': String(size),
    'Content-Disposition': attachment(name),
    'Content-Security-Policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
  });
}
