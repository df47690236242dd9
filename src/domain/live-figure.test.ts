import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Facts } from './facts.ts';
import { exampleFacts } from './facts-example.testing.ts';
import type { Indicator } from './indicator.ts';
import { figuresOf, listFigures, resolveEntry, resolveFacts, resolveFigure, resolveNarrative } from './live-figure.ts';
import { type Narrative, narrativeText } from './narrative.ts';
import { formToNarrative } from './narrative-form.ts';

const forest = 'indicator:skogsandel/2025/actual';
const plain = (text: string) => text.replaceAll('\u00A0', ' ');

/** The example with one value of its indicator changed. */
const changed = (value: string | null): Facts => ({
  ...exampleFacts,
  indicators: exampleFacts.indicators.map((indicator) => ({
    ...indicator,
    values: indicator.values.map((each) => (each.year === 2025 && each.kind === 'actual' ? { ...each, value } : each)),
  })),
});
const indicator = (title: string, node: string, values: Indicator['values']): Indicator => ({
  key: `indicator/${title}`,
  node,
  title,
  unit: 'count',
  direction: null,
  position: 1,
  values,
});
const resolve = (ref: string, facts: Facts = exampleFacts) => {
  const found = resolveFigure(facts, ref);
  return found.ok ? [found.value.value, plain(found.value.text)] : found.issues.map((issue) => issue.message);
};

describe('resolving a live figure', () => {
  it('gives an indicator’s value, and its text as reports write it', () => {
    assert.deepEqual(resolve(forest), ['53.0', '53,0 %']);
    assert.deepEqual(resolve('indicator:skogsandel/2025/target'), ['60', '60 %']);
    assert.deepEqual(resolve('indicator:skogsandel/2024/actual'), ['51.5', '51,5 %']);
  });

  it('gives a table’s cell with the table’s unit, and its sign where the table is of variances', () => {
    assert.deepEqual(resolve('table:resultat/virke/utfall-2025'), ['1200.5', '1 200,5 mnkr']);
    assert.deepEqual(resolve('table:resultat/summa/utfall-2025'), ['-3.0', '\u22123,0 mnkr']);
    assert.deepEqual(resolve('table:avvikelse/frön/kolumn'), ['2.5', '+2,5 mnkr']);
  });

  it('gives one sex apart from all', () => {
    const facts = {
      ...exampleFacts,
      indicators: [
        indicator('Anställda', 'goal/fler-träd', [
          { year: 2025, kind: 'actual', sex: 'women', value: '7', decimals: 0 },
          { year: 2025, kind: 'actual', sex: 'all', value: '12', decimals: 0 },
        ]),
      ],
    };
    assert.deepEqual(resolve('indicator:Anställda/2025/actual', facts), ['12', '12']);
    assert.deepEqual(resolve('indicator:Anställda/2025/actual/women', facts), ['7', '7']);
    assert.deepEqual(
      listFigures(facts, 'goal/fler-träd')
        .slice(0, 2)
        .map(({ label }) => label),
      ['Anställda, kvinnor, utfall 2025: 7', 'Anställda, utfall 2025: 12'],
    );
  });

  it('gives the value that is there where a place is written twice, once empty', () => {
    const value = { year: 2025, kind: 'actual' as const, sex: 'all' as const, decimals: 0 };
    const twice = [null, '12', null].map((each) => ({ ...value, value: each }));
    const facts = { ...exampleFacts, indicators: [indicator('Anställda', 'goal/fler-träd', twice)] };
    assert.deepEqual(resolve('indicator:Anställda/2025/actual', facts), ['12', '12']);
  });

  it('says what is wrong where it leads nowhere, or to an empty place', () => {
    assert.match(resolve('indicator:skogsandel/1999/actual').join(), /finns inte i rapportens indikatorer/u);
    assert.match(resolve('table:resultat/virke/budget-2025').join(), /har inget värde/u);
    assert.match(resolve(forest, changed(null)).join(), /har inget värde/u);
    assert.match(resolve('toString').join(), /finns inte/u);
  });
});

describe('resolving a narrative', () => {
  const narrative = formToNarrative(
    `Andelen är [nu](=${forest}).\n\n- målet är [](=indicator:skogsandel/2025/target)\n- och _borta_ [9 %](=indicator:borta/2025/actual) [9 %](=indicator:borta/2025/actual)`,
  );

  it('gives every live figure its present text, and leaves the rest as it is', () => {
    const { narrative: resolved } = resolveNarrative(exampleFacts, narrative);
    assert.equal(
      plain(narrativeText(resolved)),
      'Andelen är 53,0 %.\nmålet är 60 %\noch borta [siffran saknas] [siffran saknas]',
    );
    assert.deepEqual(resolveNarrative(exampleFacts, resolved).narrative, resolved);
    assert.match(plain(narrativeText(resolveNarrative(changed('54'), resolved).narrative)), /^Andelen är 54,0 %\./u);
  });

  it('has a finding for each reference that leads nowhere, once', () => {
    const { findings } = resolveNarrative(exampleFacts, narrative);
    assert.deepEqual(
      findings.map(({ path }) => path),
      ['indicator:borta/2025/actual'],
    );
    assert.deepEqual(resolveNarrative(exampleFacts, formToNarrative('Inga siffror.')).findings, []);
  });

  it('reaches every text of an entry, and every narrative of the facts', () => {
    const text: Narrative = formToNarrative(`Nu [9 %](=${forest}).`);
    const [entry] = exampleFacts.entries;
    const [part] = exampleFacts.parts;
    assert.ok(entry && part);
    const resolved = resolveEntry(exampleFacts, { ...entry, description: text, narrative: text });
    for (const each of [resolved.description, resolved.narrative])
      assert.equal(each && plain(narrativeText(each)), 'Nu 53,0 %.');
    const { facts, findings } = resolveFacts({
      ...exampleFacts,
      entries: [{ ...entry, narrative: text }],
      risks: exampleFacts.risks.map((risk) => ({ ...risk, comment: text })),
      parts: [{ ...part, outline: [{ kind: 'text', narrative: text, node: null }] }],
    });
    assert.equal(JSON.stringify(facts).match(/53,0/gu)?.length, 3);
    assert.deepEqual(findings, []);
  });
});

describe('listing figures', () => {
  const own = indicator('Antal bin', 'processArea/skog', [
    { year: 2023, kind: 'actual', sex: 'all', value: '3', decimals: 0 },
    { year: 2026, kind: 'target', sex: 'all', value: '8', decimals: 0 },
    { year: 2025, kind: 'target', sex: 'all', value: '6', decimals: 0 },
    { year: 2025, kind: 'actual', sex: 'all', value: '5', decimals: 0 },
    { year: 2024, kind: 'actual', sex: 'all', value: null, decimals: 0 },
  ]);
  const elsewhere = indicator('Fiskar', 'perspective/annat', [
    { year: 2025, kind: 'actual', sex: 'all', value: '2', decimals: 0 },
  ]);
  const facts: Facts = { ...exampleFacts, indicators: [elsewhere, ...exampleFacts.indicators, own] };
  const labels = (node: string) => listFigures(facts, node).map(({ label }) => plain(label));

  it('begins with the node’s own, this year’s outcome first, then what stands under it, others, and tables', () => {
    assert.deepEqual(labels('processArea/skog'), [
      'Antal bin, utfall 2025: 5',
      'Antal bin, mål 2025: 6',
      'Antal bin, mål 2026: 8',
      'Antal bin, utfall 2023: 3',
      'Skogsandel, utfall 2025: 53,0 %',
      'Skogsandel, mål 2025: 60 %',
      'Skogsandel, utfall 2024: 51,5 %',
      'Fiskar, utfall 2025: 2',
      'Resultaträkning, Virke, Utfall 2025: 1 200,5 mnkr',
      'Resultaträkning, Summa, Utfall 2025: \u22123,0 mnkr',
      'Resultaträkning, Summa, Budget 2025: 0,0 mnkr',
      'Avvikelse mot budget, Frön: +2,5 mnkr',
    ]);
    assert.equal(labels('goal/fler-träd')[0], 'Skogsandel, utfall 2025: 53,0 %');
  });

  it('gives references that lead back to the same figures', () => {
    for (const figure of listFigures(facts, 'goal/fler-träd')) {
      const found = resolveFigure(facts, figure.ref);
      assert.deepEqual(found.ok && found.value, { value: figure.value, text: figure.text }, figure.ref);
    }
  });

  it('leaves out other branches where only a node’s own are asked for', () => {
    const nodes = figuresOf(facts, 'processArea/skog').map(({ node }) => node);
    assert.deepEqual(new Set(nodes), new Set(['processArea/skog', 'goal/fler-träd', null]));
  });
});
