import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { emptyEntry } from './entry.ts';
import { missingIn } from './entry-completeness.ts';
import { paragraphs } from './narrative.ts';

const written = { ...emptyEntry('x'), narrative: paragraphs(['Text.']) };

describe('what an entry must have to be marked as done', () => {
  it('is every state of its level and a text', () => {
    assert.deepEqual(missingIn(emptyEntry('x'), 'processArea', ['assessment', 'trend']), [
      'assessment',
      'trend',
      'narrative',
    ]);
    assert.deepEqual(missingIn({ ...written, assessment: 'red' }, 'processArea', ['assessment', 'trend']), ['trend']);
    assert.deepEqual(
      missingIn({ ...written, status: 'late', completion: '0' }, 'commitment', ['status', 'completion']),
      [],
    );
  });

  it("is the text alone for a goal, whose light and arrow are anyone's choice", () => {
    assert.deepEqual(missingIn(written, 'goal', ['assessment', 'trend']), []);
    assert.deepEqual(missingIn(emptyEntry('x'), 'goal', ['assessment', 'trend']), ['narrative']);
  });

  it('is no text of nothing but spaces', () => {
    assert.deepEqual(missingIn({ ...written, narrative: paragraphs([' ']) }, 'goal', []), ['narrative']);
  });
});
