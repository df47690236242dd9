/** What the bodies say of a node and how far each has come, as the table that is filtered and fetched; the page draws it with the report's own light below. */
import type { GatherNodeView } from '../../../app/gather-node.ts';
import { scaleValue } from '../../../domain/scale.ts';
import { type DataCell, type DataTable, textColumn } from '../../data-table.ts';
import type { Words } from '../../words/words.ts';
import { stateField } from '../entry/fields.ts';
import { whoText } from '../gather/node.tsx';

export function lightTable({ gathering }: Words, { entry, sources }: GatherNodeView): DataTable {
  const { scales } = entry;
  return {
    id: 'bedomningar',
    caption: gathering.node.lights,
    columns: [
      textColumn(gathering.node.body),
      ...scales.map(({ name }) => ({ ...textColumn(name), lang: 'sv' as const })),
      textColumn(gathering.columns.state),
      textColumn(gathering.node.who),
    ],
    rows: sources.map((source) => [
      { text: source.name },
      ...scales.map((scale): DataCell => {
        const field = stateField(scale.code);
        if (source.hidden || field === null) return { text: null };
        return { text: scaleValue(scales, scale.code, source.states[field])?.label ?? null };
      }),
      { text: gathering.states[source.state], ours: true },
      { text: source.hidden ? gathering.hidden : whoText(gathering, source), ours: true },
    ]),
  };
}
