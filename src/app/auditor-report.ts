/** The auditors' findings: reports that a body has received, each recommendation with answer, status, owner and day. */
import { z } from 'zod';
import { RecommendationStatus, sourceOf } from '../domain/other-input.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { inTenant } from '../store/database.ts';
import {
  findRecommendation,
  findReportById,
  insertRecommendation,
  insertReport,
  listRecommendations,
  type StoredRecommendation,
  type StoredReport,
  updateRecommendation,
  updateReport,
} from '../store/other-input.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { accessFindings, changedSince, editFindings, type FindingAccess, findingMissing } from './finding-access.ts';
import { plainText, readForm } from './form.ts';
import { loadRaised, type Raised } from './raise.ts';
import { actorName, type Session } from './session.ts';

export type ReportItem = StoredReport;
export type RecommendationItem = StoredRecommendation & { readonly source: string };
export type AuditorReportView = FindingAccess & {
  readonly report: ReportItem;
  readonly recommendations: readonly RecommendationItem[];
  readonly raised: Raised;
};

export type RecommendationView = FindingAccess & {
  readonly report: ReportItem;
  readonly recommendation: RecommendationItem;
  readonly source: string;
  readonly raised: Raised;
};

const line = (most: number, message: string) => plainText().trim().max(most, message);
const day = 'Ange dagen som ÅÅÅÅ-MM-DD, till exempel 2026-03-31.';
const optionalDay = z.union([z.literal(''), z.iso.date()], day).transform((text) => text || null);

const ReportForm = z.object({
  title: line(300, 'Titeln får ha högst 300 tecken.').min(1, 'Skriv rapportens titel.'),
  reportedOn: z.iso.date(day),
  registryNumber: line(100, 'Diarienumret får ha högst 100 tecken.').transform((text) => text || null),
  summary: line(10_000, 'Sammanfattningen får ha högst 10 000 tecken.'),
});
const RecommendationForm = z.object({
  text: line(5_000, 'Rekommendationen får ha högst 5 000 tecken.').min(1, 'Skriv vad revisorerna rekommenderar.'),
  answer: line(10_000, 'Svaret får ha högst 10 000 tecken.').default(''),
  status: RecommendationStatus.default('open'),
  owner: line(200, 'Skriv den ansvariges roll eller namn med högst 200 tecken.')
    .default('')
    .transform((text) => text || null),
  dueOn: optionalDay.default(null),
});
const revision = { revision: z.coerce.number().int() };

export async function readAuditorReport(app: App, session: Session, id: string): Promise<Result<AuditorReportView>> {
  return inTenant(app.db, session.tenant.id, async (tx): Promise<Result<AuditorReportView>> => {
    const report = await findReportById(tx, id);
    if (!report) return refuse(findingMissing);
    const access = await accessFindings(tx, session, report.body);
    if (!access.ok) return access;
    const found = await listRecommendations(tx, [report.id]);
    const recommendations = found.map((one) => ({ ...one, source: sourceOf('recommendation', one.id) }));
    const raised = await loadRaised(
      tx,
      recommendations.map(({ source }) => source),
    );
    return succeed({ ...access.value, report, recommendations, raised });
  });
}

export async function readRecommendation(app: App, session: Session, id: string): Promise<Result<RecommendationView>> {
  return inTenant(app.db, session.tenant.id, async (tx): Promise<Result<RecommendationView>> => {
    const found = await findRecommendation(tx, id);
    const report = found === null ? null : await findReportById(tx, found.report);
    if (!found || !report) return refuse(findingMissing);
    const access = await accessFindings(tx, session, report.body);
    if (!access.ok) return access;
    const source = sourceOf('recommendation', found.id);
    const recommendation = { ...found, source };
    return succeed({ ...access.value, report, recommendation, source, raised: await loadRaised(tx, [source]) });
  });
}

export async function addAuditorReport(
  app: App,
  session: Session,
  body: string,
  input: unknown,
): Promise<Result<{ id: string }>> {
  const form = readForm(ReportForm, input);
  if (!form.ok) return form;
  return change(app, session, async (tx): Promise<Result<{ id: string }>> => {
    const access = await editFindings(tx, session, body);
    if (!access.ok) return access;
    const id = await insertReport(tx, body, form.value, actorName(session));
    const subject = `auditorReport:${id}`;
    await record(tx, session, { verb: 'auditorReport.add', subject, before: null, after: { body, ...form.value } });
    return succeed({ id });
  });
}

export async function editAuditorReport(app: App, session: Session, id: string, input: unknown): Promise<Result<null>> {
  const form = readForm(ReportForm.extend(revision), input);
  if (!form.ok) return form;
  const { revision: seen, ...after } = form.value;
  return change(app, session, async (tx): Promise<Result<null>> => {
    const before = await findReportById(tx, id);
    if (!before) return refuse(findingMissing);
    const access = await editFindings(tx, session, before.body);
    if (!access.ok) return access;
    if (!(await updateReport(tx, { id: before.id, revision: seen }, after, actorName(session))))
      return refuse(changedSince);
    await record(tx, session, { verb: 'auditorReport.edit', subject: `auditorReport:${id}`, before, after });
    return succeed(null);
  });
}

/** Adds a recommendation to a report, or (with its id) changes one. */
export async function saveRecommendation(
  app: App,
  session: Session,
  report: string,
  id: string | null,
  input: unknown,
): Promise<Result<{ id: string }>> {
  const form = readForm(RecommendationForm.extend({ revision: z.coerce.number().int().default(0) }), input);
  if (!form.ok) return form;
  const { revision: seen, ...after } = form.value;
  return change(app, session, async (tx): Promise<Result<{ id: string }>> => {
    const held = await findReportById(tx, report);
    if (!held) return refuse(findingMissing);
    const access = await editFindings(tx, session, held.body);
    if (!access.ok) return access;
    if (id === null) {
      const added = await insertRecommendation(tx, held.id, after, actorName(session));
      const subject = sourceOf('recommendation', added);
      await record(tx, session, { verb: 'recommendation.add', subject, before: null, after });
      return succeed({ id: added });
    }
    const before = await findRecommendation(tx, id);
    if (before?.report !== held.id) return refuse(findingMissing);
    if (!(await updateRecommendation(tx, { id, revision: seen }, after, actorName(session))))
      return refuse(changedSince);
    await record(tx, session, { verb: 'recommendation.edit', subject: sourceOf('recommendation', id), before, after });
    return succeed({ id });
  });
}
