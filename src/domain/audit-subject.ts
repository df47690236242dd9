/**
 * Which events of the audit trail are about a body and a year: those of its plans, reports, entries, risks and actions, of
 * the year's common plan and periods, and of the body itself.
 *
 * @example
 * import assert from 'node:assert/strict';
 * const concerns = new RegExp(subjectPattern('KS', 2025), 'u');
 * assert.ok(concerns.test('entry:KS/2025-year/goal/x') && concerns.test('controlPlan:KS/2025') && concerns.test('plan:2025'));
 * assert.ok(!concerns.test('entry:KSF/2025-year/goal/x') && !concerns.test('report:KS/2024-year'));
 */

/** A regular expression that JavaScript and PostgreSQL read alike. */
export function subjectPattern(body: string, year: number): string {
  const code = body.replaceAll(/[.*+?^${}()|[\]\\/-]/gu, (sign) => (sign === '/' || sign === '-' ? sign : `\\${sign}`));
  return `^([A-Za-z]+:${code}/${year}([-/]|$)|plan:${year}$|period:${year}-|body:${code}$)`;
}
