/** A posted form, read once: text fields and files by name. What a use case gets from it is still unknown to it. */
import { type EvidenceFile, evidenceLimit } from '../domain/evidence.ts';
import { bodyKind, hasTooManyFields, mostFields, readBody } from './body.ts';
import { spoolForm } from './spool.ts';
import type { WebContext } from './visit.ts';

/** Names of the hidden fields that belong to the web itself. */
export const tokenField = 'formular';
export const keptField = 'behallet';
export const resumeField = 'aterupptag';
/** The pressed button. */
export const actionField = 'atgard';

export type Form = {
  readonly text: (name: string) => string;
  /** Every value of a name, in order: boxes that are ticked. */
  readonly all: (name: string) => readonly string[];
  readonly file: (name: string) => File | null;
  /** The file of a form that is spooled to disk; it is gone when the request is answered. */
  readonly spooled: EvidenceFile | null;
  readonly entries: readonly (readonly [string, string])[];
};

const forms = new WeakMap<Request, Promise<Form | null>>();

/** Parses the body, once per request; one that is no form gives an empty form. Null where it has too many fields. */
export function parseForm(c: WebContext): Promise<Form | null> {
  const request = c.req.raw;
  const known = forms.get(request) ?? parse(c);
  forms.set(request, known);
  return known;
}

/**
 * Parses a form whose file is spooled to disk, and takes the file away after `work`. Null where it is no such form.
 * Parse no other way before.
 */
export async function withSpooledForm(c: WebContext, work: () => Promise<void>): Promise<Form | null> {
  const body = bodyKind(c.req.header('Content-Type') ?? '');
  const stream = c.req.raw.body;
  if (body?.kind !== 'multipart' || stream === null) return null;
  const spooled = await spoolForm(stream, body.boundary, evidenceLimit);
  if (spooled === null) return null;
  const form = formOf(new FormData(), spooled.fields, spooled.file);
  forms.set(c.req.raw, Promise.resolve(form));
  try {
    await work();
  } finally {
    await spooled.close();
  }
  return form;
}

/** The form in handlers, which a form with too many fields never reaches. */
export async function readForm(c: WebContext): Promise<Form> {
  const form = await parseForm(c);
  if (form === null) throw new Error('A handler was reached by a form with too many fields.');
  return form;
}

async function parse(c: WebContext): Promise<Form | null> {
  const type = c.req.header('Content-Type') ?? '';
  const body = bodyKind(type);
  if (body === null) return formOf(new FormData());
  const bytes = await readBody(c);
  if (hasTooManyFields(bytes, body)) return null;
  const data = await new Response(bytes, { headers: { 'Content-Type': type } }).formData().catch(() => new FormData());
  return formOf(data);
}

function entriesOf(data: FormData): (readonly [string, string])[] {
  return [...data.entries()].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value.replaceAll('\r\n', '\n')] as const] : [],
  );
}

function formOf(data: FormData, entries: Form['entries'] = entriesOf(data), spooled: EvidenceFile | null = null): Form {
  const texts = new Map(entries);
  return {
    entries,
    spooled,
    text: (name) => texts.get(name) ?? '',
    all: (name) => entries.flatMap(([candidate, value]) => (candidate === name ? [value] : [])),
    file: (name) => {
      const value = data.get(name);
      return value instanceof File && value.size > 0 ? value : null;
    },
  };
}

const neverKept = new Set([tokenField, keptField, resumeField, 'current', 'password', 'repeat', 'till']);

/** The posted fields in one text, to be carried through a sign-in. Passwords and files are left out. */
export function keepFields(form: Form): string {
  return JSON.stringify(form.entries.filter(([name]) => !neverKept.has(name)));
}

/** What `keepFields` wrote; an empty list where the text is something else. */
export function keptFields(text: string): [string, string][] {
  try {
    const read: unknown = JSON.parse(text);
    if (!Array.isArray(read) || read.length > mostFields) return [];
    return read.flatMap((pair): [string, string][] =>
      Array.isArray(pair) && typeof pair[0] === 'string' && typeof pair[1] === 'string' && !neverKept.has(pair[0])
        ? [[pair[0], pair[1]]]
        : [],
    );
  } catch {
    return [];
  }
}
