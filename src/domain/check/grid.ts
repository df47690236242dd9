/**
 * A table understood: which rows and columns are headers, what each line measures, in which unit and of which year, and
 * the figure of every cell. Rows and columns are alike, so that a check can be run both ways.
 */
import type { CheckTable, Place } from './document.ts';
import { type LabelUnit, type Measure, measureOf, unitOf, yearOf } from './measure.ts';
import type { Quantity } from './quantity.ts';
import { readCell } from './read-cell.ts';
import { remembered } from './remembered.ts';
import { contentStems } from './words.ts';

/** One row or column: its label and what the label says. */
export type GridLine = {
  readonly label: string;
  readonly stems: readonly string[];
  readonly year: number | null;
  readonly measure: Measure | null;
  readonly unit: LabelUnit | null;
  /** `strong`: "Summa", "Totalt"; `weak`: "Årets resultat", "Nettokostnad": a sum of what stands above, if it is one. */
  readonly sum: 'strong' | 'weak' | null;
  /** A "varav" row: a part of a row above, no addend. */
  readonly part: boolean;
};

export type GridCell = {
  readonly quantity: Quantity;
  /** Unit and scale by the cell, its row, its column or the table, in that order. */
  readonly unit: string;
  readonly scale: number;
  readonly text: string;
  readonly place: Place;
};

export type Grid = {
  readonly caption: string;
  readonly place: Place;
  /** The reader guessed the table from a page: a row may be missing, so that one sum alone proves nothing. */
  readonly guessed: boolean;
  readonly rows: readonly GridLine[];
  readonly columns: readonly GridLine[];
  /** By row and column; null where no figure stands. */
  readonly cells: readonly (readonly (GridCell | null)[])[];
  /** Stems of the caption, the corner cell and the nearest headings: what the whole table is about. */
  readonly topic: readonly string[];
};

const strongSum =
  /^(?:delsumma|summa|totalt|total|totala|totalsumma|sammanlagt|samtliga|summering)\b|\b(?:summa|totalt)$/iu;
const weakSum =
  /resultat\b|\bnetto|nettokostnad|nettoinvestering|omslutning|kassaflöde|\beget kapital\b|rörelsekapital|soliditet|^verksamhetens\b|^utgående\b|^återst|^kvarst|\bkvar\b|\bsaldo\b|^(?:bokfört|redovisat) värde|^(?:likvida medel|saldo).*slut/iu;
/** A row that stands for everybody, in a table of schools, units or municipalities: a sum, if the rows above say so. */
const everybody =
  /^(?:hela )?(?:kommunen|nämnden|förvaltningen|regionen|staden|koncernen|bolaget|länet)(?: som helhet)?$/iu;
const partLabel = /^\s*(?:[-–•]\s*)?(?:varav|därav|därför|dvs|av vilka|av vilket)\b/iu;

/** What a label says. The same few labels stand over every table of a document. */
export const lineOf = remembered((label): GridLine => {
  const plain = label.replaceAll(/\s+/gu, ' ').trim();
  const words = plain.replace(/^[-–•]\s*/u, '');
  return {
    label: plain,
    stems: contentStems(plain),
    year: yearOf(plain),
    measure: measureOf(words),
    unit: unitOf(plain),
    sum: strongSum.test(words) ? 'strong' : weakSum.test(words) || everybody.test(words) ? 'weak' : null,
    part: partLabel.test(plain),
  };
});

const yearCell = /^(?:(?:utfall|budget|prognos|bokslut|mål|år)\s*)?(?:19|20)\d\d(?:[-–/]\d\d(?:\d\d)?)?$/iu;
/** How a header may look: words, a year, a month of a year; no amount. */
const isHeaderCell = (text: string): boolean =>
  text.trim() === '' || yearCell.test(text.trim()) || readCell(text) === null;

function headerCount(rows: readonly (readonly string[])[]): number {
  let count = 0;
  for (const cells of rows.slice(0, 3)) {
    const rest = cells.slice(1);
    const filled = rest.filter((cell) => cell.trim() !== '');
    // "(tkr)" alone under the headers is their unit, not a row.
    if (
      filled.length === 0 &&
      count > 0 &&
      /^\(?[^\s]{2,6}\)?$/u.test(cells[0]?.trim() ?? '') &&
      unitOf(cells[0] ?? '')
    ) {
      count += 1;
      continue;
    }
    if (filled.length === 0 && count > 0) break;
    if (filled.length === 0 || !rest.every(isHeaderCell)) break;
    count += 1;
    if (filled.some((cell) => yearCell.test(cell.trim())) && filled.length === rest.length) break;
  }
  return count;
}

/** The texts of several header rows over each column; a cell that spans stands first and leaves the next ones empty. */
function headerLabels(rows: readonly (readonly string[])[], width: number): string[] {
  return Array.from({ length: width }, (_, column) =>
    rows
      .map((cells, index) => {
        const own = cells[column]?.trim() ?? '';
        if (own !== '' || index === rows.length - 1 || column === 0) return own;
        for (let before = column - 1; before > 0; before -= 1) {
          const spanned = cells[before]?.trim() ?? '';
          if (spanned !== '') return spanned;
        }
        return '';
      })
      .filter((text) => text !== '')
      .join(' '),
  );
}

/** The column that names the rows: the first, or the second where the first holds only codes. */
function labelColumn(rows: readonly (readonly string[])[], width: number): number {
  const texts = (column: number) => rows.filter((cells) => /\p{L}{2}/u.test(cells[column] ?? '')).length;
  return width > 2 && texts(0) === 0 && texts(1) > rows.length / 2 ? 1 : 0;
}

/** `context`: the headings and the line over the table, for its topic and unit. Null where the table holds no figures. */
export function gridOf(
  table: CheckTable,
  context: { readonly headings: readonly string[]; readonly before: string },
): Grid | null {
  const texts = table.rows.map((row) => row.cells);
  const width = texts.reduce((most, cells) => Math.max(most, cells.length), 0);
  if (width < 2 || width > 60) return null;
  const headers = headerCount(texts);
  const body = table.rows.slice(headers);
  const label = labelColumn(
    body.map((row) => row.cells),
    width,
  );
  const names = headerLabels(texts.slice(0, headers), width);
  const kept = names.map((_, column) => column).filter((column) => column > label);
  const columns = kept.map((column) => lineOf(names[column] ?? ''));
  const rows = body.map((row) => lineOf(row.cells[label] ?? ''));
  const corner = names[label] ?? '';
  const near = context.headings.at(-1) ?? '';
  if (/^innehåll/iu.test(near) || /^innehåll/iu.test(context.before)) return null;
  const whole =
    [corner, table.caption, /^(?:belopp|tabell)|^[^.!?]{1,80}$/iu.test(context.before) ? context.before : '', near]
      .map(unitOf)
      .find((unit) => unit !== null && unit.unit !== 'index') ?? null;
  const asides = new Set(kept.filter((column) => isAside(body.map((row) => row.cells[column] ?? ''))));
  const cells = body.map((row, index) =>
    kept.map((column, at): GridCell | null => {
      const text = row.cells[column] ?? '';
      const quantity = readCell(asides.has(column) ? text.replace(/^\s*\(/u, '') : text);
      if (quantity === null) return null;
      const by = pickUnit(quantity, rows[index]?.unit ?? null, columns[at]?.unit ?? null, whole);
      return { quantity, ...by, text, place: row.place };
    }),
  );
  if (!cells.some((row) => row.some((cell) => cell !== null))) return null;
  const over = /^(?:tabell|diagram|figur)(?!\p{L})/iu.test(context.before) ? context.before : '';
  const topic = contentStems(`${table.caption} ${corner} ${near} ${over}`);
  const caption = table.caption || over || near || corner;
  return { caption, place: table.place, guessed: table.guessed ?? false, rows, columns, cells, topic };
}

/** A column whose every figure stands in brackets ("(98)"): last year's, set apart, and not below zero. */
function isAside(texts: readonly string[]): boolean {
  const figures = texts.filter((text) => readCell(text) !== null);
  return figures.length > 0 && figures.every((text) => /^\s*\(\s*\d/u.test(text));
}

function pickUnit(
  quantity: Quantity,
  row: LabelUnit | null,
  column: LabelUnit | null,
  whole: LabelUnit | null,
): LabelUnit {
  if (quantity.unit !== '') return { unit: quantity.unit, scale: quantity.scale };
  return row ?? column ?? whole ?? { unit: '', scale: 1 };
}

/** The same grid with rows and columns changed. */
export function transposed(grid: Grid): Grid {
  const cells = grid.columns.map((_, column) => grid.rows.map((_, row) => grid.cells[row]?.[column] ?? null));
  return { ...grid, rows: grid.columns, columns: grid.rows, cells };
}
