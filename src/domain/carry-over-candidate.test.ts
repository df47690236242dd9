import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { carryOverCandidates } from './carry-over-candidate.ts';

const control = (key: string, assessment: string | null) => ({ key, title: key, assessment });
const risk = (key: string, controls: ReturnType<typeof control>[], openLevel: string | null = null) => ({
  key,
  text: key,
  controls,
  openLevel,
});
const grounds = (...risks: ReturnType<typeof risk>[]) =>
  carryOverCandidates(risks).map(({ kind, key, ground }) => [kind, key, ground]);

describe('candidates for the next plan', () => {
  it('are controls that came out yellow or red, in the order of the plan', () => {
    const found = grounds(risk('a', [control('x', 'red'), control('y', 'green'), control('z', 'yellow')]));
    assert.deepEqual(found, [
      ['control', 'x', 'assessment'],
      ['control', 'z', 'assessment'],
    ]);
  });

  it('are risks without a control, and risks that still stand high', () => {
    assert.deepEqual(grounds(risk('a', []), risk('b', [control('x', 'green')], 'high')), [
      ['risk', 'a', 'comment'],
      ['risk', 'b', 'level'],
    ]);
  });

  it('are not those that nobody has assessed, nor a calm risk, and a risk stands once', () => {
    assert.deepEqual(grounds(risk('a', [control('x', null)]), risk('b', [control('y', 'green')])), []);
    assert.equal(grounds(risk('a', [control('x', 'red')], 'critical')).length, 1);
  });
});
