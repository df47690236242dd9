/**
 * A PDF without tags, read for the figure check by where its words stand: lines by height, tables by their white columns,
 * headings by the size of the letters. An import needs tags, since it must not guess; a check may, and says the page.
 */
import { getDocumentProxy } from 'unpdf';
import type { CheckBlock, Place } from '../domain/check/document.ts';
import { inReadingOrder } from './page/columns.ts';
import { type Chunk, isFigure, type Line, linesOf, textOfLine, withoutRunning } from './page/lines.ts';
import { type PageTable, tableOf } from './page/table.ts';

const maxPages = 1500;
const bullet = /^[-–•▪·*o\uF0B7\uF0A7]$/u;
/** A word that its line broke, or a minus sign before its number. */
const goesOn = /\p{L}-\n\p{Ll}|(?:^|[\s(])[-−–]\n\d/u;
const bulleted = /^[-–•▪·\uF0B7\uF0A7]\s+/u;
const longestHeader = 34;

const isBullet = (line: Line) => line.chunks.length === 2 && bullet.test(line.chunks[0]?.text ?? '');

/** Cells far apart: a label with figures, or short headers beside one another. */
function tabular(line: Line): boolean {
  if (line.chunks.length < 2 || isBullet(line)) return false;
  const apart = line.chunks.slice(1).some((each, index) => each.x - (line.chunks[index]?.end ?? 0) > line.size * 0.8);
  return (
    apart &&
    (line.chunks.some((each) => isFigure(each.text)) || line.chunks.every((each) => each.text.length <= longestHeader))
  );
}

/** "Jan–aug 2025 Jan–aug 2024 Förändring %" read as one text: the headers of the figures right under it. */
function gluedHeader(line: Line, next: Line | undefined): boolean {
  if (!next || line.chunks.length > 3 || !tabular(next) || line.y - next.y > line.size * 3) return false;
  const text = textOfLine(line);
  // "Ack. utfall" alone over its column: the first line of a header that the others need one line less for.
  const [only, ...more] = line.chunks;
  const first = next.chunks[0];
  const over =
    only && first && more.length === 0 && only.x > first.x + line.size * 4 && line.y - next.y < line.size * 1.7;
  if (over && text.length <= longestHeader && !/[.:;,]$/u.test(text)) return true;
  const heads = text.match(/(?<!\p{N})20\d\d|utfall|budget|prognos|avvikelse|förändring|bokslut|\bdiff\b/giu) ?? [];
  return (
    text.length < 110 && heads.length > 1 && !/[.:;,]$/u.test(text) && next.chunks.some((each) => isFigure(each.text))
  );
}

/** The lines of the table that begins here: tabular ones, and single labels between them. */
function regionAt(lines: readonly Line[], start: number, body: number): number {
  let end = start;
  for (let index = start; index < lines.length; index += 1) {
    const [line, before] = [lines[index], lines[index - 1]];
    if (!line || (index > start && before && before.y - line.y > line.size * 3.2) || line.size > body * 1.3) break;
    if (tabular(line) || (index === start && gluedHeader(line, lines[index + 1]))) end = index + 1;
    else if (line.chunks.length > 1 && !isBullet(line)) break;
    else if (isBullet(line) || textOfLine(line).length > 70 || index - end >= 3) break;
  }
  return end;
}

type Guess = { readonly table: PageTable; readonly place: Place };

class PageReader {
  private readonly blocks: CheckBlock[] = [];
  private text = '';
  private textPlace: Place = { at: '' };
  private place: Place = { at: '' };
  private readonly body: number;
  private readonly pitch: number;
  /** The table that the last page ended with: the next page may go on with it. */
  private open: { readonly table: PageTable; readonly block: number } | null = null;

  constructor(body: number, pitch: number) {
    this.body = body;
    this.pitch = pitch;
  }

  page(lines: readonly Line[], number: number): void {
    this.place = { at: `sida ${number}` };
    let index = 0;
    // A sentence that the page's end broke goes on.
    let before = this.text !== '' && !/[.:!?]$/u.test(this.text) ? lines[0] : undefined;
    while (index < lines.length) {
      const line = lines[index];
      if (!line) break;
      const end = tabular(line) || gluedHeader(line, lines[index + 1]) ? regionAt(lines, index, this.body) : index;
      const table = end - index > 1 ? tableOf(lines.slice(index, end)) : null;
      if (table) {
        this.endText();
        this.table({ table, place: this.place }, index === 0);
        index = end;
        before = lines[end - 1];
        continue;
      }
      this.open = null;
      this.line(line, before);
      before = line;
      index += 1;
    }
    if (/[.:!?]$/u.test(this.text)) this.endText();
  }

  end(): readonly CheckBlock[] {
    this.endText();
    return this.blocks;
  }

  private table({ table, place }: Guess, first: boolean): void {
    const rows = table.rows.map((cells) => ({ cells, place }));
    const { open } = this;
    const before = open ? this.blocks[open.block] : undefined;
    if (first && open && before?.type === 'table' && sameColumns(open.table, table)) {
      this.blocks[open.block] = { ...before, rows: [...before.rows, ...rows] };
      return;
    }
    const header = table.header.some((text) => text !== '') ? [{ cells: [...table.header], place }] : [];
    this.blocks.push({ type: 'table', caption: '', guessed: true, rows: [...header, ...rows], place });
    this.open = { table, block: this.blocks.length - 1 };
  }

  private line(line: Line, before: Line | undefined): void {
    const own = textOfLine(line);
    const apart =
      before === undefined ||
      before.y - line.y > line.size * this.pitch * 1.22 ||
      before.y < line.y ||
      Math.abs(before.size - line.size) > 0.5;
    if (line.size > this.body * 1.12 && own.length < 120) {
      this.endText();
      const level = line.size > this.body * 1.5 ? 1 : 2;
      this.blocks.push({ type: 'heading', level, text: own, place: this.place });
    } else if (apart || isBullet(line) || bulleted.test(own)) {
      this.endText();
      this.text = own;
      this.textPlace = this.place;
    } else this.text += goesOn.test(`${this.text}\n${own}`) ? own : ` ${own}`;
  }

  private endText(): void {
    const text = this.text.replace(bulleted, '').trim();
    if (text !== '') this.blocks.push({ type: 'text', item: bulleted.test(this.text), text, place: this.textPlace });
    this.text = '';
  }
}

/** As many columns, ending at the same places: the table goes on, whether its header is repeated or not. */
function sameColumns(one: PageTable, other: PageTable): boolean {
  return (
    one.columns.length === other.columns.length &&
    one.columns.every((span, index) => index === 0 || Math.abs(span.to - (other.columns[index]?.to ?? 0)) < 6)
  );
}

/** Blocks of every page, none where it holds no text; null where the file cannot be read. */
export async function readPdfLines(bytes: Uint8Array): Promise<CheckBlock[] | null> {
  try {
    const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
    try {
      const pages: Line[][] = [];
      for (let number = 1; number <= Math.min(pdf.numPages, maxPages); number += 1) {
        const page = await pdf.getPage(number);
        const content = await page.getTextContent();
        const words = content.items.flatMap((item): Chunk[] => {
          if (!('str' in item) || item.str.trim() === '') return [];
          const [, , c = 0, d = 0, x = 0, y = 0] = item.transform as number[];
          const size = Math.hypot(c, d) || item.height;
          return [{ text: item.str, x, end: x + item.width, y, size }];
        });
        pages.push(linesOf(words));
        page.cleanup();
      }
      const reader = new PageReader(commonSize(pages.flat()), commonPitch(pages));
      withoutRunning(pages).forEach((lines, index) => {
        reader.page(inReadingOrder(lines), index + 1);
      });
      return [...reader.end()];
    } finally {
      await pdf.loadingTask.destroy();
    }
  } catch {
    return null;
  }
}

/** From line to line of running text, in letter sizes. */
function commonPitch(pages: readonly (readonly Line[])[]): number {
  const count = new Map<number, number>();
  for (const lines of pages)
    for (const [index, line] of lines.entries()) {
      const pitch = ((lines[index - 1]?.y ?? 0) - line.y) / line.size;
      const rounded = Math.round(pitch * 20) / 20;
      if (line.chunks.length === 1 && pitch > 0.9 && pitch < 2.2)
        count.set(rounded, (count.get(rounded) ?? 0) + textOfLine(line).length);
    }
  return Math.max(1.1, [...count].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 1.5);
}

/** The size that most letters have. */
function commonSize(lines: readonly Line[]): number {
  const weight = new Map<number, number>();
  for (const { chunks } of lines)
    for (const { size, text } of chunks) {
      const rounded = Math.round(size * 2) / 2;
      weight.set(rounded, (weight.get(rounded) ?? 0) + text.length);
    }
  return [...weight].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 11;
}
