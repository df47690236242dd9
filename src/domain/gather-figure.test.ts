import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Unit } from './figure.ts';
import { addUp, convertFigure, finestUnit, type KeptPart, type Part, sumFaults, whyApart } from './gather-figure.ts';

const part = (body: string, value: string | null, unit: Unit = 'count', holds: string[] = []): Part => ({
  body,
  unit,
  figure: { value, decimals: value?.split('.')[1]?.length ?? 0 },
  holds,
});

describe('converting', () => {
  it('moves money between scales without losing a digit', () => {
    assert.deepEqual(convertFigure({ value: '1262', decimals: 0 }, 'MSEK', 'kSEK'), { value: '1262000', decimals: 0 });
    assert.deepEqual(convertFigure({ value: '-7.5', decimals: 1 }, 'kSEK', 'MSEK'), { value: '-0.0075', decimals: 4 });
    assert.deepEqual(convertFigure({ value: '1', decimals: 0 }, 'SEK', 'MSEK'), { value: '0.000001', decimals: 6 });
    assert.deepEqual(convertFigure({ value: null, decimals: 1 }, 'MSEK', 'SEK'), { value: null, decimals: 0 });
    assert.deepEqual(convertFigure({ value: '5', decimals: 0 }, 'count', 'count'), { value: '5', decimals: 0 });
  });

  it('knows the finest scale', () => {
    assert.equal(finestUnit(['MSEK', 'kSEK', 'MSEK']), 'kSEK');
    assert.equal(finestUnit([]), null);
  });
});

describe('adding up', () => {
  it('adds exactly, shows the most decimals and names who has no value', () => {
    const sum = addUp(
      [part('A', '0.1'), part('B', '0.25'), part('C', null), { ...part('D', null), figure: null }],
      'count',
    );
    assert.deepEqual([sum.value, sum.decimals, sum.missing], ['0.35', 2, ['C', 'D']]);
  });

  it('has no value where nobody has one: nothing said is not 0', () => {
    assert.equal(addUp([part('A', null)], 'count').value, null);
  });

  it('is never done with shares, indexes and years, nor with units that do not go together', () => {
    for (const unit of ['percent', 'index', 'years'] as const) assert.equal(whyApart([unit, 'count']), 'share');
    assert.equal(whyApart(['count', 'kSEK']), 'units');
    assert.equal(whyApart(['MSEK', 'kSEK', 'SEK']), null);
  });

  it('does not count a part twice that stands in another body’s sum', () => {
    const parts = [part('KS', '30', 'count', ['VON', 'BUN']), part('VON', '10'), part('BUN', '20'), part('KFN', '5')];
    const sum = addUp(parts, 'count');
    assert.equal(sum.value, '35');
    assert.deepEqual(
      sum.parts.map(({ within }) => within),
      [null, 'KS', 'KS', null],
    );
  });

  it('counts the parts themselves where the sum that should hold them is empty', () => {
    assert.equal(addUp([part('KS', null, 'count', ['VON']), part('VON', '10')], 'count').value, '10');
  });
});

describe('a sum that was kept', () => {
  const keep = ({ body, figure, unit }: Part): KeptPart => ({
    body,
    unit,
    value: figure?.value ?? null,
    decimals: figure?.decimals ?? 0,
    counted: true,
  });
  const parts = [part('A', '1200', 'kSEK'), part('B', '3.4', 'MSEK'), part('C', null, 'kSEK')];
  const kept = parts.map(keep);
  const own = { value: '4600.0', decimals: 1, unit: 'kSEK' } as const;

  it('holds as long as every part says the same, in whatever scale and with whatever decimals', () => {
    assert.deepEqual(sumFaults(kept, parts, own), []);
    const rescaled = [part('A', '1.200', 'MSEK'), part('B', '3400', 'kSEK'), { ...part('C', null), figure: null }];
    assert.deepEqual(sumFaults(kept, rescaled, { value: '4.6', decimals: 1, unit: 'MSEK' }), []);
  });

  it('does not hold where a part is changed, comes or goes', () => {
    const faults = sumFaults(kept, [part('A', '1300', 'kSEK'), part('C', '10', 'kSEK'), part('D', '1', 'kSEK')], own);
    assert.deepEqual(
      faults.map(
        (fault) => fault.kind === 'part' && [fault.body, fault.before?.value ?? null, fault.after?.value ?? null],
      ),
      [
        ['A', '1200', '1300'],
        ['B', '3.4', null],
        ['C', null, '10'],
        ['D', null, '1'],
      ],
    );
  });

  it('does not hold where the unit was a slip and is another now', () => {
    assert.equal(sumFaults(kept, [part('A', '1200', 'MSEK'), ...parts.slice(1)], own).length, 1);
    assert.equal(
      sumFaults([keep(part('A', '5'))], [part('A', '5', 'percent')], { ...own, value: '5', unit: 'count' }).length,
      1,
    );
  });

  it('says when the report has another figure than the sum, or none', () => {
    const [changed] = sumFaults(kept, parts, { ...own, value: '4700' });
    assert.ok(changed?.kind === 'own');
    assert.deepEqual([changed.before.value, changed.after?.value], ['4600', '4700']);
    assert.equal(sumFaults(kept, parts, null)[0]?.kind, 'own');
  });

  it('is not looked for where nothing was kept', () => {
    assert.deepEqual(sumFaults([], parts, null), []);
  });
});
