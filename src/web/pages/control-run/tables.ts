/** What a run found, as tables that are shown, filtered and fetched alike. */
import { type Finding, type Ratio, type RunView, shareText } from '../../../app/controls/read-run.ts';
import type { DataCell, DataTable } from '../../data-table.ts';
import { controlRunUrl, routes } from '../../routes.ts';
import { kindName as wordOfKind } from '../../words/control-kinds.ts';
import type { Words } from '../../words/words.ts';
import { indexCell, whole } from '../controls/tables.ts';

const text = (header: string) => ({ header, kind: 'text' as const });
/** `ours`: the name is the interface's. */
type Named = { readonly text: string; readonly ours: boolean };
const number = (header: string) => ({ header, kind: 'number' as const });

/** A kind by its words: a band or an answer by what the definition calls it, which is not ours. */
export function kindName({ definition }: RunView, kind: string, { controlRuns: words }: Words): Named {
  const band = definition.bands.find(({ code }) => code === kind);
  if (band) return { text: band.label, ours: false };
  const { measure } = definition;
  const answer = measure.kind === 'scale' ? measure.values.find(({ code }) => code === kind) : undefined;
  const named = measure.kind === 'textPresence' && kind === 'missing' ? 'not-mentioned' : kind;
  return answer ? { text: answer.label, ours: false } : { text: wordOfKind(words.kinds, named), ours: true };
}

function partName({ definition }: RunView, { breakdown }: Ratio, { controlRuns: { partNames } }: Words): Named {
  const { measure } = definition;
  const own = measure.kind === 'coverage' ? measure.breakdown.find(({ id }) => id === breakdown)?.label : undefined;
  if (own !== undefined) return { text: own, ours: false };
  const known = Object.hasOwn(partNames, breakdown);
  return { text: known ? partNames[breakdown as keyof typeof partNames] : breakdown, ours: known };
}

function orderOf({ definition: { bands, measure } }: RunView): string[] {
  return measure.kind === 'scale' ? measure.values.map(({ code }) => code) : bands.map(({ code }) => code);
}

export function partTable(view: RunView, ratios: readonly Ratio[], words: Words): DataTable {
  const { partColumns: columns, parts } = words.controlRuns;
  // What is stored does not keep the order of the bands; the definition has it, the best first.
  const used = new Set(ratios.flatMap((ratio) => Object.keys(ratio.bands)));
  const bands = [...new Set([...orderOf(view).filter((code) => used.has(code)), ...used])];
  const missing = ratios.some(({ notExamined }) => notExamined > 0);
  const hasIndex = ratios.some(({ index }) => index !== undefined);
  return {
    id: 'delar',
    caption: parts,
    columns: [
      ...[text(columns.part), text(columns.name)],
      ...bands.map((band) => {
        const { text: header, ours } = kindName(view, band, words);
        return { ...number(header), ...(ours ? {} : { lang: 'sv' as const }) };
      }),
      ...[columns.done, columns.of].map(number),
      { ...number(columns.share), decimals: 2 },
      ...(hasIndex ? [columns.mean, columns.lowest].map((header) => ({ ...number(header), decimals: 1 })) : []),
      ...(missing ? [number(columns.missing)] : []),
    ],
    rows: ratios.map((ratio) => {
      const { path, part, whole: of, notExamined } = ratio;
      const share = of === 0 ? { text: null } : { text: shareText(part, of), value: ((100 * part) / of).toFixed(2) };
      return [
        ...[partName(view, ratio, words), { text: path.join(' / ') }],
        ...bands.map((band) =>
          Object.keys(ratio.bands).length === 0 ? { text: null } : whole(ratio.bands[band] ?? 0),
        ),
        ...[whole(part), whole(of), share],
        ...(hasIndex ? [ratio.index?.mean, ratio.index?.lowest].map((index) => indexCell(index ?? null)) : []),
        ...(missing ? [whole(notExamined)] : []),
      ];
    }),
  };
}

function handledCell(finding: Finding<unknown>, { controlRuns: { handle } }: Words): DataCell {
  if (finding.state === null) return { text: null };
  const said = handle.by(handle.states[finding.state], finding.doneBy ?? '');
  return finding.note === '' ? { text: said, ours: true } : { text: `${said}: ${finding.note}` };
}

/** The first cell of a row leads to the form where it is handled, for those who may. */
const handleUrl = (view: RunView, ordinal: number) =>
  view.mayHandle ? { href: `${controlRunUrl(view.definition.id, view.run.number)}?hantera=${ordinal}#hantera` } : {};

export function exceptionTable(view: RunView, words: Words): DataTable {
  const { exceptionColumns: columns, exceptions, cleared, new: isNew, still } = words.controlRuns;
  return {
    id: 'avvikelser',
    caption: exceptions,
    columns: Object.values(columns).map(text),
    rows: view.exceptions.map((finding) => {
      const { item, kind, ordinal } = finding;
      const name: DataCell = kindName(view, kind, words);
      if (item === null) return [name, { text: cleared, ours: true }, ...[1, 2, 3, 4, 5].map(() => ({ text: null }))];
      const since = view.gone === null ? null : finding.isNew ? isNew : still;
      return [
        ...[{ ...name, ...handleUrl(view, ordinal) }, { text: item.name }, { text: item.path.join(' / ') }],
        ...[{ text: item.detail }, { text: item.place }, { text: since, ours: true }, handledCell(finding, words)],
      ];
    }),
  };
}

/** Every subject of a score, in the order of the register; a scanned website leads to what was found on it. */
export function subjectTable(view: RunView, words: Words): DataTable {
  const { subjectColumns: columns, subjects: caption } = words.controlRuns;
  const { bands, measure } = view.definition;
  const hasIndex = measure.kind === 'score' && measure.scanner === 'accessibility';
  const scans = new Map(view.sources.map(({ name, scan }) => [name, scan]));
  return {
    id: 'webbplatser',
    caption,
    columns: [
      ...[columns.name, columns.host, columns.path].map(text),
      ...(hasIndex ? [{ ...number(columns.index), decimals: 1 }] : []),
      ...[columns.band, columns.note].map(text),
    ],
    rows: view.subjects.map(({ key, name, path, index, band, note }) => {
      const id = scans.get(key);
      const href = id === undefined ? {} : { href: routes.scanSite.href({ id, host: key }) };
      const of = bands.find(({ code }) => code === band);
      const light = lightOf(view, of?.assessment);
      return [
        ...[{ text: name, ...href }, { text: key }, { text: path.join(' / ') }],
        ...(hasIndex ? [indexCell(index)] : []),
        { ...kindName(view, band ?? 'not-examined', words), ...light },
        { text: note },
      ];
    }),
  };
}

/** The shape that the scale of controls has for what a band allows at best. */
function lightOf({ scales }: RunView, assessment: string | undefined): Pick<DataCell, 'symbol'> {
  const scale = scales.find(({ code }) => code === 'control');
  const symbol = scale?.values.find(({ code }) => code === assessment);
  return symbol === undefined ? {} : { symbol };
}

export function unmatchedTable(view: RunView, words: Words): DataTable {
  const { exceptionColumns: columns, unmatched, cleared } = words.controlRuns;
  return {
    id: 'utan-motsvarighet',
    caption: unmatched,
    columns: [columns.name, columns.place].map(text),
    rows: view.unmatched.map(({ item }) =>
      item === null ? [{ text: cleared, ours: true }, { text: null }] : [{ text: item.name }, { text: item.place }],
    ),
  };
}

export function quotationTable(view: RunView, words: Words): DataTable {
  const { quotationColumns: columns, quotations, mandatory, chosen } = words.controlRuns;
  return {
    id: 'citat',
    caption: quotations,
    columns: Object.values(columns).map(text),
    rows: view.quotations.flatMap((finding) => {
      const { item, ordinal } = finding;
      if (item === null) return [];
      return [
        [
          ...[{ text: item.document, ...handleUrl(view, ordinal) }, { text: item.label }],
          ...[{ text: item.mandatory ? mandatory : chosen, ours: true }, kindName(view, item.status, words)],
          ...[{ text: item.quotation }, { text: item.place }, handledCell(finding, words)],
        ],
      ];
    }),
  };
}
