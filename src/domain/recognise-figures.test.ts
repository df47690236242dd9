import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Facts } from './facts.ts';
import { exampleFacts } from './facts-example.testing.ts';
import type { Unit } from './figure.ts';
import { recogniseFigures } from './recognise-figures.ts';

/** The example with one indicator more for each value, of the goal unless said otherwise. */
function withValues(values: readonly (readonly [unit: Unit, value: string, node?: string])[]): Facts {
  const added = values.map(([unit, value, node = 'goal/fler-träd'], index) => ({
    key: `indicator/x${index}`,
    node,
    title: `X${index}`,
    unit,
    direction: null,
    position: index,
    values: [{ year: 2025, kind: 'actual' as const, sex: 'all' as const, value, decimals: 0 }],
  }));
  return { ...exampleFacts, indicators: [...exampleFacts.indicators, ...added] };
}
const recognised = (text: string, facts: Facts = exampleFacts, node = 'goal/fler-träd') =>
  recogniseFigures(facts, node, text).map(({ from, to, figures }) => [text.slice(from, to), figures[0]?.ref]);
const found = (text: string, facts?: Facts) => recognised(text, facts).map(([typed]) => typed);

describe('recognising figures in prose', () => {
  const forest = 'indicator:skogsandel/2025/actual';

  it('knows a percentage however it is written', () => {
    for (const typed of ['53 %', '53,0 %', '53.0%', '53\u00A0%', '53 procent', '53 Procent'])
      assert.deepEqual(recognised(`Andelen är ${typed}, mer än i fjol.`), [[typed, forest]], typed);
  });

  it('wants the same value and the same unit', () => {
    for (const typed of ['53,1 %', '153 %', '5 3 %', '53 mnkr', '53', '53 procentenheter', '1,53 %'])
      assert.deepEqual(found(`Andelen är ${typed} i år`), [], typed);
  });

  it('finds every one, with its place', () => {
    const text = 'Från 51,5 % till 53 procent; målet är 60 %.';
    assert.deepEqual(recognised(text), [
      ['51,5 %', 'indicator:skogsandel/2024/actual'],
      ['53 procent', forest],
      ['60 %', 'indicator:skogsandel/2025/target'],
    ]);
    assert.deepEqual(recognised('Mellan 51-60 % (53 %).'), [
      ['60 %', 'indicator:skogsandel/2025/target'],
      ['53 %', forest],
    ]);
  });

  it('knows money of a table by its unit, with thousands and minus as people type them', () => {
    for (const typed of ['1 200,5 mnkr', '1200,5 mkr', '1\u00A0200,5 miljoner kronor', '1\u202F200.5 mnkr'])
      assert.deepEqual(recognised(`Intäkterna är ${typed}.`), [[typed, 'table:resultat/virke/utfall-2025']]);
    for (const typed of ['-3 mnkr', '\u22123,0 mnkr'])
      assert.deepEqual(recognised(`Resultatet är ${typed}.`), [[typed, 'table:resultat/summa/utfall-2025']]);
    assert.deepEqual(found('Resultatet är 3 mnkr eller 1 200,5 tkr.'), []);
  });

  it('knows a count without a unit, but takes no year, date, time, paragraph or part of a word for one', () => {
    const facts = withValues([
      ['count', '12'],
      ['count', '2025'],
      ['count', '19'],
      ['index', '79'],
    ]);
    assert.deepEqual(found('Vi är 12 anställda med HME 79, och 2 025 träd.', facts), ['12', '79', '2 025']);
    for (const text of [
      'år 2025',
      '2025-12-19',
      'kl. 12:30',
      '12.5',
      '§ 12',
      'covid-19',
      'A12',
      '12-åring',
      '3/12',
      '12 %',
      '12:00',
    ])
      assert.deepEqual(found(text, facts), [], text);
  });

  it('takes no bare number for a cell of a table, which has too many like it', () => {
    const tables = exampleFacts.tables.map((table) => ({ ...table, unit: 'count' as const }));
    assert.deepEqual(found('Vi har 1 200,5 av 2,5.', { ...exampleFacts, tables }), []);
  });

  it('knows kronor, thousands of kronor and years', () => {
    const facts = withValues([
      ['SEK', '4500'],
      ['kSEK', '310'],
      ['years', '4'],
    ]);
    assert.deepEqual(found('4 500 kr, 4500 kronor, 310 tkr, 310 tusen kronor och 4 år', facts), [
      '4 500 kr',
      '4500 kronor',
      '310 tkr',
      '310 tusen kronor',
      '4 år',
    ]);
  });

  it('offers all figures that the number equals, the node’s own first, and none of another branch', () => {
    const facts = withValues([
      ['percent', '53'],
      ['percent', '53', 'commitment/plantera'],
    ]);
    const [offer] = recogniseFigures(facts, 'goal/fler-träd', '53 %');
    assert.deepEqual(
      offer?.figures.map(({ ref }) => ref),
      [forest, 'indicator:x0/2025/actual'],
    );
  });

  it('leaves live figures, links and symbols alone', () => {
    const facts = withValues([['count', '12']]);
    for (const text of [`[53 %](=${forest})`, '[sida 12](https://a.example/12)', '{completion:12}', '{?symbol 12}'])
      assert.deepEqual(found(text, facts), [], text);
    assert.deepEqual(recognised(`[51,5 %](=indicator:skogsandel/2024/actual) till 53 %`), [['53 %', forest]]);
  });

  it('reads hostile texts of the longest length in seconds', () => {
    const started = performance.now();
    for (const piece of ['1 ', '[', '1 000 ', '§ 1 ', '9', '{a', '[a]('])
      recognised(piece.repeat(200_000 / piece.length));
    assert.ok(performance.now() - started < 8000, `${performance.now() - started} ms`);
  });
});
