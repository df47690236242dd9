/** One PostgreSQL cluster on a data folder: made at the first start, started or adopted at the next, stopped by its last user. */
import { spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  lchownSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { StoreRefusal } from '../refusal.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { readPostmaster } from './postmaster.ts';
import { giveToFolderOwner, type RunAs } from './run-as.ts';

export type ClusterOptions = {
  /** False only for throw-away data: nothing is forced to disk. */
  readonly fsync: boolean;
};

const startLimit = 120_000;

/** A port that nobody listens on: the wanted one where it is free (0: any). */
async function freePort(wanted: number): Promise<number> {
  const probe = createServer();
  const listening = new Promise<boolean>((resolve) =>
    probe.once('error', () => resolve(false)).listen(wanted, '127.0.0.1', () => resolve(true)),
  );
  if (!(await listening)) {
    if (wanted !== 0) return freePort(0);
    throw new Error('No free port.');
  }
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port.');
  return address.port;
}

/** The port of the last start where it is free, so that whoever was connected finds the server again after it died. */
async function portOf(folder: string): Promise<number> {
  const file = join(folder, 'port');
  const last = existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : 0;
  const port = await freePort(last > 1023 && last < 65536 ? last : 0);
  writeFileSync(file, String(port), { mode: 0o600 });
  giveToFolderOwner(folder, file);
  return port;
}

function command(identity: RunAs, program: string, args: readonly string[]): [string, string[]] {
  const [first = program, ...rest] = [...identity.prefix, program, ...args];
  return [first, rest];
}

const newPrefix = 'postgres.new-';

/** Removes what a killed first start left; its initdb may still be writing, and then the next start removes the rest. */
function removeHalfMade(folder: string): void {
  for (const name of readdirSync(folder).filter((name) => name.startsWith(newPrefix))) {
    try {
      rmSync(join(folder, name), { recursive: true, force: true });
    } catch {
      // Still being written to.
    }
  }
}

/** Makes a new cluster beside its place and moves it there whole, so that a killed start leaves nothing half made. */
async function initialise(folder: string, cluster: string, identity: RunAs, password: string, options: ClusterOptions) {
  const beside = join(folder, `${newPrefix}${process.pid}-${Date.now()}`);
  const passwordFile = `${beside}.password`;
  mkdirSync(beside, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (identity.uid !== null && identity.gid !== null) {
    chownSync(beside, identity.uid, identity.gid);
    chownSync(passwordFile, identity.uid, identity.gid);
  }
  const [program, args] = command(identity, findBinaries(identity).initdb, [
    ...['-D', beside, '--username=postgres', '--encoding=UTF8', '--locale=C', '--locale-provider=builtin'],
    ...['--builtin-locale=C.UTF-8', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--data-checksums'],
    ...(options.fsync ? [] : ['--no-sync']),
  ]);
  const child = spawn(program, args, { ...identity.options, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
  const errors: Buffer[] = [];
  child.stderr?.on('data', (chunk: Buffer) => errors.push(chunk));
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  rmSync(passwordFile, { force: true });
  if (code !== 0) {
    rmSync(beside, { recursive: true, force: true });
    throw new StoreRefusal(`Databasen kunde inte skapas i ${folder}: ${Buffer.concat(errors).toString('utf8').trim()}`);
  }
  renameSync(beside, cluster);
}

function giveTo(path: string, uid: number, gid: number): void {
  lchownSync(path, uid, gid);
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const child = join(path, entry.name);
    if (entry.isDirectory()) giveTo(child, uid, gid);
    else lchownSync(child, uid, gid);
  }
}

/** A copied folder may have lost the owner and mode that PostgreSQL demands. */
function mendOwner(cluster: string, identity: RunAs): void {
  const wanted = identity.uid ?? process.getuid?.();
  const found = [cluster, join(cluster, 'PG_VERSION'), join(cluster, 'global')].map((path) => statSync(path));
  if (wanted !== undefined && found.some((stat) => stat.uid !== wanted)) {
    if (identity.uid === null || identity.gid === null) {
      throw new StoreRefusal(
        `Databasen i ${cluster} tillhör en annan användare. Kör som den användaren, eller välj en annan mapp med UPPSIKT_DATA.`,
      );
    }
    giveTo(cluster, identity.uid, identity.gid);
  }
  if (((found[0]?.mode ?? 0) & 0o077) !== 0) chmodSync(cluster, 0o700);
}

/** Starts the server; null once it answers, otherwise what its log says. */
async function launch(folder: string, cluster: string, identity: RunAs, binaries: Binaries, options: ClusterOptions) {
  const logFile = join(folder, 'postgres.log');
  rmSync(logFile, { force: true });
  const log = openSync(logFile, 'wx', 0o600);
  const [program, args] = command(identity, binaries.postgres, [
    ...[
      '-D',
      cluster,
      '-p',
      String(await portOf(folder)),
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
    ],
    // The log holds no statement text and no row, so no personal data.
    ...['-c', 'log_min_error_statement=panic', '-c', 'log_error_verbosity=terse', '-c', 'logging_collector=off'],
    ...['-c', 'timezone=UTC', '-c', 'lc_messages=C'],
    ...(options.fsync ? [] : ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off']),
  ]);
  const child = spawn(program, args, { ...identity.options, cwd: '/', detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  let ended = false;
  child.once('error', () => {
    ended = true;
  });
  child.once('exit', () => {
    ended = true;
  });
  child.unref();
  const deadline = Date.now() + startLimit;
  while (!ended && Date.now() < deadline) {
    if (readPostmaster(cluster).state === 'ready') return null;
    await delay(4);
  }
  return readFileSync(logFile, 'utf8');
}

/** True while the folder's server answers, or is on its way up. */
export function serverLives(folder: string): boolean {
  return ['ready', 'starting'].includes(readPostmaster(join(folder, 'postgres')).state);
}

/** Makes sure that a server runs on the folder and returns its port. The caller holds the folder's lock. */
export async function ensureServer(
  folder: string,
  identity: RunAs,
  password: string,
  options: ClusterOptions,
): Promise<number> {
  const cluster = join(folder, 'postgres');
  removeHalfMade(folder);
  if (!existsSync(join(cluster, 'PG_VERSION'))) await initialise(folder, cluster, identity, password, options);
  const deadline = Date.now() + startLimit;
  let said = '';
  for (let attempt = 0; attempt < 40 && Date.now() < deadline; ) {
    const postmaster = readPostmaster(cluster);
    if (postmaster.state === 'ready') return postmaster.port;
    if (postmaster.state === 'starting' || postmaster.state === 'stopping') {
      await delay(10);
      continue;
    }
    if (postmaster.state === 'stale') rmSync(join(cluster, 'postmaster.pid'), { force: true });
    mendOwner(cluster, identity);
    const failure = await launch(folder, cluster, identity, findBinaries(identity), options);
    if (failure === null) continue;
    said = failure.trim();
    attempt += 1;
    // Processes of a killed server end within moments; a port may have been taken since it was found free.
    if (!/shared memory block|could not bind|could not create any TCP|lock file/u.test(said)) break;
    await delay(100);
  }
  throw new StoreRefusal(`Databasen i ${folder} startade inte: ${said.split('\n').slice(-4).join(' ')}`);
}

/** Asks the server to stop, ending open connections; returns at once. False where none runs. */
export function signalStop(folder: string, signal: 'SIGINT' | 'SIGQUIT' = 'SIGINT'): boolean {
  const postmaster = readPostmaster(join(folder, 'postgres'));
  if (postmaster.state === 'none' || postmaster.state === 'stale') return false;
  process.kill(postmaster.pid, signal);
  return true;
}

/** Waits until no server runs on the folder. */
export async function waitForStop(folder: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const { state } = readPostmaster(join(folder, 'postgres'));
    if (state === 'none' || state === 'stale') return;
    await delay(5);
  }
}
