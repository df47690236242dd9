/** Auditors' reports with their recommendations, and incidents, in the database, each with a revision against lost updates. */
import { sql } from 'kysely';
import type { AuditorReport, Incident, Recommendation } from '../domain/other-input.ts';
import type { Transaction } from './database.ts';

type Stored = { readonly id: string; readonly revision: number };
export type StoredReport = AuditorReport & Stored & { readonly body: string };
export type StoredRecommendation = Recommendation & Stored & { readonly report: string };
export type StoredIncident = Incident & Stored & { readonly body: string };

const next = { revision: sql<number>`revision + 1`, updated_at: sql<Date>`now()` };
const reportColumns = [
  'id',
  'body',
  'title',
  'reported_on as reportedOn',
  'registry_number as registryNumber',
  'summary',
  'revision',
] as const;
const recommendationColumns = [
  'id',
  'report',
  'text',
  'answer',
  'status',
  'owner',
  'due_on as dueOn',
  'revision',
] as const;
const incidentColumns = [
  'id',
  'body',
  'happened_on as happenedOn',
  'title',
  'description',
  'seriousness',
  'revision',
] as const;
const isId = (id: string) => sql<boolean>`id::text = ${id}`;

const reportRow = ({ title, reportedOn, registryNumber, summary }: AuditorReport, by: string | null) => ({
  ...{ title, summary },
  reported_on: reportedOn,
  registry_number: registryNumber,
  updated_by: by,
});
const recommendationRow = ({ text, answer, status, owner, dueOn }: Recommendation, by: string | null) => ({
  ...{ text, answer, status, owner },
  due_on: dueOn,
  updated_by: by,
});
const incidentRow = ({ happenedOn, title, description, seriousness }: Incident, by: string | null) => ({
  ...{ title, description, seriousness },
  happened_on: happenedOn,
  updated_by: by,
});

/** A body's reports, the latest first. */
export function listReports(tx: Transaction, body: string): Promise<StoredReport[]> {
  return tx
    .selectFrom('auditor_report')
    .select(reportColumns)
    .where('body', '=', body)
    .orderBy('reported_on', 'desc')
    .orderBy('id')
    .execute();
}

export async function findReportById(tx: Transaction, id: string): Promise<StoredReport | null> {
  return (await tx.selectFrom('auditor_report').select(reportColumns).where(isId(id)).executeTakeFirst()) ?? null;
}

export async function insertReport(
  tx: Transaction,
  body: string,
  report: AuditorReport,
  by: string | null,
): Promise<string> {
  const row = { body, ...reportRow(report, by) };
  return (await tx.insertInto('auditor_report').values(row).returning('id').executeTakeFirstOrThrow()).id;
}

/** False where somebody has changed it since. */
export async function updateReport(
  tx: Transaction,
  { id, revision }: Stored,
  report: AuditorReport,
  by: string | null,
) {
  const set = { ...reportRow(report, by), ...next };
  const done = await tx
    .updateTable('auditor_report')
    .set(set)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** The recommendations of reports, in their order. */
export async function listRecommendations(
  tx: Transaction,
  reports: readonly string[],
): Promise<StoredRecommendation[]> {
  if (reports.length === 0) return [];
  return tx
    .selectFrom('auditor_recommendation')
    .select(recommendationColumns)
    .where('report', 'in', reports)
    .orderBy('ordinal')
    .execute();
}

export async function findRecommendation(tx: Transaction, id: string): Promise<StoredRecommendation | null> {
  const found = await tx
    .selectFrom('auditor_recommendation')
    .select(recommendationColumns)
    .where(isId(id))
    .executeTakeFirst();
  return found ?? null;
}

/** Adds a recommendation after the report's others. */
export async function insertRecommendation(tx: Transaction, report: string, said: Recommendation, by: string | null) {
  const ordinal = sql<number>`(select coalesce(max(r.ordinal) + 1, 0) from uppsikt.auditor_recommendation r where r.report = ${report})`;
  const row = { report, ordinal, ...recommendationRow(said, by) };
  return (await tx.insertInto('auditor_recommendation').values(row).returning('id').executeTakeFirstOrThrow()).id;
}

export async function updateRecommendation(
  tx: Transaction,
  { id, revision }: Stored,
  said: Recommendation,
  by: string | null,
) {
  const set = { ...recommendationRow(said, by), ...next };
  const done = await tx
    .updateTable('auditor_recommendation')
    .set(set)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** A body's incidents, the latest first. */
export function listIncidents(tx: Transaction, body: string): Promise<StoredIncident[]> {
  return tx
    .selectFrom('incident')
    .select(incidentColumns)
    .where('body', '=', body)
    .orderBy('happened_on', 'desc')
    .orderBy('id')
    .execute();
}

export async function findIncident(tx: Transaction, id: string): Promise<StoredIncident | null> {
  return (await tx.selectFrom('incident').select(incidentColumns).where(isId(id)).executeTakeFirst()) ?? null;
}

export async function insertIncident(
  tx: Transaction,
  body: string,
  incident: Incident,
  by: string | null,
): Promise<string> {
  const row = { body, ...incidentRow(incident, by) };
  return (await tx.insertInto('incident').values(row).returning('id').executeTakeFirstOrThrow()).id;
}

export async function updateIncident(tx: Transaction, { id, revision }: Stored, incident: Incident, by: string | null) {
  const set = { ...incidentRow(incident, by), ...next };
  const done = await tx
    .updateTable('incident')
    .set(set)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}
