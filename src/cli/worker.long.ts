/** Workers as processes: killed in the middle of a job, kept alive by the server, and gone with it. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { App } from '../app/app.ts';
import { type JobView, readJob, startPrint } from '../app/job.ts';
import { createMunicipality } from '../app/municipality.ts';
import { formats } from '../app/print-report.ts';
import type { Session } from '../app/session.ts';
import { exampleFacts } from '../domain/facts-example.testing.ts';
import type { Result } from '../domain/result.ts';
import { inTenant } from '../store/database.ts';
import { saveFacts } from '../store/facts.ts';
import { insertJob } from '../store/job.ts';
import { sendJob } from '../store/queue.ts';
import { type TestDatabase, testDatabase, withClient } from '../store/testing.ts';

const address = { body: exampleFacts.body, period: exampleFacts.period };
const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const loader = new URL('../loader.ts', import.meta.url).href;

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.issues.map((issue) => issue.message).join('\n'));
  return result.value;
}

async function until<T>(what: string, find: () => Promise<T | null | false>, seconds = 90): Promise<T> {
  for (const deadline = Date.now() + seconds * 1000; Date.now() < deadline; await delay(20)) {
    const found = await find();
    if (found !== null && found !== false) return found;
  }
  throw new Error(`Waited ${seconds} s in vain for ${what}.`);
}

function children(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
}

describe('workers as processes', { skip: process.platform === 'linux' ? false : 'needs /proc' }, () => {
  let test: TestDatabase;
  let app: App;
  let session: Session;
  const running = new Set<ChildProcess>();

  before(async () => {
    test = await testDatabase();
    app = { db: test.db, dataFolder: '', close: () => test.close() };
    const tenant = await createMunicipality(app, 'Provkommun');
    await inTenant(app.db, tenant.id, (tx) => saveFacts(tx, exampleFacts));
    session = { tenant, account: null, how: 'cli', roles: [] };
  });
  after(async () => {
    for (const child of running) child.kill('SIGKILL');
    await test.close();
  });

  function start(...args: string[]): ChildProcess {
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', '--import', loader, main, ...args],
      {
        env: { ...process.env, DATABASE_URL: test.serverUrl, PORT: '0' },
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
    child.stdout?.resume();
    running.add(child);
    child.once('exit', () => running.delete(child));
    return child;
  }

  async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
    const exited = once(child, 'exit');
    child.kill(signal);
    return (await exited)[0] as number | null;
  }

  const job = async (id: string): Promise<JobView> => value(await readJob(app, session, id));
  const workers = () =>
    withClient(test.adminUrl, async (client) => {
      const { rows } = await client.query<{ n: number }>(
        "select count(*)::int as n from pg_stat_activity where application_name = 'uppsikt worker' and datname = current_database()",
      );
      return rows[0]?.n ?? 0;
    });

  it('finishes a job whose worker was killed with SIGKILL', async () => {
    const first = start('worker');
    const { id } = value(await startPrint(app, session, address, formats));
    const caught = await until('a job halfway', async () => {
      const seen = await job(id);
      return seen.files.length > 0 && seen;
    });
    await stop(first, 'SIGKILL');
    assert.equal(caught.state, 'running');
    const second = start('worker');
    const done = await until('the job to end', async () => {
      const seen = await job(id);
      return seen.finishedAt !== null && seen;
    });
    assert.deepEqual([done.state, done.files.length], ['done', 3]);
    assert.equal(await stop(second, 'SIGTERM'), 0);
  });

  it('gives up a job that throws each time, and the queue says nothing of it', async () => {
    const id = await inTenant(app.db, session.tenant.id, async (tx) => {
      const input = { body: 'KS', period: address.period, formats: ['hemligt'] };
      const job = await insertJob(tx, { kind: 'print', input, payload: null, message: 'Väntar', createdBy: null });
      await sendJob(tx, { tenant: session.tenant.id, job });
      return job;
    });
    const worker = start('worker');
    const state = () =>
      inTenant(app.db, session.tenant.id, (tx) =>
        tx.selectFrom('job').select(['state', 'attempt', 'message']).where('id', '=', id).executeTakeFirstOrThrow(),
      );
    const ended = await until('the job to fail', async () => {
      const seen = await state();
      return seen.state === 'failed' && seen;
    });
    assert.equal(ended.attempt, 3);
    assert.match(ended.message, /oväntat fel, flera gånger/u);
    await withClient(test.adminUrl, async (client) => {
      const { rows } = await client.query<{ output: string }>('select output::text from pgboss.job where id = $1', [
        id,
      ]);
      assert.match(rows[0]?.output ?? '', /the log of the worker/u);
      assert.doesNotMatch(rows[0]?.output ?? '', /hemligt/u);
    });
    await stop(worker, 'SIGTERM');
  });

  it('is started by the server, started again when it dies, and stopped with the server', async () => {
    const server = start('serve');
    const worker = async () => (await workers()) > 0 && (children(server.pid ?? 0)[0] ?? null);
    const first = await until('a worker', worker);
    process.kill(first, 'SIGKILL');
    const second = await until('another worker', async () => {
      const found = await worker();
      return found !== first && found;
    });
    assert.notEqual(second, first);
    assert.equal(await stop(server, 'SIGTERM'), 0);
    assert.equal(await workers(), 0);
  });

  it('goes when the server is killed', async () => {
    const server = start('serve');
    await until('a worker', async () => (await workers()) > 0);
    await stop(server, 'SIGKILL');
    await until('the worker to go', async () => (await workers()) === 0, 30);
  });

  it('is left out when asked for', async () => {
    const server = start('serve', '--no-worker');
    let printed = '';
    server.stdout?.on('data', (text) => {
      printed += String(text);
    });
    await until('the server', async () => printed.includes('svarar'));
    await delay(2000);
    assert.deepEqual(children(server.pid ?? 0), []);
    assert.equal(await stop(server, 'SIGTERM'), 0);
  });
});
