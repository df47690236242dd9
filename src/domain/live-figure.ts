/**
 * A live figure is a number in prose that names where it comes from, and shows what stands there when it is read or printed.
 * Once a report is decided it stands as it was.
 *
 * @example
 * import assert from 'node:assert/strict';
 * const facts = { indicators: [], tables: [] };
 * const resolved = resolveFigure(facts, 'indicator:skogsandel/2025/actual');
 * assert.equal(resolved.ok, false);
 */
import type { Entry } from './entry.ts';
import type { Facts } from './facts.ts';
import { formatFigure, type Unit, unitSuffix } from './figure.ts';
import { indicatorRef, slugs, tableRef } from './figure-ref.ts';
import type { FigureTable } from './figure-table.ts';
import { tableNames } from './figure-table-name.ts';
import type { Indicator, IndicatorValue } from './indicator.ts';
import { indicatorName, valueText } from './indicator-value.ts';
import type { Narrative } from './narrative.ts';
import { mapInlines, mapNarratives } from './narrative-places.ts';
import type { Node } from './node.ts';
import { type Issue, type Result, refuse, succeed } from './result.ts';

export type LiveFigure = {
  readonly ref: string;
  /** "Andel förnybar el, utfall 2025: 86 %". */
  readonly label: string;
  /** "86 %". */
  readonly text: string;
  /** A decimal string. */
  readonly value: string;
  readonly unit: Unit;
  /** The node that an indicator measures; null for a table's figure. */
  readonly node: string | null;
};

type Figures = Pick<Facts, 'indicators' | 'tables'>;

/** What can be pointed at: a figure, or a place where none is written yet. */
type Place = { readonly ref: string; readonly figure: LiveFigure | null };

const kinds = { actual: 'utfall', forecast: 'prognos', target: 'mål' } as const;
const sexes = { all: '', women: ', kvinnor', men: ', män' } as const;

function indicatorPlaces(indicator: Indicator): Place[] {
  return indicator.values.map((shown) => {
    const ref = indicatorRef(indicator.key, shown);
    const { value } = shown;
    if (value === null) return { ref, figure: null };
    const text = valueText(indicator, shown);
    const label = `${indicatorName(indicator)}${sexes[shown.sex]}, ${kinds[shown.kind]} ${shown.year}: ${text}`;
    return { ref, figure: { ref, label, text, value, unit: indicator.unit, node: indicator.node } };
  });
}

function tablePlaces(table: FigureTable): Place[] {
  const rows = slugs(
    table.rows.map((row) => row.label),
    'rad',
  );
  const columns = slugs(table.columns, 'kolumn');
  return table.rows.flatMap((row, down) =>
    row.cells.map((cell, across) => {
      const ref = tableRef(table.key, rows[down] ?? '', columns[across] ?? '');
      const { value } = cell;
      if (value === null) return { ref, figure: null };
      const text = formatFigure(cell, { sign: table.kind === 'variance' }) + unitSuffix(table.unit);
      const names = [tableNames[table.kind], row.label, table.columns[across] ?? ''].filter((name) => name !== '');
      return { ref, figure: { ref, label: `${names.join(', ')}: ${text}`, text, value, unit: table.unit, node: null } };
    }),
  );
}

type Resolve = (ref: string) => Result<{ value: string; text: string }>;

/** Looks references up in facts whose figures are gathered once, at the first look. */
function resolver(facts: Figures): Resolve {
  let known: Map<string, LiveFigure | null> | null = null;
  return (ref) => {
    known ??= gather(facts);
    const figure = known.get(ref);
    if (figure) return succeed({ value: figure.value, text: figure.text });
    const what = figure === null ? 'har inget värde' : 'finns inte i rapportens indikatorer och tabeller';
    return refuse({
      path: ref,
      message: `Siffran ${ref} ${what}. Fyll i värdet, eller välj en annan siffra i texten.`,
    });
  };
}

function gather(facts: Figures): Map<string, LiveFigure | null> {
  const known = new Map<string, LiveFigure | null>();
  for (const { ref, figure } of [...facts.indicators.flatMap(indicatorPlaces), ...facts.tables.flatMap(tablePlaces)])
    known.set(ref, known.get(ref) ?? figure);
  return known;
}

/** The figure's value (a decimal string) and its text with the unit; refused where the facts have none. */
export function resolveFigure(facts: Figures, ref: string): Result<{ value: string; text: string }> {
  return resolver(facts)(ref);
}

function withPresentText(narrative: Narrative, resolve: Resolve, findings: Issue[]): Narrative {
  return mapInlines(narrative, (inline) => {
    if (inline.type !== 'figureValue') return inline;
    const found = resolve(inline.attrs.ref);
    if (!found.ok && !findings.some(({ path }) => path === inline.attrs.ref)) findings.push(...found.issues);
    return { ...inline, attrs: { ...inline.attrs, text: found.ok ? found.value.text : null } };
  });
}

/** Every live figure with its present text. One that leads nowhere has the text null, which prints as missing, and a finding, once, with its ref as path. */
export function resolveNarrative(facts: Figures, narrative: Narrative): { narrative: Narrative; findings: Issue[] } {
  const findings: Issue[] = [];
  return { narrative: withPresentText(narrative, resolver(facts), findings), findings };
}

/** The entry with every live figure of its texts resolved. */
export function resolveEntry(facts: Figures, entry: Entry): Entry {
  const resolve = resolver(facts);
  const resolved = (narrative: Narrative | null) => narrative && withPresentText(narrative, resolve, []);
  return { ...entry, description: resolved(entry.description), narrative: resolved(entry.narrative) };
}

/** The facts with every live figure of every narrative resolved. */
export function resolveFacts(facts: Facts): { facts: Facts; findings: Issue[] } {
  const findings: Issue[] = [];
  const resolve = resolver(facts);
  return { facts: mapNarratives(facts, (narrative) => withPresentText(narrative, resolve, findings)), findings };
}

/** The node with all that stands under it. */
function withDescendants(nodes: readonly Node[], key: string): Set<string> {
  const found = new Set([key]);
  // Parents stand before children.
  for (const node of nodes) if (node.parent !== null && found.has(node.parent)) found.add(node.key);
  return found;
}

/** The period's own year first, then the latest; the outcome before forecast and target. */
function byInterest(year: number): (a: IndicatorValue, b: IndicatorValue) => number {
  const order = Object.keys(kinds);
  const age = (value: IndicatorValue): number => (value.year === year ? -1 : Math.abs(year - value.year));
  return (a, b) => age(a) - age(b) || b.year - a.year || order.indexOf(a.kind) - order.indexOf(b.kind);
}

/** Indicators of the node first, then of what stands under it, then all others. */
export function listFigures(facts: Facts, nodeKey: string): LiveFigure[] {
  const under = withDescendants(facts.nodes, nodeKey);
  const distance = (indicator: Indicator): number =>
    indicator.node === nodeKey ? 0 : under.has(indicator.node) ? 1 : 2;
  const indicators = facts.indicators
    .toSorted((a, b) => distance(a) - distance(b))
    .map((indicator) => ({ ...indicator, values: indicator.values.toSorted(byInterest(facts.period.year)) }));
  return [...indicators.flatMap(indicatorPlaces), ...facts.tables.flatMap(tablePlaces)].flatMap(({ figure }) =>
    figure ? [figure] : [],
  );
}

/** The figures that belong to a node's text: its own, those of what stands under it, and the tables'. */
export function figuresOf(facts: Facts, nodeKey: string): LiveFigure[] {
  const under = withDescendants(facts.nodes, nodeKey);
  return listFigures(facts, nodeKey).filter(({ node }) => node === null || under.has(node));
}
