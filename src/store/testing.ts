/**
 * Databases for tests: one embedded server for the whole test run, and a fresh, migrated database for whoever asks,
 * copied from a template. `UPPSIKT_TEST_OWNER_URL` names another server (as a superuser, or a role that may create
 * roles and databases), so that the same tests run on it.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { ReportTree } from '../domain/report.ts';
import { connect, type Database, inNoTenant } from './database.ts';
import { signalStop } from './embedded/cluster.ts';
import { hasUsers } from './embedded/folder-lock.ts';
import { startEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';
import { createTenant } from './tenant.ts';

export type TestDatabase = {
  readonly db: Database;
  readonly serverUrl: string;
  readonly ownerUrl: string;
  /** As the superuser, who is above row level security. */
  readonly adminUrl: string;
  close(): Promise<void>;
};

type Cluster = { readonly adminUrl: string; readonly ownerUrl: string; readonly serverUrl: string };

const prefix = `uppsikt_test_${process.pid}`;
const folderPrefix = 'uppsikt test åäö ';

/** Runs `work` on a connection of its own. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(url: string, change: { user?: string; password?: string; database: string }): string {
  const changed = new URL(url);
  changed.pathname = `/${change.database}`;
  if (change.user !== undefined) changed.username = change.user;
  if (change.password !== undefined) changed.password = change.password;
  return changed.href;
}

/** Ends and removes what a killed test run left behind. */
function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir()).filter((name) => name.startsWith(folderPrefix))) {
    const folder = join(tmpdir(), name);
    try {
      if (Date.now() - statSync(folder).mtimeMs < 60_000 || hasUsers(folder)) continue;
      signalStop(folder, 'SIGQUIT');
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 20 });
    } catch {
      // Another user's, or another test run removes it at this moment.
    }
  }
}

async function embeddedCluster(): Promise<Cluster> {
  removeLeftovers();
  const folder = mkdtempSync(join(tmpdir(), folderPrefix));
  const { ownerUrl, serverUrl } = await startEmbedded(folder, { fsync: false });
  // Throw-away data needs no orderly end.
  process.once('exit', () => {
    signalStop(folder, 'SIGQUIT');
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 20 });
  });
  const { superuser } = JSON.parse(readFileSync(join(folder, 'secret.json'), 'utf8')) as { superuser: string };
  return {
    ownerUrl,
    serverUrl,
    adminUrl: urlOf(ownerUrl, { user: 'postgres', password: superuser, database: 'postgres' }),
  };
}

async function externalCluster(adminUrl: string): Promise<Cluster> {
  const password = 'uppsikt-test';
  await withClient(adminUrl, async (client) => {
    // Several test processes may come at once; the lock goes with the connection.
    await client.query("select pg_advisory_lock(hashtext('uppsikt_test'))");
    const roles = await client.query<{ rolname: string }>('select rolname from pg_roles');
    const known = new Set(roles.rows.map((role) => role.rolname));
    if (!known.has('uppsikt_app')) await client.query('create role uppsikt_app nologin');
    for (const role of ['uppsikt_owner', 'uppsikt_server']) {
      if (!known.has(role)) await client.query(`create role ${role} login noinherit`);
      await client.query(`alter role ${role} password '${password}'`);
    }
    await client.query('grant uppsikt_app to uppsikt_server');
  });
  const url = (user: string) => urlOf(adminUrl, { user, password, database: 'postgres' });
  return { adminUrl, ownerUrl: url('uppsikt_owner'), serverUrl: url('uppsikt_server') };
}

async function makeTemplate(cluster: Cluster): Promise<void> {
  const database = `${prefix}_template`;
  await withClient(cluster.adminUrl, async (client) => {
    await client.query(`drop database if exists ${database}`);
    await client.query(`create database ${database} owner uppsikt_owner template template0 encoding 'UTF8'`);
  });
  await migrate(urlOf(cluster.ownerUrl, { database }));
}

async function startCluster(): Promise<Cluster> {
  const external = process.env.UPPSIKT_TEST_OWNER_URL;
  const cluster = external ? await externalCluster(external) : await embeddedCluster();
  await makeTemplate(cluster);
  return cluster;
}

let cluster: Promise<Cluster> | null = null;
let databases = 0;
let open = 0;

type Scratch = Cluster & { drop(): Promise<void> };

/** An empty database, or a copy of the migrated template. */
async function scratch(template: string | null): Promise<Scratch> {
  cluster ??= startCluster();
  const server = await cluster;
  databases += 1;
  open += 1;
  const database = `${prefix}_${databases}`;
  await withClient(server.adminUrl, (client) =>
    client.query(`create database ${database} owner uppsikt_owner template ${template ?? "template0 encoding 'UTF8'"}`),
  );
  return {
    adminUrl: urlOf(server.adminUrl, { database }),
    ownerUrl: urlOf(server.ownerUrl, { database }),
    serverUrl: urlOf(server.serverUrl, { database }),
    async drop() {
      open -= 1;
      await withClient(server.adminUrl, async (client) => {
        await client.query(`drop database if exists ${database} with (force)`);
        if (process.env.UPPSIKT_TEST_OWNER_URL === undefined || open > 0) return;
        cluster = null;
        await client.query(`drop database if exists ${prefix}_template`);
      });
    },
  };
}

/** A database without any table of ours, for tests of migration. Drop it when done. */
export function emptyDatabase(): Promise<Scratch> {
  return scratch(null);
}

/** A migrated database of one's own. Close it when done. */
export async function testDatabase(): Promise<TestDatabase> {
  const { drop, ...urls } = await scratch(`${prefix}_template`);
  const db = await connect(urls.serverUrl);
  return {
    ...urls,
    db,
    async close() {
      await db.destroy();
      await drop();
    },
  };
}

/** A municipality with a code of its own in a test database; returns its id. */
export function testTenant(db: Database, code: string): Promise<string> {
  return inNoTenant(db, (tx) => createTenant(tx, { code, name: `${code} kommun` }));
}

/** The smallest document tree there is. */
export const exampleTree: ReportTree = {
  language: 'sv-SE',
  title: 'Årsrapport',
  municipality: 'Provkommun',
  body: 'Kommunstyrelsen',
  period: 'Helår 2025',
  standing: '',
  theme: { accent: '#1f5a7a', logo: null },
  parts: [
    {
      id: 'memo',
      kind: 'coverMemo',
      label: '',
      title: 'Tjänsteskrivelse',
      subtitle: '',
      registryNumber: null,
      blocks: [],
    },
  ],
};
