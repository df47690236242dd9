/** Legends: a scale's definition and what its symbols mean, as the report words them. */
import type { OutlineBlock } from '../domain/outline.ts';
import type { Profile } from './profile.ts';
import { cellText, type SourceTable } from './source-block.ts';
import { readSymbol } from './tables.ts';
import { emit, type Writer } from './writer.ts';

type Rule = Profile['legend'][number];

type Row = { readonly symbol: string; readonly meaning: string };

/**
 * Each meaning by its value, in the table's order; null where one of them is of another scale. The symbol's own word
 * says the value; the meaning's wording does where the symbol is lost.
 */
function meaningsOf(profile: Profile, rule: Rule, rows: readonly Row[]): Map<string, string> | null {
  const symbols = rows.map((row) => readSymbol(profile, rule.scale, row.symbol));
  const said = new Set(symbols.map((symbol) => (symbol.kind === 'value' ? symbol.value : null)));
  const meanings = new Map<string, string>();
  for (const [index, { meaning }] of rows.entries()) {
    const symbol = symbols[index];
    const free = (value: string) => !meanings.has(value) && !said.has(value);
    const worded = rule.meanings.find((each) => each.pattern.test(meaning) && free(each.value))?.value;
    const value = symbol?.kind === 'value' ? symbol.value : symbol?.kind === 'unknown' ? undefined : worded;
    if (value === undefined || meanings.has(value)) return null;
    meanings.set(value, meaning);
  }
  return meanings;
}

/** The lone paragraph before the table, taken out of the free text; '' where there is none. */
function takeDefinition(writer: Writer): string {
  const { outline } = writer.part;
  const last = outline.at(-1)?.block;
  const [paragraph, ...rest] = last?.kind === 'text' ? last.narrative.content : [];
  const [inline, ...more] = paragraph?.type === 'paragraph' ? (paragraph.content ?? []) : [];
  if (inline?.type !== 'text' || rest.length > 0 || more.length > 0) return '';
  outline.pop();
  return inline.text;
}

/** Places a legend's table, of the scale that the heading before it names or else the one that all meanings fit. */
export function placeLegend(writer: Writer, table: SourceTable, heading: string, from: number): boolean {
  const { profile } = writer.draft;
  const { legend } = profile;
  const body = table.rows.slice(1);
  const rows = body.map(({ cells }) => ({
    symbol: cellText(cells[from]).trim(),
    meaning: cellText(cells[from + 1]).trim(),
  }));
  const rest = body.some((row) => row.cells.some((cell, index) => index < from && cellText(cell) !== ''));
  if (rest || rows.length === 0 || rows.some((row) => row.meaning === '')) return false;
  const named = legend.filter((rule) => rule.heading.test(heading));
  for (const rule of named.length > 0 ? named : legend) {
    const meanings = meaningsOf(profile, rule, rows);
    if (!meanings) continue;
    const definition = from === 1 ? cellText(table.rows[0]?.cells[0]) : takeDefinition(writer);
    const block: OutlineBlock = {
      kind: 'legend',
      scale: rule.scale,
      definition,
      meanings: Object.fromEntries(meanings),
      order: [...meanings.keys()],
    };
    emit(writer, block, table.source);
    return true;
  }
  return false;
}
