/** What an auditor reads of a body and year: the plan, the reports' decisions and versions, and what has happened. */
import { subjectPattern } from '../domain/audit-subject.ts';
import type { ControlRecord } from '../domain/control-record.ts';
import { comparePeriods, type Period } from '../domain/period.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import {
  type AuditHead,
  actorNames,
  auditHead,
  type BodyYear,
  listBodyYears,
  listEventsOf,
  type SubjectEvent,
} from '../store/audit-part.ts';
import { type AuditedSample, listAuditedSamples } from '../store/audited-sample.ts';
import { listControlRecords } from '../store/control-record.ts';
import { inTenant } from '../store/database.ts';
import { type Evidence, listEvidenceOf } from '../store/evidence.ts';
import { listReportRows, listReportVersions, type ReportVersion } from '../store/report.ts';
import type { App } from './app.ts';
import { auditedBody, type PackAddress } from './audit-pack.ts';
import { type ControlPlanView, readControlPlan } from './control-plan.ts';
import { may, mayAnywhere } from './policy.ts';
import type { Session } from './session.ts';

export type AuditedBodyYear = BodyYear;

/** One who acted: a person's name, null where the account is gone; for the system the way it acted. */
export type AuditedEvent = SubjectEvent & { readonly name: string | null };

export type AuditView = {
  readonly plan: ControlPlanView;
  readonly reports: readonly {
    readonly period: Period;
    readonly versions: readonly Omit<ReportVersion, 'tree'>[];
  }[];
  /** How the controls were done: occurrences with who did and signed them. */
  readonly records: readonly ControlRecord[];
  readonly samples: readonly AuditedSample[];
  readonly evidence: readonly Evidence[];
  readonly events: readonly AuditedEvent[];
  readonly head: AuditHead;
};

/** A day after all of a year's occurrences. */
const endOfTime = '9999-12-31';

/** How many of the latest events a page shows; all stand in the evidence pack. */
const shownEvents = 200;

/** The bodies and years that the session may audit, the latest year first. */
export async function listAudits(app: App, session: Session): Promise<Result<AuditedBodyYear[]>> {
  if (!mayAnywhere(session, 'audit')) {
    return refuse({
      path: '',
      message: 'Bara revisor, controller och administratör kan läsa granskningen och hämta bevispaketet.',
    });
  }
  const all = await inTenant(app.db, session.tenant.id, listBodyYears);
  return succeed(all.filter(({ body }) => may(session, 'audit', body)));
}

export async function readAudit(app: App, session: Session, address: PackAddress): Promise<Result<AuditView>> {
  const { body, year } = address;
  const allowed = await inTenant(app.db, session.tenant.id, (tx) => auditedBody(tx, session, address));
  if (!allowed.ok) return allowed;
  const plan = await readControlPlan(app, session, address);
  if (!plan.ok) return plan;
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const names = await actorNames(tx);
    const concerns = subjectPattern(body, year);
    const evidence = await listEvidenceOf(tx, concerns);
    const events = await listEventsOf(tx, concerns, {
      also: evidence.map(({ id }) => `evidence:${id}`),
      limit: shownEvents,
    });
    const rows = (await listReportRows(tx))
      .filter((row) => row.body.code === body && row.period.year === year)
      .sort((a, b) => comparePeriods(a.period, b.period));
    const reports = [];
    for (const { period } of rows) {
      const versions = (await listReportVersions(tx, { body, period })).map(({ tree: _, ...version }) => version);
      reports.push({ period, versions });
    }
    return succeed({
      plan: plan.value,
      reports,
      records: await listControlRecords(tx, address, endOfTime),
      samples: await listAuditedSamples(tx, address),
      evidence,
      events: events.map((event) => ({ ...event, name: names.get(event.actor) ?? null })),
      head: await auditHead(tx),
    });
  });
}
