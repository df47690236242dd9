/**
 * A document as the figure check (Swedish: sifferkontroll) reads it: headings, running text, list items and tables in
 * reading order, each with its place. Every format, and the product's own document tree, becomes one of these.
 */

/** Where something stands: line, paragraph or page of a file, or the entry of a report tree. */
export type Place = {
  /** "rad 12", "sida 3", "stycke 40": what a person looks for. */
  readonly at: string;
  /** The address of the place in the product, where it has one: an anchor or an entry's key. */
  readonly target?: string;
};

export type CheckBlock =
  | { readonly type: 'heading'; readonly level: number; readonly text: string; readonly place: Place }
  | { readonly type: 'text'; readonly item: boolean; readonly text: string; readonly place: Place }
  | {
      readonly type: 'table';
      readonly caption: string;
      /** Read by where its words stand: a row may be missing. */
      readonly guessed?: boolean;
      /** Cells as plain text; paragraphs of one cell are parted by a line break. Rows may differ in length. */
      readonly rows: readonly { readonly cells: readonly string[]; readonly place: Place }[];
      readonly place: Place;
    };

export type CheckTable = Extract<CheckBlock, { type: 'table' }>;

export type CheckDocument = {
  /** The file's name, or the report's title. */
  readonly name: string;
  readonly blocks: readonly CheckBlock[];
};
