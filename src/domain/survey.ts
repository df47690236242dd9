/**
 * A self-assessment (Swedish: självvärdering): heads say of two or three initiatives each how far something holds: fully,
 * partly, not at all. Where the answers are anonymous no group of ten or fewer is shown, nor can be worked out.
 *
 * @example
 * import assert from 'node:assert/strict';
 * const answers = [{ department: 'HR', initiatives: [{ title: 'Ny blankett', degree: 'full', comment: '' }] }];
 * assert.deepEqual(surveyResult(answers, { anonymous: false }).groups[0]?.counts, { full: 1, partly: 0, none: 0 });
 * assert.equal(surveyResult(answers, { anonymous: true }).total, null);
 */
import { z } from 'zod';

/** helt, delvis, inte alls. */
export const Degree = z.enum(['full', 'partly', 'none']);
export type Degree = z.infer<typeof Degree>;

export const Initiative = z.strictObject({ title: z.string().min(1), degree: Degree, comment: z.string() });
export type Initiative = z.infer<typeof Initiative>;

/** How many initiatives each head answers for. */
export const fewestInitiatives = 2;
export const mostInitiatives = 3;

/** A group of this size or smaller is not shown where the answers are anonymous. */
export const largestHidden = 10;

export type SurveyAnswer = { readonly department: string | null; readonly initiatives: readonly Initiative[] };
export type DegreeCounts = Record<Degree, number>;
export type SurveyGroup = {
  readonly department: string | null;
  readonly answers: number;
  readonly counts: DegreeCounts;
};
export type SurveyResult = {
  /** By department in Swedish order; null stands for those whose department is not said. */
  readonly groups: readonly SurveyGroup[];
  /** Null where all of them are ten or fewer. */
  readonly total: SurveyGroup | null;
  /** True where answers stand in no group that is shown. */
  readonly hidden: boolean;
};

function countDegrees(answers: readonly SurveyAnswer[]): DegreeCounts {
  const of = (degree: Degree) =>
    answers.flatMap(({ initiatives }) => initiatives).filter((one) => one.degree === degree);
  return { full: of('full').length, partly: of('partly').length, none: of('none').length };
}

const groupOf = (department: string | null, answers: readonly SurveyAnswer[]): SurveyGroup => ({
  department,
  answers: answers.length,
  counts: countDegrees(answers),
});

/**
 * The largest choice of groups that can be shown beside a total of `sizes`: each has more than ten, and so has what is left
 * when they are taken from the total, or nothing is left.
 */
export function shownGroups<T>(groups: readonly { readonly of: T; readonly size: number }[]): T[] {
  const shown = groups.filter(({ size }) => size > largestHidden).sort((a, b) => b.size - a.size);
  const total = groups.reduce((sum, { size }) => sum + size, 0);
  const left = () => total - shown.reduce((sum, { size }) => sum + size, 0);
  while (shown.length > 0 && left() > 0 && left() <= largestHidden) shown.pop();
  return shown.map(({ of }) => of);
}

/** Counts by department. Of anonymous answers only what no group of ten or fewer can be read from. */
export function surveyResult(
  answers: readonly SurveyAnswer[],
  { anonymous }: { readonly anonymous: boolean },
): SurveyResult {
  const byDepartment = [...Map.groupBy(answers, ({ department }) => department)];
  const shown = anonymous
    ? shownGroups(byDepartment.map(([of, own]) => ({ of, size: own.length })))
    : byDepartment.map(([department]) => department);
  const groups = byDepartment
    .filter(([department]) => shown.includes(department))
    .map(([department, own]) => groupOf(department, own))
    .sort((a, b) => (a.department ?? '\uffff').localeCompare(b.department ?? '\uffff', 'sv'));
  const enough = answers.length > (anonymous ? largestHidden : 0);
  return { groups, total: enough ? groupOf(null, answers) : null, hidden: groups.length < byDepartment.length };
}

/** The departments that an anonymous answer may name: those where more than ten are asked, if the rest are too many to be told apart. */
export function namedDepartments(asked: readonly (string | null)[]): Set<string> {
  const groups = [...Map.groupBy(asked, (department) => department)].map(([of, own]) => ({ of, size: own.length }));
  return new Set(shownGroups(groups).filter((department) => department !== null));
}
