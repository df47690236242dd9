/** Splits CSV (RFC 4180) into records as the text comes in. A field in quotes may hold delimiters, line breaks and doubled quotes. */
import { cellPlace } from '../../domain/sheet.ts';
import { limits } from './limits.ts';
import { SheetFault } from './sheet-fault.ts';
import { tooLong, tooManyColumns } from './worksheet-rows.ts';

/** Feed pieces with `write`, then call `end`; each gives the records that became whole. Lines are counted as a spreadsheet program counts them: one for each record. */
export class CsvRecords {
  private readonly delimiter: string;
  private record: string[] = [];
  private field = '';
  private state: 'start' | 'plain' | 'quoted' | 'quote' = 'start';
  private line = 1;
  private afterReturn = false;

  constructor(delimiter: string) {
    this.delimiter = delimiter;
  }

  write(text: string): string[][] {
    const records: string[][] = [];
    if (this.state === 'quoted' || this.state === 'quote' || text.includes('"')) this.bySigns(text, records);
    else this.byLines(text, records);
    return records;
  }

  /** Without quotation marks a record is a line, and its fields stand between delimiters: several times as fast. */
  private byLines(text: string, records: string[][]): void {
    const begun = this.afterReturn && text.startsWith('\n') ? text.slice(1) : text;
    const ended = text === '' ? this.afterReturn : text.endsWith('\r');
    this.afterReturn = false;
    const lines = (begun.includes('\r') ? begun.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : begun).split('\n');
    const last = lines.pop() ?? '';
    for (const line of lines) {
      const isNew = this.state === 'start' && this.record.length === 0;
      const fields = isNew && line.length <= limits.text ? line.split(this.delimiter) : [];
      if (fields.length > 0 && fields.length <= limits.columns) {
        records.push(fields);
        this.line += 1;
      } else this.bySigns(`${line}\n`, records);
    }
    if (last !== '') this.bySigns(last, records);
    this.afterReturn = ended;
  }

  private bySigns(text: string, records: string[][]): void {
    let from = 0;
    for (let at = 0; at < text.length; at += 1) {
      const sign = text.charAt(at);
      if (this.afterReturn) {
        this.afterReturn = false;
        if (sign === '\n') {
          from = at + 1;
          continue;
        }
      }
      if (this.state === 'quoted') {
        if (sign !== '"') continue;
        this.take(text.slice(from, at));
        this.state = 'quote';
        from = at + 1;
      } else if (sign === '"' && this.state !== 'plain') {
        from = this.state === 'quote' ? at : at + 1;
        this.state = 'quoted';
      } else if (sign === this.delimiter || sign === '\n' || sign === '\r') {
        this.take(text.slice(from, at));
        this.endField();
        from = at + 1;
        if (sign !== this.delimiter) {
          records.push(this.endRecord());
          this.afterReturn = sign === '\r';
        }
      } else this.state = 'plain';
    }
    this.take(text.slice(from));
  }

  end(): string[][] {
    if (this.state === 'quoted') throw new SheetFault(unclosed(this.line, this.record.length));
    if (this.state === 'start' && this.record.length === 0) return [];
    this.endField();
    return [this.endRecord()];
  }

  private take(text: string): void {
    this.field += text;
    if (this.field.length <= limits.text) return;
    const message = this.state === 'quoted' ? unclosed : tooLong;
    throw new SheetFault(message(this.line, this.record.length));
  }

  private endField(): void {
    if (this.record.length >= limits.columns && this.field !== '') throw new SheetFault(tooManyColumns(this.line));
    if (this.record.length <= limits.columns) this.record.push(this.field);
    this.field = '';
    this.state = 'start';
  }

  private endRecord(): string[] {
    const record = this.record;
    this.record = [];
    this.line += 1;
    return record;
  }
}

const unclosed = (line: number, column: number): string =>
  `${cellPlace(line, column)}: ett citattecken (") öppnas och stängs inte. Stäng det eller ta bort det och försök igen.`;
