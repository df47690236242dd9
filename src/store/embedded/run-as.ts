/**
 * Which user the database's programs run as. A plain user runs them itself. PostgreSQL refuses root, so under root they
 * run as the owner of the data folder where that is somebody else, otherwise as an unprivileged system user.
 */
import { type SpawnOptions, spawnSync } from 'node:child_process';
import { chmodSync, lchownSync, statSync } from 'node:fs';
import { StoreRefusal } from '../refusal.ts';

/** How to start a program: put `prefix` before it, with these spawn options. `uid` null: as the user that we are. */
export type RunAs = {
  readonly uid: number | null;
  readonly gid: number | null;
  readonly prefix: readonly string[];
  readonly options: Pick<SpawnOptions, 'uid' | 'gid'>;
};

const asOurselves: RunAs = { uid: null, gid: null, prefix: [], options: {} };

function idOf(user: string): { uid: number; gid: number } | null {
  const [uid, gid] = ['-u', '-g'].map((flag) => {
    const run = spawnSync('id', [flag, user], { encoding: 'utf8' });
    return run.status === 0 ? Number(run.stdout) : null;
  });
  return uid === null || uid === undefined || gid === null || gid === undefined || uid === 0 ? null : { uid, gid };
}

function systemUser(): { uid: number; gid: number } {
  const own = idOf('uppsikt');
  if (own) return own;
  spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'uppsikt']);
  const found = idOf('uppsikt') ?? idOf('postgres') ?? idOf('nobody');
  if (found) return found;
  throw new StoreRefusal(
    'Databasen kan inte köras som root och det finns ingen annan användare att köra den som. Skapa en: useradd --system uppsikt',
  );
}

function enters(command: readonly string[], folder: string, options: RunAs['options']): boolean {
  const [program = '', ...args] = [...command, '/bin/sh', '-c', 'cd -- "$1"', 'sh', folder];
  return spawnSync(program, args, { ...options, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** setpriv with one capability: to enter folders that the user itself may not, and nothing else. */
function withCapability(uid: number, gid: number, capability: string): string[] {
  return [
    'setpriv',
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    `--inh-caps=-all,+${capability}`,
    `--ambient-caps=-all,+${capability}`,
    `--bounding-set=-all,+${capability}`,
    '--no-new-privs',
    '--',
  ];
}

/** Finds how to run the database's programs on an existing folder. Throws `StoreRefusal` where no way reaches it. */
export function runAs(folder: string): RunAs {
  if (process.getuid?.() !== 0) return asOurselves;
  const owner = statSync(folder);
  const { uid, gid } = owner.uid === 0 ? systemUser() : owner;
  if (owner.uid === 0) chmodSync(folder, (owner.mode & 0o7777) | 0o011);
  if (enters([], folder, { uid, gid })) return { uid, gid, prefix: [], options: { uid, gid } };
  for (const capability of ['dac_read_search', 'dac_override']) {
    const prefix = withCapability(uid, gid, capability);
    if (enters(prefix, folder, {})) return { uid, gid, prefix, options: {} };
  }
  throw new StoreRefusal(
    `Databasen kan inte köras som root, och användaren den körs som (${uid}) når inte mappen ${folder}. ` +
      'Välj en annan mapp med UPPSIKT_DATA, till exempel UPPSIKT_DATA=/var/lib/uppsikt.',
  );
}

/** Gives what root made in a plain user's data folder to that user, so that the user can start the database next time. */
export function giveToFolderOwner(folder: string, path: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(folder);
  if (uid !== 0) lchownSync(path, uid, gid);
}
