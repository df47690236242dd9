/**
 * A process mark names one process for good: its id, when it started and in which boot of the machine. A number alone
 * is used again by another process later.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const procfs = existsSync('/proc/self/stat');

function signalReaches(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The mark of a living process, null where there is none. A zombie does not live. */
export function processMark(pid: number): string | null {
  if (!Number.isInteger(pid) || pid <= 0 || !signalReaches(pid)) return null;
  try {
    if (!procfs)
      return `${pid} ${execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()}`;
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return null;
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
    return `${pid} ${fields[19]} ${boot}`;
  } catch {
    return null;
  }
}

/** True where the process that wrote the mark still lives. */
export function markLives(mark: string): boolean {
  return mark !== '' && processMark(Number(mark.split(' ')[0])) === mark;
}
