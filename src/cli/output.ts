/** What commands write: results on stdout, messages on stderr. */
import type { Issue } from '../domain/result.ts';

export function say(message: string): void {
  process.stderr.write(`${message}\n`);
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** Writes the issues and gives the exit code of a refusal. */
export function sayIssues(issues: readonly Issue[]): 1 {
  for (const issue of issues) say(issue.path === '' ? issue.message : `${issue.path}: ${issue.message}`);
  return 1;
}
