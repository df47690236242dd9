/** What postmaster.pid says of the server on a data folder: none, one that is not ours (any more), or a living one. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { processMark } from './process-mark.ts';

export type Postmaster =
  | { readonly state: 'none' }
  /** The file stayed after a killed server, or came along in a copy of another folder. */
  | { readonly state: 'stale' }
  | { readonly state: 'starting' | 'ready' | 'stopping'; readonly pid: number; readonly port: number };

function sameFolder(one: string, other: string): boolean {
  const a = statSync(one, { throwIfNoEntry: false });
  const b = statSync(other, { throwIfNoEntry: false });
  return a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino;
}

function folderArgument(args: readonly string[]): string | null {
  const at = args.indexOf('-D');
  return at === -1 ? null : (args[at + 1] ?? null);
}

/** True where the process is a server on this very folder: by its working directory, or by its -D where that may not be read. */
function serves(pid: number, cluster: string): boolean {
  if (processMark(pid) === null) return false;
  if (!existsSync('/proc/self/cwd')) {
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(
      `-D ${cluster} `,
    );
  }
  try {
    return sameFolder(`/proc/${pid}/cwd/`, cluster);
  } catch {
    try {
      const folder = folderArgument(readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0'));
      return folder !== null && sameFolder(folder, cluster);
    } catch {
      return false;
    }
  }
}

/** Reads the state of the server on `cluster`, the folder that holds PG_VERSION. */
export function readPostmaster(cluster: string): Postmaster {
  let lines: string[];
  try {
    lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return { state: 'none' };
  }
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!serves(pid, cluster)) return { state: 'stale' };
  const word = (lines[7] ?? '').trim();
  return { state: word === 'ready' || word === 'stopping' ? word : 'starting', pid, port };
}
