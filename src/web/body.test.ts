import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bodyKind, hasTooManyFields, mostFields } from './body.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('the kind of a body', () => {
  for (const type of ['application/x-www-form-urlencoded', 'application/x-www-form-urlencoded;charset=UTF-8'])
    it(`is urlencoded in ${type}`, () => assert.deepEqual(bodyKind(type), { kind: 'urlencoded' }));

  for (const type of ['multipart/form-data; boundary=----a1', 'Multipart/Form-Data;boundary="----a1"'])
    it(`is multipart in ${type}`, () => assert.deepEqual(bodyKind(type), { kind: 'multipart', boundary: '----a1' }));

  for (const type of [
    '',
    'application/json',
    'application/x-www-form-urlencoded-not',
    'multipart/form-data',
    'multipart/form-data; x="; boundary=b"; boundary=a',
    'multipart/form-data; boundary=a; boundary=b',
  ])
    it(`is no form in "${type}"`, () => assert.equal(bodyKind(type), null));
});

describe('the number of fields', () => {
  it('is counted by &', () => {
    assert.equal(hasTooManyFields(bytes('a&'.repeat(mostFields)), { kind: 'urlencoded' }), false);
    assert.equal(hasTooManyFields(bytes('a&'.repeat(mostFields + 1)), { kind: 'urlencoded' }), true);
  });

  it('is counted by the boundary', () => {
    const parts = (count: number) => bytes('--a\r\nx\r\n'.repeat(count));
    assert.equal(hasTooManyFields(parts(mostFields), { kind: 'multipart', boundary: 'a' }), false);
    assert.equal(hasTooManyFields(parts(mostFields + 1), { kind: 'multipart', boundary: 'a' }), true);
  });
});
