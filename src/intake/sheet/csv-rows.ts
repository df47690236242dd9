/** Streams the rows of a CSV file in UTF-8, UTF-16 or Windows-1252, with its delimiter and decimal sign told from its beginning. */
import { isAscii } from 'node:buffer';
import { setImmediate } from 'node:timers/promises';
import type { Cell, SheetRow } from '../../domain/sheet.ts';
import type { DecimalSign } from '../../domain/sheet-number.ts';
import { encodingOf, isBinary } from '../decode.ts';
import { csvCell } from './csv-cell.ts';
import { csvDialect } from './csv-dialect.ts';
import { CsvRecords } from './csv-records.ts';
import { SheetFault } from './sheet-fault.ts';
import { notSheet } from './workbook.ts';

const pieceBytes = 256 * 1024;
/** Fields that are kept with their cells: most columns say the same few things over and over. */
const mostKnown = 4000;
const longestKnown = 60;

/** Records as they stand, a batch at a time; the first line is the file's first record. */
export type CsvBatch = { readonly records: readonly string[][]; readonly decimalSign: DecimalSign };

/** Yields every record, empty ones too. Throws SheetFault for what is no text. */
export async function* csvBatches(bytes: Uint8Array): AsyncGenerator<CsvBatch> {
  const { label } = encodingOf(bytes);
  const decoder = new TextDecoder(label);
  // A piece of plain ASCII is its own text in every encoding of single bytes, where no sign is left half read before it.
  let whole = !label.startsWith('utf-16');
  const decode = (from: number): string => {
    const more = from + pieceBytes < bytes.length;
    const piece = bytes.subarray(from, from + pieceBytes);
    if (whole && isAscii(piece)) return Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString('latin1');
    whole = !label.startsWith('utf-16') && (piece.at(-1) ?? 0) < 0x80;
    return decoder.decode(piece, { stream: more });
  };
  const first = decode(0);
  refuseOther(first);
  const { delimiter, decimalSign, skip } = csvDialect(first, bytes.length <= pieceBytes);
  const reader = new CsvRecords(delimiter);
  yield { records: reader.write(withoutNul(first.slice(skip))), decimalSign };
  for (let from = pieceBytes; from < bytes.length; from += pieceBytes) {
    await setImmediate();
    yield { records: reader.write(withoutNul(decode(from))), decimalSign };
  }
  yield { records: reader.end(), decimalSign };
}

/** Yields the rows that hold something. Throws SheetFault for what is no text. */
export async function* csvRows(bytes: Uint8Array): AsyncGenerator<SheetRow> {
  let line = 0;
  const known = new Map<string, Cell>();
  const cellOf = (field: string, sign: DecimalSign): Cell => {
    const cell = known.get(field) ?? csvCell(field, sign);
    if (known.size < mostKnown && field.length <= longestKnown) known.set(field, cell);
    return cell;
  };
  for await (const { records, decimalSign } of csvBatches(bytes)) {
    for (const record of records) {
      line += 1;
      const cells = record.map((field) => cellOf(field, decimalSign));
      while (cells.at(-1)?.kind === 'empty') cells.pop();
      if (cells.length > 0) yield { line, cells };
    }
  }
}

/** NUL is what no database keeps. */
const withoutNul = (text: string): string => text.replaceAll('\0', '');

/** What is text to a computer but no table: markup, and the formats that are saved under the name of a spreadsheet. */
function refuseOther(text: string): void {
  const start = text.slice(0, 2000).trimStart();
  if (start.startsWith('%PDF-') || isBinary(text)) throw new SheetFault(notSheet);
  const markup = /^(?:<!doctype\s+html|<html\b|<table\b)/iu.test(start)
    ? 'HTML'
    : /^(?:<\?xml\b|<\w+:)/u.test(start)
      ? 'XML'
      : null;
  if (markup === null) return;
  throw new SheetFault(
    `Filen är egentligen ${markup}, vad den än heter. Öppna den i kalkylprogrammet, spara den som .xlsx och försök igen.`,
  );
}
