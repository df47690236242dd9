import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDecimals, compareDecimals, shiftDecimal } from './decimal.ts';

describe('comparing decimals', () => {
  it('sees a difference that floats lose', () => {
    assert.equal(compareDecimals('9007199254740993', '9007199254740992'), 1);
    assert.equal(compareDecimals('0.3000000000000000001', '0.3'), 1);
    assert.equal(compareDecimals('-0.3000000000000000001', '-0.3'), -1);
  });

  it('takes zeros before and after, and the sign of zero, for nothing', () => {
    for (const [a, b] of [
      ['086', '86'],
      ['86', '86.00'],
      ['-0.0', '0'],
    ] as const)
      assert.equal(compareDecimals(a, b), 0);
  });

  it('knows that -0.5 is less than 0.5, and more than -0.75', () => {
    assert.equal(compareDecimals('-0.5', '0.5'), -1);
    assert.equal(compareDecimals('-0.5', '-0.75'), 1);
  });

  it('orders hundredths as whole numbers are ordered', () => {
    const hundredths = fc.integer({ min: -100_000, max: 100_000 });
    const write = (n: number) => {
      const digits = String(Math.abs(n)).padStart(3, '0');
      return `${n < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`.replace(/\.?0*$/u, '') || '0';
    };
    fc.assert(
      fc.property(hundredths, hundredths, (a, b) =>
        assert.equal(compareDecimals(write(a), write(b)), Math.sign(a - b)),
      ),
    );
  });
});

describe('adding decimals', () => {
  it('keeps what floats lose, and the decimals of the term that has most', () => {
    assert.equal(addDecimals(['0.1', '0.2']), '0.3');
    assert.equal(addDecimals(['9007199254740993', '1']), '9007199254740994');
    assert.equal(addDecimals(['1200.5', '-0.25']), '1200.25');
    assert.equal(addDecimals(['0.05', '-0.10']), '-0.05');
  });

  it('is 0 without terms, and never -0', () => {
    assert.equal(addDecimals([]), '0');
    assert.equal(addDecimals(['-3.5', '3.5']), '0.0');
  });

  it('gives the whole number of hundredths that whole numbers give', () => {
    const hundredths = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { maxLength: 8 });
    fc.assert(
      fc.property(hundredths, (numbers) => {
        const sum = addDecimals(numbers.map((number) => shiftDecimal(String(number), -2)));
        assert.equal(compareDecimals(shiftDecimal(sum, 2), String(numbers.reduce((a, b) => a + b, 0))), 0);
      }),
    );
  });
});

describe('shifting decimals', () => {
  it('moves the point and keeps every digit', () => {
    assert.equal(shiftDecimal('3.4', 3), '3400');
    assert.equal(shiftDecimal('1200', -3), '1.200');
    assert.equal(shiftDecimal('-7', -6), '-0.000007');
    assert.equal(shiftDecimal('12.345', 1), '123.45');
    assert.equal(shiftDecimal('5.0', 0), '5.0');
  });
});
