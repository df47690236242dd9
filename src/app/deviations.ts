/** What came out badly in a year's controls and what is done about it, over all bodies: from occurrences, and from reports that say more. */
import { type Action, isClosed } from '../domain/action.ts';
import { narrativeText } from '../domain/narrative.ts';
import { isLate } from '../domain/owed.ts';
import { type Period, periodName } from '../domain/period.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { type Scale, type ScaleValue, scaleValue } from '../domain/scale.ts';
import { controlPlanYears } from '../store/control-overview.ts';
import { listReportedActions, listReportedDeviations } from '../store/control-reported.ts';
import { type Deviation, listActionsOf, listDeviations, type OpenAction } from '../store/control-work.ts';
import { inTenant } from '../store/database.ts';
import { loadScales } from '../store/scale.ts';
import type { App } from './app.ts';
import { occurrenceName } from './occurrence-subject.ts';
import { may, seesWorkingMaterial } from './policy.ts';
import type { Session } from './session.ts';

/** Where it was said: at an occurrence, or in a report. */
type At = {
  readonly body: string;
  readonly bodyName: string;
  readonly year: number;
  readonly control: string;
  readonly title: string;
} & ({ readonly occurrence: string } | { readonly occurrence: null; readonly period: Period['kind'] });

type Found = At &
  Pick<Deviation, 'sampleSize' | 'sampleDeviations'> & {
    /** "mars 2026", or the report's period. */
    readonly name: string;
    readonly light: ScaleValue | null;
    /** Of the occurrence's result; null in a report. */
    readonly state: Deviation['state'] | null;
  };

type FollowedUp = At &
  Action & {
    readonly words: string;
    readonly ownerName: string | null;
    readonly closed: boolean;
    readonly late: boolean;
  };

export type Deviations = {
  readonly year: number;
  readonly years: readonly number[];
  readonly results: readonly Found[];
  readonly actions: readonly FollowedUp[];
};

const bestOf = (scales: readonly Scale[]) => scales.find(({ code }) => code === 'control')?.values.at(-1)?.code ?? '';

/** For those who see working material. `today` is "2026-05-13", Swedish time. */
export function readDeviations(app: App, session: Session, year: number, today: string): Promise<Result<Deviations>> {
  return inTenant(app.db, session.tenant.id, async (tx): Promise<Result<Deviations>> => {
    if (!may(session, 'read', null) || !seesWorkingMaterial(session))
      return refuse({ path: '', message: 'Avvikelserna är arbetsmaterial.' });
    const scales = await loadScales(tx);
    const light = (assessment: string | null) => scaleValue(scales, 'control', assessment);
    const best = bestOf(scales);
    const done = (await listDeviations(tx, year, best)).map(
      (one): Found => ({ ...one, name: occurrenceName(one), light: light(one.assessment) }),
    );
    const reported = (await listReportedDeviations(tx, year, best)).map(
      (one): Found => ({
        ...{ ...one, occurrence: null, name: periodName({ year, kind: one.period }), light: light(one.assessment) },
        ...{ sampleSize: null, sampleDeviations: null, state: null },
      }),
    );
    const followed = (action: At & Action & Pick<OpenAction, 'ownerName'>): FollowedUp => ({
      ...action,
      words: narrativeText(action.text),
      closed: isClosed(action.status),
      late: !isClosed(action.status) && isLate(action.dueOn, today),
    });
    const actions = [
      ...(await listActionsOf(tx, { year })).map(followed),
      ...(await listReportedActions(tx, year)).map((one) => followed({ ...one, occurrence: null, ownerName: null })),
    ];
    return succeed({
      year,
      years: await controlPlanYears(tx),
      results: [...done, ...reported].toSorted((a, b) => a.bodyName.localeCompare(b.bodyName, 'sv')),
      actions: actions.toSorted((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999')),
    });
  });
}
