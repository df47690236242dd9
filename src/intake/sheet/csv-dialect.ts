/** How a CSV file is written, told from its beginning: the delimiter and the decimal sign. */
import type { DecimalSign } from '../../domain/sheet-number.ts';
import { CsvRecords } from './csv-records.ts';
import { SheetFault } from './sheet-fault.ts';

/** `skip`: characters of a first line "sep=;", which says the delimiter and is no data. */
export type CsvDialect = { readonly delimiter: string; readonly decimalSign: DecimalSign; readonly skip: number };

const delimiters = [';', '\t', ','] as const;
const sampledRecords = 50;
/** Characters of a sample in which so many records are looked for first. */
const nearBeginning = 16_384;

/** Reads the sample, the file's first characters. `whole` where it is all of the file. */
export function csvDialect(sample: string, whole: boolean): CsvDialect {
  const stated = /^sep=([;,\t|])(?:\r\n|\n|\r)/iu.exec(sample);
  const skip = stated?.[0].length ?? 0;
  const text = sample.slice(skip);
  const delimiter = stated?.[1] ?? likeliest(text, whole);
  return { delimiter, decimalSign: decimalSignOf(records(text, delimiter, whole).flat()), skip };
}

/** The first whole records; fewer where a quote is left open. Nearly always they stand near the beginning, which is tried first. */
function records(text: string, delimiter: string, whole: boolean): string[][] {
  const near = text.length > nearBeginning ? wholeRecords(text.slice(0, nearBeginning), delimiter, false) : [];
  return near.length < sampledRecords ? wholeRecords(text, delimiter, whole) : near;
}

function wholeRecords(text: string, delimiter: string, whole: boolean): string[][] {
  const reader = new CsvRecords(delimiter);
  try {
    const found = reader.write(text);
    return (whole ? [...found, ...reader.end()] : found).slice(0, sampledRecords);
  } catch (cause) {
    if (cause instanceof SheetFault) return [];
    throw cause;
  }
}

/** The delimiter by which the most records have the same number of fields, more than one; a semicolon where none has. */
function likeliest(text: string, whole: boolean): string {
  const scores = delimiters.map((delimiter) => {
    const widths = records(text, delimiter, whole)
      .filter((record) => record.some((field) => field.trim() !== ''))
      .map((record) => record.length);
    const counts = new Map<number, number>();
    for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
    return { delimiter, score: Math.max(0, ...counts.values()) };
  });
  return scores.toSorted((a, b) => b.score - a.score)[0]?.delimiter ?? ';';
}

/** The point where numbers have it before one, two or more than three digits and none has a comma there; otherwise the comma. */
function decimalSignOf(fields: readonly string[]): DecimalSign {
  const has = (form: RegExp) => fields.some((field) => form.test(field.trim()));
  const comma = has(/^[-+\u2212]?[\d \u00A0\u202F.]*\d,(?:\d{1,2}|\d{4,})$/u);
  return !comma && has(/^[-+\u2212]?[\d \u00A0\u202F,]*\d\.(?:\d{1,2}|\d{4,})$/u) ? '.' : ',';
}
