import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { exampleFacts } from '../domain/facts-example.testing.ts';
import type { Result } from '../domain/result.ts';
import { insertAccount } from '../store/account.ts';
import { inTenant } from '../store/database.ts';
import { saveFacts } from '../store/facts.ts';
import { claimJob, insertJob } from '../store/job.ts';
import { sendJob } from '../store/queue.ts';
import { emptyDatabase, type TestDatabase, testDatabase, withClient } from '../store/testing.ts';
import type { OpenedApp } from './app.ts';
import { verifyAuditChain } from './audit.ts';
import { listImports } from './import.ts';
import { type JobView, readJob, readJobFile, startImport, startPrint } from './job.ts';
import { createMunicipality } from './municipality.ts';
import { formats } from './print-report.ts';
import { giveUpJob, runJob } from './run-job.ts';
import type { Session } from './session.ts';
import { startWorker, type Worker, type WorkerOptions } from './worker.ts';

const address = { body: exampleFacts.body, period: exampleFacts.period };

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.issues.map((issue) => issue.message).join('\n'));
  return result.value;
}

function refusal(result: Result<unknown>): string {
  assert.ok(!result.ok);
  return result.issues.map((issue) => issue.message).join('\n');
}

describe('jobs', () => {
  let test: TestDatabase;
  let app: OpenedApp;
  let session: Session;
  const errors: unknown[] = [];

  /** A municipality with the example's report, and a controller in it. */
  async function municipality(name: string): Promise<Session> {
    const tenant = await createMunicipality(app, name);
    const account = await inTenant(app.db, tenant.id, async (tx) => {
      await saveFacts(tx, exampleFacts);
      return insertAccount(tx, { login: 'eva', name: 'Eva Ek', passwordHash: null });
    });
    const roles = [{ role: 'controller', body: null }] as const;
    return { tenant, account: { id: account, name: 'Eva Ek' }, how: 'web', roles };
  }

  before(async () => {
    test = await testDatabase();
    app = { db: test.db, dataFolder: '', serverUrl: test.serverUrl, close: () => test.close() };
    session = await municipality('Provkommun');
  });
  after(() => test.close());

  async function working<T>(options: WorkerOptions, work: () => Promise<T>, workers = 1): Promise<T> {
    const started: Worker[] = [];
    for (let count = 0; count < workers; count += 1)
      started.push(value(await startWorker(app, { onError: (error) => errors.push(error), ...options })));
    try {
      return await work();
    } finally {
      await Promise.all(started.map((worker) => worker.stop()));
    }
  }

  /** Every state, progress and message that was seen until the job ended. */
  async function follow(id: string, limit = 30_000): Promise<JobView[]> {
    const seen: JobView[] = [];
    for (const deadline = Date.now() + limit; Date.now() < deadline; await delay(5)) {
      const job = value(await readJob(app, session, id));
      const last = seen.at(-1);
      if (last?.state !== job.state || last.message !== job.message || last.files.length !== job.files.length)
        seen.push(job);
      if (job.finishedAt !== null) return seen;
    }
    throw new Error(`The job did not end: ${JSON.stringify(seen, null, 1)}`);
  }

  const attempts = (id: string) =>
    inTenant(app.db, session.tenant.id, async (tx) => {
      const row = await tx.selectFrom('job').select('attempt').where('id', '=', id).executeTakeFirstOrThrow();
      return row.attempt;
    });

  it('prints three files, one after the other, and shows how far it has come', async () => {
    const { id } = value(await startPrint(app, session, address, formats));
    const queued = value(await readJob(app, session, id));
    assert.deepEqual([queued.state, queued.progress, queued.files, queued.address], ['queued', 0, [], address]);
    const seen = await working({}, () => follow(id));
    // A quick worker has begun before the first look.
    assert.deepEqual(
      [...new Set(seen.map((job) => job.state))].filter((state) => state !== 'queued'),
      ['running', 'done'],
    );
    const progress = seen.map((job) => job.progress);
    assert.deepEqual(
      progress,
      progress.toSorted((a, b) => a - b),
    );
    assert.ok(
      seen.some((job) => job.state === 'running' && job.files.length > 0),
      'a file is there before the last',
    );
    const done = seen.at(-1);
    assert.deepEqual([done?.progress, done?.message], [100, 'Klart.']);
    assert.deepEqual(
      done?.files.map((file) => file.name),
      ['html', 'docx', 'pdf'].map(
        (format) => `${address.body}-${address.period.year}-${address.period.kind}.${format}`,
      ),
    );
    for (const file of done?.files ?? []) {
      const read = value(await readJobFile(app, session, id, file.name));
      assert.equal(read.bytes.length, file.size);
      assert.equal(read.type, file.type);
    }
    assert.deepEqual(errors, []);
  });

  it('reads a file into an import, once for the same bytes', async () => {
    const bytes = await readFile(new URL('../../examples/alvsala/2025-year.txt', import.meta.url));
    const ids: string[] = [];
    for (let time = 0; time < 2; time += 1)
      ids.push(value(await startImport(app, session, { name: 'rapport.txt', bytes })).id);
    const ended = await working({}, () => Promise.all(ids.map((id) => follow(id))));
    const jobs = ended.map((seen) => seen.at(-1));
    const imports = await listImports(app, session);
    assert.deepEqual(
      jobs.map((job) => [job?.state, job?.importId, job?.fileName]),
      Array(2).fill(['done', imports[0]?.id, 'rapport.txt']),
    );
    assert.equal(imports.length, 1);
  });

  it('shares 30 jobs between two workers and does each once', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 30; count += 1) ids.push(value(await startPrint(app, session, address, ['html'])).id);
    await working({}, () => Promise.all(ids.map((id) => follow(id))), 2);
    const { rows } = await withClient(test.adminUrl, (client) =>
      client.query<{ attempt: number; files: number }>(
        'select attempt, (select count(*)::int from uppsikt.job_file f where f.job = j.id) as files from uppsikt.job j where id = any($1)',
        [ids],
      ),
    );
    assert.deepEqual(rows, Array(30).fill({ attempt: 1, files: 1 }));
  });

  it('runs a job again whose worker died in the middle, and ends it once', async () => {
    const { id } = value(await startPrint(app, session, address, ['html']));
    await inTenant(app.db, session.tenant.id, (tx) => claimJob(tx, id, 'Arbetet har börjat.'));
    await withClient(test.adminUrl, (client) =>
      client.query(
        "update pgboss.job set state = 'active', started_on = now() - interval '2 minutes', heartbeat_on = now() - interval '1 minute' where id = $1",
        [id],
      ),
    );
    const seen = await working({ superviseSeconds: 1 }, () => follow(id));
    assert.equal(seen.at(0)?.state, 'running');
    assert.equal(seen.at(-1)?.state, 'done');
    assert.equal(seen.at(-1)?.files.length, 1);
  });

  it('lets only the latest run write', async () => {
    const { id } = value(await startPrint(app, session, address, formats));
    const queued = { tenant: session.tenant.id, job: id };
    await Promise.all([runJob(app, queued), delay(30).then(() => runJob(app, queued))]);
    await runJob(app, queued);
    const job = value(await readJob(app, session, id));
    assert.deepEqual([job.state, job.files.length], ['done', 3]);
    assert.equal(await attempts(id), 2);
  });

  it('is sent when its transaction commits, and never without it', async () => {
    const sent = (id: string) =>
      withClient(test.adminUrl, async (client) => {
        const found = await client.query('select from pgboss.job where id = $1', [id]);
        return found.rowCount === 1;
      });
    let id = '';
    const send = (end: () => void) =>
      inTenant(app.db, session.tenant.id, async (tx) => {
        id = await insertJob(tx, { kind: 'print', input: {}, payload: null, message: 'Väntar', createdBy: null });
        await sendJob(tx, { tenant: session.tenant.id, job: id });
        assert.equal(await sent(id), false);
        end();
      });
    await assert.rejects(
      send(() => {
        throw new Error('undone');
      }),
      /undone/u,
    );
    assert.equal(await sent(id), false);
    await send(() => undefined);
    assert.equal(await sent(id), true);
    const none = { ...address, body: 'FINNSEJ' };
    assert.match(refusal(await startPrint(app, session, none, formats)), /Det finns ingen rapport för FINNSEJ/u);
  });

  it('ends a job that fails with what went wrong, in Swedish', async () => {
    const input = { body: 'BORTA', period: address.period, formats: ['html'] };
    const id = await inTenant(app.db, session.tenant.id, (tx) =>
      insertJob(tx, { kind: 'print', input, payload: null, message: 'Väntar', createdBy: null }),
    );
    await runJob(app, { tenant: session.tenant.id, job: id });
    const job = value(await readJob(app, session, id));
    assert.equal(job.state, 'failed');
    assert.match(job.message, /Det finns ingen rapport för BORTA/u);
  });

  it('tries again what throws, and gives up with a sentence', async () => {
    const id = await inTenant(app.db, session.tenant.id, (tx) =>
      insertJob(tx, { kind: 'print', input: {}, payload: null, message: 'Väntar', createdBy: null }),
    );
    await assert.rejects(runJob(app, { tenant: session.tenant.id, job: id }));
    await giveUpJob(app, { tenant: session.tenant.id, job: id });
    await inTenant(app.db, session.tenant.id, async (tx) => {
      const row = await tx
        .selectFrom('job')
        .select(['state', 'message'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      assert.equal(row.state, 'failed');
      assert.match(row.message, /oväntat fel, flera gånger/u);
    });
  });

  it('is not seen by another municipality', async () => {
    const other = await municipality('Grannkommun');
    const { id } = value(await startPrint(app, session, address, ['html']));
    assert.match(refusal(await readJob(app, other, id)), /Jobbet finns inte/u);
    assert.match(refusal(await readJobFile(app, other, id, 'KS.html')), /Jobbet finns inte/u);
    await runJob(app, { tenant: other.tenant.id, job: id });
    assert.equal(value(await readJob(app, session, id)).state, 'queued');
  });

  it('asks for the rights that the work needs', async () => {
    const outsider: Session = { ...session, roles: [] };
    const reader: Session = { ...session, roles: [{ role: 'auditor', body: null }] };
    assert.match(refusal(await startPrint(app, outsider, address, formats)), /ingen roll/u);
    const file = { name: 'a.txt', bytes: new Uint8Array([65]) };
    assert.match(refusal(await startImport(app, reader, file)), /Bara controller/u);
    const { id } = value(await startImport(app, session, file));
    assert.match(refusal(await readJob(app, reader, id)), /inte behörighet/u);
    assert.match(refusal(await startPrint(app, session, address, [])), /Välj minst ett/u);
    assert.match(refusal(await startImport(app, session, { name: 'tom.txt', bytes: new Uint8Array() })), /tom/u);
  });

  it('records who asked for a print, and keeps content out of the queue', async () => {
    const { id } = value(await startPrint(app, session, address, ['pdf']));
    value(await verifyAuditChain(app, session));
    await withClient(test.adminUrl, async (client) => {
      const events = await client.query(
        "select actor, channel, subject from uppsikt.audit_event where verb = 'report.print' order by sequence desc limit 1",
      );
      const subject = `report:${address.body}/${address.period.year}-${address.period.kind}`;
      assert.deepEqual(events.rows, [{ actor: `account:${session.account?.id}`, channel: 'web', subject }]);
      const sent = await client.query('select data from pgboss.job where id = $1', [id]);
      assert.deepEqual(sent.rows, [{ data: { tenant: session.tenant.id, job: id } }]);
    });
  });

  it('refuses to start a worker where the queue is not installed', async () => {
    const bare = await emptyDatabase();
    try {
      assert.match(refusal(await startWorker({ ...app, serverUrl: bare.adminUrl })), /uppsikt migrate/u);
    } finally {
      await bare.drop();
    }
  });
});
