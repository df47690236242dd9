/** The annual wheel (Swedish: årshjul): when each period of a year opens and its steps are due, in order of time. */
import type { Period } from '../domain/period.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { type Step, steps } from '../domain/step.ts';
import { inTenant } from '../store/database.ts';
import { listPeriods } from '../store/period.ts';
import type { App } from './app.ts';
import { may } from './policy.ts';
import type { Session } from './session.ts';

export type WheelEvent = {
  /** "2026-05-15". */
  readonly date: string;
  readonly period: Period;
  readonly step: Step;
};

export type AnnualWheel = {
  readonly year: number;
  readonly events: readonly WheelEvent[];
  /** Years that hold a date, the latest first. */
  readonly years: readonly number[];
};

/** Dates that fall in the year, whichever year's period they belong to. */
export async function readWheel(app: App, session: Session, year: number): Promise<Result<AnnualWheel>> {
  if (!may(session, 'read', null)) return refuse({ path: '', message: 'Du har ingen roll i den här kommunen.' });
  const periods = await inTenant(app.db, session.tenant.id, listPeriods);
  const all = periods.flatMap(({ period, deadlines }) =>
    steps.flatMap((step): WheelEvent[] => {
      const date = deadlines[step];
      return date === null ? [] : [{ date, period, step }];
    }),
  );
  const years = new Set(all.map(({ date }) => Number(date.slice(0, 4))));
  return succeed({
    year,
    events: all
      .filter(({ date }) => date.startsWith(`${year}-`))
      .sort((a, b) => a.date.localeCompare(b.date) || steps.indexOf(a.step) - steps.indexOf(b.step)),
    years: [...years.add(year)].sort((a, b) => b - a),
  });
}
