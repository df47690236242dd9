/** The levels of the steering model, as the table that is filtered and fetched; the page draws it with the buttons that move a level. */
import type { SteeringModel } from '../../../app/tree.ts';
import { type DataTable, textColumn } from '../../data-table.ts';
import type { Words } from '../../words/words.ts';

export function levelTable({ model: words }: Words, { levels, scales }: SteeringModel): DataTable {
  const nameOf = (code: string) => scales.find((scale) => scale.code === code)?.name ?? code;
  return {
    id: 'nivaer',
    caption: words.levels,
    columns: [words.level, words.heading, words.horizon, words.scales].map(textColumn),
    rows: levels.map(({ name, heading, horizon, scales: codes }) => [
      { text: name },
      { text: heading },
      { text: horizon === null ? words.endless : words.years(horizon), ours: true },
      codes.length === 0 ? { text: words.noScales, ours: true } : { text: codes.map(nameOf).join(', ') },
    ]),
  };
}
