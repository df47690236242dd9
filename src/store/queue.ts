/**
 * The queue of jobs, on pg-boss in the same PostgreSQL: any number of workers on any number of machines share it.
 * It holds a job's id and its municipality's id, never content.
 */
import pg from 'pg';
import type { ConstructorOptions, Job, PgBoss } from 'pg-boss';
import type { Transaction } from './database.ts';
import { lostQueue, queueSchema, workQueue } from './queue-names.ts';
import { StoreRefusal } from './refusal.ts';

/** A job by its ids: the municipality's and its own. */
export type QueuedJob = { readonly tenant: string; readonly job: string };

/** Loaded where it is used: most commands neither send a job nor work on one. */
const loadPgBoss = () => import('pg-boss');

const ownTables: Omit<ConstructorOptions, 'connectionString'> = {
  schema: queueSchema,
  migrate: false,
  createSchema: false,
  schedule: false,
  registerInstance: false,
};

/** Puts a job in the queue in the caller's transaction: it is there for a worker when, and only when, that commits. */
export async function sendJob(tx: Transaction, queued: QueuedJob): Promise<void> {
  const { PgBoss, fromKysely } = await loadPgBoss();
  const boss: PgBoss = new PgBoss({ ...ownTables, db: fromKysely(tx), supervise: false });
  try {
    await boss.start();
    const sent = await boss.send(workQueue, queued, { id: queued.job });
    if (sent === null) throw new Error(`The queue did not take the job ${queued.job}.`);
  } finally {
    await boss.stop({ graceful: false });
  }
}

export type QueueWork = {
  /** Does a job. Called again for the same job where a worker died or threw. */
  readonly run: (job: QueuedJob) => Promise<void>;
  /** Ends a job that no worker got through. */
  readonly lost: (job: QueuedJob) => Promise<void>;
  /** Told of what a handler threw and of trouble with the queue. */
  readonly onError: (error: unknown) => void;
};

export type QueueOptions = {
  /** How many jobs this process does at a time. */
  readonly concurrency?: number;
  /** How often jobs of dead workers are looked for, in seconds. */
  readonly superviseSeconds?: number;
};

export type Working = {
  /** Takes no more jobs, lets those on their way finish for up to `graceSeconds`, then gives them back. */
  stop(graceSeconds?: number): Promise<void>;
};

const pollSeconds = 0.5;

/** Tells of trouble at most every ten seconds: a database that is away is met at every poll. */
function seldom(tell: (error: unknown) => void): (error: unknown) => void {
  let quietUntil = 0;
  return (error) => {
    if (Date.now() < quietUntil) return;
    quietUntil = Date.now() + 10_000;
    tell(error);
  };
}

/** A pool whose connections act as uppsikt_app: the server's own role has no rights of its own. */
function openPool(serverUrl: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: serverUrl,
    application_name: 'uppsikt worker',
    max,
    // Awaited before the connection is handed out.
    onConnect: async (client) => {
      await client.query('set role uppsikt_app');
    },
  });
  // A lost idle connection is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

async function refuseOtherVersion(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query('select to_regclass($1) is not null as found', [`${queueSchema}.version`]);
  if (rows[0]?.found !== true) {
    throw new StoreRefusal('Databasen saknar kön för jobb. Kör "uppsikt migrate" och starta sedan arbetaren igen.');
  }
}

/** Works on the queue until stopped. Throws `StoreRefusal` where the queue is not installed. */
export async function workOnQueue(serverUrl: string, work: QueueWork, options: QueueOptions = {}): Promise<Working> {
  const { PgBoss } = await loadPgBoss();
  const { concurrency = 2, superviseSeconds = 10 } = options;
  const pool = openPool(serverUrl, concurrency + 2);
  const boss: PgBoss = new PgBoss({
    ...ownTables,
    db: { executeSql: (text, values) => pool.query(text, values) },
    supervise: true,
    superviseIntervalSeconds: superviseSeconds,
    monitorIntervalSeconds: superviseSeconds,
    reindex: false,
    monitorVacuum: false,
    persistWarnings: false,
  });
  boss.on('error', seldom(work.onError));

  /** What a handler threw stays here: the queue keeps the error's text, which may hold content. */
  const guarded = async (handler: (job: QueuedJob) => Promise<void>, job: Job<QueuedJob>) => {
    try {
      await handler(job.data);
    } catch (error) {
      work.onError(error);
      throw new Error('The job failed; the log of the worker says why.');
    }
  };
  /** One job at a time, and the next one at once. */
  const addWorker = async (queue: string, handler: (job: QueuedJob) => Promise<void>) => {
    const id: string = await boss.work<QueuedJob>(queue, { pollingIntervalSeconds: pollSeconds }, async (jobs) => {
      try {
        for (const job of jobs) await guarded(handler, job);
      } finally {
        boss.notifyWorker(id);
      }
    });
  };
  const stop = async (graceSeconds = 20) => {
    await boss.stop({ timeout: graceSeconds * 1000 });
    await pool.end();
  };
  try {
    await refuseOtherVersion(pool);
    await boss.start();
    for (let worker = 0; worker < concurrency; worker += 1) await addWorker(workQueue, work.run);
    await addWorker(lostQueue, work.lost);
  } catch (error) {
    await stop(1);
    throw error;
  }
  return { stop };
}
