/** Answers a request with a file to keep. */
import type { WebContext } from './visit.ts';

type File = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

/** Named in plain letters for old browsers, and as it is for the others (RFC 6266). */
export function answerFile(c: WebContext, { name, type, bytes }: File): Response {
  const plain = name.replaceAll(/[^\w.-]/gu, '_');
  return c.body(new Uint8Array(bytes), 200, {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
  });
}
