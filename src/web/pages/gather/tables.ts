/** A gathering report as tables: all that is said, and what is lacking; shown, filtered and fetched as every other table. */
import type { GatheredNode, GatheredSource, GatheringView } from '../../../app/gather.ts';
import type { ReportAddress } from '../../../app/views.ts';
import { lackOf } from '../../../domain/gather-source.ts';
import { isEntryScale, scaleValue } from '../../../domain/scale.ts';
import type { DataCell, DataTable } from '../../data-table.ts';
import { entryUrl, gatherNodeUrl } from '../../routes.ts';
import type { Words } from '../../words/words.ts';

const text = (header: string) => ({ header, kind: 'text' as const });

type Row = { readonly node: GatheredNode; readonly source: GatheredSource };

const rowsOf = ({ nodes }: GatheringView): Row[] =>
  nodes.flatMap((node) => node.sources.map((source) => ({ node, source })));

function bodyCell({ source }: Row, address: ReportAddress): DataCell {
  if (source.state === 'noReport' || source.state === 'notHeld' || source.hidden) return { text: source.name };
  return { text: source.name, href: entryUrl({ body: source.body, period: address.period }, source.node) };
}

/** What is not reported, or not approved, and whom to ask. */
export function lackTable(view: GatheringView, address: ReportAddress, words: Words): DataTable {
  const { columns, states, lackTable: caption } = words.gathering;
  return {
    id: 'saknas',
    caption,
    columns: [columns.node, columns.body, columns.state, columns.who].map(text),
    rows: rowsOf(view)
      .filter(({ source }) => lackOf(source.state) !== null)
      .map((row) => [
        { text: row.node.title, href: gatherNodeUrl(address, row.node.key) },
        bodyCell(row, address),
        { text: states[row.source.state], ours: true },
        { text: row.source.owner },
      ]),
  };
}

/** Every node and body with its states. */
export function sourceTable(view: GatheringView, address: ReportAddress, words: Words): DataTable {
  const { columns, states, allTable, sourceChanged, taken } = words.gathering;
  const scales = view.scales.filter(({ code }) =>
    view.nodes.some((node) => node.scales.some((one) => one.code === code)),
  );
  const takenWords = { no: null, same: taken, changed: sourceChanged };
  return {
    id: 'allt',
    caption: allTable,
    columns: [
      columns.node,
      columns.level,
      columns.body,
      ...scales.map(({ name }) => name),
      columns.state,
      columns.who,
      columns.taken,
    ].map(text),
    rows: rowsOf(view).map((row) => [
      { text: row.node.title, href: gatherNodeUrl(address, row.node.key) },
      { text: row.node.levelName },
      bodyCell(row, address),
      ...scales.map(({ code }): DataCell => {
        const said = isEntryScale(code) ? row.source.states[code] : null;
        const value = scaleValue(view.scales, code, said);
        return value === null ? { text: null } : { text: value.label, symbol: value };
      }),
      { text: states[row.source.state], ours: true },
      { text: row.source.owner },
      { text: takenWords[row.source.taken], ours: true },
    ]),
  };
}
