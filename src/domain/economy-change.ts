/** What amounts from a file would change of those that are stored: new, changed or gone, each by its row and month. */
import type { BulkChange } from './bulk.ts';
import { compareDecimals } from './decimal.ts';
import { type EconomyPlace, type EconomyValue, placeKey } from './economy.ts';
import { monthName } from './economy-table.ts';
import { formatFigure } from './figure.ts';

/** `sourceLine` null where no line says it. */
export type IncomingValue = EconomyValue & { readonly sourceLine: number | null };

export type EconomyChange = {
  readonly changes: readonly BulkChange[];
  readonly unchanged: number;
  readonly writes: readonly IncomingValue[];
  readonly removals: readonly EconomyPlace[];
};

const kinds = { actual: 'utfall', budget: 'budget', forecast: 'prognos' } as const;
const statements = {
  result: '',
  department: 'avdelning ',
  investment: 'investering ',
  appropriation: 'kommunersättning ',
} as const;

/** "Personalkostnader, utfall mars", "avdelning Grundskola, budget hela året". */
export function placeName({ statement, line, kind, month }: EconomyPlace): string {
  const when = month === 0 ? 'hela året' : kind === 'forecast' ? `efter ${monthName(month)}` : monthName(month);
  return `${statements[statement]}${line}, ${kinds[kind]} ${when}`;
}

const text = (value: string): string => formatFigure({ value, decimals: 2 });

/** `covers`: what the file says all of, so that what it lacks is gone. */
export function economyChanges(
  stored: readonly EconomyValue[],
  incoming: readonly IncomingValue[],
  covers: (place: EconomyPlace) => boolean,
): EconomyChange {
  const before = new Map(stored.map((value) => [placeKey(value), value.value]));
  const said = new Set(incoming.map(placeKey));
  const writes = incoming.filter((value) => {
    const known = before.get(placeKey(value));
    return known === undefined || compareDecimals(known, value.value) !== 0;
  });
  const removals = stored.filter((value) => covers(value) && !said.has(placeKey(value)));
  const written = writes.map((value): BulkChange => {
    const known = before.get(placeKey(value));
    return {
      kind: known === undefined ? 'new' : 'changed',
      subject: `economy:${placeKey(value)}`,
      title: placeName(value),
      line: value.sourceLine,
      edits: [{ field: 'value', before: known === undefined ? '' : text(known), after: text(value.value) }],
    };
  });
  const gone = removals.map(
    (value): BulkChange => ({
      kind: 'removed',
      subject: `economy:${placeKey(value)}`,
      title: placeName(value),
      line: null,
      edits: [{ field: 'value', before: text(value.value), after: '' }],
    }),
  );
  return {
    changes: [...written, ...gone],
    unchanged: incoming.length - writes.length,
    writes,
    removals: removals.map(({ statement, line, kind, month }) => ({ statement, line, kind, month })),
  };
}
