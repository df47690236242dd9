import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { processorTime } from '../processor-time.testing.ts';
import { readDecimal, roundDecimal, shiftPoint } from './sheet-number.ts';

describe('a number in a sheet', () => {
  it('is read with any of the usual signs', () => {
    const cases: [string, string][] = [
      ['0', '0'],
      ['1234', '1234'],
      ['1 234,50', '1234.50'],
      ['1\u00A0234\u00A0567', '1234567'],
      ['12\u202F345,6', '12345.6'],
      ['\u2212 5', '-5'],
      ['\u22121,5', '-1.5'],
      ['-12,3', '-12.3'],
      ['+7', '7'],
      ['450,00-', '-450.00'],
      ['1.234.567,89', '1234567.89'],
      ['1,234,567.89', '1234567.89'],
      ['1.5', '1.5'],
      ['0.125', '0.125'],
      ['1,234', '1.234'],
      ['12 kr', '12'],
      ['1 200 SEK', '1200'],
      ['25 %', '0.25'],
      ['12,5%', '0.125'],
      ['-0,00', '0.00'],
      ['007', '7'],
    ];
    for (const [text, value] of cases) assert.equal(readDecimal(text), value, text);
  });

  it('is refused where it is not one, or could be two', () => {
    for (const text of [
      '',
      '-',
      'abc',
      '12 st',
      '1 23',
      '12 3456',
      '1,2,3',
      '1.2.3',
      '--5',
      '-5-',
      '1,234.5,6',
      '2025-01-31',
      '08-123 45 67',
      '1e5',
      '(5)',
      '1.234',
      '1,',
      '9'.repeat(200),
    ]) {
      assert.equal(readDecimal(text), null, text);
    }
  });

  it('takes three digits after the sign by the decimal sign of the file', () => {
    assert.equal(readDecimal('1.234', '.'), '1.234');
    assert.equal(readDecimal('1,234', '.'), '1234');
    assert.equal(readDecimal('1,234', ','), '1.234');
    assert.equal(readDecimal('1 234.567', ','), '1234.567');
  });

  it('comes back from every way of writing it', () => {
    const written = fc.record({
      whole: fc.bigInt({ min: 0n, max: 10n ** 18n }).map(String),
      fraction: fc.stringMatching(/^\d{0,6}$/u),
      negative: fc.boolean(),
      space: fc.constantFrom('', ' ', '\u00A0', '\u202F'),
      minus: fc.constantFrom('-', '\u2212'),
    });
    fc.assert(
      fc.property(written, ({ whole, fraction, negative, space, minus }) => {
        const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/gu, space);
        const text = (negative ? minus : '') + grouped + (fraction === '' ? '' : `,${fraction}`);
        const value = whole + (fraction === '' ? '' : `.${fraction}`);
        assert.equal(readDecimal(text), negative && /[1-9]/u.test(value) ? `-${value}` : value);
      }),
    );
  });

  it('takes no longer for a hostile text', () => {
    const start = processorTime();
    for (const text of ['1 '.repeat(50_000), `${'1,'.repeat(50_000)}x`, ' '.repeat(100_000)]) readDecimal(text);
    assert.ok(processorTime() - start < 500);
  });
});

describe('a decimal string', () => {
  it('is rounded half away from zero, exactly', () => {
    const cases: [string, number, string][] = [
      ['2.675', 2, '2.68'],
      ['-2.5', 0, '-3'],
      ['0.4', 0, '0'],
      ['-0.4', 0, '0'],
      ['9.999', 2, '10.00'],
      ['123456789012345678.905', 2, '123456789012345678.91'],
      ['1', 3, '1.000'],
      ['-0', 1, '0.0'],
    ];
    for (const [value, decimals, rounded] of cases) assert.equal(roundDecimal(value, decimals), rounded, value);
  });

  it('moves its point there and back', () => {
    assert.equal(shiftPoint('12.5', -3), '0.0125');
    assert.equal(shiftPoint('0.25', 2), '25');
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 12n }), fc.integer({ min: 0, max: 20 }), (number, places) => {
        const there = shiftPoint(`${number}`, -places);
        assert.equal(shiftPoint(there, places), `${number}`);
      }),
    );
  });
});
