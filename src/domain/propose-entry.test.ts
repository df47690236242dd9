import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Indicator } from './indicator.ts';
import type { Period } from './period.ts';
import { proposeEntry } from './propose-entry.ts';
import { defaultScales, type Scale } from './scale.ts';

const year: Period = { year: 2025, kind: 'year' };
const interim: Period = { year: 2025, kind: 'interim2' };

type Figures = { before?: string; actual?: string; forecast?: string; target?: string };

/** An indicator by its figures; `before` is last year's outcome. */
function indicator(title: string, direction: Indicator['direction'], figures: Figures): Indicator {
  const of = (value: string | undefined, at: number, kind: 'actual' | 'target' | 'forecast') =>
    value === undefined
      ? []
      : [{ year: at, kind, sex: 'all' as const, value, decimals: value.split('.')[1]?.length ?? 0 }];
  return {
    key: `indicator/${title}`,
    node: 'goal/el',
    title,
    unit: 'percent',
    direction,
    position: 0,
    values: [
      ...of(figures.before, 2024, 'actual'),
      ...of(figures.actual, 2025, 'actual'),
      ...of(figures.forecast, 2025, 'forecast'),
      ...of(figures.target, 2025, 'target'),
    ],
  };
}

const propose = (indicators: readonly Indicator[], period = year, scales: readonly Scale[] = defaultScales) => {
  const { assessment, trend } = proposeEntry(indicators, period, scales);
  const plain = (reason: string) => reason.replaceAll('\u00A0', ' ');
  return {
    assessment: assessment && [assessment.code, plain(assessment.reason)],
    trend: trend && [trend.code, plain(trend.reason)],
  };
};
const codes = (indicators: readonly Indicator[]) => {
  const { assessment, trend } = propose(indicators);
  return [assessment?.[0], trend?.[0]];
};

describe('proposing light and trend', () => {
  it('says the figures of one indicator in a sentence', () => {
    const power = indicator('Andel förnybar el (%)', 'higher', { before: '81', actual: '86', target: '85' });
    assert.deepEqual(propose([power]), {
      assessment: ['green', 'Andel förnybar el 2025 är 86 %, målet är minst 85 %: målet nås.'],
      trend: ['better', 'Från 81 % 2024 till 86 % 2025 är en förbättring, högre är bättre.'],
    });
    const sick = indicator('Sjukfrånvaro', 'lower', { before: '6.5', actual: '7.1', target: '6.0' });
    assert.deepEqual(propose([sick]), {
      assessment: ['red', 'Sjukfrånvaro 2025 är 7,1 %, målet är högst 6,0 %: målet nås inte.'],
      trend: ['worse', 'Från 6,5 % 2024 till 7,1 % 2025 är en försämring, lägre är bättre.'],
    });
  });

  it('meets a target that is hit exactly, to the last decimal and in either direction', () => {
    for (const direction of ['higher', 'lower'] as const)
      assert.deepEqual(codes([indicator('A', direction, { actual: '85.0', target: '85' })]), ['green', undefined]);
    const just = { actual: '0.3', target: '0.30000000000000000001' };
    assert.deepEqual(codes([indicator('A', 'higher', just)]), ['red', undefined]);
    assert.deepEqual(codes([indicator('A', 'lower', just)]), ['green', undefined]);
    assert.deepEqual(codes([indicator('A', 'higher', { actual: '9.5', target: '10' })]), ['red', undefined]);
  });

  it('is yellow where some targets are met, and states the rule', () => {
    const met = indicator('El', 'higher', { actual: '86', target: '85' });
    const missed = indicator('Vatten', 'lower', { actual: '9', target: '8' });
    assert.deepEqual(propose([met, missed]).assessment, [
      'yellow',
      'El 2025 är 86 %, målet är minst 85 %: målet nås. Vatten 2025 är 9 %, målet är högst 8 %: målet nås inte. 1 av 2 mål nås: grön när alla nås, röd när inget nås, annars gul.',
    ]);
    assert.equal(codes([met, met])[0], 'green');
    assert.equal(codes([missed, missed])[0], 'red');
  });

  it('gives the trend of more than half, else unchanged', () => {
    const up = indicator('Upp', 'higher', { before: '1', actual: '2' });
    const down = indicator('Ned', 'higher', { before: '2', actual: '1' });
    const still = indicator('Lika', null, { before: '2', actual: '2.0' });
    const level = { ...still, direction: 'lower' as const };
    assert.equal(codes([up, up, down])[1], 'better');
    assert.equal(codes([up, down, down])[1], 'worse');
    assert.equal(codes([up, down])[1], 'unchanged');
    assert.equal(codes([up, level])[1], 'unchanged');
    assert.equal(codes([up, down, level])[1], 'unchanged');
    assert.deepEqual(propose([level]).trend, ['unchanged', 'Från 2 % 2024 till 2,0 % 2025 är oförändrat.']);
    assert.deepEqual(propose([up, down]).trend, [
      'unchanged',
      'Upp: från 1 % 2024 till 2 % 2025 är en förbättring, högre är bättre. Ned: från 2 % 2024 till 1 % 2025 är en försämring, högre är bättre. 1 bättre, 0 oförändrad, 1 sämre: trenden är den som mer än hälften har, annars oförändrad.',
    ]);
  });

  it('says nothing without target, direction, outcome or the year before', () => {
    const full = { before: '1', actual: '2', target: '2' };
    const { target: _target, ...noTarget } = full;
    const { before: _before, ...noBefore } = full;
    const { actual: _actual, ...noActual } = full;
    assert.deepEqual(codes([indicator('A', null, full)]), [undefined, undefined]);
    assert.deepEqual(codes([indicator('A', 'higher', noActual)]), [undefined, undefined]);
    assert.deepEqual(codes([indicator('A', 'higher', noTarget)]), [undefined, 'better']);
    assert.deepEqual(codes([indicator('A', 'higher', noBefore)]), ['green', undefined]);
    assert.deepEqual(codes([]), [undefined, undefined]);
  });

  it('does not take the value of one sex, or an empty one, for the whole', () => {
    const base = indicator('A', 'higher', { before: '1', actual: '2', target: '2' });
    const women = base.values.map((value) => ({ ...value, sex: 'women' as const }));
    const empty = base.values.map((value) => ({ ...value, value: null }));
    assert.deepEqual(codes([{ ...base, values: women }]), [undefined, undefined]);
    assert.deepEqual(codes([{ ...base, values: empty }]), [undefined, undefined]);
  });

  it('tells how many indicators it could not count', () => {
    const counted = indicator('El', 'higher', { before: '80', actual: '86', target: '85' });
    const left = indicator('Vatten', null, { actual: '9' });
    const { assessment, trend } = propose([counted, left]);
    assert.match(assessment?.[1] ?? '', /målet nås\. 1 indikator räknas inte: mål, riktning eller utfall saknas\.$/u);
    assert.match(trend?.[1] ?? '', /1 indikator räknas inte: riktning, utfall eller utfall året innan saknas\.$/u);
    assert.match(propose([counted, left, left]).assessment?.[1] ?? '', /2 indikatorer räknas inte/u);
  });

  it('judges an interim report by the forecast where there is one, and the year only by its outcome', () => {
    const both = indicator('El', 'higher', { before: '80', actual: '70', forecast: '88', target: '85' });
    assert.deepEqual(propose([both], interim), {
      assessment: ['green', 'El 2025 är enligt prognosen 88 %, målet är minst 85 %: målet nås.'],
      trend: ['better', 'Från 80 % 2024 till 88 % 2025 enligt prognosen är en förbättring, högre är bättre.'],
    });
    assert.equal(propose([both], year).assessment?.[0], 'red');
    const { assessment } = propose([indicator('El', 'higher', { forecast: '88', target: '85' })], year);
    assert.equal(assessment, null);
    assert.equal(
      propose([indicator('El', 'higher', { actual: '86', target: '85' })], interim).assessment?.[0],
      'green',
    );
  });

  it('says nothing where the municipality’s scale has other codes', () => {
    const power = indicator('El', 'higher', { before: '81', actual: '86', target: '85' });
    const without = (code: string) =>
      defaultScales.map((scale) => ({ ...scale, values: scale.values.filter((value) => value.code !== code) }));
    assert.equal(propose([power], year, without('yellow')).assessment, null);
    assert.equal(propose([power], year, without('yellow')).trend?.[0], 'better');
    assert.equal(propose([power], year, without('worse')).trend, null);
    assert.deepEqual(propose([power], year, []), { assessment: null, trend: null });
  });

  it('writes the rule with the words of the municipality’s own scale', () => {
    const renamed = defaultScales.map((scale) => ({
      ...scale,
      values: scale.values.map((value) => (value.code === 'yellow' ? { ...value, label: 'Delvis' } : value)),
    }));
    const met = indicator('El', 'higher', { actual: '86', target: '85' });
    assert.match(propose([met, met], year, renamed).assessment?.[1] ?? '', /annars delvis\.$/u);
  });
});
