/** Runs the `@example` of every domain module's opening comment. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';

const domain = join(import.meta.dirname, '../src/domain');

function exampleOf(text: string): string | null {
  const comment = /@example\n((?: \*.*\n)+?) \*\//u.exec(text)?.[1];
  return comment === undefined ? null : comment.replace(/^ \* ?/gmu, '');
}

async function run(file: string, example: string): Promise<void> {
  const names = [...example.matchAll(/\b([a-z]\w*)\(/gu)].map((match) => match[1]);
  const module: Record<string, unknown> = await import(pathToFileURL(join(domain, file)).href);
  const used = names.filter((name): name is string => name !== undefined && name in module);
  const assert = await import('node:assert/strict');
  const body = example.replace(/^import .*$/gmu, '');
  new Function('assert', ...used, body)(assert.default, ...used.map((name) => module[name]));
}

describe('examples in domain', () => {
  for (const file of readdirSync(domain).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))) {
    const example = exampleOf(readFileSync(join(domain, file), 'utf8'));
    if (example !== null) it(file, () => run(file, example));
  }
});
