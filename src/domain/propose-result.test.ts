import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { narrativeText, paragraphs } from './narrative.ts';
import { proposeResult, ruleOf } from './propose-result.ts';

const scale = ['red', 'yellow', 'green'];
const march = { name: 'mars 2026', assessment: 'red', result: paragraphs(['Tre fel.']), comment: null };
const june = { name: 'juni 2026', assessment: 'green', result: paragraphs(['Inga fel.']), comment: null };

describe('what a report may say of a control', () => {
  it('is nothing where the control has not been done', () => {
    assert.equal(proposeResult([], 'latest', scale), null);
  });

  it('is the latest time, with the rule', () => {
    assert.deepEqual(proposeResult([march, june], 'latest', scale), { assessment: 'green', result: june.result });
    assert.equal(
      ruleOf([march, june], 'latest', '2026-08-31'),
      'Det senaste av 2 tillfällen till och med 2026-08-31: juni 2026.',
    );
  });

  it('is all put together, with the worst assessment', () => {
    const proposed = proposeResult([march, june], 'together', scale);
    assert.equal(proposed?.assessment, 'red');
    assert.match(
      narrativeText(proposed?.result ?? paragraphs([])),
      /Mars 2026:\s+Tre fel\.\s+Juni 2026:\s+Inga fel\./u,
    );
    assert.match(ruleOf([march, june], 'together', '2026-08-31'), /^Alla 2 tillfällen .* sämsta/u);
  });
});
