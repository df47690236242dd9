/**
 * Reads a text file into source blocks: paragraphs parted by empty lines, list items, tables whose cells are parted
 * by tabs. Mends what a text export breaks (tags, rules, a sentence cut in two) and notes it with its line.
 */
import type { IntakeNote, Source } from '../domain/proposal.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { decodeText } from './decode.ts';
import { stripMarkup } from './markup.ts';
import type { SourceBlock, SourceCell, SourceDocument, SourceRow, SourceTable } from './source-block.ts';

const bullet = /^\s*[-–•*·]\s+(?=\S)/u;
const number = /^\s*\d{1,2}[.)]\s+(?=\S)/u;
const rule = /^[-–—_=\s]{5,}$/u;
/** A sentence that goes on: no mark at its end, and the next line begins with a small letter. */
const goesOn = /[\p{L}\p{N},\-–]$/u;
const continues = /^\p{Ll}/u;

const at = (from: number, to = from): Source => ({ unit: 'line', from, to });

/** What one line is, by its form alone. */
type Line =
  | { kind: 'empty' }
  | { kind: 'blank' }
  | { kind: 'rule' }
  | { kind: 'row'; cells: string[] }
  | { kind: 'item'; ordered: boolean; text: string }
  | { kind: 'text'; text: string };

function lineOf(raw: string): Line {
  if (raw === '') return { kind: 'empty' };
  if (rule.test(raw) && /[-–—_=]{3}/u.test(raw)) return { kind: 'rule' };
  if (raw.includes('\t')) return { kind: 'row', cells: raw.split('\t').map((cell) => cell.trim()) };
  const text = raw.trim();
  if (text === '') return { kind: 'blank' };
  if (bullet.test(raw)) return { kind: 'item', ordered: false, text: raw.replace(bullet, '').trim() };
  if (number.test(raw)) return { kind: 'item', ordered: true, text: raw.replace(number, '').trim() };
  return { kind: 'text', text };
}

function readCell(text: string): { cell: SourceCell; marked: boolean } {
  if (text === '') return { cell: { paragraphs: [] }, marked: false };
  const { paragraphs, marked } = stripMarkup(text);
  return { cell: { paragraphs }, marked };
}

/** Collects blocks; the last one may still grow by the next line. */
class TextReader {
  readonly blocks: SourceBlock[] = [];
  readonly notes: IntakeNote[] = [];
  /** Line numbers of a run of lines that hold only blanks. */
  private blanks: number[] = [];
  private rows: { row: SourceRow; marked: boolean }[] = [];
  private previousLine = 0;

  add(line: Line, position: number): void {
    if (line.kind !== 'row' && line.kind !== 'rule') this.endTable();
    if (line.kind !== 'blank') this.endBlanks();
    switch (line.kind) {
      case 'empty':
        return;
      case 'blank':
        this.blanks.push(position);
        return;
      case 'rule':
        this.note('rule-removed', 'En rad med bara streck har tagits bort.', position);
        return;
      case 'row':
        this.addRow(line.cells, position);
        break;
      case 'item':
        this.blocks.push({ type: 'listItem', ordered: line.ordered, text: line.text, source: at(position) });
        break;
      case 'text':
        this.addText(line.text, position);
    }
    this.previousLine = position;
  }

  end(): void {
    this.endTable();
    this.endBlanks();
  }

  private note(kind: IntakeNote['kind'], message: string, from: number, to = from): void {
    this.notes.push({ kind, message, source: at(from, to) });
  }

  private endBlanks(): void {
    const [first] = this.blanks;
    if (first !== undefined && this.blanks.length > 1) {
      this.blocks.push({ type: 'picture', alt: '', source: at(first, this.blanks.at(-1) ?? first) });
    }
    this.blanks = [];
  }

  private addRow(cells: readonly string[], position: number): void {
    const read = cells.map(readCell);
    const marked = read.some((each) => each.marked);
    if (marked) this.note('markup-removed', 'HTML-taggar i texten har tagits bort.', position);
    this.rows.push({ row: { cells: read.map((each) => each.cell), source: at(position) }, marked });
  }

  /** A table whose rows all have text in their first cell only is a column of framed paragraphs. */
  private endTable(): void {
    const rows = this.rows;
    this.rows = [];
    const [first] = rows;
    const last = rows.at(-1);
    if (!first || !last) return;
    const framed = rows.every(({ row }) => row.cells.slice(1).every((cell) => cell.paragraphs.length === 0));
    const lone = framed && rows.every(({ row }) => (row.cells[0]?.paragraphs.length ?? 0) > 0 && row.cells.length <= 2);
    if (!lone) {
      const source = at(first.row.source.from, last.row.source.to);
      const table: SourceTable = { type: 'table', rows: rows.map(({ row }) => row), source };
      this.blocks.push(table);
      return;
    }
    for (const { row, marked } of rows) {
      for (const text of row.cells[0]?.paragraphs ?? []) {
        this.blocks.push({ type: 'paragraph', text, boxed: true, marked, source: row.source });
      }
    }
  }

  private addText(raw: string, position: number): void {
    const { paragraphs, marked } = stripMarkup(raw);
    if (marked) this.note('markup-removed', 'HTML-taggar i texten har tagits bort.', position);
    for (const text of paragraphs) {
      if (!marked && this.grow(text, position)) continue;
      this.blocks.push({ type: 'paragraph', text, boxed: false, marked, source: at(position) });
    }
  }

  /** Joins a line to the block before it where the sentence goes on. */
  private grow(text: string, position: number): boolean {
    const last = this.blocks.at(-1);
    if (!last || (last.type !== 'paragraph' && last.type !== 'listItem')) return false;
    if (!goesOn.test(last.text) || !continues.test(text)) return false;
    const adjacent = position === this.previousLine + 1;
    if (!adjacent && (last.type !== 'paragraph' || last.boxed || last.text.length < 80)) return false;
    if (!adjacent) {
      const message = 'En mening som var delad av en tom rad har fogats ihop.';
      this.note('sentence-joined', message, last.source.to, position);
    }
    const source = at(last.source.from, position);
    this.blocks[this.blocks.length - 1] = { ...last, text: `${last.text} ${text}`, source };
    return true;
  }
}

/** Blocks of a decoded text. Sources are lines, 1-based. */
export function readTextBlocks(text: string): Pick<SourceDocument, 'blocks' | 'notes' | 'length'> {
  const lines = text.split(/\r\n|\r|\n|\u2028/u);
  const reader = new TextReader();
  lines.forEach((line, index) => {
    reader.add(lineOf(line.replaceAll('\f', '')), index + 1);
  });
  reader.end();
  const items = reader.blocks.filter((block) => block.type === 'listItem');
  const [first] = items;
  const markers: IntakeNote[] = first
    ? [
        {
          kind: 'other',
          message: `${items.length} listpunkter har lästs som listor, utan streck och siffror.`,
          source: first.source,
        },
      ]
    : [];
  return { blocks: reader.blocks, notes: [...markers, ...reader.notes], length: lines.length };
}

/** Reads a text file. Refuses an empty file and one that is not text. */
export async function readText(bytes: Uint8Array, fileName: string): Promise<Result<SourceDocument>> {
  const decoded = decodeText(bytes, fileName);
  if (!decoded.ok) return refuse(...decoded.issues);
  const { blocks, notes, length } = readTextBlocks(decoded.value.text);
  const encoding: IntakeNote = {
    kind: 'encoding',
    message: `Filen lästes som text i teckenkodningen ${decoded.value.encoding}.`,
    source: at(1, length),
  };
  return succeed({
    format: 'text',
    encoding: decoded.value.encoding,
    length,
    blocks,
    notes: [encoding, ...notes],
  });
}
