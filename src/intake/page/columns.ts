/** Pages whose running text stands in two columns or more: bands of lines that share a gutter are read column by column. */
import { isFigure, type Line, lineOf } from './lines.ts';

/** Fewest lines that make a band. */
const fewest = 4;

const prose = (text: string) => !isFigure(text) && text.split(/\s+/u).length >= 3;
/** Text on both sides, and neither side a label beside figures. */
const columned = (line: Line) => line.chunks.length >= 2 && line.chunks.filter((each) => prose(each.text)).length >= 2;

/** The blanks between the chunks of a line, as intervals. */
const gapsOf = (line: Line) =>
  line.chunks.slice(1).map((each, index) => ({ from: line.chunks[index]?.end ?? 0, to: each.x }));

/** Where all lines of the band leave a blank; null where they do not. */
function gutterOf(lines: readonly Line[]): number | null {
  const [first, ...rest] = lines.filter(columned);
  if (!first) return null;
  for (const start of gapsOf(first)) {
    let { from, to } = start;
    const shared = rest.every((line) => {
      const gap = gapsOf(line).find((each) => Math.min(each.to, to) - Math.max(each.from, from) > line.size * 0.6);
      if (gap) [from, to] = [Math.max(from, gap.from), Math.min(to, gap.to)];
      return gap !== undefined;
    });
    const middle = (from + to) / 2;
    if (shared && to - from > first.size * 0.6 && lines.every((line) => !crosses(line, middle))) return middle;
  }
  return null;
}

const crosses = (line: Line, x: number) => line.chunks.some((each) => each.x < x - 1 && each.end > x + 1);

/** The page's lines in reading order. */
export function inReadingOrder(lines: readonly Line[]): Line[] {
  const result: Line[] = [];
  let index = 0;
  while (index < lines.length) {
    const band = bandAt(lines, index);
    if (band === null) {
      const line = lines[index];
      if (line) result.push(line);
      index += 1;
      continue;
    }
    const { end, gutter } = band;
    const own = lines.slice(index, end);
    for (const left of [true, false]) {
      const side = own.flatMap((line) => {
        const chunks = line.chunks.filter((each) => each.x < gutter === left);
        return chunks.length > 0 ? [lineOf(chunks)] : [];
      });
      result.push(...inReadingOrder(side));
    }
    index = end;
  }
  return result;
}

/** The longest band that begins here, lines on one side only among it. */
function bandAt(lines: readonly Line[], start: number): { end: number; gutter: number } | null {
  const first = lines[start];
  if (!first || !columned(first)) return null;
  let best: { end: number; gutter: number } | null = null;
  let gutter: number | null = null;
  for (let end = start + 1; end <= lines.length; end += 1) {
    const last = lines[end - 1];
    if (!last) break;
    if (gutter === null || crosses(last, gutter) || columned(last)) gutter = gutterOf(lines.slice(start, end));
    if (gutter === null) break;
    const count = lines.slice(start, end).filter(columned).length;
    if (count >= fewest && count * 3 >= end - start) best = { end, gutter };
  }
  return best;
}
