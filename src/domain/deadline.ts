/**
 * Deadlines as people give them: a date, or a number of working days before or after the day that the period ends with
 * (the decision's, else the compiled report's). A deadline on a free day moves to the last working day before it.
 *
 * @example
 * import assert from 'node:assert/strict';
 * const given = { report: '-10', review: '-5', compile: '', decide: '2026-06-08' };
 * const { value } = resolveDeadlines(given);
 * assert.equal(value.deadlines.report, '2026-05-25');
 */
import { z } from 'zod';
import { type Issue, type Result, refuse, succeed } from './result.ts';
import { type Deadlines, type Step, steps } from './step.ts';
import { addWorkingDays, workingDayOnOrBefore } from './working-day.ts';

export type Moved = { readonly step: Step; readonly from: string; readonly to: string };

type Wanted = { readonly date: string } | { readonly days: number } | null;

const isDate = (text: string) => z.iso.date().safeParse(text).success;

/** "2026-05-13", "-10", "10 arbetsdagar före", "3 efter"; undefined where it is none of them. */
function readWanted(text: string): Wanted | undefined {
  const plain = text.trim().replaceAll('\u2212', '-');
  if (plain === '') return null;
  if (isDate(plain)) return { date: plain };
  const match = /^([+-]?)\s*(\d{1,3})(?:\s*(?:arbetsdag(?:ar)?)?\s*(före|efter)?)?$/iu.exec(plain);
  if (!match) return undefined;
  const [, sign = '', digits = '', word] = match;
  const before = sign === '-' || word?.toLowerCase() === 'före';
  const days = Number(digits);
  return { days: before && days > 0 ? -days : days };
}

const stepNames: Record<Step, string> = {
  report: 'Rapportering',
  review: 'Granskning',
  compile: 'Sammanställning',
  decide: 'Beslut',
};

const unreadable = 'Skriv en dag (2026-05-13) eller ett antal arbetsdagar (10 före, eller -10).';
const noBase = 'Ange en dag för beslutet eller sammanställningen, så att det finns en dag att räkna arbetsdagar från.';

/** The date that the step's own or the base's; a step counts from the base only where it is not the base itself. */
function resolve(wanted: Wanted, base: string | null): string | null {
  if (wanted === null) return null;
  if ('date' in wanted) return wanted.date;
  return base === null ? null : addWorkingDays(base, wanted.days);
}

function orderIssues(deadlines: Deadlines): Issue[] {
  const set = steps.flatMap((step) => (deadlines[step] === null ? [] : [{ step, date: deadlines[step] }]));
  return set.flatMap((later, at) => {
    const earlier = set[at - 1];
    if (!earlier || earlier.date <= later.date) return [];
    const message = `${stepNames[later.step]} (${later.date}) kan inte vara före ${stepNames[earlier.step].toLocaleLowerCase('sv')} (${earlier.date}).`;
    return [{ path: later.step, message }];
  });
}

/** Works out every step's date. `moved`: those whose day is free, with the working day that they get. Refused by step where a text is no deadline, has nothing to count from, or comes before an earlier step. */
export function resolveDeadlines(
  given: Readonly<Record<Step, string>>,
): Result<{ readonly deadlines: Deadlines; readonly moved: readonly Moved[] }> {
  const wanted = new Map(steps.map((step) => [step, readWanted(given[step])]));
  const base = (['decide', 'compile'] as const).flatMap((step) => {
    const read = wanted.get(step);
    return read && 'date' in read ? [workingDayOnOrBefore(read.date)] : [];
  })[0];
  const issues = steps.flatMap((step): Issue[] => {
    const read = wanted.get(step);
    if (read === undefined) return [{ path: step, message: unreadable }];
    return read && 'days' in read && base === undefined ? [{ path: step, message: noBase }] : [];
  });
  if (issues.length > 0) return refuse(...issues);
  const moved: Moved[] = [];
  const dateOf = (step: Step) => {
    const from = resolve(wanted.get(step) ?? null, base ?? null);
    if (from === null) return null;
    const to = workingDayOnOrBefore(from);
    if (to !== from) moved.push({ step, from, to });
    return to;
  };
  const deadlines = {
    report: dateOf('report'),
    review: dateOf('review'),
    compile: dateOf('compile'),
    decide: dateOf('decide'),
  };
  const unordered = orderIssues(deadlines);
  return unordered.length > 0 ? refuse(...unordered) : succeed({ deadlines, moved });
}
