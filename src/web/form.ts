/** A posted form, read once: text fields and files by name. What a use case gets from it is still unknown to it. */
import { bodyKind, hasTooManyFields, mostFields, readBody } from './body.ts';
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

function formOf(data: FormData): Form {
  const entries = [...data.entries()].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value.replaceAll('\r\n', '\n')] as const] : [],
  );
  const texts = new Map(entries);
  return {
    entries,
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
