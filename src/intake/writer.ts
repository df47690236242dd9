/** Writes one part's outline: headings, facts in their place, and running text into the narrative that stands open. */
import type { NarrativeBlock } from '../domain/narrative.ts';
import type { OutlineBlock } from '../domain/outline.ts';
import type { Source } from '../domain/proposal.ts';
import { append, type Draft, type DraftPart, entryOf, widen } from './draft.ts';
import { listBlock, paragraphBlock } from './inlines.ts';
import { cellText, type SourceBlock, type SourceTable } from './source-block.ts';

/** Where running text goes: free text in its place, or what a node says. */
export type Sink =
  | { readonly kind: 'text' }
  | { readonly kind: 'narrative' | 'description'; readonly node: string; readonly printed: boolean }
  | { readonly kind: 'comment'; readonly write: (block: NarrativeBlock) => void };

export type Writer = {
  readonly draft: Draft;
  readonly part: DraftPart;
  /** Level of the last heading. */
  level: number;
  /** The node whose chapter stands open. */
  node: string | null;
  sink: Sink;
};

export function createWriter(draft: Draft, part: DraftPart): Writer {
  return { draft, part, level: 0, node: null, sink: { kind: 'text' } };
}

/** Puts a block into the outline; running text after it is free text until a sink is set. */
export function emit(writer: Writer, block: OutlineBlock, source: Source): void {
  writer.part.outline.push({ block, source });
  writer.sink = { kind: 'text' };
}

/** A heading, never more than one level below the one before it. */
export function heading(writer: Writer, level: number, text: string, node: string | null, source: Source): void {
  writer.level = Math.max(1, Math.min(level, writer.level + 1, 5));
  emit(writer, { kind: 'heading', level: writer.level, text, node }, source);
}

function writeText(writer: Writer, block: NarrativeBlock, source: Source): void {
  const { outline } = writer.part;
  const last = outline.at(-1);
  if (last?.block.kind === 'text' && last.block.node === writer.node) {
    append(last.block.narrative, block);
    last.source = widen(last.source, source);
    return;
  }
  emit(writer, { kind: 'text', narrative: append(null, block), node: writer.node }, source);
}

/** Adds running text where the sink says. */
export function write(writer: Writer, block: NarrativeBlock, source: Source): void {
  const { sink, draft } = writer;
  if (sink.kind === 'text') {
    writeText(writer, block, source);
    return;
  }
  if (sink.kind === 'comment') {
    sink.write(block);
    return;
  }
  const entry = entryOf(draft, sink.node, source);
  if (!sink.printed) {
    emit(writer, { kind: 'narrative', node: sink.node }, source);
    writer.sink = { ...sink, printed: true };
  }
  if (sink.kind === 'description') entry.description = append(entry.description, block);
  else entry.narrative = append(entry.narrative, block);
  const key = `entry:${sink.node}`;
  draft.sources.set(key, widen(draft.sources.get(key) ?? source, source));
}

/** Writes a paragraph or list item as running text and remembers it as prose. */
export function writeBlock(writer: Writer, block: SourceBlock): void {
  const { draft, part } = writer;
  if (block.type === 'picture') return;
  if (block.type === 'table') {
    writeTable(writer, block);
    return;
  }
  const node = writer.sink.kind === 'narrative' || writer.sink.kind === 'description' ? writer.sink.node : writer.node;
  draft.prose.push({ text: block.text, source: block.source, part: part.kind, node });
  const narrative =
    block.type === 'listItem'
      ? listBlock(draft, block, part.kind)
      : paragraphBlock(draft, block.text, part.kind, block.source);
  write(writer, narrative, block.source);
}

/** A table that no rule knows is kept as text, a paragraph for each row. */
export function writeTable(writer: Writer, table: SourceTable): void {
  const { draft, part } = writer;
  for (const row of table.rows) {
    const text = row.cells.map(cellText).join('\t').trim();
    if (text === '') continue;
    write(writer, paragraphBlock(draft, text, part.kind, row.source), row.source);
    draft.prose.push({ text, source: row.source, part: part.kind, node: writer.node });
  }
  draft.notes.push({
    kind: 'unplaced',
    message: 'En tabell kändes inte igen och står kvar som text på sin plats.',
    source: table.source,
  });
}
