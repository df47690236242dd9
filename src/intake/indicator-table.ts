/** Tables of indicators: values by year, actual against target, with the decimals as reported. */
import { parseFigure } from '../domain/figure.ts';
import type { Indicator, IndicatorValue } from '../domain/indicator.ts';
import { narrativeText } from '../domain/narrative.ts';
import { type Node, nodeKey } from '../domain/node.ts';
import { sentenceWith } from './choices.ts';
import { type Draft, uniqueKey } from './draft.ts';
import type { Profile } from './profile.ts';
import { cellText, type SourceRow, type SourceTable } from './source-block.ts';
import { headersOf } from './tables.ts';
import { emit, type Writer } from './writer.ts';

type Column = { readonly kind: IndicatorValue['kind']; readonly year: number };

function columnOf(profile: Profile, header: string): Column | null {
  for (const rule of profile.indicators.columns) {
    const match = rule.pattern.exec(header);
    if (match) return { kind: rule.kind, year: Number(match[1]) };
  }
  return null;
}

function cellValue(column: Column, text: string): (IndicatorValue & { percent: boolean }) | null {
  const shape = { ...column, sex: 'all' as const };
  if (text.trim() === '') return { ...shape, value: null, decimals: 0, percent: false };
  const read = parseFigure(text);
  return read && read.decimals <= 6 ? { ...shape, ...read } : null;
}

function unitOf(profile: Profile, title: string, percent: boolean): Indicator['unit'] {
  if (percent || profile.indicators.percent.test(title)) return 'percent';
  return profile.indicators.index.test(title) ? 'index' : 'count';
}

/** Which way is better, by the words of `said` or else by the title's subject; null where neither says. */
function directionOf(profile: Profile, title: string, said: string): Indicator['direction'] {
  const { directions, saidDirections } = profile.indicators;
  const rule =
    saidDirections.find((each) => each.pattern.test(said)) ?? directions.find((each) => each.pattern.test(title));
  return rule?.direction ?? null;
}

type Read = Omit<Indicator, 'key' | 'node' | 'position'>;

function readRow(profile: Profile, row: SourceRow, columns: readonly Column[]): Read | null {
  const [title = '', ...texts] = row.cells.map((cell) => cellText(cell).trim());
  if (title === '' || texts.slice(columns.length).some((text) => text !== '')) return null;
  const values = columns.map((column, index) => cellValue(column, texts[index] ?? ''));
  const read = values.flatMap((value) => (value ? [value] : []));
  if (read.length < columns.length) return null;
  return {
    title,
    unit: unitOf(
      profile,
      title,
      read.some((value) => value.percent),
    ),
    direction: directionOf(profile, title, title),
    values: read.map(({ year, kind, sex, value, decimals }) => ({ year, kind, sex, value, decimals })),
  };
}

/** Places a table of indicators under a process area. False where a header or a cell is not understood. */
export function placeIndicators(writer: Writer, table: SourceTable, node: string, own: boolean): boolean {
  const { draft } = writer;
  const headers = headersOf(table).slice(1);
  const columns = headers.map((header) => columnOf(draft.profile, header));
  const known = columns.flatMap((column) => (column ? [column] : []));
  const rows = table.rows.slice(1).map((row) => readRow(draft.profile, row, known));
  const read = rows.flatMap((row) => (row ? [row] : []));
  if (known.length < columns.length || known.length === 0 || read.length === 0 || read.length < rows.length)
    return false;
  const keys = read.map((indicator, index) => {
    const key = uniqueKey(draft, nodeKey('indicator', indicator.title));
    draft.indicators.push({ key, node, position: draft.indicators.length, ...indicator });
    draft.sources.set(`indicator:${key}`, table.rows[index + 1]?.source ?? table.source);
    if (own) draft.ownIndicators.add(key);
    return key;
  });
  emit(writer, { kind: 'indicators', indicators: keys }, table.source);
  return true;
}

const significant = (text: string): string[] => text.toLocaleLowerCase('sv').match(/\p{L}{5,}/gu) ?? [];

/** How well a goal fits an indicator: words of its title count most, then words of its comment. */
function fit(draft: Draft, goal: Node, indicator: Indicator): number {
  const words = significant(indicator.title);
  const title = goal.title.toLocaleLowerCase('sv');
  const comment = draft.entries.get(goal.key)?.narrative;
  const said = comment ? narrativeText(comment).toLocaleLowerCase('sv') : '';
  return words.reduce((sum, word) => sum + (title.includes(word) ? 10 : 0) + (said.includes(word) ? 1 : 0), 0);
}

/** Moves each indicator from its process area to the goal there that it measures: the only one, or the one whose words fit best. */
export function assignIndicators(draft: Draft): void {
  draft.indicators.forEach((indicator, index) => {
    const goals = [...draft.nodes.values()].filter((node) => node.level === 'goal' && node.parent === indicator.node);
    const ranked = goals
      .map((goal) => ({ goal, score: fit(draft, goal, indicator) }))
      .sort((a, b) => b.score - a.score);
    const best = ranked.length === 1 ? ranked[0] : ranked.find((each) => each.score > (ranked[1]?.score ?? 0));
    if (best) draft.indicators[index] = { ...indicator, node: best.goal.key };
  });
}

/** Gives each indicator the direction that a sentence of the annual report states for it by name. */
export function assignDirections(draft: Draft): void {
  const { saidDirections } = draft.profile.indicators;
  const stated = draft.prose
    .filter((prose) => prose.part === 'annualReport' && saidDirections.some((rule) => rule.pattern.test(prose.text)))
    .flatMap((prose) => saidDirections.flatMap((rule) => sentenceWith(prose.text, rule.pattern) ?? []))
    .map((sentence) => sentence.toLocaleLowerCase('sv'));
  draft.indicators.forEach((indicator, index) => {
    const name = (indicator.title.split(/[,(]/u)[0] ?? '').trim().toLocaleLowerCase('sv');
    const said = name.length < 4 ? undefined : stated.find((sentence) => sentence.includes(name));
    if (said === undefined || saidDirections.some((rule) => rule.pattern.test(indicator.title))) return;
    draft.indicators[index] = { ...indicator, direction: directionOf(draft.profile, indicator.title, said) };
  });
}

/**
 * Goals that the office's own indicators measure are its own; where every goal of a process area is measured so,
 * the area's goals stand for both roles.
 */
export function assignRoles(draft: Draft): void {
  const own = new Set(
    draft.indicators.filter((indicator) => draft.ownIndicators.has(indicator.key)).map((indicator) => indicator.node),
  );
  const nodes = [...draft.nodes.values()];
  for (const node of nodes.filter((each) => each.level === 'goal' && each.role === 'group' && own.has(each.key))) {
    const siblings = nodes.filter((each) => each.level === 'goal' && each.parent === node.parent);
    const role = siblings.every((sibling) => own.has(sibling.key)) ? 'both' : 'own';
    draft.nodes.set(node.key, { ...node, role });
  }
}
