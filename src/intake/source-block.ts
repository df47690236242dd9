/**
 * A source block is the one intermediate form that every format is read into before anything is recognised:
 * text, DOCX and PDF readers end here, and the recogniser starts here. Blocks stand in reading order.
 */
import type { IntakeNote, Source } from '../domain/proposal.ts';
import type { Result } from '../domain/result.ts';

/** One cell: its paragraphs, without markup. An empty array is an empty cell. Symbols stand as their word or sign: "Grön", "↗", "✓". */
export type SourceCell = { readonly paragraphs: readonly string[] };

export type SourceRow = { readonly cells: readonly SourceCell[]; readonly source: Source };

export type SourceBlock =
  /** Only where the format itself says that this is a heading; level 1 is the highest. */
  | { readonly type: 'heading'; readonly level: number; readonly text: string; readonly source: Source }
  | {
      readonly type: 'paragraph';
      /** A symbol that the format lost inside the sentence stands as U+FFFC, or as a gap of two spaces. */
      readonly text: string;
      /** It stood alone in a table cell or a frame: in such layouts, a sign of a heading. */
      readonly boxed: boolean;
      /** It was wrapped in markup (`<p>`): a sign of running text. */
      readonly marked: boolean;
      readonly source: Source;
    }
  | { readonly type: 'listItem'; readonly ordered: boolean; readonly text: string; readonly source: Source }
  /** Row 0 is the header where the table has one. Rows may differ in length. */
  | { readonly type: 'table'; readonly rows: readonly SourceRow[]; readonly source: Source }
  /** A picture, or the empty place of one; `alt` is '' where nothing is known of it. */
  | { readonly type: 'picture'; readonly alt: string; readonly source: Source };

export type SourceTable = Extract<SourceBlock, { type: 'table' }>;
export type SourceParagraph = Extract<SourceBlock, { type: 'paragraph' }>;

/** A whole file as read: its blocks and what was mended on the way. */
export type SourceDocument = {
  readonly format: 'text' | 'docx' | 'pdf';
  /** "UTF-8", "Windows-1252"; for packed formats their own name. */
  readonly encoding: string;
  /** Lines, paragraphs or pages, by the unit of the sources. */
  readonly length: number;
  readonly blocks: readonly SourceBlock[];
  readonly notes: readonly IntakeNote[];
};

export type Limits = {
  readonly maxBytes: number;
  /** Most blocks: a report has a few thousand. */
  readonly maxBlocks: number;
};

/** Reads one format. Never throws on what a file holds: a broken file is a refusal in Swedish. */
export type SourceReader = (bytes: Uint8Array, fileName: string) => Promise<Result<SourceDocument>>;

/** The text of a cell on one line. */
export function cellText(cell: SourceCell | undefined): string {
  return (cell?.paragraphs ?? []).join(' ');
}

/** The words of a text, parted by white space (U+00A0 and U+202F among it). */
export function wordsOf(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}

/** Every word of a block, in reading order. */
export function blockWords(block: SourceBlock): string[] {
  switch (block.type) {
    case 'table':
      return block.rows.flatMap((row) => row.cells.flatMap((cell) => wordsOf(cellText(cell))));
    case 'picture':
      return [];
    default:
      return wordsOf(block.text);
  }
}
