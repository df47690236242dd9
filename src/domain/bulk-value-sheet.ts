/** Values of indicators as a sheet: a line for each body, period, indicator, year, kind and sex. */

import { cellText } from './bulk.ts';
import { mostDecimals, sexLabels } from './bulk-indicator-sheet.ts';
import type { ImportField } from './column-mapping.ts';
import { plainName } from './header-match.ts';
import type { Indicator, IndicatorValue } from './indicator.ts';
import { type Period, parsePeriod, periodCode, periodName } from './period.ts';
import type { SheetTable } from './sheet.ts';

/** A body's report for a period, with the indicators that it holds. */
export type ValueReport = {
  readonly body: string;
  readonly period: Period;
  /** True where nothing in it changes any more. */
  readonly decided: boolean;
  readonly indicators: readonly Indicator[];
};

export const reportCode = ({ body, period }: Pick<ValueReport, 'body' | 'period'>): string =>
  `${body}/${periodCode(period)}`;

const kindLabels: Record<IndicatorValue['kind'], readonly string[]> = {
  actual: ['utfall', 'värde', 'resultat'],
  forecast: ['prognos'],
  target: ['mål', 'målvärde', 'målnivå'],
};

export const kindLabel = (kind: IndicatorValue['kind']): string => kindLabels[kind][0] ?? kind;
export const sexLabel = (sex: IndicatorValue['sex']): string => sexLabels[sex][0] ?? sex;

/** How a value is named in what a sheet changes: "value:KS/2025-year/indicator/x/2025/actual/all", and for people. */
export function nameOfValue({
  body,
  period,
  indicator,
  title,
  year,
  kind,
  sex,
}: Pick<ValueReport, 'body' | 'period'> &
  Pick<IndicatorValue, 'year' | 'kind' | 'sex'> & { readonly indicator: string; readonly title: string }): {
  readonly subject: string;
  readonly title: string;
} {
  const bySex = sex === 'all' ? '' : `, ${sexLabel(sex)}`;
  return {
    subject: `value:${reportCode({ body, period })}/${indicator}/${year}/${kind}/${sex}`,
    title: `${title}, ${kindLabel(kind)} ${year}${bySex} (${body}, ${periodName(period)})`,
  };
}

/** In the order of the columns. Body and period can be said once for the whole sheet instead. */
export const valueFields: readonly ImportField[] = [
  { name: 'key', label: 'Nyckel', required: false, kind: 'text', asShown: true, synonyms: ['Indikatorns nyckel'] },
  { name: 'indicator', label: 'Indikator', required: false, kind: 'text', asShown: true, synonyms: ['Titel'] },
  { name: 'body', label: 'Nämnd', required: false, kind: 'text', asShown: true },
  { name: 'period', label: 'Period', required: false, kind: 'text', asShown: true },
  { name: 'year', label: 'År', required: false, kind: 'number' },
  {
    name: 'kind',
    label: 'Slag',
    required: false,
    kind: 'choice',
    choices: (['actual', 'forecast', 'target'] as const).map((value) => ({ value, labels: kindLabels[value] })),
    synonyms: ['Typ', 'Värdetyp'],
  },
  {
    name: 'sex',
    label: 'Kön',
    required: false,
    kind: 'choice',
    choices: (['all', 'women', 'men'] as const).map((value) => ({ value, labels: sexLabels[value] })),
  },
  { name: 'value', label: 'Värde', required: false, kind: 'number', percent: true },
];

/** "2025-year" or "Helår 2025", however it is written; null for anything else. */
export function readPeriodName(text: string): Period | null {
  const code = parsePeriod(text.trim());
  if (code) return code;
  const [, name = '', year = ''] = /^(.*?) ?(\d{4})$/u.exec(plainName(text)) ?? [];
  const kinds = ['interim1', 'interim2', 'year'] as const;
  const period = (kind: Period['kind']): Period => ({ year: Number(year), kind });
  return kinds.map(period).find((each) => name !== '' && plainName(periodName(each)) === `${name} ${year}`) ?? null;
}

/** A value that stands twice, as a report may have printed it, is one line. */
function firstOfEach(values: readonly IndicatorValue[]): IndicatorValue[] {
  const same = (a: IndicatorValue, b: IndicatorValue) => a.year === b.year && a.kind === b.kind && a.sex === b.sex;
  return values.filter((value, at) => values.findIndex((one) => same(one, value)) === at);
}

/** Every value as a table. Read back unchanged it changes nothing. */
export function valueTable(year: number, reports: readonly ValueReport[]): SheetTable {
  const values = reports.flatMap(({ indicators }) => indicators.flatMap((indicator) => indicator.values));
  const decimals = mostDecimals(values);
  return {
    name: `Värden ${year}`,
    columns: valueFields.map(({ name, label, kind }) => {
      if (kind !== 'number') return { header: label, kind: 'text' };
      return name === 'year' ? { header: label, kind, grouped: false } : { header: label, kind, decimals };
    }),
    rows: reports.flatMap(({ body, period, indicators }) =>
      indicators.flatMap((indicator) =>
        firstOfEach(indicator.values).map((value) => [
          indicator.key,
          cellText(indicator.title),
          body,
          periodName(period),
          String(value.year),
          kindLabel(value.kind),
          sexLabel(value.sex),
          value.value,
        ]),
      ),
    ),
  };
}
