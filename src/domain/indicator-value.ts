/** One value of an indicator, found and written: what a sentence or a label says of it. */
import { formatFigure, unitSuffix } from './figure.ts';
import type { Indicator, IndicatorValue } from './indicator.ts';

/** A value that is there. */
export type KnownValue = IndicatorValue & { readonly value: string };

const unitInTitle = /\s*\((?:%|procent|antal|index|kr|tkr|mnkr|mkr|år)\)$/iu;

/** The title without a unit in brackets at its end, for texts where the unit follows the number. */
export function indicatorName(indicator: Indicator): string {
  return indicator.title.replace(unitInTitle, '') || indicator.title;
}

/** The value for all of both sexes; null where it is not there or empty. */
export function findValue(indicator: Indicator, year: number, kind: IndicatorValue['kind']): KnownValue | null {
  for (const found of indicator.values) {
    const { value } = found;
    if (found.year === year && found.kind === kind && found.sex === 'all' && value !== null) return { ...found, value };
  }
  return null;
}

/** "86 %", "7,1 %", "1 200 tkr". */
export function valueText(indicator: Indicator, value: IndicatorValue): string {
  return value.value === null ? '' : formatFigure(value) + unitSuffix(indicator.unit);
}
