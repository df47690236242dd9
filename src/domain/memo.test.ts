import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { carryOver } from './carry-over.ts';
import { dataSummary } from './data-summary.ts';
import type { Facts } from './facts.ts';
import { exampleFacts } from './facts-example.testing.ts';
import { withAnnex, writeMemo } from './memo.ts';
import { ReportPart } from './outline.ts';

const withStatus = (node: string, status: string | null): Facts => ({
  ...exampleFacts,
  entries: exampleFacts.entries.map((entry) => (entry.node === node ? { ...entry, status } : entry)),
});

describe('data summary', () => {
  it('takes every number from the data', () => {
    const text = dataSummary(exampleFacts).join('\n');
    assert.match(text, /Av 2 åtaganden är 1 klart och 1 försenat\./u);
    assert.match(text, /omfattar 1 kontroll: 0 inom uppsiktsplikten och 1 för den egna förvaltningen/u);
    assert.match(text, /Intäkterna uppgår till \u22123,0\u00A0mnkr/u);
  });

  it('follows the data when it changes', () => {
    assert.match(dataSummary(withStatus('commitment/gallra', 'done')).join('\n'), /är 2 klara\./u);
    assert.match(
      dataSummary(withStatus('commitment/gallra', null)).join('\n'),
      /är 1 klart och 1 utan uppgift om status\./u,
    );
  });

  it('leaves out what there is no data for', () => {
    const bare: Facts = { ...exampleFacts, tables: [], risks: [], indicators: [], nodes: [], entries: [] };
    assert.equal(dataSummary(bare).length, 1);
  });
});

describe('written memo', () => {
  it('has the mandatory headings, a decision and a basis for each annex, and holds no digit of its own but in titles', () => {
    const memo = ReportPart.parse(writeMemo(exampleFacts));
    const headings = memo.outline.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
    assert.deepEqual(headings.slice(0, 3), ['Förslag till beslut', 'Ärendebeskrivning', 'Finansiering']);
    assert.deepEqual(
      memo.outline.flatMap((block) => (block.kind === 'decisions' ? block.decisions : [])),
      ['Verksamhetsberättelse 2025 godkänns.', 'Slutrapport internkontroll 2025 godkänns.'],
    );
  });

  it('says so when the package gets one more annex, as if it had been there, and keeps what people have written', () => {
    const annex = exampleFacts.parts.find(({ kind }) => kind === 'internalControl');
    assert.ok(annex);
    const fewer = exampleFacts.parts.filter(({ kind }) => kind !== 'internalControl' && kind !== 'coverMemo');
    const old = writeMemo({ ...exampleFacts, parts: fewer });
    const all = { ...exampleFacts, parts: [...fewer, annex] };
    assert.deepEqual(withAnnex([old, ...fewer], annex), [writeMemo(all), ...fewer, annex]);
    const own = { ...old, title: 'Egen rubrik', outline: old.outline.slice(0, 3) };
    const [memo] = withAnnex([own, ...fewer], annex);
    assert.deepEqual([memo?.title, memo?.outline.length], ['Egen rubrik', 3]);
    assert.deepEqual(
      withAnnex(withAnnex([old, ...fewer], annex).slice(0, -1), annex)[0]?.outline,
      writeMemo(all).outline,
    );
  });
});

describe('carry-over', () => {
  const [risk] = exampleFacts.risks;
  it('takes yellow and red controls and risks followed by comment only, and not what nobody has assessed', () => {
    assert.ok(risk);
    const assessed = (assessment: string | null) => ({
      ...risk,
      controls: risk.controls.map((control) => ({ ...control, result: { ...control.result, assessment } })),
    });
    assert.deepEqual(
      carryOver([
        assessed('green'),
        assessed('yellow'),
        assessed('red'),
        assessed(null),
        { ...risk, controls: [] },
      ]).map(({ ground }) => ground),
      ['assessment', 'assessment', 'comment'],
    );
  });
});
