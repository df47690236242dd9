/** Other input of a body on one page: audit reports with their recommendations, incidents and self-assessments. */
import { type Result, succeed } from '../domain/result.ts';
import type { Scale } from '../domain/scale.ts';
import { inTenant } from '../store/database.ts';
import {
  listIncidents,
  listRecommendations,
  listReports,
  type StoredIncident,
  type StoredReport,
} from '../store/other-input.ts';
import { listOrigins, type RaisedRisk } from '../store/raised.ts';
import { loadScales } from '../store/scale.ts';
import { listSurveys, type Survey } from '../store/survey.ts';
import type { App } from './app.ts';
import { accessFindings, type FindingAccess } from './finding-access.ts';
import { riskScales } from './register-view.ts';
import type { Session } from './session.ts';

export type FindingsView = FindingAccess & {
  readonly reports: readonly (StoredReport & { readonly recommendations: number; readonly unfinished: number })[];
  readonly incidents: readonly StoredIncident[];
  readonly surveys: readonly Survey[];
  readonly seriousness: Scale;
};

export async function readFindings(app: App, session: Session, body: string): Promise<Result<FindingsView>> {
  return inTenant(app.db, session.tenant.id, async (tx): Promise<Result<FindingsView>> => {
    const access = await accessFindings(tx, session, body);
    if (!access.ok) return access;
    const reports = await listReports(tx, body);
    const recommendations = await listRecommendations(
      tx,
      reports.map(({ id }) => id),
    );
    return succeed({
      ...access.value,
      reports: reports.map((report) => {
        const own = recommendations.filter((one) => one.report === report.id);
        const unfinished = own.filter(({ status }) => status === 'open' || status === 'ongoing').length;
        return { ...report, recommendations: own.length, unfinished };
      }),
      incidents: await listIncidents(tx, body),
      surveys: await listSurveys(tx, body),
      seriousness: riskScales(await loadScales(tx)).impact,
    });
  });
}

export type Origin = RaisedRisk;

/** What the risks of a plan were raised from; none for those who do not work with the body. */
export async function readOrigins(
  app: App,
  session: Session,
  key: { readonly body: string; readonly year: number },
): Promise<Origin[]> {
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const access = await accessFindings(tx, session, key.body);
    return access.ok ? listOrigins(tx, key) : [];
  });
}
