/** Legends: a scale's definition and what its symbols mean, as the report words them. */
import type { OutlineBlock } from '../domain/outline.ts';
import type { Profile } from './profile.ts';
import { cellText, type SourceTable } from './source-block.ts';
import { emit, type Writer } from './writer.ts';

type Rule = Profile['legend'][number];

/** Each meaning by its value, in the table's order; null where one of them is of another scale. */
function meaningsOf(rule: Rule, texts: readonly string[]): Map<string, string> | null {
  const meanings = new Map<string, string>();
  for (const text of texts) {
    const value = rule.meanings.find((each) => each.pattern.test(text) && !meanings.has(each.value))?.value;
    if (value === undefined) return null;
    meanings.set(value, text);
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
  const { legend } = writer.draft.profile;
  const rows = table.rows.slice(1);
  const texts = rows.map((row) => cellText(row.cells[from + 1]).trim());
  const rest = rows.some((row) => row.cells.some((cell, index) => index < from && cellText(cell) !== ''));
  if (rest || texts.length === 0 || texts.includes('')) return false;
  const named = legend.filter((rule) => rule.heading.test(heading));
  for (const rule of named.length > 0 ? named : legend) {
    const meanings = meaningsOf(rule, texts);
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
