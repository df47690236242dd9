import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { changedParts, riskSentence } from './register.ts';

describe('a risk in the register', () => {
  it('is offered as a sentence of what is known', () => {
    const all = { event: 'det brinner.', cause: 'torka,', consequence: 'att skog försvinner' };
    assert.equal(riskSentence(all), 'Risken att det brinner på grund av torka vilket leder till att skog försvinner.');
    assert.equal(
      riskSentence({ ...all, cause: null }),
      'Risken att det brinner vilket leder till att skog försvinner.',
    );
    assert.equal(riskSentence({ ...all, event: ' ' }), null);
  });

  it('says what differs from the year before', () => {
    const place = { likelihood: 2, impact: 3, reason: 'Så' };
    const risk = { text: 'A', owner: null, before: place, after: place, origin: 'own', processArea: null } as const;
    assert.deepEqual(changedParts(risk, { ...risk, before: { ...place, reason: 'Annat' } }), []);
    assert.deepEqual(changedParts(risk, { ...risk, owner: 'Chef', after: { ...place, impact: 1 } }), [
      'owner',
      'after',
    ]);
  });
});
