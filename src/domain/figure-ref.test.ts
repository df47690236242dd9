import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { FigureRef, indicatorRef, slugs, tableRef } from './figure-ref.ts';
import type { IndicatorValue } from './indicator.ts';

const value: IndicatorValue = { year: 2025, kind: 'target', sex: 'all', value: '1', decimals: 0 };
const accepts = (text: string) => FigureRef.safeParse(text).success;

describe('reference to a figure', () => {
  it('names an indicator’s year and kind, and the sex where it is of one', () => {
    assert.equal(indicatorRef('indicator/nöjda-elever', value), 'indicator:nöjda-elever/2025/target');
    assert.equal(indicatorRef('indicator/a', { ...value, sex: 'women' }), 'indicator:a/2025/target/women');
  });

  it('names a table’s row and column', () => {
    assert.equal(tableRef('table/incomeStatement', 'summa', 'utfall-2025'), 'table:incomeStatement/summa/utfall-2025');
  });

  it('can be read from a text, whatever the key and the labels', () => {
    const any = fc.string({ unit: 'grapheme', maxLength: 30 });
    fc.assert(
      fc.property(any, any, any, (key, row, column) => {
        assert.ok(key === '' || accepts(indicatorRef(key, value)), indicatorRef(key, value));
        const ref = tableRef(`table/${key}.`, slugs([row], 'rad')[0] ?? '', slugs([column], 'kolumn')[0] ?? '');
        assert.ok(accepts(ref), ref);
        assert.doesNotMatch(ref, /[\s()[\]{}"'_*\\]/u);
      }),
    );
  });

  it('is different for keys that are different', () => {
    const refs = ['a/b', 'a b', 'a-b', 'a%2f%b', 'indicator/c', 'table/c'].map((key) => indicatorRef(key, value));
    assert.equal(new Set(refs).size, refs.length);
  });

  it('is not anything else', () => {
    for (const text of [
      '',
      'indicator:a',
      'indicator:a/x/actual',
      'table:a/b',
      'table:a/b/c/d',
      'https://a.se/b/c',
      'indicator:a b/2025/actual',
    ])
      assert.equal(accepts(text), false, text);
  });
});

describe('slugs', () => {
  it('number labels that are alike, and name those without letters', () => {
    assert.deepEqual(slugs(['Summa', 'Övrigt, netto', 'summa', '–', ''], 'rad'), [
      'summa',
      'övrigt-netto',
      'summa~2',
      'rad',
      'rad~2',
    ]);
  });

  it('are all different', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'A', 'a 2', 'a~2', 'rad', '', '-')), (labels) => {
        assert.equal(new Set(slugs(labels, 'rad')).size, labels.length);
      }),
    );
  });
});
