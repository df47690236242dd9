/** Supervision over others (Swedish: uppsikt): all bodies' plans of a year, what is due and late, and results side by side. */
import type { Body } from '../domain/body.ts';
import type { Occurrence } from '../domain/occurrence.ts';
import { type OccurrenceStatus, occurrenceStatus } from '../domain/occurrence-status.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { type Scale, type ScaleValue, scaleValue } from '../domain/scale.ts';
import { listCentralControls, type StoredCentral } from '../store/central-control.ts';
import {
  type ControlOfBody,
  controlPlanYears,
  listControlsOfYear,
  listOccurrencesOfYear,
  listPlansOfYear,
  type PlanOfBody,
} from '../store/control-overview.ts';
import { inTenant } from '../store/database.ts';
import { latestOutcome, listOutcomes } from '../store/occurrence-outcome.ts';
import { loadScales } from '../store/scale.ts';
import type { App } from './app.ts';
import { maySetCentral } from './central-control.ts';
import { bodiesOf } from './central-spread.ts';
import { supervisorName } from './executive-board.ts';
import { may, seesWorkingMaterial } from './policy.ts';
import type { Session } from './session.ts';

export type DueItem = Occurrence & {
  readonly body: string;
  readonly bodyName: string;
  readonly title: string;
  readonly responsible: string | null;
  readonly status: OccurrenceStatus;
};

export type BodyOverview = {
  readonly body: Body;
  /** Only the version that was decided is for the session: the plan is being revised. Null where the plan itself is. */
  readonly onlyVersion: number | null;
  /** Null where the body has no plan. */
  readonly plan: PlanOfBody | null;
  readonly controls: readonly (ControlOfBody & { readonly light: ScaleValue | null })[];
  readonly counts: Readonly<Record<OccurrenceStatus, number>>;
};

export type ControlOverview = {
  readonly year: number;
  readonly years: readonly number[];
  readonly bodies: readonly BodyOverview[];
  /** What is due now or late, by day. */
  readonly due: readonly DueItem[];
  readonly central: readonly StoredCentral[];
  readonly controlScale: Scale | null;
  readonly maySetCentral: boolean;
  /** The name of the board that sets controls for all. */
  readonly supervisor: string;
};

/** The year to show first: the day's, or the latest that there is a plan for where the day's has none. */
export async function latestControlYear(app: App, session: Session, today: string): Promise<number> {
  const now = Number(today.slice(0, 4));
  const years = await inTenant(app.db, session.tenant.id, controlPlanYears);
  return years.includes(now) ? now : (years[0] ?? now);
}

/** Decided once; a revision may be under way. */
const isDecided = (plan: PlanOfBody | null) =>
  plan?.state === 'decided' || (plan?.state === 'revising' && plan.version !== null);

const statuses: readonly OccurrenceStatus[] = ['planned', 'due', 'late', 'done', 'dropped'];

/**
 * An elected member sees the bodies whose plan is decided, with what reports say that are decided or published; where a plan
 * is being revised, the way to its decided version only.
 * `today` is "2026-05-04", Swedish time.
 */
export function readControlOverview(
  app: App,
  session: Session,
  year: number,
  today: string,
): Promise<Result<ControlOverview>> {
  return inTenant(app.db, session.tenant.id, async (tx): Promise<Result<ControlOverview>> => {
    if (!may(session, 'read', null)) return refuse({ path: '', message: 'Du har ingen roll i den här kommunen.' });
    const scales = await loadScales(tx);
    const plans = await listPlansOfYear(tx, year);
    const outcomes = await listOutcomes(tx, { body: null, year });
    const all = seesWorkingMaterial(session);
    const controls = (await listControlsOfYear(tx, year, { openOnly: !all })).map((control) => ({
      ...control,
      assessment:
        control.assessment ?? (all ? latestOutcome(outcomes, { body: control.body, control: control.key }) : null),
    }));
    const occurrences = (await listOccurrencesOfYear(tx, year)).map((one) => {
      const outcome = outcomes.find(
        ({ body, control, key }) => body === one.body && control === one.control && key === one.key,
      );
      return { ...one, status: occurrenceStatus(one, outcome ?? null, today) };
    });
    const bodies = (await bodiesOf(tx, year, true))
      .map((body) => ({ body, plan: plans.find((plan) => plan.body === body.code) ?? null }))
      .filter(({ body, plan }) => (all ? body.kind === 'board' || plan !== null : isDecided(plan)));
    const open = new Set(bodies.filter(({ plan }) => all || plan?.state === 'decided').map(({ body }) => body.code));
    const nameOf = new Map(bodies.map(({ body }) => [body.code, body.name]));
    const controlOf = (body: string, key: string) => controls.find((one) => one.body === body && one.key === key);
    return succeed({
      year,
      years: await controlPlanYears(tx),
      bodies: bodies.map(({ body, plan }) => {
        const onlyVersion = all || plan?.state !== 'revising' ? null : plan.version;
        const own = occurrences.filter((one) => one.body === body.code && onlyVersion === null);
        return {
          body,
          onlyVersion,
          plan: plan === null || onlyVersion === null ? plan : { ...plan, risks: 0 },
          controls: controls
            .filter((control) => control.body === body.code && onlyVersion === null)
            .map((control) => ({ ...control, light: scaleValue(scales, 'control', control.assessment) })),
          counts: Object.fromEntries(
            statuses.map((status) => [status, own.filter((one) => one.status === status).length]),
          ) as Record<OccurrenceStatus, number>,
        };
      }),
      due: occurrences
        .filter(({ body, status }) => open.has(body) && (status === 'due' || status === 'late'))
        .map((one) => ({
          ...one,
          bodyName: nameOf.get(one.body) ?? one.body,
          title: controlOf(one.body, one.control)?.title ?? one.control,
          responsible: controlOf(one.body, one.control)?.responsible ?? null,
        })),
      central: await listCentralControls(tx, year),
      controlScale: scales.find(({ code }) => code === 'control') ?? null,
      maySetCentral: await maySetCentral(tx, session),
      supervisor: await supervisorName(tx),
    });
  });
}
