/** The workbook's table of texts (ECMA-376 part 1, 18.4), each as a cell that all its places share. */
import { type Cell, emptyCell } from '../../domain/sheet.ts';
import { limits } from './limits.ts';
import { SheetFault, tooLargeFile } from './sheet-fault.ts';
import { xmlPieces } from './xml-stream.ts';

/** The cells by number. A text's runs are joined; its phonetic guide is left out. */
export async function readSharedTexts(pieces: AsyncIterable<Uint8Array>): Promise<Cell[]> {
  const cells: Cell[] = [];
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
        if (cells.length >= limits.shared) throw new SheetFault(tooLargeFile);
        cells.push(text === '' ? emptyCell : textCell(unescapeText(text)));
      }
    },
  };
  for await (const _ of xmlPieces(pieces, listener));
  return cells;
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
