/**
 * Who uses a data folder: a lock that one process holds while it starts or stops the server, and a file for each user.
 * What a copied folder or a killed process left behind counts for nothing: each file names its process and its folder.
 */
import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { StoreRefusal } from '../refusal.ts';
import { markLives, processMark } from './process-mark.ts';
import { giveToFolderOwner } from './run-as.ts';

const lockName = 'start.lock';
let counter = 0;

function unique(): string {
  counter += 1;
  return `${process.pid}-${counter}`;
}

function folderMark(folder: string): string {
  const { dev, ino } = statSync(folder);
  return `${dev}:${ino}`;
}

/** Writes a new file that says which process and which folder; any user may read it, since root and another may share a folder. */
function writeClaim(path: string, folder: string): void {
  rmSync(path, { force: true });
  writeFileSync(path, `${processMark(process.pid)}\n${folderMark(folder)}\n`, { flag: 'wx' });
  chmodSync(path, 0o644);
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function claimHolds(folder: string, claim: string): boolean {
  const [mark = '', place = ''] = claim.split('\n');
  return place === folderMark(folder) && markLives(mark);
}

/** Moves a lock whose process is gone out of the way; puts it back where a living process took it in between. */
function removeDead(lock: string, seen: string): void {
  const aside = `${lock}.${unique()}`;
  try {
    renameSync(lock, aside);
    if (read(aside) !== seen) linkSync(aside, lock);
  } catch {
    // Somebody else moved it first.
  }
  rmSync(aside, { force: true });
}

/** Takes the lock if it is free; returns how to give it back, or null. Never waits. */
export function tryLock(folder: string): (() => void) | null {
  const lock = join(folder, lockName);
  const own = `${lock}.${unique()}`;
  writeClaim(own, folder);
  try {
    linkSync(own, lock);
    return () => rmSync(lock, { force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const seen = read(lock);
    if (seen !== null && !claimHolds(folder, seen)) removeDead(lock, seen);
    return null;
  } finally {
    rmSync(own, { force: true });
  }
}

/** Waits for the lock; returns how to give it back. */
export async function takeLock(folder: string): Promise<() => void> {
  const deadline = Date.now() + 120_000;
  for (;;) {
    const release = tryLock(folder);
    if (release) return release;
    if (Date.now() > deadline) {
      throw new StoreRefusal(
        `Databasen i ${folder} startas av en annan process som inte blir klar. Avsluta den processen och försök igen.`,
      );
    }
    await delay(10);
  }
}

/** Says that this process uses the folder's server; returns how to say that it no longer does. */
export function registerUser(folder: string): () => void {
  const users = join(folder, 'users');
  mkdirSync(users, { recursive: true, mode: 0o700 });
  if (!lstatSync(users).isDirectory()) throw new Error(`${users} is not a folder`);
  giveToFolderOwner(folder, users);
  const file = join(users, unique());
  writeClaim(file, folder);
  return () => rmSync(file, { force: true });
}

/** True while some living process uses the folder's server. Files of the dead are removed. */
export function hasUsers(folder: string): boolean {
  const users = join(folder, 'users');
  if (!existsSync(users)) return false;
  const files = readdirSync(users).map((name) => join(users, name));
  const dead = files.filter((file) => !claimHolds(folder, read(file) ?? ''));
  for (const file of dead) rmSync(file, { force: true });
  return files.length > dead.length;
}
