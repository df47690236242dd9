/**
 * A figure is stored as reported: value, decimals shown, unit and scale. The value is a decimal string, never a float.
 * Reads and writes Swedish number forms (comma or point as decimal sign, space, U+00A0 or U+202F between thousands,
 * hyphen or U+2212 as minus).
 *
 * @example
 * import assert from 'node:assert/strict';
 * assert.deepEqual(parseFigure('-1 155'), { value: '-1155', decimals: 0, percent: false });
 * assert.deepEqual(parseFigure('3.1%'), { value: '3.1', decimals: 1, percent: true });
 * assert.equal(parseFigure('Totalt'), null);
 * assert.equal(formatFigure({ value: '-1155.0', decimals: 1 }), '\u22121\u00A0155,0');
 */
import { z } from 'zod';

export const DecimalString = z.string().regex(/^-?\d+(\.\d+)?$/u);

/** One number as a report shows it; null value: the cell is empty. `hidden`: it is about too few persons to be shown. */
export const Figure = z.strictObject({
  value: DecimalString.nullable(),
  decimals: z.number().int().min(0).max(6),
  hidden: z.literal(true).optional(),
});
export type Figure = z.infer<typeof Figure>;

export const Unit = z.enum(['percent', 'index', 'count', 'SEK', 'kSEK', 'MSEK', 'years']);
export type Unit = z.infer<typeof Unit>;

/** Reads one number and nothing else; null where the text is not one number. Never throws. */
export function parseFigure(text: string): { value: string; decimals: number; percent: boolean } | null {
  const plain = text
    .trim()
    .replaceAll('\u2212', '-')
    .replaceAll(/[\u00A0\u202F]/gu, ' ');
  const match = /^\(?([+-]?)(\d{1,3}(?: \d{3})+|\d+)(?:[.,](\d+))?\s?(%?)\)?$/u.exec(plain);
  if (!match) return null;
  const whole = (match[2] ?? '').replaceAll(' ', '');
  const fraction = match[3] ?? '';
  const digits = fraction === '' ? whole : `${whole}.${fraction}`;
  const sign = match[1] === '-' && /[1-9]/u.test(digits) ? '-' : '';
  return { value: sign + digits, decimals: fraction.length, percent: match[4] === '%' };
}

/** What stands in place of a figure that is about too few persons. */
export const hiddenFigure = '..';

/** Writes a figure the Swedish way: comma, U+00A0 between thousands from 1 000 up, U+2212 as minus. Pads to the decimals; never rounds away digits. */
export function formatFigure(figure: Figure, options: { sign?: boolean } = {}): string {
  if (figure.value === null) return figure.hidden ? hiddenFigure : '';
  const negative = figure.value.startsWith('-');
  const [whole = '0', fraction = ''] = figure.value.replace('-', '').split('.');
  const shown = fraction.slice(figure.decimals).match(/[1-9]/u) ? fraction : fraction.slice(0, figure.decimals);
  const padded = shown.padEnd(figure.decimals, '0');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/gu, '\u00A0');
  const sign = negative ? '\u2212' : options.sign && /[1-9]/u.test(figure.value) ? '+' : '';
  return sign + grouped + (padded === '' ? '' : `,${padded}`);
}

/** The unit as it follows a number, with the space before it: " %", " tkr". */
export function unitSuffix(unit: Unit): string {
  const suffix = {
    percent: '\u00A0%',
    index: '',
    count: '',
    SEK: '\u00A0kr',
    kSEK: '\u00A0tkr',
    MSEK: '\u00A0mnkr',
    years: '\u00A0år',
  } as const;
  return suffix[unit];
}
