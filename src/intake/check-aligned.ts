/**
 * Plain text made ready for the text reader: tables whose columns are parted by blanks or bars get tabs, and lines that a
 * program broke at a fixed width are joined. Every line keeps its number.
 */

const bar = /^\s*\|.*\|\s*$/u;
const rule = /^\s*\|?[\s:|+=-]+\|?\s*$/u;

/** Cells parted by two blanks or more; null where there is one only. */
function columnsOf(line: string): string[] | null {
  if (line.includes('\t')) return null;
  const cells = line.trim().split(/\s{2,}/u);
  return cells.length > 1 ? cells : null;
}

const isFigure = (cell: string) =>
  /^\(?[+\-−–]?\s?\d[\d \u00A0\u202F\u2009.,]*\s?(?:%|tkr|mnkr|kr)?\)?\*?$/u.test(cell.trim());

type Cells = readonly { readonly text: string; readonly start: number; readonly end: number }[];

/** Where the cells of an aligned line end: numbers stand right-aligned under one another. */
function cellsWithEnds(line: string): Cells {
  return [...line.matchAll(/\S+(?: \S+)*/gu)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Writers put one blank only after a long label: "Strandskydd 28      31". Its number stands under a column of numbers. */
function parted(row: Cells, ends: readonly number[]): Cells {
  const [label, ...rest] = row;
  if (!label) return row;
  const number = /^(.*\p{L}[^\d]*) ([+\-−–]?\d[\d \u00A0.,]*\d|[+\-−–]?\d)$/u.exec(label.text);
  if (!number?.[1] || !number[2] || !ends.some((end) => Math.abs(end - label.end) <= 1)) return row;
  const start = label.end - number[2].length;
  return [
    { text: number[1].trim(), start: label.start, end: start - 1 },
    { text: number[2], start, end: label.end },
    ...rest,
  ];
}

/** A block of aligned lines as rows of equally many cells; a cell that is missing in the middle is left empty. */
function aligned(lines: readonly string[]): string[] | null {
  const found = lines.map(cellsWithEnds);
  const widest = found.reduce((most, row) => (row.length > most.length ? row : most), found[0] ?? []);
  const width = widest.length;
  const ends = widest.slice(1).map((cell) => cell.end);
  const rows = found.map((row) => (row.length < width ? parted(row, ends) : row));
  if (width < 2 || rows.filter((row) => row.slice(1).some((cell) => isFigure(cell.text))).length < 2) return null;
  return rows.map((row) => {
    if (row.length === width) return row.map((cell) => cell.text).join('\t');
    const cells: string[] = Array.from({ length: width }, () => '');
    for (const cell of row) {
      const distance = (at: { start: number; end: number }) =>
        Math.min(Math.abs(at.end - cell.end), Math.abs(at.start - cell.start));
      const nearest = widest.reduce(
        (best, at, index) => (distance(at) < distance(widest[best] ?? at) ? index : best),
        0,
      );
      cells[nearest] = cells[nearest] === '' ? cell.text : `${cells[nearest]} ${cell.text}`;
    }
    return cells.join('\t');
  });
}

/** Shortest line that a program may have broken. */
const brokenFrom = 56;

export function alignText(text: string): string {
  const lines = text.split(/\r\n|\r|\n/u);
  const result: string[] = [...lines];
  let index = 0;
  while (index < lines.length) {
    const line = lines[index] ?? '';
    if (bar.test(line)) {
      result[index] = rule.test(line)
        ? ''
        : line
            .trim()
            .replace(/^\||\|$/gu, '')
            .split('|')
            .map((cell) => cell.trim())
            .join('\t');
      // A bar table's rule line would part header and body: it is taken out by moving the header down to it.
      if (rule.test(line) && index > 0 && bar.test(lines[index - 1] ?? '')) {
        result[index] = result[index - 1] ?? '';
        result[index - 1] = '';
      }
      index += 1;
      continue;
    }
    let end = index;
    while (end < lines.length && columnsOf(lines[end] ?? '') !== null) end += 1;
    if (end - index >= 2) {
      aligned(lines.slice(index, end))?.forEach((row, offset) => {
        result[index + offset] = row;
      });
      index = end;
      continue;
    }
    index = Math.max(end, index + 1);
  }
  return joinBroken(result).join('\n');
}

/** Joins running lines that were broken at a width: the text stands at its first line, the others become empty. */
function joinBroken(lines: readonly string[]): string[] {
  const result = [...lines];
  let open = -1;
  for (let index = 0; index < result.length; index += 1) {
    const line = result[index] ?? '';
    const plain = line.trim() !== '' && !line.includes('\t') && !/^\s*(?:[-–•*·]|\d{1,2}[.)])\s/u.test(line);
    const before = lines[index - 1] ?? '';
    if (plain && open >= 0 && before.trim() !== '' && before.length >= brokenFrom && before.length <= 110) {
      result[open] = `${result[open]} ${line.trim()}`;
      result[index] = '';
    } else open = line.trim() !== '' && !line.includes('\t') ? index : -1;
  }
  return result;
}
