/**
 * The values of an indicator that are reported in a period: the outcome, before the year is over a forecast too, for all and
 * by sex; each read as a Swede writes it and checked against the unit, the decimals and what stood there the year before.
 *
 * @example
 * import assert from 'node:assert/strict';
 * const limits = { unit: 'percent', decimals: 1 };
 * assert.deepEqual(readReported('86,5', limits), { ok: true, value: { value: '86.5', decimals: 1 } });
 * assert.equal(isUnusual('865', '86.1'), true);
 */
import { compareDecimals } from './decimal.ts';
import { type Figure, formatFigure, parseFigure, type Unit, unitSuffix } from './figure.ts';
import type { Indicator, IndicatorValue } from './indicator.ts';
import type { Period } from './period.ts';
import { type Result, refuse, succeed } from './result.ts';
import { shiftPoint } from './sheet-number.ts';

/** Which value of an indicator, in the period's year. */
export type ValuePlace = Pick<IndicatorValue, 'kind' | 'sex'>;

export type ReportedValue = ValuePlace & {
  /** As it stands, written the Swedish way; '' where nothing is reported. */
  readonly shown: string;
  readonly stored: IndicatorValue | null;
  /** The outcome of the year before, for the same sex. */
  readonly before: IndicatorValue | null;
  readonly target: IndicatorValue | null;
};

/** The outcome of a year with numbers; `decimals`: the most that a value may have. */
export type ValueLimits = { readonly unit: Unit; readonly decimals: number };

const sexes = ['all', 'women', 'men'] as const;

/** Outcome for a whole year; outcome so far and forecast before it is over. */
export function reportedKinds(period: Period): readonly ('actual' | 'forecast')[] {
  return period.kind === 'year' ? ['actual'] : ['actual', 'forecast'];
}

function find(indicator: Indicator, year: number, place: ValuePlace): IndicatorValue | null {
  return (
    indicator.values.find((value) => value.year === year && value.kind === place.kind && value.sex === place.sex) ??
    null
  );
}

/** Every value that can be reported, those for all first. */
export function reportedValues(indicator: Indicator, period: Period): ReportedValue[] {
  return sexes.flatMap((sex) =>
    reportedKinds(period).map((kind) => {
      const stored = find(indicator, period.year, { kind, sex });
      return {
        kind,
        sex,
        shown: stored === null ? '' : formatFigure(stored),
        stored,
        before: find(indicator, period.year - 1, { kind: 'actual', sex }),
        target: find(indicator, period.year, { kind: 'target', sex }),
      };
    }),
  );
}

const mostDecimals = 6;

/** `planned`: the decimals that the plan says; without a plan, the most that the indicator has had, and at least one. */
export function valueLimits({ unit, values }: Indicator, planned: number | null): ValueLimits {
  if (values.length === 0 || planned !== null) return { unit, decimals: planned ?? mostDecimals };
  return { unit, decimals: Math.max(1, ...values.map(({ decimals }) => decimals)) };
}

/** A thousand or a little more than one: nobody can tell. */
const ambiguous = /^[-\u2212]?[1-9]\d{0,2}\.\d{3}$/u;

const tooFine = (decimals: number): string =>
  decimals === 0
    ? 'Skriv värdet utan decimaler, som övriga värden.'
    : `Skriv högst ${decimals === 1 ? '1 decimal' : `${decimals} decimaler`}, som övriga värden.`;

/** Reads what was written, with or without its own unit after it; null for an empty field. Refused, in Swedish, with '' as path. */
export function readReported(text: string, { unit, decimals }: ValueLimits): Result<Figure | null> {
  const suffix = unitSuffix(unit).trim();
  const written = text.trim();
  const plain = suffix !== '' && written.endsWith(suffix) ? written.slice(0, -suffix.length).trim() : written;
  if (plain === '') return succeed(null);
  const fault = (message: string) => refuse({ path: '', message });
  if (ambiguous.test(plain)) {
    const [whole = '', fraction = ''] = plain.split('.');
    return fault(`”${written}” kan läsas på två sätt. Skriv ${whole}${fraction} eller ${whole},${fraction}.`);
  }
  const read = parseFigure(plain);
  if (read === null) return fault(`”${written.slice(0, 40)}” är inget tal. Skriv det som 1234,5.`);
  if (read.percent) return fault(`Värdet anges ${suffix === '' ? 'utan enhet' : `i ${suffix}`}, inte i procent.`);
  if (read.decimals > decimals) return fault(tooFine(decimals));
  if (unit === 'count' && read.value.startsWith('-')) return fault('Ett antal kan inte vara mindre än noll.');
  return succeed({ value: read.value, decimals: read.decimals });
}

const size = (value: string): string => value.replace('-', '');
const tenfold = (value: string): string => shiftPoint(size(value), 1);

/** True where the value is more than ten times the one before, or less than a tenth of it: it asks to be confirmed. */
export function isUnusual(value: string, before: string | null): boolean {
  if (before === null || compareDecimals(before, '0') === 0) return false;
  return compareDecimals(size(value), tenfold(before)) > 0 || compareDecimals(tenfold(value), size(before)) < 0;
}
