import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { emptyControlPart, growControlPart, type HeldRisk, hasControlPart, shrinkControlPart } from './control-part.ts';
import { exampleFacts } from './facts-example.testing.ts';
import type { OutlineBlock } from './outline.ts';

const year = { year: 2026, kind: 'year' } as const;
const interim = { year: 2026, kind: 'interim1' } as const;
const last = { period: exampleFacts.period, parts: exampleFacts.parts, indicators: [] };
const risk = (key: string, area: string, controls: string[] = [], isNew = true): HeldRisk => ({
  ...{ key, area, isNew },
  controls: controls.map((control) => ({ key: control, title: `Kontroll ${control}` })),
});
const said = (outline: readonly OutlineBlock[]) =>
  outline.flatMap((block) => {
    if (block.kind === 'heading') return [`${block.level} ${block.text}`];
    if (block.kind === 'controlSummary') return [block.controls.map(({ control }) => control).join('+')];
    return block.kind === 'risk' ? [block.risk] : [];
  });

describe('the part of internal control in a new report', () => {
  it('belongs to the year, and to an interim report where the last one had it', () => {
    assert.equal(hasControlPart(year, null), true);
    assert.equal(hasControlPart(interim, null), false);
    assert.equal(hasControlPart(interim, last), false);
    assert.equal(hasControlPart(interim, { ...last, period: { year: 2025, kind: 'interim1' } }), true);
  });

  it('puts risks of one area under one heading, before what goes on to the next plan', () => {
    const part = growControlPart(emptyControlPart(year, 'Vård- och omsorgsnämnden', null), [
      risk('a', 'Risk – Brand', ['rond', 'larm']),
      risk('b', 'Risk – Attest', ['attest']),
      risk('c', 'Risk – Brand'),
    ]);
    assert.deepEqual(said(part.outline), [
      '1 Sammanfattning kontroller 2026',
      'rond+larm+attest',
      '1 Uppföljning av risker och kontroller',
      '2 Risk – Brand',
      'a',
      'c',
      '2 Risk – Attest',
      'b',
      '1 Urval till nästa internkontrollplan',
    ]);
    assert.equal(part.title, 'Slutrapport intern kontroll 2026');
  });

  it('is named as last year’s was, with the year moved on, and without its registry number', () => {
    const part = emptyControlPart(year, 'Kommunstyrelsen', last);
    assert.deepEqual(
      [part.label, part.title, part.registryNumber],
      ['Bilaga 2', 'Slutrapport internkontroll 2026', null],
    );
  });

  it('grows by what is new, and leaves what stands there', () => {
    const before = exampleFacts.parts.find(({ kind }) => kind === 'internalControl');
    assert.ok(before);
    const part = growControlPart(before, [risk('risk/brand', 'Risk – Brand', ['larm'], false), risk('b', '', ['b'])]);
    assert.deepEqual(said(part.outline), ['control/rond+larm+b', '1 Risk – Brand', 'risk/brand', '1 Risk', 'b']);
    assert.deepEqual(growControlPart(part, [risk('b', '', ['b'])]), part);
  });

  it('lets go of a risk with its controls, and of a heading that then has nothing under it', () => {
    const part = growControlPart(emptyControlPart(year, 'KS', null), [
      risk('a', 'Risk – Brand', ['rond']),
      risk('b', 'Risk – Attest', ['attest']),
      risk('c', 'Risk – Brand', ['larm']),
    ]);
    const without = (gone: string | null, controls: string[]) =>
      said(shrinkControlPart(part, { risk: gone, controls }).outline);
    assert.deepEqual(without('b', ['attest']), [
      '1 Sammanfattning kontroller 2026',
      'rond+larm',
      '1 Uppföljning av risker och kontroller',
      '2 Risk – Brand',
      'a',
      'c',
      '1 Urval till nästa internkontrollplan',
    ]);
    assert.ok(without('a', ['rond']).includes('2 Risk – Brand'));
    assert.deepEqual(
      without(null, ['larm']),
      said(part.outline).map((one) => one.replace('+larm', '')),
    );
    assert.deepEqual(without('finns inte', []), said(part.outline));
  });
});
