import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { columnLetters, guardText, looksLikeFormula, unguardText } from './sheet.ts';

describe('columns', () => {
  it('are named as in a spreadsheet program', () => {
    assert.deepEqual([0, 25, 26, 51, 52, 701, 702, 16_383].map(columnLetters), [
      'A',
      'Z',
      'AA',
      'AZ',
      'BA',
      'ZZ',
      'AAA',
      'XFD',
    ]);
  });
});

describe('a text that could be a formula', () => {
  it('is one by its first sign', () => {
    for (const text of ['=1+1', '+46', '-1', '@SUM(A1)', '\tx', '\r=1', '\n=1', '  =1', '\u00A0=1']) {
      assert.ok(looksLikeFormula(text), JSON.stringify(text));
    }
    for (const text of ['', 'a=b', '1-2', '\u22125', "'=1", ' a']) assert.equal(looksLikeFormula(text), false, text);
  });

  it('is guarded so that it never begins like one, and comes back as it was', () => {
    const near = fc
      .array(fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', ' ', 'a', '1'), { maxLength: 6 })
      .map((signs) => signs.join(''));
    fc.assert(
      fc.property(fc.oneof(near, fc.string()), (text) => {
        assert.equal(looksLikeFormula(guardText(text)), false);
        assert.equal(unguardText(guardText(text)), text);
      }),
    );
  });
});
