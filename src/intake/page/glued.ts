/**
 * Cells that a PDF reader glued together since only a blank parts them ("Vattenförlust, % 21,4", "21 391,6" of a note and an
 * amount): they are cut where the other lines of the table show that a column begins or ends.
 */
import { type Chunk, isFigure, type Line, lineOf } from './lines.ts';

/** Letter widths of a digit, and of what narrow signs take: near enough to find a column. */
const digit = 0.53;
const narrow = 0.28;

const widthOf = (text: string, size: number) =>
  [...text].reduce(
    (sum, sign) => sum + (/[\s.,:;'|]/u.test(sign) ? narrow : /[-−–(]/u.test(sign) ? 0.4 : digit) * size,
    0,
  );

/** Where chunks begin and end, to two points. */
class Edges {
  private readonly starts = new Map<number, Chunk[]>();
  private readonly ends = new Map<number, Chunk[]>();
  /** Where the figures at the ends of labels would begin. */
  private readonly tails = new Map<number, Chunk[]>();

  constructor(lines: readonly Line[]) {
    for (const line of lines)
      for (const chunk of line.chunks) {
        this.add(this.starts, chunk.x, chunk);
        this.add(this.ends, chunk.end, chunk);
        const tail = /\p{L}[^\d]*\s([+\-−–]?\d[\d\s.,]*%?)$/u.exec(chunk.text)?.[1];
        if (tail !== undefined && isFigure(tail)) this.add(this.tails, chunk.end - widthOf(tail, chunk.size), chunk);
      }
  }

  private add(edges: Map<number, Chunk[]>, at: number, chunk: Chunk): void {
    const key = Math.round(at / 2);
    edges.set(key, [...(edges.get(key) ?? []), chunk]);
  }

  private near(edges: Map<number, Chunk[]>, at: number, reach: number): Chunk[] {
    const key = Math.round(at / 2);
    return Array.from({ length: 2 * reach + 1 }, (_, index) => edges.get(key - reach + index) ?? []).flat();
  }

  /** Figures other than this one that begin where its tail does, or end where it ends. */
  alike(chunk: Chunk, tailAt: number): { starts: number; ends: number } {
    const others = (found: Chunk[], form: (text: string) => boolean) =>
      found.filter((each) => each !== chunk && form(each.text)).length;
    const ending = (text: string) => /\d\s?%?\)?$/u.test(text);
    return {
      starts:
        others(this.near(this.starts, tailAt, 2), isFigure) + others(this.near(this.tails, tailAt, 1), () => true),
      ends: others(this.near(this.ends, chunk.end, 1), ending),
    };
  }

  /** Another line has a short chunk where this one's head stands: a column of its own. */
  hasHead(chunk: Chunk, tailAt: number): boolean {
    return this.near(this.starts, chunk.x, 1).some(
      (each) => each !== chunk && each.end < tailAt - 1 && Math.abs(each.end - chunk.end) > 4,
    );
  }
}

function cut(chunk: Chunk, edges: Edges): Chunk[] {
  for (const match of chunk.text.matchAll(/\s+/gu)) {
    const [head, tail] = [chunk.text.slice(0, match.index), chunk.text.slice(match.index + match[0].length)];
    if (!isFigure(tail) || (tail.startsWith('0') && tail.length > 1 && !/^0[.,]/u.test(tail))) continue;
    const tailAt = chunk.end - widthOf(tail, chunk.size);
    const { starts, ends } = edges.alike(chunk, tailAt);
    if (starts < 2 && ends < 2) continue;
    const lettered = /\p{L}{2}|%/u.test(head);
    if (!lettered && !edges.hasHead(chunk, tailAt)) continue;
    // A thousand's blank is no boundary, unless columns begin on both sides of it.
    if (/\d$/u.test(head) && /^\d{3}(?!\d)/u.test(tail) && isFigure(chunk.text) && starts < 2) continue;
    const left = { ...chunk, text: head, end: Math.max(chunk.x + 1, tailAt - narrow * chunk.size) };
    return [...(lettered ? cut(left, edges) : [left]), { ...chunk, text: tail, x: tailAt }];
  }
  return [chunk];
}

/** The lines of a table with glued cells cut. */
export function withoutGlue(lines: readonly Line[]): Line[] {
  const edges = new Edges(lines);
  return lines.map((line) => {
    if (!line.chunks.some((each) => isFigure(each.text)) && line.chunks.length < 2) return line;
    return lineOf(line.chunks.flatMap((chunk) => (/\s/u.test(chunk.text) ? cut(chunk, edges) : [chunk])));
  });
}
