import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { clockTime, dayTime } from './time.ts';
import { readLanguage, wordsIn } from './words.ts';

describe('words', () => {
  it('are Swedish unless English is asked for', () => {
    assert.equal(readLanguage(undefined), 'sv');
    assert.equal(readLanguage('de'), 'sv');
    assert.equal(wordsIn(readLanguage('en')).signIn.title, 'Sign in');
  });

  it('count in the right number', () => {
    const { tree, imports } = wordsIn('sv');
    assert.equal(tree.count(9, 'Processområde'), '9 processområden');
    assert.equal(tree.count(1, 'Processområde'), '1 processområde');
    assert.equal(imports.open(1), '1 obesvarad fråga');
  });
});

describe('times', () => {
  it('are Swedish, winter and summer', () => {
    assert.equal(clockTime('2026-01-31T13:02:00Z'), '14.02');
    assert.equal(clockTime('2026-07-01T12:02:00Z'), '14.02');
    assert.equal(clockTime('strunt'), '');
  });

  it('name the day where it is another', () => {
    const now = new Date('2026-01-31T20:00:00Z');
    assert.equal(dayTime('2026-01-31T13:02:00Z', now), '14.02');
    assert.equal(dayTime('2026-01-30T13:02:00Z', now), '2026-01-30 14.02');
  });
});
