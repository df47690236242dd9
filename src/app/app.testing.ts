/** For tests: the app on a scratch database, with one municipality that holds the example's facts for two periods. */
import type { Facts } from '../domain/facts.ts';
import { exampleFacts } from '../domain/facts-example.testing.ts';
import type { Issue } from '../domain/result.ts';
import { listAuditEvents, type RecordedEvent } from '../store/audit.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { saveFacts } from '../store/facts.ts';
import { setReportState } from '../store/report.ts';
import { type TestDatabase, testDatabase } from '../store/testing.ts';
import type { App } from './app.ts';
import { commandLine, createMunicipality } from './municipality.ts';
import type { Role, Session } from './session.ts';
import type { ReportAddress } from './views.ts';

export const address: ReportAddress = { body: 'KS', period: { year: 2025, kind: 'year' } };
export const earlier: ReportAddress = { body: 'KS', period: { year: 2025, kind: 'interim2' } };

export type TestApp = {
  readonly app: App;
  readonly database: TestDatabase;
  /** The command line's session: may do anything. */
  readonly session: Session;
  /** A person signed in by web with one role, for one body or (null) for all. */
  as(role: Role, body?: string | null): Session;
  run<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** The latest events, the newest first. */
  events(): Promise<RecordedEvent[]>;
  decide(report: ReportAddress): Promise<void>;
  close(): Promise<void>;
};

/** `facts`: what stands there from the beginning. */
export async function openTestApp(name = 'Provby kommun', facts?: readonly Facts[]): Promise<TestApp> {
  const database = await testDatabase();
  const app: App = { db: database.db, dataFolder: '/nonexistent', close: async () => {} };
  const opened = await inMunicipality(app, database, name, facts);
  return { ...opened, close: () => database.close() };
}

/** One more municipality in the same database. */
export async function inMunicipality(
  app: App,
  database: TestDatabase,
  name: string,
  facts: readonly Facts[] = [{ ...exampleFacts, period: earlier.period }, exampleFacts],
): Promise<Omit<TestApp, 'close'>> {
  const tenant = await createMunicipality(app, name);
  const run = <T>(work: (tx: Transaction) => Promise<T>) => inTenant(app.db, tenant.id, work);
  await run(async (tx) => {
    for (const one of facts) await saveFacts(tx, one, 'Kommandoraden');
  });
  return {
    app,
    database,
    session: commandLine(tenant),
    as: (role, body = null) => ({
      tenant,
      account: { id: '6f1c7a0e-9f57-4b63-9d3f-2f3a1c0d5e11', name: 'Vera Ek' },
      how: 'web',
      roles: [{ role, body }],
    }),
    run,
    events: () => run((tx) => listAuditEvents(tx)),
    decide: (report) => run((tx) => setReportState(tx, report, 'decided', '2026-02-10')),
  };
}

type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issues: readonly Issue[] };

/** The value; throws where the answer is a refusal. */
export function value<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(answer.issues.map((issue) => `${issue.path}: ${issue.message}`).join('\n'));
  return answer.value;
}

/** The refusal's sentence; throws where the answer is no refusal. */
export function refusal(answer: Answer<unknown>): string {
  if (answer.ok) throw new Error('The answer should have been a refusal.');
  return answer.issues.map((issue) => issue.message).join('\n');
}
