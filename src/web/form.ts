/** A posted form, read once: text fields and files by name. What a use case gets from it is still unknown to it. */
import type { WebContext } from './visit.ts';

/** Names of the hidden fields that belong to the web itself. */
export const tokenField = 'formular';
export const keptField = 'behallet';
export const resumeField = 'aterupptag';
/** The pressed button. */
export const actionField = 'atgard';

export type Form = {
  readonly text: (name: string) => string;
  readonly file: (name: string) => File | null;
  readonly entries: readonly (readonly [string, string])[];
};

/** Reads the body; a body that is no form gives an empty one. */
export async function readForm(c: WebContext): Promise<Form> {
  const type = c.req.header('Content-Type') ?? '';
  const isForm = type.startsWith('application/x-www-form-urlencoded') || type.startsWith('multipart/form-data');
  const data = isForm ? await c.req.formData().catch(() => new FormData()) : new FormData();
  const entries = [...data.entries()].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value.replaceAll('\r\n', '\n')] as const] : [],
  );
  const texts = new Map(entries);
  return {
    entries,
    text: (name) => texts.get(name) ?? '',
    file: (name) => {
      const value = data.get(name);
      return value instanceof File && value.size > 0 ? value : null;
    },
  };
}

const neverKept = new Set([tokenField, keptField, resumeField, 'password', 'repeat', 'till']);

/** The posted fields in one text, to be carried through a sign-in. Passwords and files are left out. */
export function keepFields(form: Form): string {
  return JSON.stringify(form.entries.filter(([name]) => !neverKept.has(name)));
}

/** What `keepFields` wrote; an empty list where the text is something else. */
export function keptFields(text: string): [string, string][] {
  try {
    const read: unknown = JSON.parse(text);
    if (!Array.isArray(read)) return [];
    return read.flatMap((pair): [string, string][] =>
      Array.isArray(pair) && typeof pair[0] === 'string' && typeof pair[1] === 'string' && !neverKept.has(pair[0])
        ? [[pair[0], pair[1]]]
        : [],
    );
  } catch {
    return [];
  }
}
