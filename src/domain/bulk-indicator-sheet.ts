/**
 * The indicators of a plan as a sheet: a line for each, with a column for each year's target, for all or by sex.
 *
 * @example
 * import assert from 'node:assert/strict';
 * assert.deepEqual(targetPlace('Mål 2026, kvinnor'), { year: 2026, sex: 'women' });
 * assert.equal(targetField({ year: 2026, sex: 'women' }).label, 'Mål 2026 kvinnor');
 */
import { cellText } from './bulk.ts';
import type { ImportField } from './column-mapping.ts';
import type { Unit } from './figure.ts';
import { plainName } from './header-match.ts';
import type { IndicatorValue } from './indicator.ts';
import type { Plan, PlanIndicator, Target } from './plan.ts';
import type { SheetTable } from './sheet.ts';

export type TargetPlace = Pick<Target, 'year' | 'sex'>;

/** The first is what is written; all are read. */
const unitLabels: Record<Unit, readonly string[]> = {
  percent: ['procent', '%'],
  index: ['index'],
  count: ['antal'],
  SEK: ['kr', 'kronor', 'SEK'],
  kSEK: ['tkr', 'tusen kronor'],
  MSEK: ['mnkr', 'mkr', 'miljoner kronor'],
  years: ['år'],
};
const directionLabels = { higher: 'Högre är bättre', lower: 'Lägre är bättre' } as const;
export const sexLabels: Record<IndicatorValue['sex'], readonly string[]> = {
  all: ['alla', 'totalt', 'samtliga'],
  women: ['kvinnor', 'kvinna', 'flickor'],
  men: ['män', 'man', 'pojkar'],
};
const sexes = ['all', 'women', 'men'] as const;

export const unitLabel = (unit: Unit): string => unitLabels[unit][0] ?? unit;
export const directionLabel = (direction: PlanIndicator['direction']): string =>
  direction === null ? '' : directionLabels[direction];

const units: readonly Unit[] = ['percent', 'index', 'count', 'SEK', 'kSEK', 'MSEK', 'years'];

export function targetField({ year, sex }: TargetPlace): ImportField {
  const label = sex === 'all' ? `Mål ${year}` : `Mål ${year} ${sexLabels[sex][0]}`;
  return { name: `target:${year}:${sex}`, label, required: false, kind: 'number', percent: true };
}

/** The year and sex that a header names; null where it is no target's. */
export function targetPlace(header: string): TargetPlace | null {
  const match = /^mal(?:niva|varde)? (\d{4})(?: (\p{L}+))?$/u.exec(plainName(header));
  if (!match) return null;
  const year = Number(match[1]);
  const sex = sexes.find((each) => sexLabels[each].some((label) => plainName(label) === (match[2] ?? 'alla')));
  return sex === undefined || year < 1990 || year > 2200 ? null : { year, sex };
}

/** Targets that the headers of a sheet may name. */
const mostNamed = 150;

/** Every target that the plan has or a header names, and the year's own; by year, then by sex. */
export function targetPlaces(plan: Plan, headers: readonly string[]): TargetPlace[] {
  const stored = plan.indicators.flatMap(({ targets }) => targets);
  const named = headers.flatMap((header) => targetPlace(header) ?? []).slice(0, mostNamed);
  const own = { year: plan.year, sex: 'all' } as const;
  const all = new Map([own, ...stored, ...named].map(({ year, sex }) => [`${year}${sex}`, { year, sex }]));
  return [...all.values()].sort((a, b) => a.year - b.year || sexes.indexOf(a.sex) - sexes.indexOf(b.sex));
}

/** In the order of the columns; the first is the key. */
export function indicatorFields(places: readonly TargetPlace[]): readonly ImportField[] {
  const text = { kind: 'text', required: false, asShown: true } as const;
  const choice = { kind: 'choice', required: false } as const;
  return [
    { ...text, name: 'key', label: 'Nyckel' },
    { ...text, name: 'node', label: 'Post', synonyms: ['Postens nyckel', 'Mål', 'Mäter'] },
    { ...text, name: 'title', label: 'Titel', required: true, synonyms: ['Indikator'] },
    { ...choice, name: 'unit', label: 'Enhet', choices: units.map((value) => ({ value, labels: unitLabels[value] })) },
    {
      ...choice,
      name: 'direction',
      label: 'Riktning',
      choices: [
        { value: 'higher', labels: [directionLabels.higher, 'högre', 'upp', 'öka'] },
        { value: 'lower', labels: [directionLabels.lower, 'lägre', 'ner', 'minska'] },
      ],
    },
    { name: 'decimals', label: 'Decimaler', required: false, kind: 'number' },
    { ...text, name: 'source', label: 'Källa' },
    ...places.map(targetField),
  ];
}

export const findTarget = (indicator: PlanIndicator, { year, sex }: TargetPlace): Target | undefined =>
  indicator.targets.find((target) => target.year === year && target.sex === sex);

const fraction = (value: string): number => value.split('.')[1]?.length ?? 0;

/** The most decimals that any of the figures is written with. */
export function mostDecimals(figures: readonly { readonly value: string | null; readonly decimals: number }[]): number {
  return figures.reduce((most, { value, decimals }) => Math.max(most, decimals, fraction(value ?? '')), 0);
}

/** The indicators as a table, without those to be removed. Read back unchanged it changes nothing. */
export function indicatorTable(plan: Plan): SheetTable {
  const places = targetPlaces(plan, []);
  const shown = plan.indicators.filter((indicator) => indicator.removal === null);
  const decimals = mostDecimals(shown.flatMap(({ targets }) => targets));
  return {
    name: `Indikatorer ${plan.year}`,
    columns: indicatorFields(places).map(({ name, label, kind }) => {
      if (kind !== 'number') return { header: label, kind: 'text' };
      return { header: label, kind, decimals: name === 'decimals' ? 0 : decimals };
    }),
    rows: shown.map((indicator) => [
      indicator.key,
      indicator.node,
      cellText(indicator.title),
      unitLabel(indicator.unit),
      directionLabel(indicator.direction),
      String(indicator.decimals),
      cellText(indicator.source),
      ...places.map((place) => findTarget(indicator, place)?.value ?? null),
    ]),
  };
}
