/** The versions of a plan as a table: when each was decided, why, by whom, and its checksum. */
import type { PlanVersionsView } from '../../../app/plan-versions.ts';
import { type DataTable, textColumn } from '../../data-table.ts';
import type { Words } from '../../words/words.ts';

export function planVersionTable({ versions }: PlanVersionsView, { plan: words, who }: Words): DataTable {
  const { versions: text } = words;
  return {
    id: 'planversioner',
    caption: text.table,
    columns: [text.version, words.list.decided, text.reason, text.by, text.hash].map(textColumn),
    rows: versions.map(({ number, decidedOn, paragraph, registryNumber, reason, createdBy, sha256 }) => [
      { text: String(number), ours: true },
      { text: [decidedOn, paragraph, registryNumber].filter((part) => part !== null).join(', '), ours: true },
      reason === '' ? { text: text.first, ours: true } : { text: reason },
      { text: createdBy === null ? null : who(createdBy), ours: true },
      { text: sha256, ours: true },
    ]),
  };
}
