import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { resolveDeadlines } from './deadline.ts';
import type { Step } from './step.ts';

const given = (some: Partial<Record<Step, string>>) =>
  resolveDeadlines({ report: '', review: '', compile: '', decide: '', ...some });

function dates(some: Partial<Record<Step, string>>) {
  const resolved = given(some);
  assert.ok(resolved.ok, JSON.stringify(resolved));
  return resolved.value;
}

function issues(some: Partial<Record<Step, string>>) {
  const resolved = given(some);
  assert.ok(!resolved.ok);
  return resolved.issues.map(({ path, message }) => `${path}: ${message}`);
}

describe('deadlines', () => {
  it('stand as they are given where they are working days', () => {
    const { deadlines, moved } = dates({ report: '2026-05-13', decide: '2026-06-09' });
    assert.deepEqual(deadlines, { report: '2026-05-13', review: null, compile: null, decide: '2026-06-09' });
    assert.deepEqual(moved, []);
  });

  it('are counted in working days from the decision, over holidays and midsummer', () => {
    // 19 June 2026 is midsommarafton.
    const { deadlines } = dates({
      report: '-10',
      review: '5 arbetsdagar före',
      compile: '\u22121',
      decide: '2026-06-22',
    });
    assert.deepEqual(deadlines, {
      report: '2026-06-05',
      review: '2026-06-12',
      compile: '2026-06-18',
      decide: '2026-06-22',
    });
  });

  it('are counted from the compiled report where the decision has no date', () => {
    const { deadlines } = dates({ report: '-3', compile: '2026-05-20', decide: '10 efter' });
    assert.equal(deadlines.report, '2026-05-15');
    assert.equal(deadlines.decide, '2026-06-03');
  });

  it('move off a free day to the working day before, and say so', () => {
    const { deadlines, moved } = dates({ report: '2026-05-16', decide: '2026-06-06' });
    assert.equal(deadlines.report, '2026-05-15');
    assert.deepEqual(moved, [
      { step: 'report', from: '2026-05-16', to: '2026-05-15' },
      { step: 'decide', from: '2026-06-06', to: '2026-06-05' },
    ]);
  });

  it('count from the decision as it was moved', () => {
    // The decision moves from Saturday to Friday 5 June; the day before that is Thursday.
    assert.equal(dates({ report: '-1', decide: '2026-06-06' }).deadlines.report, '2026-06-04');
  });

  it('refuse what is no deadline, field by field', () => {
    const [first, second] = issues({ report: 'snart', review: '2026-02-30', decide: '2026-06-09' });
    assert.match(first ?? '', /^report: Skriv en dag/u);
    assert.match(second ?? '', /^review: Skriv en dag/u);
  });

  it('refuse working days where there is no day to count from', () => {
    assert.match(issues({ report: '-10', decide: '5 efter' })[0] ?? '', /^report: Ange en dag för beslutet/u);
  });

  it('refuse a step that comes before an earlier one', () => {
    assert.deepEqual(issues({ report: '2026-05-20', compile: '2026-05-13' }), [
      'compile: Sammanställning (2026-05-13) kan inte vara före rapportering (2026-05-20).',
    ]);
  });
});
