/** The figure check of a text, for tests. */
import assert from 'node:assert/strict';
import type { Checked, CheckLevel } from '../domain/check/finding.ts';
import { checkFile } from './check-file.ts';

export async function checksOf(text: string, name = 'rapport.txt'): Promise<readonly Checked[]> {
  const checked = await checkFile({ name, bytes: new TextEncoder().encode(text) });
  assert.ok(checked.ok, checked.ok ? '' : JSON.stringify(checked.issues));
  return checked.value.checks;
}

/** The findings of one level: what they are and what they say. */
export async function findingsOf(text: string, level: CheckLevel = 'contradiction'): Promise<string[]> {
  const checks = await checksOf(text);
  return checks.filter((check) => check.level === level).map((check) => `${check.kind}: ${check.message}`);
}
