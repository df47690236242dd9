/** Small tables of symbols: light and trend of a process area, status and completion of a commitment, the compilation. */
import type { Source } from '../domain/proposal.ts';
import type { ScaleCode } from '../domain/scale.ts';
import { type Draft, type EntryField, entryOf, findNode, loseSymbol, note, placeName } from './draft.ts';
import { paragraphBlock } from './inlines.ts';
import { cellText, type SourceTable } from './source-block.ts';
import { readSymbol } from './tables.ts';
import { emit, type Writer, write } from './writer.ts';

/** Texts of cells and rows that a symbol table has beyond what its rule reads: they stay as text after it. */
function keepRest(writer: Writer, texts: readonly string[], source: Source): void {
  for (const text of texts.filter((each) => each.trim() !== '')) {
    note(writer.draft, 'unplaced', `"${text}" kändes inte igen i tabellen och står kvar som text efter den.`, source);
    write(writer, paragraphBlock(writer.draft, text, writer.part.kind, source), source);
  }
}

/**
 * Sets a field by a cell's text; text that is no symbol is given back. A lost or empty cell is remembered, but a goal
 * need not have a light: words that say so are believed.
 */
function setField(draft: Draft, node: string, field: EntryField, text: string, source: Source): string[] {
  const entry = entryOf(draft, node, source);
  const read = readSymbol(draft.profile, field satisfies ScaleCode, text);
  if (read.kind === 'value') {
    entry[field] = read.value;
    return [];
  }
  const said = draft.nodes.get(node)?.level === 'goal' && read.kind === 'empty' && text.trim() !== '';
  if (!said) loseSymbol(draft, { node, field, source });
  return read.kind === 'unknown' ? [read.text] : [];
}

function readPair(
  writer: Writer,
  table: SourceTable,
  node: string,
  fields: readonly [EntryField, EntryField],
): string[] {
  const row = table.rows[1];
  const source = row?.source ?? table.source;
  const cells = row?.cells ?? [];
  return [
    ...setField(writer.draft, node, fields[0], cellText(cells[0]), source),
    ...setField(writer.draft, node, fields[1], cellText(cells[1]), source),
    ...cells.slice(2).map(cellText),
    ...table.rows.slice(2).flatMap((rest) => rest.cells.map(cellText)),
  ];
}

/** The light and trend of a process area; its running text follows as the area's narrative. */
export function placeAssessment(writer: Writer, table: SourceTable, node: string): void {
  const rest = readPair(writer, table, node, ['assessment', 'trend']);
  emit(writer, { kind: 'assessment', node }, table.source);
  keepRest(writer, rest, table.source);
  writer.sink = { kind: 'narrative', node, printed: false };
}

/** The light and trend of the goal whose title stands right before; its comment follows. */
export function placeGoalAssessment(writer: Writer, table: SourceTable, node: string): void {
  const rest = readPair(writer, table, node, ['assessment', 'trend']);
  writer.sink = { kind: 'narrative', node, printed: true };
  keepRest(writer, rest, table.source);
}

/** Status and completion of the commitment whose block stands last; its comment follows. */
export function placeStatus(writer: Writer, table: SourceTable, node: string): void {
  const rest = readPair(writer, table, node, ['status', 'completion']);
  writer.sink = { kind: 'narrative', node, printed: true };
  keepRest(writer, rest, table.source);
}

/** A perspective's table of process areas with light and trend. False where the table holds more than that. */
export function placeCompilation(writer: Writer, table: SourceTable, perspective: string): boolean {
  const { draft } = writer;
  const rows = table.rows.slice(1).map((row) => ({
    node: findNode(draft, 'processArea', cellText(row.cells[0])),
    assessment: readSymbol(draft.profile, 'assessment', cellText(row.cells[1])),
    trend: readSymbol(draft.profile, 'trend', cellText(row.cells[2])),
    rest: row.cells.slice(3).map(cellText).join(''),
    source: row.source,
  }));
  const foreign = rows.some(
    (row) =>
      row.node === null ||
      draft.nodes.get(row.node)?.parent !== perspective ||
      row.rest !== '' ||
      row.assessment.kind === 'unknown' ||
      row.trend.kind === 'unknown',
  );
  if (foreign || new Set(rows.map((row) => row.node)).size !== rows.length) return false;
  for (const row of rows) {
    if (row.node === null || draft.compiled.has(row.node)) continue;
    const value = (read: typeof row.trend) => (read.kind === 'value' ? read.value : null);
    draft.compiled.set(row.node, {
      assessment: value(row.assessment),
      trend: value(row.trend),
      source: row.source,
    });
  }
  emit(writer, { kind: 'compilation', perspective }, table.source);
  return true;
}

/** Says where chapter and compilation differ; the chapter's word stands. */
export function compareCompilation(draft: Draft): void {
  for (const [node, compiled] of draft.compiled) {
    const entry = draft.entries.get(node);
    const title = draft.nodes.get(node)?.title ?? node;
    for (const field of ['assessment', 'trend'] as const) {
      const differs = entry?.[field] && compiled[field] && entry[field] !== compiled[field];
      if (!differs) continue;
      const what = field === 'trend' ? 'Trenden' : 'Bedömningen';
      const place = placeName(compiled.source);
      note(
        draft,
        'other',
        `${what} för ${title} skiljer sig mellan kapitlet och sammanställningen (${place}). Kapitlets gäller.`,
        compiled.source,
      );
    }
  }
}
