import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Degree, largestHidden, namedDepartments, type SurveyAnswer, surveyResult } from './survey.ts';

const answer = (department: string | null, ...degrees: Degree[]): SurveyAnswer => ({
  department,
  initiatives: degrees.map((degree) => ({ title: 'Initiativ', degree, comment: '' })),
});
const many = (count: number, department: string | null) =>
  Array.from({ length: count }, () => answer(department, 'full', 'partly'));

describe('the result of a self-assessment', () => {
  it('counts initiatives by department, in Swedish order, where names are known', () => {
    const result = surveyResult([answer('Ö', 'none'), answer('Ä', 'full', 'partly'), answer('Ä', 'full')], {
      anonymous: false,
    });
    assert.deepEqual(
      result.groups.map(({ department, answers, counts }) => [
        department,
        answers,
        counts.full,
        counts.partly,
        counts.none,
      ]),
      [
        ['Ä', 2, 2, 1, 0],
        ['Ö', 1, 0, 0, 1],
      ],
    );
    assert.deepEqual([result.total?.answers, result.hidden], [3, false]);
  });

  it('shows no group of ten or fewer, and no larger one that would give it away', () => {
    const result = surveyResult([...many(11, 'A'), ...many(10, 'B'), ...many(30, 'C')], { anonymous: true });
    assert.deepEqual(
      result.groups.map(({ department }) => department),
      ['C'],
    );
    assert.equal(result.total?.answers, 51);
    assert.ok(result.hidden);
    assert.equal(surveyResult(many(10, 'A'), { anonymous: true }).total, null);
    assert.equal(surveyResult(many(11, 'A'), { anonymous: true }).groups.length, 1);
  });

  it('lets nobody work out ten or fewer, whatever the groups are', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(sizes, (counts) => {
        const { groups, total } = surveyResult(
          counts.flatMap((count, index) => many(count, `D${index}`)),
          { anonymous: true },
        );
        assert.ok(groups.every(({ answers }) => answers > largestHidden));
        const left = (total?.answers ?? 0) - groups.reduce((sum, { answers }) => sum + answers, 0);
        assert.ok(total === null || left === 0 || left > largestHidden, String(left));
      }),
    );
  });

  it('names a department in an anonymous answer only where many are asked there', () => {
    const asked = [...Array.from({ length: 12 }, () => 'HR'), ...Array.from({ length: 3 }, () => 'IT')];
    assert.deepEqual([...namedDepartments(asked)], []);
    assert.deepEqual([...namedDepartments([...asked, ...Array.from({ length: 9 }, () => null)])], ['HR']);
    assert.deepEqual([...namedDepartments(Array.from({ length: 11 }, () => 'HR'))], ['HR']);
  });
});
