import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readOrigin } from './origin.ts';
import { UsageError } from './usage.ts';

describe('the address that browsers use', () => {
  it('is scheme, host and port', () => {
    assert.equal(readOrigin(undefined), null);
    assert.equal(readOrigin(''), null);
    assert.equal(readOrigin('https://uppsikt.kommun.se'), 'https://uppsikt.kommun.se');
    assert.equal(readOrigin('https://uppsikt.kommun.se/'), 'https://uppsikt.kommun.se');
    assert.equal(readOrigin('http://10.0.0.4:8080'), 'http://10.0.0.4:8080');
  });

  for (const text of [
    'uppsikt.kommun.se',
    'https://uppsikt.kommun.se/start',
    'ftp://uppsikt.kommun.se',
    'https://a:b@c.se',
  ])
    it(`is not ${text}`, () => {
      assert.throws(() => readOrigin(text), UsageError);
    });
});
