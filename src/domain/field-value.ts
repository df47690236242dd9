/** One cell read as what a field wants: a text, a decimal string, an ISO date or a choice; or what is wrong with it, in Swedish. */
import type { ImportField } from './column-mapping.ts';
import { plainName } from './header-match.ts';
import { type Cell, uncalculated } from './sheet.ts';
import { readDate } from './sheet-date.ts';
import { readDecimal, shiftPoint } from './sheet-number.ts';

/** `missing`: a required field without a value. */
export type FieldReading =
  | { readonly ok: true; readonly value: string | null }
  | { readonly ok: false; readonly missing: boolean; readonly message: string };

export function readField(cell: Cell, field: ImportField): FieldReading {
  if (cell.kind === 'error') return fault(errorMessage(cell, field));
  const text = cell.text.trim();
  if (text === '') {
    if (!field.required) return { ok: true, value: null };
    return { ok: false, missing: true, message: `${field.label} saknas. Fyll i cellen.` };
  }
  switch (field.kind) {
    case 'number':
      return readNumber(cell, field);
    case 'date':
      return readDateField(cell, field);
    case 'choice':
      return readChoice(cell, field);
    case 'text':
      return readText(cell, field);
  }
}

const fault = (message: string): FieldReading => ({ ok: false, missing: false, message });

/** The text of the cell in a message, no longer than a line. */
function shown(cell: Cell): string {
  const line = cell.text.trim().replaceAll(/\s+/gu, ' ');
  return `”${line.length > 40 ? `${Array.from(line).slice(0, 39).join('')}…` : line}”`;
}

function errorMessage(cell: Cell, field: ImportField): string {
  return cell.value === uncalculated
    ? `Formeln i ${field.label} är sparad utan resultat. Öppna filen i kalkylprogrammet, spara den och läs in den igen.`
    : `${field.label} har felet ${cell.value}. Rätta formeln i filen.`;
}

function readNumber(cell: Cell, field: ImportField): FieldReading {
  const value = cell.kind === 'number' ? cell.value : cell.kind === 'text' ? readDecimal(cell.text) : null;
  if (value === null) {
    return fault(`${shown(cell)} i ${field.label} går inte att läsa som ett tal. Skriv det som 1234,50.`);
  }
  const inPercent = field.percent === true && cell.text.trim().endsWith('%');
  if (!inPercent) return { ok: true, value };
  const moved = shiftPoint(value.replace('-', ''), 2);
  return { ok: true, value: value.startsWith('-') ? `-${moved}` : moved };
}

function readDateField(cell: Cell, field: ImportField): FieldReading {
  const value = cell.kind === 'date' ? cell.value : readDate(cell.kind === 'number' ? cell.value : cell.text);
  if (value === null) {
    return fault(`${shown(cell)} i ${field.label} går inte att läsa som ett datum. Skriv det som 2025-12-31.`);
  }
  return { ok: true, value };
}

/** Cells of a choice say the same few things over and over: each is read once. */
const choicesRead = new WeakMap<ImportField, Map<string, FieldReading>>();
const mostRemembered = 1000;

function readChoice(cell: Cell, field: ImportField): FieldReading {
  const known = choicesRead.get(field) ?? new Map<string, FieldReading>();
  choicesRead.set(field, known);
  const code = `${cell.kind} ${cell.text}`;
  const reading = known.get(code) ?? newChoice(cell, field);
  if (known.size < mostRemembered) known.set(code, reading);
  return reading;
}

function newChoice(cell: Cell, field: ImportField): FieldReading {
  const choices = field.choices ?? [];
  const given = plainName(plainText(cell));
  const chosen = choices.find(({ value, labels }) => [value, ...labels].some((label) => plainName(label) === given));
  if (chosen) return { ok: true, value: chosen.value };
  const labels = choices.map((choice) => choice.labels[0] ?? choice.value);
  return fault(`${shown(cell)} i ${field.label} är inget av valen: ${labels.join(', ')}.`);
}

function readText(cell: Cell, field: ImportField): FieldReading {
  const value = field.asShown ? cell.text.trim() : plainText(cell);
  const most = field.maxLength ?? 10_000;
  if (value.length <= most) return { ok: true, value };
  return fault(`Texten i ${field.label} har ${value.length} tecken och får ha högst ${most}. Korta den.`);
}

/** A number used as a text (an account, a year) without its shown grouping; a pattern such as 212000-0357 or 0012 as shown. */
function plainText(cell: Cell): string {
  const text = cell.text.trim();
  if (cell.kind !== 'number' || readDecimal(text) === null || /^0\d/u.test(text) || text.endsWith('%')) return text;
  return cell.value.replace('.', ',');
}
