/** What a person has entered about a merger or a split, between the form and its preview. */
import type { Form } from '../../form.ts';

export type Kind = 'merged' | 'split';

export type Entered = {
  readonly from: readonly string[];
  /** As many as the form has rows for, empty ones among them. */
  readonly to: readonly { readonly code: string; readonly name: string }[];
  readonly day: string;
  readonly note: string;
  /** Where a node goes, by the key that names it. */
  readonly moves: Readonly<Record<string, string>>;
};

/** Rows of the form for those that take over. */
const rows: Record<Kind, number> = { merged: 1, split: 4 };

export const codeField = (row: number) => `code-${row}`;
export const nameField = (row: number) => `name-${row}`;
/** The choice of where a node goes; `nodeField` beside it says which node it is. */
export const moveField = (index: number) => `move-${index}`;
export const nodeField = (index: number) => `node-${index}`;

export function nothingEntered(kind: Kind): Entered {
  return {
    from: [],
    to: Array.from({ length: rows[kind] }, () => ({ code: '', name: '' })),
    day: '',
    note: '',
    moves: {},
  };
}

export function readEntered(form: Form, kind: Kind): Entered {
  return {
    from: form.all('from').filter((code) => code !== ''),
    to: nothingEntered(kind).to.map((_, row) => ({ code: form.text(codeField(row)), name: form.text(nameField(row)) })),
    day: form.text('day'),
    note: form.text('note'),
    moves: Object.fromEntries(
      form.entries.flatMap(([name, value]) =>
        name.startsWith(nodeField(0).slice(0, -1))
          ? [[value, form.text(moveField(Number(name.split('-')[1])))] as const]
          : [],
      ),
    ),
  };
}

/** As the use case wants it: rows that are left empty are none. */
export function inputOf(kind: Kind, entered: Entered): object {
  return { kind, ...entered, to: entered.to.filter(({ code, name }) => code.trim() !== '' || name.trim() !== '') };
}
