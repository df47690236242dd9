/** What a control found, as a table that a clerk works off: exceptions first, then evidence that answers to nothing. */
import type { Exception, Unmatched } from '../../controls/outcome.ts';
import type { SheetTable } from '../../domain/sheet.ts';

const text = (header: string) => ({ header, kind: 'text' }) as const;

/** `kindName`: the words of a kind. */
export function exceptionTable(
  name: string,
  found: { readonly exceptions: readonly Exception[]; readonly unmatched: readonly Unmatched[] },
  kindName: (kind: string) => string,
): SheetTable {
  return {
    name,
    columns: ['Avvikelse', 'Namn', 'Tillhör', 'Beskrivning', 'Plats', 'Hanterad av', 'Förklaring'].map(text),
    rows: [
      ...found.exceptions.map(({ kind, name: subject, path, detail, place }) => [
        ...[kindName(kind), subject, path.join(' / '), detail, place],
        ...['', ''],
      ]),
      ...found.unmatched.map(({ name: subject, place }) => [kindName('unmatched'), subject, '', '', place, '', '']),
    ],
  };
}
