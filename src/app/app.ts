/** The app: a connected database and a data folder. Opening it starts the embedded database where no other is named, and brings it up to date. */
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { type Issue, type Result, refuse, succeed } from '../domain/result.ts';
import { connect, type Database } from '../store/database.ts';
import { type Embedded, startEmbedded } from '../store/embedded.ts';
import { migrate } from '../store/migrate.ts';
import { StoreRefusal } from '../store/refusal.ts';
import { type Mail, mailOf } from './mail.ts';
import type { StatisticsAccess } from './statistics-request.ts';

export type English = (swedish: string) => string | null;

export type App = {
  readonly db: Database;
  readonly dataFolder: string;
  /** Left out where no mail server is named. */
  readonly mail?: Mail;
  /** A sentence of a use case in English, null where it has none: for mails and calendars. Left out, all is Swedish. */
  readonly inEnglish?: English;
  /** Where SCB is asked; left out, as the environment says. */
  readonly scb?: StatisticsAccess;
  close(): Promise<void>;
};

/** An app with the address of its database, as the server's role: a worker's queue keeps connections of its own. */
export type OpenedApp = App & { readonly serverUrl: string };

/** UPPSIKT_DATA, else /var/lib/uppsikt for root, else the XDG data folder of the user. Absolute. */
export function dataFolderOf(env: NodeJS.ProcessEnv): string {
  if (env.UPPSIKT_DATA) return resolve(env.UPPSIKT_DATA);
  if (process.getuid?.() === 0) return '/var/lib/uppsikt';
  return join(env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'uppsikt');
}

/** Makes the folder where it is missing, for its owner only. */
function makeDataFolder(folder: string): void {
  mkdirSync(dirname(folder), { recursive: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

async function refusing<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return succeed(await work());
  } catch (error) {
    if (error instanceof StoreRefusal) return refuse({ path: '', message: error.message });
    const issue = connectionIssue(error);
    if (issue) return refuse(issue);
    throw error;
  }
}

function connectionIssue(error: unknown): Issue | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH'].includes(code)) {
    return {
      path: 'DATABASE_URL',
      message: `Databasservern svarar inte (${code}). Kontrollera adressen och att servern är igång.`,
    };
  }
  if (code === '28P01' || code === '28000')
    return { path: 'DATABASE_URL', message: 'Databasservern godtar inte användaren eller lösenordet.' };
  if (code === '3D000') return { path: 'DATABASE_URL', message: 'Databasen som adressen namnger finns inte.' };
  if (code === 'ERR_INVALID_URL')
    return {
      path: 'DATABASE_URL',
      message: 'Adressen går inte att läsa. Skriv postgres://ROLL:LÖSENORD@SERVER/DATABAS.',
    };
  if (['EACCES', 'EROFS', 'EEXIST', 'ENOTDIR', 'ENOSPC'].includes(code))
    return {
      path: 'UPPSIKT_DATA',
      message: `Datamappen går inte att skriva i: ${error instanceof Error ? error.message : ''}`,
    };
  return null;
}

const watchInterval = 2_000;

/** Starts the embedded server again where it has died under a running process; connections find it on its old port. */
function keepAlive(server: Embedded): NodeJS.Timeout {
  const look = () =>
    server.revive().then(
      (revived) => revived && process.stderr.write('Databasen hade stannat och är startad igen.\n'),
      (error: unknown) =>
        process.stderr.write(`Databasen har stannat: ${error instanceof Error ? error.message : error}\n`),
    );
  return setInterval(look, watchInterval).unref();
}

/** Opens the app by the environment (DATABASE_URL, UPPSIKT_DATA, SMTP_URL). Close it when done. */
export async function openApp(env: NodeJS.ProcessEnv, inEnglish?: English): Promise<Result<OpenedApp>> {
  const dataFolder = dataFolderOf(env);
  const mail = mailOf(env);
  const common = { dataFolder, ...(inEnglish ? { inEnglish } : {}), ...(mail ? { mail } : {}) };
  return refusing(async () => {
    makeDataFolder(dataFolder);
    if (env.DATABASE_URL) {
      const db = await connect(env.DATABASE_URL);
      return { ...common, db, serverUrl: env.DATABASE_URL, close: () => db.destroy() };
    }
    const server = await startEmbedded(dataFolder);
    try {
      await migrate(server.ownerUrl);
      const db = await connect(server.serverUrl);
      const watch = keepAlive(server);
      const close = async () => {
        clearInterval(watch);
        await db.destroy();
        await server.stop();
      };
      return { ...common, db, serverUrl: server.serverUrl, close };
    } catch (error) {
      await server.stop();
      throw error;
    }
  });
}

/** Brings the database named by DATABASE_OWNER_URL, or the embedded one, to this version. */
export async function migrateDatabase(env: NodeJS.ProcessEnv): Promise<Result<{ applied: string[] }>> {
  return refusing(async () => {
    if (env.DATABASE_OWNER_URL) return migrate(env.DATABASE_OWNER_URL);
    if (env.DATABASE_URL)
      throw new StoreRefusal('Ange DATABASE_OWNER_URL: rollen i DATABASE_URL äger inte tabellerna.');
    const dataFolder = dataFolderOf(env);
    makeDataFolder(dataFolder);
    const server = await startEmbedded(dataFolder);
    try {
      return await migrate(server.ownerUrl);
    } finally {
      await server.stop();
    }
  });
}
