/**
 * The embedded database: real PostgreSQL from npm on a data folder, for a start without any server of one's own.
 * Any number of processes may use one folder: the first starts the server, the others adopt it, the last one stops it.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import pg from 'pg';
import { type ClusterOptions, ensureServer, serverLives, signalStop, waitForStop } from './embedded/cluster.ts';
import { hasUsers, registerUser, takeLock, tryLock } from './embedded/folder-lock.ts';
import { giveToFolderOwner, runAs } from './embedded/run-as.ts';
import { StoreRefusal } from './refusal.ts';

export type Embedded = {
  /** For the server: a role that owns nothing and sees one municipality at a time. */
  readonly serverUrl: string;
  /** For migrations: the role that owns the database. */
  readonly ownerUrl: string;
  /** Starts the server again where it has died, on the port that it had if that is free; false where it lives. */
  revive(): Promise<boolean>;
  /** Says that this process is done; the last user's call ends the server. */
  stop(): Promise<void>;
};

type Secret = { readonly superuser: string; readonly owner: string; readonly server: string };

/** The passwords of the folder's database, made at the first start. */
function readSecret(folder: string): Secret {
  const file = join(folder, 'secret.json');
  if (!existsSync(file)) {
    if (existsSync(join(folder, 'postgres', 'PG_VERSION'))) {
      throw new StoreRefusal(
        `Filen ${file} med databasens lösenord saknas. Återställ den från en säkerhetskopia av mappen.`,
      );
    }
    const word = () => randomBytes(24).toString('base64url');
    const secret: Secret = { superuser: word(), owner: word(), server: word() };
    rmSync(`${file}.new`, { force: true });
    writeFileSync(`${file}.new`, `${JSON.stringify(secret)}\n`, { mode: 0o600, flag: 'wx' });
    giveToFolderOwner(folder, `${file}.new`);
    renameSync(`${file}.new`, file);
  }
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Secret;
  } catch (error) {
    throw new StoreRefusal(`Filen ${file} med databasens lösenord går inte att läsa: ${(error as Error).message}`);
  }
}

function url(user: string, password: string, port: number, database: string): string {
  return `postgres://${user}:${password}@127.0.0.1:${port}/${database}?sslmode=disable`;
}

async function query<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString, application_name: 'uppsikt start' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** True where the database stands there with its roles: it is made last. */
async function databaseStands(ownerUrl: string): Promise<boolean> {
  try {
    return await query(ownerUrl, async () => true);
  } catch (error) {
    // No such database, no such role, or another password.
    if (error instanceof pg.DatabaseError && ['3D000', '28P01', '28000'].includes(error.code ?? '')) return false;
    throw error;
  }
}

/** Makes the roles and the database. The superuser is used here and nowhere else. */
async function makeDatabase(port: number, secret: Secret): Promise<void> {
  await query(url('postgres', secret.superuser, port, 'postgres'), async (client) => {
    const roles = await client.query<{ rolname: string }>('select rolname from pg_roles');
    const known = new Set(roles.rows.map((role) => role.rolname));
    if (!known.has('uppsikt_app')) await client.query('create role uppsikt_app nologin');
    const logins = { uppsikt_owner: secret.owner, uppsikt_server: secret.server };
    for (const [role, password] of Object.entries(logins)) {
      if (!known.has(role)) await client.query(`create role ${role} login noinherit`);
      await client.query(`alter role ${role} password ${client.escapeLiteral(password)}`);
    }
    await client.query('grant uppsikt_app to uppsikt_server');
    const databases = await client.query("select from pg_database where datname = 'uppsikt'");
    if (databases.rowCount === 0) await client.query('create database uppsikt owner uppsikt_owner');
    await client.query('revoke all on database uppsikt from public');
    await client.query('grant connect on database uppsikt to uppsikt_server');
  });
}

function stopIfUnused(folder: string): boolean {
  return !hasUsers(folder) && signalStop(folder);
}

/** Makes the folder where it is missing, and says that this process uses it. */
function enter(dataFolder: string): { folder: string; leave: () => void } {
  try {
    mkdirSync(dirname(resolve(dataFolder)), { recursive: true });
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
    const folder = realpathSync(dataFolder);
    return { folder, leave: registerUser(folder) };
  } catch (error) {
    throw new StoreRefusal(
      `Mappen ${dataFolder} kan inte användas för databasen (${(error as Error).message}). ` +
        'Kör som den användare som äger mappen, eller välj en annan mapp med UPPSIKT_DATA.',
    );
  }
}

/**
 * Starts the database on a folder, or adopts the server that runs on it already, and makes what is missing.
 * Throws `StoreRefusal`, in Swedish, where the folder cannot be used.
 */
export async function startEmbedded(dataFolder: string, options: ClusterOptions = { fsync: true }): Promise<Embedded> {
  const { folder, leave } = enter(dataFolder);
  const unlock = await takeLock(folder);
  try {
    const identity = runAs(folder);
    const secret = readSecret(folder);
    const port = await ensureServer(folder, identity, secret.superuser, options);
    const ownerUrl = url('uppsikt_owner', secret.owner, port, 'uppsikt');
    if (!(await databaseStands(ownerUrl))) await makeDatabase(port, secret);

    // An exit without stop() still ends the server, where nobody else uses it and no start is under way.
    const leaveAtExit = () => {
      if (!existsSync(folder)) return;
      leave();
      const unlockAtExit = tryLock(folder);
      if (unlockAtExit) stopIfUnused(folder);
      unlockAtExit?.();
    };
    process.once('exit', leaveAtExit);
    let stopped: Promise<void> | null = null;
    const stop = async () => {
      process.off('exit', leaveAtExit);
      const unlockStop = await takeLock(folder);
      try {
        leave();
        if (stopIfUnused(folder)) await waitForStop(folder);
      } finally {
        unlockStop();
      }
    };
    return {
      serverUrl: url('uppsikt_server', secret.server, port, 'uppsikt'),
      ownerUrl,
      async revive() {
        if (stopped !== null || serverLives(folder)) return false;
        const unlockRevival = await takeLock(folder);
        try {
          if (stopped === null) await ensureServer(folder, identity, secret.superuser, options);
          return true;
        } finally {
          unlockRevival();
        }
      },
      stop() {
        stopped ??= stop();
        return stopped;
      },
    };
  } catch (error) {
    leave();
    stopIfUnused(folder);
    throw error;
  } finally {
    unlock();
  }
}
