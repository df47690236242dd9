/** The words of a PDF page without tags as lines of chunks: what stands on one height, parted where more than a blank lies between. */

export type Chunk = {
  readonly text: string;
  readonly x: number;
  readonly end: number;
  readonly y: number;
  readonly size: number;
};
export type Line = { readonly chunks: readonly Chunk[]; readonly y: number; readonly size: number };

/** Gaps in letter sizes: a wider one than `join` begins a new chunk, a narrower one than `blank` is no blank. */
const join = 0.5;
const blank = 0.12;

export function linesOf(words: readonly Chunk[]): Line[] {
  const rows: Chunk[][] = [];
  for (const word of [...words].sort((one, other) => other.y - one.y || one.x - other.x)) {
    const row = rows.at(-1);
    if (row?.[0] && Math.abs(row[0].y - word.y) < Math.max(2, Math.min(row[0].size, word.size) * 0.4)) row.push(word);
    else rows.push([word]);
  }
  return rows.map((row) => lineOf(chunksOf(row)));
}

export function lineOf(chunks: readonly Chunk[]): Line {
  return { chunks, y: chunks[0]?.y ?? 0, size: Math.max(...chunks.map((each) => each.size)) };
}

function chunksOf(row: Chunk[]): Chunk[] {
  const chunks: Chunk[] = [];
  for (const word of row.sort((one, other) => one.x - other.x)) {
    const last = chunks.at(-1);
    const gap = last ? word.x - last.end : 0;
    if (last && gap < Math.max(last.size, word.size) * join) {
      const space = gap > word.size * blank && !/\s$/u.test(last.text) && !/^\s/u.test(word.text) ? ' ' : '';
      const size = Math.max(last.size, word.size);
      chunks[chunks.length - 1] = { ...last, text: last.text + space + word.text, end: word.end, size };
    } else chunks.push(word);
  }
  return chunks.map((each) => ({ ...each, text: each.text.trim() })).filter((each) => each.text !== '');
}

export const textOfLine = (line: Line): string => line.chunks.map((each) => each.text).join(' ');

const figure =
  /^[(+\-−–<>≤≥]?\s?(?:\d{1,3}(?:[ \u00A0\u202F\u2009.]\d{3})+|\d+)(?:[.,]\d+)?\s?(?:%|‰|tkr|mnkr|mkr|kr|st|p)?\)?\s?(?:\*+|[¹²³])?$|^[-–−]$/u;

/** A chunk that is one figure, or the dash that stands for none. */
export const isFigure = (text: string): boolean => figure.test(text);

/** Lines that stand at the same height on most pages: running heads and feet. Page numbers in them differ. */
export function withoutRunning(pages: readonly (readonly Line[])[]): Line[][] {
  const key = (line: Line) => `${Math.round(line.y / 2)} ${textOfLine(line).replaceAll(/\d+/gu, '#')}`;
  const count = new Map<string, number>();
  for (const lines of pages) for (const each of new Set(lines.map(key))) count.set(each, (count.get(each) ?? 0) + 1);
  const often = pages.length === 2 ? 2 : Math.max(3, pages.length * 0.4);
  return pages.map((lines) => {
    const lowest = Math.min(...lines.map((line) => line.y));
    return lines.filter(
      (line) =>
        (count.get(key(line)) ?? 0) < often &&
        !(line.y === lowest && /^(?:sida\s)?\d{1,3}(?:\s?(?:av|\(|\/)\s?\d{1,3}\)?)?$/iu.test(textOfLine(line))),
    );
  });
}
