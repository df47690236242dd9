/**
 * A PDF without tags, read for the figure check by where its words stand: lines by height, columns by gaps, headings by the
 * size of the letters. An import needs tags, since it must not guess; a check may, and says the page.
 */
import { getDocumentProxy } from 'unpdf';
import type { CheckBlock, Place } from '../domain/check/document.ts';

type Word = {
  readonly text: string;
  readonly x: number;
  readonly end: number;
  readonly y: number;
  readonly size: number;
};
type Line = { readonly cells: readonly Word[]; readonly y: number; readonly size: number };

const maxPages = 1500;

/** Words of a page that stand on one line, joined to cells where less than a column's gap parts them. */
function linesOf(words: readonly Word[]): Line[] {
  const rows: Word[][] = [];
  for (const word of [...words].sort((one, other) => other.y - one.y || one.x - other.x)) {
    const row = rows.at(-1);
    if (row?.[0] && Math.abs(row[0].y - word.y) < Math.max(2, word.size * 0.4)) row.push(word);
    else rows.push([word]);
  }
  return rows.map((row) => {
    const cells: Word[] = [];
    for (const word of row.sort((one, other) => one.x - other.x)) {
      const last = cells.at(-1);
      const gap = last ? word.x - last.end : 0;
      if (last && gap < word.size * 1.2) {
        const space = gap > word.size * 0.12 && !/\s$/u.test(last.text) ? ' ' : '';
        cells[cells.length - 1] = { ...last, text: last.text + space + word.text, end: word.end };
      } else cells.push(word);
    }
    return { cells, y: row[0]?.y ?? 0, size: Math.max(...row.map((word) => word.size)) };
  });
}

function tableRows(lines: readonly Line[], place: Place): { cells: string[]; place: Place }[] {
  const widest = lines.reduce((most, line) => (line.cells.length > most.cells.length ? line : most));
  return lines.map(({ cells }) => {
    const row = widest.cells.map(() => '');
    for (const cell of cells) {
      const distance = (at: Word) => Math.min(Math.abs(at.end - cell.end), Math.abs(at.x - cell.x));
      const nearest = widest.cells.reduce(
        (best, at, index) => (distance(at) < distance(widest.cells[best] ?? at) ? index : best),
        0,
      );
      row[nearest] = row[nearest] === '' ? cell.text.trim() : `${row[nearest]} ${cell.text.trim()}`;
    }
    return { cells: row, place };
  });
}

function pageBlocks(lines: readonly Line[], body: number, place: Place): CheckBlock[] {
  const blocks: CheckBlock[] = [];
  let table: Line[] = [];
  let text = '';
  let before: Line | undefined;
  const endText = () => {
    const item = /^[-–•▪·]\s+/u.test(text);
    if (text.trim() !== '') blocks.push({ type: 'text', item, text: text.replace(/^[-–•▪·]\s+/u, '').trim(), place });
    text = '';
  };
  const endTable = () => {
    if (table.length > 1) blocks.push({ type: 'table', caption: '', rows: tableRows(table, place), place });
    else
      for (const line of table)
        blocks.push({ type: 'text', item: false, text: line.cells.map((cell) => cell.text.trim()).join(' '), place });
    table = [];
  };
  for (const line of lines) {
    const own = line.cells
      .map((cell) => cell.text)
      .join(' ')
      .trim();
    const bullet = line.cells.length === 2 && /^[-–•▪·]$/u.test(line.cells[0]?.text.trim() ?? '');
    if (line.cells.length > 1 && !bullet) {
      endText();
      table.push(line);
    } else {
      endTable();
      const heading = line.size > body * 1.12 && own.length < 120;
      const apart =
        before === undefined || before.y - line.y > line.size * 1.9 || Math.abs(before.size - line.size) > 0.5;
      if (heading) {
        endText();
        blocks.push({ type: 'heading', level: line.size > body * 1.5 ? 1 : 2, text: own, place });
      } else if (apart || bullet || /^[-–•▪·]\s/u.test(own)) {
        endText();
        text = own;
      } else text += text.endsWith('-') && /^\p{Ll}/u.test(own) ? own : ` ${own}`;
    }
    before = line;
  }
  endText();
  endTable();
  return blocks;
}

/** Blocks of every page; null where the file cannot be read or holds no text. */
export async function readPdfLines(bytes: Uint8Array): Promise<CheckBlock[] | null> {
  try {
    const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
    try {
      const pages: Line[][] = [];
      for (let number = 1; number <= Math.min(pdf.numPages, maxPages); number += 1) {
        const page = await pdf.getPage(number);
        const content = await page.getTextContent();
        const words = content.items.flatMap((item): Word[] => {
          if (!('str' in item) || item.str.trim() === '') return [];
          const [, , c = 0, d = 0, x = 0, y = 0] = item.transform as number[];
          const size = Math.hypot(c, d) || item.height;
          return [{ text: item.str, x, end: x + item.width, y, size }];
        });
        pages.push(linesOf(words));
        page.cleanup();
      }
      const sizes = pages
        .flat()
        .flatMap((line) => line.cells.map((cell) => ({ size: cell.size, length: cell.text.length })));
      const body = commonSize(sizes);
      const blocks = pages.flatMap((lines, index) => pageBlocks(lines, body, { at: `sida ${index + 1}` }));
      return blocks.length > 0 ? blocks : null;
    } finally {
      await pdf.loadingTask.destroy();
    }
  } catch {
    return null;
  }
}

function commonSize(sizes: readonly { size: number; length: number }[]): number {
  const weight = new Map<number, number>();
  for (const { size, length } of sizes)
    weight.set(Math.round(size * 2) / 2, (weight.get(Math.round(size * 2) / 2) ?? 0) + length);
  return [...weight].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 11;
}
