/** The posted body before it is taken for a form: which kind it is, and how many fields it holds at most. */
import type { WebContext } from './visit.ts';

/** Most fields that a form may hold. Parsing takes longer than in proportion to their number. */
export const mostFields = 2000;

export type BodyKind = { readonly kind: 'urlencoded' } | { readonly kind: 'multipart'; readonly boundary: string };

/** The boundary alone may follow, as browsers send it, so that what is counted is what the parser splits at. */
const multipart = /^multipart\/form-data\s*;\s*boundary=(?:"([\w'()+,./:=?-]{1,70})"|([\w'()+./:=?-]{1,70}))\s*$/iu;

/** Null where the body is no form. */
export function bodyKind(contentType: string): BodyKind | null {
  if (/^application\/x-www-form-urlencoded\s*(?:;|$)/iu.test(contentType)) return { kind: 'urlencoded' };
  const [, quoted, bare] = multipart.exec(contentType) ?? [];
  const boundary = quoted ?? bare;
  return boundary === undefined ? null : { kind: 'multipart', boundary };
}

/** True where the bytes hold more than `mostFields` fields. Counts separators, without parsing. */
export function hasTooManyFields(bytes: Uint8Array, body: BodyKind): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const separator = Buffer.from(body.kind === 'urlencoded' ? '&' : `--${body.boundary}`, 'latin1');
  let separators = 0;
  for (let at = buffer.indexOf(separator); at >= 0; at = buffer.indexOf(separator, at + separator.length)) {
    separators += 1;
    if (separators > mostFields) return true;
  }
  return false;
}

/** The body's bytes, kept by the request: it is read once. Call behind a size limit. */
export async function readBody(c: WebContext): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await c.req.arrayBuffer());
}
