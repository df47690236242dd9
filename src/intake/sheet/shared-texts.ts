/**
 * The workbook's table of texts (ECMA-376 part 1, 18.4). Most stand in one place of the sheet, so they are kept joined in
 * blocks, which takes a fraction of the memory; those asked for lately are cells that their places share.
 */
import { type Cell, emptyCell } from '../../domain/sheet.ts';
import { limits } from './limits.ts';
import { SheetFault, tooLargeFile } from './sheet-fault.ts';
import { xmlPieces } from './xml-stream.ts';

/** Texts of a block, and most blocks that are open, as cells, in each of two generations. */
const blockLength = 64;
const mostOpen = 100;
/** Stands between the texts of a block; no text has it. */
const between = '\0';

export class SharedTexts {
  private readonly blocks: string[] = [];
  private last: string[] = [];
  private open = new Map<number, readonly Cell[]>();
  private before = new Map<number, readonly Cell[]>();

  get size(): number {
    return this.blocks.length * blockLength + this.last.length;
  }

  add(text: string): void {
    this.last.push(text);
    if (this.last.length < blockLength) return;
    this.blocks.push(this.last.join(between));
    this.last = [];
  }

  /** The cell of a text by its number; null where there is none. */
  cell(number: number): Cell | null {
    const at = Math.floor(number / blockLength);
    const block = this.open.get(at) ?? this.opened(at);
    return block[number % blockLength] ?? null;
  }

  private opened(at: number): readonly Cell[] {
    const block = this.before.get(at) ?? this.cellsOf(at);
    if (this.open.size >= mostOpen) {
      this.before = this.open;
      this.open = new Map();
    }
    this.open.set(at, block);
    return block;
  }

  private cellsOf(at: number): readonly Cell[] {
    const texts = this.blocks[at]?.split(between) ?? (at === this.blocks.length ? this.last : []);
    return texts.map((text) => (text === '' ? emptyCell : textCell(text)));
  }
}

/** The texts by number. A text's runs are joined; its phonetic guide is left out. */
export async function readSharedTexts(pieces: AsyncIterable<Uint8Array>): Promise<SharedTexts> {
  const texts = new SharedTexts();
  let text = '';
  let inText = false;
  let phonetic = false;
  const listener = {
    open(name: string) {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic = true;
      inText = name === 't' && !phonetic;
    },
    text(piece: string) {
      if (!inText) return;
      text += piece;
      if (text.length > limits.text) throw new SheetFault(tooLargeFile);
    },
    close(name: string) {
      inText = false;
      if (name === 'rPh') phonetic = false;
      else if (name === 'si') {
        if (texts.size >= limits.shared) throw new SheetFault(tooLargeFile);
        texts.add(unescapeText(text));
      }
    },
  };
  for await (const _ of xmlPieces(pieces, listener));
  return texts;
}

/** A text as a cell; blanks alone are a cell that holds nothing. */
export function textCell(text: string): Cell {
  return { kind: text.trim() === '' ? 'empty' : 'text', text, value: text };
}

/** Undoes the escapes of ST_Xstring (ECMA-376 part 1, 22.9.2.19): "_x000D_" is a carriage return. NUL, which no database keeps, goes out. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/gu, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)).replace('\0', ''),
  );
}
