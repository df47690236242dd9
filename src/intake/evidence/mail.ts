/**
 * E-mail as evidence (.eml, RFC 5322 with MIME, RFC 2045): it begins with the fields of a message, every byte of it is text, and
 * what is attached would have been taken by itself. A message is read whole: it is smaller than other files may be.
 */
import type { EvidenceFile } from '../../domain/evidence.ts';

/** Largest message, in bytes. */
export const mailLimit = 25 * 1024 * 1024;
/** How deep messages lie in each other, at most. */
export const mostMail = 10;

type Fields = ReadonlyMap<string, string>;
type Part = { readonly fields: Fields; readonly body: Buffer };

/**
 * What stands in a message: `attached` goes by its name; `active` brings a form that may hold a script; `other` is a file of
 * another kind; `broken` is no whole message.
 */
export type MailJudgement =
  | { readonly status: 'message'; readonly attached: readonly EvidenceFile[] }
  | { readonly status: 'refused'; readonly name: string }
  | { readonly status: 'active' }
  | { readonly status: 'other' }
  | { readonly status: 'broken' };

/** Fields in lower case, folded lines put together (RFC 5322, 2.2.3); null where a line is none. */
function readFields(text: string): Fields | null {
  const fields = new Map<string, string>();
  for (const line of text.replaceAll(/\r?\n[ \t]+/gu, ' ').split(/\r?\n/u)) {
    const [, name, value = ''] = /^([!-9;-~]+):(.*)$/u.exec(line) ?? [];
    if (name === undefined) return null;
    if (!fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), value.trim());
  }
  return fields;
}

function readPart(bytes: Buffer): Part | null {
  const text = bytes.toString('latin1');
  const gap = /\r?\n\r?\n/u.exec(text);
  const fields = readFields(gap === null ? text.trimEnd() : text.slice(0, gap.index));
  if (fields === null) return null;
  return { fields, body: gap === null ? Buffer.alloc(0) : bytes.subarray(gap.index + gap[0].length) };
}

/** A parameter of a field, also split and encoded (RFC 2231) or in encoded words (RFC 2047). */
function parameter(field: string, name: string): string | null {
  const found = [...field.matchAll(/;\s*([^=;\s]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]*))/gu)]
    .map((match) => [match[1]?.toLowerCase() ?? '', (match[2] ?? match[3] ?? '').trim()] as const)
    .filter(([key]) => key === name || key.startsWith(`${name}*`));
  if (found.length === 0) return null;
  const joined = found.map(([key, value]) => (key.endsWith('*') ? unescaped(value) : value)).join('');
  return joined.replaceAll(/=\?[^?]+\?([bq])\?([^?]*)\?=/giu, (_, how: string, word: string) =>
    how.toLowerCase() === 'b' ? Buffer.from(word, 'base64').toString() : word.replaceAll('_', ' '),
  );
}

function unescaped(value: string): string {
  try {
    return decodeURIComponent(value.replace(/^[^']*'[^']*'/u, ''));
  } catch {
    return value;
  }
}

function decoded({ fields, body }: Part): Buffer {
  const encoding = fields.get('content-transfer-encoding')?.toLowerCase() ?? '';
  return encoding === 'base64' ? Buffer.from(body.toString('latin1'), 'base64') : body;
}

/** The parts between the lines of a boundary (RFC 2046, 5.1.1). */
function partsBetween(body: Buffer, boundary: string): (Part | null)[] {
  const pieces = body
    .toString('latin1')
    .split(new RegExp(`(?:^|\\r?\\n)--${RegExp.escape(boundary)}(?:--)?[ \\t]*(?=\\r?\\n|$)`, 'u'));
  return pieces.slice(1, -1).map((piece) => readPart(Buffer.from(piece.replace(/^\r?\n/u, ''), 'latin1')));
}

function judgePart(part: Part | null, depth: number): MailJudgement {
  if (part === null || depth > mostMail) return { status: 'broken' };
  const type = part.fields.get('content-type') ?? 'text/plain';
  const disposition = part.fields.get('content-disposition') ?? '';
  const name = parameter(disposition, 'filename') ?? parameter(type, 'name');
  if (/^multipart\//iu.test(type)) {
    const boundary = parameter(type, 'boundary');
    if (boundary === null || boundary === '') return { status: 'broken' };
    const judged = partsBetween(part.body, boundary).map((one) => judgePart(one, depth + 1));
    const bad = judged.find(({ status }) => status !== 'message');
    if (bad) return bad;
    return { status: 'message', attached: judged.flatMap((one) => (one.status === 'message' ? one.attached : [])) };
  }
  const content = decoded(part);
  if (/^message\/rfc822/iu.test(type) || /\.eml$/iu.test(name ?? '')) return judgePart(readPart(content), depth + 1);
  if (name === null && !/^attachment/iu.test(disposition) && /^text\/(?:plain|html|calendar)/iu.test(type))
    return { status: 'message', attached: [] };
  if (name === null) return { status: 'refused', name: type.split(';')[0] ?? '' };
  const read = async (from: number, to: number) => content.subarray(from, to);
  return { status: 'message', attached: [{ name, size: content.length, read }] };
}

/** The message that a file holds, with the files that are attached to it. */
export async function judgeMail(file: EvidenceFile): Promise<MailJudgement> {
  const message = readPart(Buffer.from(await file.read(0, file.size)));
  const has = (...names: string[]) => names.some((name) => message?.fields.has(name));
  if (message === null || !has('from') || !has('date', 'message-id', 'received')) return { status: 'broken' };
  return judgePart(message, 0);
}
