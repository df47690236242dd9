/** Makes source blocks of a tagged PDF's structure elements. Sources are pages. */
import type { Source } from '../domain/proposal.ts';
import { joinLines, type Writing } from './pdf-lines.ts';
import type { PdfContent, PdfElement } from './pdf-structure.ts';
import type { PageText } from './pdf-text.ts';
import type { SourceBlock, SourceCell, SourceRow } from './source-block.ts';
import { addContents, columnsOf, pictureMark, tableBlocks, textBlock, tidy, widest } from './source-line.ts';

export type PdfPages = { readonly texts: ReadonlyMap<number, PageText>; readonly writing: Writing };

type Kid = PdfElement | PdfContent;

const inlineRoles = /^(?:Span|Link|Em|Strong|Quote|Code|Reference|BibEntry|Annot|Lbl|Sub|Ruby|RB|Warichu|WT|Form)$/u;
const paragraphRoles = /^(?:P|Caption|Note|FENote|Formula|Index|BlockQuote)$/u;
/** A label at the beginning of a list item's text. */
const label = /^(?:\d{1,3}[.)]|[a-zåäö][.)]|[•●○■▪◦‣·–-])\s+/u;
/** An alternative text no longer than this may stand for its picture inside a sentence or a cell: "Gul". */
const longestWord = 60;

/** Blocks of the elements in reading order. */
export function structureBlocks(pages: PdfPages, roots: readonly PdfElement[]): SourceBlock[] {
  const maker = new BlockMaker(pages);
  maker.flow(roots, false);
  return maker.blocks;
}

class BlockMaker {
  readonly blocks: SourceBlock[] = [];
  private readonly pages: PdfPages;
  private page = 1;
  /** Page of the content that was read last, inside one paragraph. */
  private turned: number | null = null;

  constructor(pages: PdfPages) {
    this.pages = pages;
  }

  /** Elements and content that stand one under the other; neighbours without a block of their own are one paragraph. */
  flow(kids: readonly Kid[], boxed: boolean): void {
    let loose: Kid[] = [];
    const flush = () => {
      if (loose.length > 0) this.paragraph(loose, boxed);
      loose = [];
    };
    for (const kid of kids) {
      if ('role' in kid && !isInline(kid)) {
        flush();
        this.element(kid, boxed);
      } else {
        if ('role' in kid && this.rawOf([kid]).startsWith('\n')) flush();
        loose.push(kid);
      }
    }
    flush();
  }

  private element(element: PdfElement, boxed: boolean): void {
    const { role, children } = element;
    const level = /^H([1-6])$/u.exec(role)?.[1] ?? (role === 'Title' ? '1' : role === 'H' ? '2' : undefined);
    if (level !== undefined) this.heading(element, Number(level));
    else if (paragraphRoles.test(role)) this.mixed(children, boxed);
    else if (role === 'L') this.list(element);
    else if (role === 'Table') this.table(element);
    else if (role === 'TOC') this.contents(element);
    else if (role === 'Figure') this.figure(element);
    else this.flow(children, boxed);
  }

  /** A paragraph, with the blocks that it may hold after its text. */
  private mixed(kids: readonly Kid[], boxed: boolean): void {
    const inside = kids.filter((kid): kid is PdfElement => !isInline(kid) && !isFigure(kid));
    const text = kids.filter((kid) => isInline(kid) || isFigure(kid));
    const [only, ...more] = text.filter((kid) => isFigure(kid) || this.rawOf([kid]).trim() !== '');
    if (only && isFigure(only) && more.length === 0) this.figure(only);
    else this.paragraph(text, boxed);
    for (const each of inside) this.element(each, boxed);
  }

  private paragraph(kids: readonly Kid[], boxed: boolean): void {
    const { text, source } = this.textOf(kids, true);
    if (text === '') return;
    for (const column of columnsOf(text)) this.blocks.push(textBlock(column, source, boxed));
  }

  private heading(element: PdfElement, level: number): void {
    const { text, source } = this.textOf(element.children, true);
    const plain = text.replaceAll(/[\t\uFFFC]+/gu, ' ').trim();
    if (plain !== '') this.blocks.push({ type: 'heading', level, text: plain, source });
  }

  private figure(element: PdfElement): void {
    const { text, source } = this.textOf(element.children);
    if (element.alt !== '' || text === '') this.blocks.push({ type: 'picture', alt: element.alt, source });
    else this.flow(element.children, true);
  }

  private list(list: PdfElement): void {
    for (const item of list.children) {
      if (!('role' in item)) continue;
      if (item.role === 'L') this.list(item);
      else if (item.role === 'LI') this.item(item);
      else this.element(item, false);
    }
  }

  private item(item: PdfElement): void {
    const parts = item.children.flatMap((kid) => ('role' in kid && kid.role === 'LBody' ? kid.children : [kid]));
    const nested = parts.filter((kid): kid is PdfElement => 'role' in kid && kid.role === 'L');
    const marks = parts.filter((kid) => 'role' in kid && kid.role === 'Lbl');
    const body = parts.filter((kid) => !nested.includes(kid as PdfElement) && !marks.includes(kid));
    const mark = this.textOf(marks).text;
    const { text, source } = this.textOf(body, true);
    const typed = mark === '' ? (label.exec(text)?.[0] ?? '') : '';
    const plain = text.slice(typed.length).trim();
    const ordered = /[\p{L}\d]/u.test(mark + typed);
    if (plain !== '') this.blocks.push({ type: 'listItem', ordered, text: plain.replaceAll('\t', ' '), source });
    for (const each of nested) this.list(each);
  }

  private contents(element: PdfElement): void {
    const lines = entriesOf(element).map((entry) => this.textOf(entry.children));
    addContents(
      this.blocks,
      lines.filter((line) => line.text !== ''),
    );
  }

  private table(table: PdfElement): void {
    for (const kid of table.children) if ('role' in kid && kid.role === 'Caption') this.element(kid, false);
    /** Rows that a cell above still covers, by column. */
    const covered: number[] = [];
    const rows = rowsOf(table).map((row) => this.row(row, covered));
    const [header] = rows;
    const kept = rows.filter((row, index) => index === 0 || !repeats(row, header));
    const source = widest(
      kept.map((row) => row.source),
      this.at(),
    );
    this.blocks.push(...tableBlocks(kept, source));
  }

  private row(row: PdfElement, covered: number[]): SourceRow {
    const cells: SourceCell[] = [];
    const sources: Source[] = [];
    const skip = () => {
      while ((covered[cells.length] ?? 0) > 0) {
        covered[cells.length] = (covered[cells.length] ?? 0) - 1;
        cells.push({ paragraphs: [] });
      }
    };
    for (const cell of row.children) {
      if (!('role' in cell)) continue;
      skip();
      const { paragraphs, source } = this.cell(cell);
      if (paragraphs.length > 0) sources.push(source);
      for (let column = 0; column < cell.columnSpan; column += 1) {
        covered[cells.length] = cell.rowSpan - 1;
        cells.push({ paragraphs: column === 0 ? paragraphs : [] });
      }
    }
    skip();
    return { cells, source: widest(sources, this.at()) };
  }

  /** A cell's paragraphs: what a flow of the same elements would give, each on one line. */
  private cell(cell: PdfElement): { paragraphs: string[]; source: Source } {
    const inner = new BlockMaker(this.pages);
    inner.page = this.page;
    inner.flow(cell.children, true);
    this.page = inner.page;
    const paragraphs = inner.blocks.flatMap((block): string[] => {
      if (block.type === 'table')
        return block.rows.map((row) => row.cells.flatMap((each) => each.paragraphs).join('\t'));
      if (block.type === 'picture') return [block.alt.length > longestWord ? '' : block.alt || pictureMark];
      return [block.type === 'listItem' ? `– ${block.text}` : block.text];
    });
    const sources = inner.blocks.map((block) => block.source);
    return { paragraphs: paragraphs.filter((text) => text !== ''), source: widest(sources, this.at()) };
  }

  private at(): Source {
    return { unit: 'page', from: this.page, to: this.page };
  }

  /** The text of inline kids, with its pages. `moves`: what follows stands on its last page or later. */
  private textOf(kids: readonly Kid[], moves = false): { text: string; source: Source } {
    const numbers = kids.flatMap(pagesOf);
    const source: Source =
      numbers.length === 0 ? this.at() : { unit: 'page', from: Math.min(...numbers), to: Math.max(...numbers) };
    if (moves) this.page = source.to;
    return { text: tidy(joinLines(this.rawOf(kids), this.pages.writing)), source };
  }

  private rawOf(kids: readonly Kid[]): string {
    this.turned = null;
    return kids.map((kid) => this.raw(kid)).join('');
  }

  /** The text as it stands on the pages, with its marks of lines and hyphens. */
  private raw(kid: Kid): string {
    if (!('role' in kid)) {
      const end = this.turned !== null && this.turned !== kid.page ? '\n' : '';
      this.turned = kid.page;
      return end + (this.pages.texts.get(kid.page)?.get(kid.id) ?? '');
    }
    if (kid.role === 'Figure') return kid.alt !== '' && kid.alt.length <= longestWord ? kid.alt : pictureMark;
    const text = kid.children.map((each) => this.raw(each)).join(isInline(kid) || kid.role === 'P' ? '' : ' ');
    return kid.actual === null ? text : (/^\s*/u.exec(text)?.[0] ?? '') + kid.actual;
  }
}

const isFigure = (kid: Kid): kid is PdfElement => 'role' in kid && kid.role === 'Figure';

/** Content, or an element that stands inside a line. */
function isInline(kid: Kid): boolean {
  return !('role' in kid) || inlineRoles.test(kid.role);
}

function pagesOf(kid: Kid): number[] {
  return 'role' in kid ? kid.children.flatMap(pagesOf) : [kid.page];
}

function rowsOf(element: PdfElement): PdfElement[] {
  return element.children.flatMap((kid): PdfElement[] => {
    if (!('role' in kid)) return [];
    if (kid.role === 'TR') return [kid];
    return /^T(?:Head|Body|Foot)$/iu.test(kid.role) ? rowsOf(kid) : [];
  });
}

/** Entries of a contents list, those of the lists inside it among them. */
function entriesOf(element: PdfElement): PdfElement[] {
  return element.children.flatMap((kid): PdfElement[] => {
    if (!('role' in kid)) return [];
    return kid.role === 'TOCI' ? [kid] : entriesOf(kid);
  });
}

/** A header row that was printed again at the top of the next page. */
function repeats(row: SourceRow, header: SourceRow | undefined): boolean {
  const words = (each: SourceRow | undefined) => each?.cells.map((cell) => cell.paragraphs.join(' ')).join('\t');
  return header !== undefined && row.source.from > header.source.to && words(row) === words(header);
}
