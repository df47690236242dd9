/** Walks the body of a DOCX document (ECMA-376 part 1, 17.2) and makes source blocks of it. Sources count its paragraphs. */
import type { Source } from '../domain/proposal.ts';
import type { FormOf } from './docx-styles.ts';
import { namedPicture, ParagraphReader, type ReadParagraph } from './docx-text.ts';
import { child, elementsOf, value, type XmlElement } from './docx-xml.ts';
import type { SourceBlock, SourceCell, SourceRow } from './source-block.ts';
import { addContents, columnsOf, tableBlocks, textBlock, tidy, widest } from './source-line.ts';

export type DocxBody = {
  readonly blocks: readonly SourceBlock[];
  /** Paragraphs that hold text. */
  readonly length: number;
  readonly tracked: boolean;
  /** Places of documents that are embedded whole, which are not read. */
  readonly embedded: readonly Source[];
};

/** Footnotes and endnotes by "footnote <id>" and "endnote <id>". */
export type Notes = ReadonlyMap<string, XmlElement>;

/** An alternative text no longer than this may stand for its picture inside a sentence or a cell: "Gul". */
const longestWord = 60;

/** Makes blocks of a body whose elements are given one by one, in reading order. */
export class BodyReader {
  private readonly blocks: SourceBlock[] = [];
  private readonly text = new ParagraphReader();
  private readonly embedded: Source[] = [];
  private position = 0;
  private readonly form: FormOf;
  private readonly notes: Notes;
  /** Lines of the contents list that stands open. */
  private contents: { text: string; source: Source }[] = [];

  constructor(form: FormOf, notes: Notes) {
    this.form = form;
    this.notes = notes;
  }

  take(element: XmlElement): void {
    this.element(element, false);
  }

  end(): DocxBody {
    this.endContents();
    const { blocks, position, text, embedded } = this;
    return { blocks, length: position, tracked: text.tracked, embedded };
  }

  private children(parent: XmlElement, boxed: boolean): void {
    for (const each of parent.children) if (typeof each !== 'string') this.element(each, boxed);
  }

  private element(element: XmlElement, boxed: boolean): void {
    switch (element.name) {
      case 'w:p':
        this.paragraph(element, boxed);
        return;
      case 'w:tbl':
        this.endContents();
        this.table(element);
        return;
      case 'mc:AlternateContent':
        this.children(child(element, 'mc:Choice') ?? child(element, 'mc:Fallback') ?? element, boxed);
        return;
      case 'w:altChunk':
        this.embedded.push(this.at());
        return;
      case 'w:sdt':
      case 'w:sdtContent':
      case 'w:ins':
      case 'w:moveTo':
      case 'w:customXml':
      case 'w:smartTag':
        this.children(element, boxed);
    }
  }

  private at(): Source {
    const position = Math.max(1, this.position);
    return { unit: 'paragraph', from: position, to: position };
  }

  private endContents(): void {
    addContents(this.blocks, this.contents);
    this.contents = [];
  }

  private paragraph(paragraph: XmlElement, boxed: boolean): void {
    const properties = child(paragraph, 'w:pPr');
    const read = this.text.read(paragraph);
    const form = this.form(properties);
    const lines = linesOf(read);
    if (lines.length > 0) this.position += 1;
    const source = this.at();
    if (read.contents || (form.kind === 'contents' && lines.length > 0)) {
      for (const text of lines) this.contents.push({ text, source });
      return;
    }
    if (lines.length > 0) this.endContents();
    if (lines.length > 0 && form.kind === 'heading') {
      const text = lines.join(' ').replaceAll('\t', ' ');
      this.blocks.push({ type: 'heading', level: form.level, text, source });
    } else if (lines.length > 0 && form.kind === 'item') {
      this.blocks.push({ type: 'listItem', ordered: form.ordered, text: lines.join(' '), source });
    } else {
      for (const text of lines) this.plain(text, read, boxed, source);
    }
    for (const frame of read.frames) this.element(frame, true);
    for (const note of read.notes) {
      const found = this.notes.get(note);
      if (found) this.children(found, false);
    }
  }

  /** Running text; a line of pictures alone is those pictures. */
  private plain(text: string, read: ReadParagraph, boxed: boolean, source: Source): void {
    const pictures = read.pictures.filter((_, index) => text.includes(namedPicture(index)));
    if (pictures.length > 0 && !/[^\uE000-\uF8FF\uFFFC\s]/u.test(text)) {
      for (const alt of pictures) this.blocks.push({ type: 'picture', alt, source });
      return;
    }
    for (const column of columnsOf(named(text, read))) this.blocks.push(textBlock(column, source, boxed));
  }

  private table(table: XmlElement): void {
    const rows = rowsOf(table).map((row) => this.row(row));
    const sources = rows.map((row) => row.source);
    for (const block of tableBlocks(rows, widest(sources, this.at()))) this.blocks.push(block);
  }

  private row(row: XmlElement): SourceRow {
    const before = this.position;
    const properties = child(row, 'w:trPr');
    const skipped = Number(value(properties, 'w:gridBefore') ?? 0);
    const cells = cellsOf(row).flatMap((cell): SourceCell[] => {
      const own = child(cell, 'w:tcPr');
      const span = Number(value(own, 'w:gridSpan') ?? 1);
      const merged = child(own, 'w:vMerge');
      const continued = merged !== undefined && merged.attributes.val !== 'restart';
      const paragraphs = continued ? [] : this.cell(cell);
      return [{ paragraphs }, ...empty(span - 1)];
    });
    const from = Math.min(this.position, before + 1);
    const source: Source = { unit: 'paragraph', from: Math.max(1, from), to: Math.max(1, this.position) };
    return { cells: [...empty(skipped), ...cells], source };
  }

  /** A cell's paragraphs. A list item begins with a dash, and a row of a table inside it is one paragraph. */
  private cell(parent: XmlElement): string[] {
    return elementsOf(parent).flatMap((element): string[] => {
      if (element.name === 'w:tbl') {
        return rowsOf(element).map((row) =>
          cellsOf(row)
            .map((cell) => this.cell(cell).join(' '))
            .join('\t')
            .trim(),
        );
      }
      if (element.name !== 'w:p') return element.name === 'w:tcPr' ? [] : this.cell(element);
      const read = this.text.read(element);
      const form = this.form(child(element, 'w:pPr'));
      const lines = linesOf(read).map((text) => tidy(named(text, read)));
      if (lines.length > 0) this.position += 1;
      const framed = read.frames.flatMap((frame) => this.cell({ name: '', attributes: {}, children: [frame] }));
      const texts = lines.filter((text) => text !== '');
      return [...(form.kind === 'item' ? texts.map((text) => `– ${text}`) : texts), ...framed];
    });
  }
}

/** Most columns that a span may cover. */
const maxSpan = 64;

function empty(count: number): SourceCell[] {
  const length = Number.isFinite(count) ? Math.min(maxSpan, Math.max(0, count)) : 0;
  return Array.from({ length }, () => ({ paragraphs: [] }));
}

function linesOf(read: ReadParagraph): string[] {
  return read.lines.map(tidy).filter((line) => line !== '');
}

/** The text with short alternative texts in the places of their pictures. */
function named(text: string, read: ReadParagraph): string {
  return read.pictures.reduce(
    (result, alt, index) => result.replaceAll(namedPicture(index), alt.length <= longestWord ? alt : ''),
    text,
  );
}

/** Rows or cells of a table, through the wrappers that may stand around them; rows struck out are left out. */
function partsOf(parent: XmlElement, name: string): XmlElement[] {
  return elementsOf(parent).flatMap((element): XmlElement[] => {
    if (element.name === name) return child(child(element, 'w:trPr'), 'w:del') ? [] : [element];
    return /^(?:w:(?:sdt|sdtContent|ins|customXml)|mc:.*)$/u.test(element.name) ? partsOf(element, name) : [];
  });
}

const rowsOf = (table: XmlElement) => partsOf(table, 'w:tr');
const cellsOf = (row: XmlElement) => partsOf(row, 'w:tc');
