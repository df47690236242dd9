import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ScaleMeasure } from '../definition.ts';
import { dataOf, sourceOf } from '../made-up.testing.ts';
import { ControlOutcome } from '../outcome.ts';
import { scale } from './scale.ts';

const survey = sourceOf('survey', ['unit', 'initiative', 'answer'], []);
const measure = ScaleMeasure.parse({
  kind: 'scale',
  answers: 'survey',
  unitField: 'unit',
  subjectField: 'initiative',
  answerField: 'answer',
  values: [
    { code: 'fully', label: 'Helt', share: 100 },
    { code: 'partly', label: 'Delvis', also: ['till viss del'], share: 50 },
    { code: 'not', label: 'Inte alls', share: 0 },
  ],
  units: ['Ekonomi', 'HR', 'Digitalisering'],
  perUnit: { min: 2, max: 3 },
});
const answer = (unit: string, initiative: string, given: string) => ({ unit, initiative, answer: given });
const full = [
  answer('Ekonomi', 'E-faktura', 'Helt'),
  answer('Ekonomi', 'Budgetverktyg', 'delvis'),
  answer('HR', 'Introduktion', 'HELT'),
  answer('HR', 'Enkät', 'Till viss del'),
  answer('Digitalisering', 'E-tjänster', 'helt'),
  answer('Digitalisering', 'Intranät', 'Helt'),
];

function run(answers: readonly Record<string, string>[]) {
  const outcome = scale({ measure, target: null }, dataOf(survey, answers));
  assert.deepEqual(ControlOutcome.parse(outcome), outcome);
  assert.ok(outcome.status !== 'not-run');
  return outcome;
}

describe('scale', () => {
  it('counts the answers of every department', () => {
    const outcome = run(full);
    assert.deepEqual(outcome.ratios[0]?.bands, { fully: 4, partly: 2, not: 0 });
    assert.deepEqual(
      outcome.ratios.map(({ path }) => path[0]),
      [undefined, 'Digitalisering', 'Ekonomi', 'HR'],
    );
    assert.deepEqual(outcome.ratios[2]?.bands, { fully: 1, partly: 1, not: 0 });
    assert.equal(outcome.suggested.assessment, 'yellow');
    assert.equal(
      outcome.suggested.reason,
      '6 svar: helt 4, delvis 2, inte alls 0. Sammanvägt 83 %, och målet är minst 100 %.',
    );
  });

  it('names who has not answered, who answered too little, and what is not on the scale', () => {
    const outcome = run([
      answer('ekonomi', 'E-faktura', 'kanske'),
      answer('Ekonomi', 'Budget', 'inte alls'),
      answer('HR', 'A', 'helt'),
      answer('HR', 'B', 'helt'),
    ]);
    assert.deepEqual(outcome.exceptionCounts, { 'not-on-scale': 1, not: 1, 'too-few': 1, 'no-answer': 1 });
    assert.equal(outcome.ratios[0]?.notExamined, 1);
    assert.equal(outcome.suggested.assessment, null);
  });

  it('is not run without answers', () => {
    assert.equal(scale({ measure, target: null }, dataOf(survey, [])).status, 'not-run');
  });
});
