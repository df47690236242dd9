/**
 * A table of a PDF page without tags: its columns are where the lines with figures leave the page white, and headers stand
 * over the columns that they lie nearest to.
 */
import { withoutGlue } from './glued.ts';
import { type Chunk, isFigure, type Line } from './lines.ts';

export type Span = { readonly from: number; readonly to: number };
export type PageTable = {
  readonly columns: readonly Span[];
  readonly header: readonly string[];
  readonly rows: readonly string[][];
};

const hasFigure = (line: Line) => line.chunks.some((each) => isFigure(each.text));
const yearly = /^(?:(?:utfall|budget|prognos|bokslut|mål|år|helår)\s)?(?:19|20)\d\d(?:-\d\d-\d\d)?$/iu;

/** "Resultatenhet 2504 2504 Avv.": years and months under the words of a header, and words beside them. */
const isPeriods = (line: Line) =>
  line.chunks.slice(1).some((each) => /^\p{L}/u.test(each.text)) &&
  line.chunks.every((each) => !isFigure(each.text) || /^\d{4}$/u.test(each.text));

/** A line of years, or of words only, over the figures. */
const isHeader = (line: Line) =>
  isPeriods(line) ||
  (line.chunks.every((each) => yearly.test(each.text) || !isFigure(each.text)) &&
    !/^(?:summa|totalt)/iu.test(line.chunks[0]?.text ?? ''));

/** Column spans from the chunks of lines with figures: x where hardly any line has ink parts two columns. */
function columnsOf(lines: readonly Line[]): Span[] {
  const counted = lines.filter((line) => hasFigure(line) && line.chunks.length > 1);
  const few = counted.length >= 12 ? Math.floor(counted.length * 0.08) : 0;
  const from = Math.floor(Math.min(...counted.flatMap((line) => line.chunks.map((each) => each.x))));
  const to = Math.ceil(Math.max(...counted.flatMap((line) => line.chunks.map((each) => each.end))));
  const ink = new Array<number>(to - from + 1).fill(0);
  for (const line of counted)
    for (const chunk of line.chunks)
      for (let x = Math.floor(chunk.x); x <= Math.ceil(chunk.end); x += 1) ink[x - from] = (ink[x - from] ?? 0) + 1;
  const spans: Span[] = [];
  let start: number | null = null;
  ink.forEach((count, index) => {
    if (count > few && start === null) start = index;
    if ((count <= few || index === ink.length - 1) && start !== null) {
      spans.push({ from: from + start, to: from + index });
      start = null;
    }
  });
  return spans;
}

const overlap = (chunk: Chunk, span: Span) => Math.min(chunk.end, span.to) - Math.max(chunk.x, span.from);

/** The column that a chunk lies in, or nearest to. */
function columnOf(chunk: Chunk, columns: readonly Span[]): number {
  return columns.reduce(
    (best, span, index) => (overlap(chunk, span) > overlap(chunk, columns[best] ?? span) ? index : best),
    0,
  );
}

function cellsOf(line: Line, columns: readonly Span[]): string[] {
  const cells = columns.map(() => '');
  for (const chunk of line.chunks) {
    const at = columnOf(chunk, columns);
    cells[at] = cells[at] === '' ? chunk.text : `${cells[at]} ${chunk.text}`;
  }
  return cells;
}

/** "Kommunen" over two columns: the header over several, by the middle of what it stands over. Null: no such line. */
function spanned(line: Line, below: Line, columns: readonly Span[]): string[] | null {
  const heads = line.chunks.filter((each) => columnOf(each, columns) > 0);
  const wanted = [...new Set(below.chunks.map((each) => columnOf(each, columns)))].filter((column) => column > 0);
  if (heads.length === 0 || heads.length * 2 > wanted.length) return null;
  const cells = cellsOf({ ...line, chunks: line.chunks.filter((each) => !heads.includes(each)) }, columns);
  const over = new Map(heads.map((each) => [each, [] as number[]]));
  for (const column of wanted) {
    const span = columns[column];
    if (!span) continue;
    const far = (each: Chunk) => Math.abs(each.x + each.end - span.from - span.to);
    over.get(heads.reduce((best, each) => (far(each) < far(best) ? each : best)))?.push(column);
  }
  for (const [head, owned] of over) {
    const [from, to] = [columns[owned[0] ?? 0]?.from ?? 0, columns[owned.at(-1) ?? 0]?.to ?? 0];
    const centred = Math.abs(head.x + head.end - from - to) < (to - from) * 0.5;
    if (owned.length < 2 || !(centred || Math.abs(head.x - from) < 6)) return null;
    for (const column of owned) cells[column] = head.text;
  }
  return cells;
}

/** A word that begins a header of figures, so that what stands before it names the rows. */
const headWord =
  /^(?:utfall|budget|prognos|bokslut|mål|plan|år|antal|kvinnor|män|totalt?|ack|jan|feb|mars|apr|maj|jun|jul|aug|sep|okt|nov|dec|[TQH][1-4]|[VH]T\d*|(?:19|20)\d\d)/iu;

/** The texts of so many headers: each ends with its year; without years, or after them, a word is one. Null where that does not come out even. */
function headTexts(words: readonly string[], count: number): string[] | null {
  const texts: string[] = [];
  let open: string[] = [];
  for (const word of words) {
    open.push(word);
    if (!/^(?:19|20)\d\d$/u.test(word)) continue;
    texts.push(open.join(' '));
    open = [];
  }
  const left = count - texts.length;
  if (left === 0 && open.length === 0) return texts;
  if (left === 1 && open.length > 0) return [...texts, open.join(' ')];
  return left > 0 && open.length === left ? [...texts, ...open] : null;
}

/** "T1 2023 T1 2024 T1 2025" that the reader glued together, cut over the columns that it lies on. */
function partedHeads(line: Line, columns: readonly Span[]): Line {
  const chunks = line.chunks.flatMap((chunk) => {
    const over = columns.flatMap((span, index) => (overlap(chunk, span) > (span.to - span.from) * 0.5 ? [index] : []));
    const words = chunk.text.split(/\s+/u);
    if (over.length < 2) return [chunk];
    const first = over[0] === 0 ? words.findIndex((word) => headWord.test(word)) : 0;
    const label = over[0] === 0 ? [words.slice(0, Math.max(0, first)).join(' ')] : [];
    const texts = headTexts(words.slice(Math.max(0, first)), over.length - label.length);
    if (texts === null) return [chunk];
    return [...label, ...texts].flatMap((text, index) => {
      const span = columns[over[index] ?? 0];
      return span && text !== '' ? [{ ...chunk, text, x: span.from, end: span.to }] : [];
    });
  });
  return { ...line, chunks };
}

function headerOf(lines: readonly Line[], columns: readonly Span[]): string[] {
  const parts = lines.map((line, index) => {
    const below = lines[index + 1];
    return (below && spanned(line, below, columns)) ?? cellsOf(partedHeads(line, columns), columns);
  });
  return columns.map((_, column) =>
    parts
      .map((cells) => cells[column] ?? '')
      .filter((text) => text !== '')
      .join(' '),
  );
}

/** Labels that the page broke: a line with a label only beside a line with figures, nearer to it than rows are to one another. */
function joined(lines: readonly Line[], columns: readonly Span[]): string[][] {
  const rows: string[][] = [];
  const loose = (line: Line | undefined) =>
    line !== undefined && line.chunks.length === 1 && columnOf(line.chunks[0] as Chunk, columns) === 0;
  const near = (one: Line | undefined, other: Line, reach: number) =>
    one !== undefined && Math.abs(one.y - other.y) < other.size * reach;
  const pitches = lines
    .slice(1)
    .map((line, index) => ((lines[index]?.y ?? 0) - line.y) / line.size)
    .sort((a, b) => a - b);
  const roomy = (pitches[Math.floor(pitches.length / 2)] ?? 0) > 1.45;
  let held = '';
  lines.forEach((line, index) => {
    const [before, next] = [lines[index - 1], lines[index + 1]];
    const cells = cellsOf(line, columns);
    if (loose(line)) {
      const middle = next !== undefined && !loose(next) && cellsOf(next, columns)[0] === '' && near(next, line, 1);
      const over = next !== undefined && roomy && near(next, line, 1.35) && /\p{L}$/u.test(cells[0] ?? '');
      const after =
        before !== undefined &&
        !loose(before) &&
        near(before, line, cellsOf(before, columns)[0] === '' ? 1 : roomy ? 1.35 : 0);
      const last = rows.at(-1);
      if (after && last && held === '') last[0] = `${last[0]} ${cells[0]}`.trim();
      else if (middle || over) held = `${held} ${cells[0]}`.trim();
      else rows.push(cells);
      return;
    }
    cells[0] = `${held} ${cells[0]}`.trim();
    held = '';
    rows.push(cells);
  });
  return rows;
}

/** Null where fewer than two lines hold figures, or they share no columns. */
export function tableOf(written: readonly Line[]): PageTable | null {
  const lines = withoutGlue(written);
  if (lines.filter((line) => hasFigure(line) && line.chunks.length > 1).length < 2) return null;
  const heads = Math.max(
    0,
    lines.findIndex((line) => !isHeader(line)),
  );
  const body = lines.slice(heads);
  const counted = body.filter((line) => hasFigure(line) && line.chunks.length > 1).length;
  const columns = columnsOf(counted > 1 ? body : lines);
  if (columns.length < 2 || columns.length > 40) return null;
  // A label alone right over the first row with figures belongs to the rows.
  const section = heads > 0 && lines[heads - 1]?.chunks.length === 1 && heads > 1 ? 1 : 0;
  const header = headerOf(lines.slice(0, heads - section), columns);
  return { columns, header, rows: joined(lines.slice(heads - section), columns) };
}
