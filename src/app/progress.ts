/** How the periods stand: every one in a list, and one with its bodies, its troubles and what has happened to it. */
import {
  type BodyProgress,
  daysLeft,
  isLate,
  progressOf,
  type Trouble,
  type TroubleKind,
  troublesOf,
} from '../domain/owed.ts';
import { type Period, periodName } from '../domain/period.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { type Deadlines, type Step, steps } from '../domain/step.ts';
import { listBodies } from '../store/body.ts';
import { inTenant } from '../store/database.ts';
import { listOwed, listPeople } from '../store/owed-work.ts';
import { findPeriod, listPeriods, type PeriodState } from '../store/period.ts';
import { listPeriodEvents, type PeriodEventKind } from '../store/period-event.ts';
import { listReportRows } from '../store/report.ts';
import type { App } from './app.ts';
import { may, seesWorkingMaterial } from './policy.ts';
import type { Session } from './session.ts';

export type { PeriodEventKind, PeriodState };

export type PeriodListItem = {
  readonly period: Period;
  readonly state: PeriodState;
  readonly deadlines: Deadlines;
  /** Bodies that are asked to report. */
  readonly bodies: number;
  /** Bodies with a report, asked or not: a period may only hold reports that were read in. */
  readonly reports: number;
  readonly owed: number;
  readonly written: number;
  readonly approved: number;
};

export type DeadlineView = {
  readonly step: Step;
  readonly dueOn: string;
  /** Working days: 0 today, negative after. */
  readonly daysLeft: number;
  readonly late: boolean;
};

export type BodyRow = BodyProgress & {
  readonly name: string;
  readonly coordinates: boolean;
  readonly decided: boolean;
};

export type TroubleView = {
  readonly kind: TroubleKind;
  readonly body: { readonly code: string; readonly name: string };
  readonly who: readonly string[];
  readonly nodes: readonly { readonly key: string; readonly title: string }[];
  readonly dueOn: string | null;
  readonly daysLeft: number | null;
};

export type PeriodView = {
  readonly period: Period;
  readonly state: PeriodState;
  readonly instructions: string;
  readonly deadlines: readonly DeadlineView[];
  readonly bodies: readonly BodyRow[];
  /** Null for elected members, who see no working material. */
  readonly troubles: readonly TroubleView[] | null;
  /** The newest first; `at` is ISO 8601 in UTC. */
  readonly events: readonly {
    readonly kind: PeriodEventKind;
    readonly reason: string;
    readonly at: string;
    readonly by: string | null;
  }[];
  /** True where the person may open, close and change it. */
  readonly mayManage: boolean;
  /** True where the person may register the decision of the whole period. */
  readonly mayDecide: boolean;
};

const noRole = { path: '', message: 'Du har ingen roll i den här kommunen och kan inte se perioderna.' };

/** The latest period first. */
export async function readPeriods(app: App, session: Session): Promise<PeriodListItem[]> {
  if (!may(session, 'read', null)) return [];
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const reports = await listReportRows(tx);
    const list: PeriodListItem[] = [];
    for (const { period, state, deadlines, bodies } of await listPeriods(tx)) {
      const owed = bodies.length === 0 ? [] : await listOwed(tx, period);
      list.push({
        period,
        state,
        deadlines,
        bodies: bodies.length,
        reports: reports.filter((report) => report.period.year === period.year && report.period.kind === period.kind)
          .length,
        owed: owed.length,
        written: owed.filter((item) => item.written).length,
        approved: owed.filter((item) => item.state === 'reviewed').length,
      });
    }
    return list;
  });
}

function troubleView(
  { kind, body, who, items, dueOn, daysLeft: left }: Trouble,
  named: (code: string) => TroubleView['body'],
): TroubleView {
  const nodes = items.map((item) => ({ key: item.node, title: item.title }));
  return { kind, body: named(body), who, nodes, dueOn, daysLeft: left };
}

function deadlineViews(deadlines: Deadlines, today: string): DeadlineView[] {
  return steps.flatMap((step) => {
    const dueOn = deadlines[step];
    return dueOn === null ? [] : [{ step, dueOn, daysLeft: daysLeft(dueOn, today) ?? 0, late: isLate(dueOn, today) }];
  });
}

/** One period. `today` is "2026-05-13", Swedish time. */
export async function readPeriod(
  app: App,
  session: Session,
  period: Period,
  today: string,
): Promise<Result<PeriodView>> {
  if (!may(session, 'read', null)) return refuse(noRole);
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const found = await findPeriod(tx, period);
    if (!found) return refuse({ path: '', message: `${periodName(period)} är inte planerad än.` });
    const owed = await listOwed(tx, period);
    const people = await listPeople(tx);
    const names = new Map((await listBodies(tx)).map((body) => [body.code, body.name]));
    const body = (code: string) => ({ code, name: names.get(code) ?? code });
    const decided = new Set(
      (await listReportRows(tx))
        .filter((row) => row.decided && row.period.year === period.year && row.period.kind === period.kind)
        .map((row) => row.body.code),
    );
    const rows = progressOf(
      found.bodies.map((asked) => asked.body),
      owed,
    ).map(
      (progress): BodyRow => ({
        ...progress,
        name: body(progress.body).name,
        coordinates: found.bodies.some((asked) => asked.body === progress.body && asked.coordinates),
        decided: decided.has(progress.body),
      }),
    );
    const troubles = found.state === 'open' ? troublesOf(owed, people, today, found.deadlines) : [];
    const seen = seesWorkingMaterial(session);
    return succeed({
      period,
      state: found.state,
      instructions: found.instructions,
      deadlines: deadlineViews(found.deadlines, today),
      bodies: rows,
      troubles: seen ? troubles.map((trouble) => troubleView(trouble, body)) : null,
      events: (await listPeriodEvents(tx, period)).map((event) => ({ ...event, at: event.at.toISOString() })),
      mayManage: may(session, 'managePeriods', null),
      mayDecide:
        may(session, 'decide', null) && (found.state === 'open' || found.state === 'closed') && rows.length > 0,
    });
  });
}
