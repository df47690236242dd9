/**
 * A table in prose as readers are shown it: a head, rows, which columns hold figures, and whether the first column names
 * the rows.
 *
 * @example
 * import assert from 'node:assert/strict';
 * assert.equal(isFigureText('1 200 tkr'), true);
 * assert.equal(isFigureText('år 2025'), false);
 */
import type { NarrativeInline, NarrativeTable } from './narrative.ts';

export type TableLayout = {
  readonly caption: string;
  /** Each cell is one paragraph's inlines. */
  readonly head: readonly (readonly NarrativeInline[])[];
  readonly rows: readonly (readonly (readonly NarrativeInline[])[])[];
  /** By column: true where every cell that says something says a number. Numbers stand at the end of the cell. */
  readonly figures: readonly boolean[];
  /** The first cell of every row says what the row is about. */
  readonly rowHeaders: boolean;
};

const unit = /^(?:%|kr|tkr|mnkr|mkr|år|procent|st)?$/u;

/** True for one number with or without a unit, and for nothing else. */
export function isFigureText(text: string): boolean {
  const [, number, rest] = /^([-+\u2212]?\d[\d\s.,]*)(.*)$/u.exec(text.trim()) ?? [];
  return number !== undefined && unit.test(rest ?? '');
}

const textOf = (content: readonly NarrativeInline[]): string =>
  content
    .map((inline) =>
      inline.type === 'text' ? inline.text : inline.type === 'figureValue' ? (inline.attrs.text ?? '') : '·',
    )
    .join('');

export function tableLayout({ attrs, content }: NarrativeTable): TableLayout {
  const [head = [], ...rows] = content.map((row) =>
    row.content.map((cell) => cell.content.flatMap((paragraph) => paragraph.content ?? [])),
  );
  const figures = head.map((_, column) => {
    const texts = rows.map((row) => textOf(row[column] ?? [])).filter((text) => text.trim() !== '');
    return texts.length > 0 && texts.every(isFigureText);
  });
  const rowHeaders = figures[0] === false && rows.every(([first = []]) => textOf(first).trim() !== '');
  return { caption: attrs.caption, head, rows, figures, rowHeaders };
}
