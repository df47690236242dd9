/** The command line as a person meets it: spawned, judged by its exit code and what it writes. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const program = join(import.meta.dirname, '..', 'bin', 'uppsikt.js');

export type Run = { readonly code: number | null; readonly out: string; readonly err: string };

/** Runs `uppsikt` with the arguments in the folder; `input` is what stands on its stdin. */
export function runCommand(
  args: readonly string[],
  { cwd, env, input = '' }: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv; readonly input?: string },
): Promise<Run> {
  const child = spawn(process.execPath, [program, ...args], { cwd, env });
  const written = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    written.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    written.err += text;
  });
  child.stdin.end(input);
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...written })));
}
