/** Runs the `@example` of the opening comment of every module of the domain and of the controls. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';

const source = join(import.meta.dirname, '../src');

function exampleOf(text: string): string | null {
  const comment = /@example\n((?: \*.*\n)+?) \*\//u.exec(text)?.[1];
  return comment === undefined ? null : comment.replace(/^ \* ?/gmu, '');
}

async function run(path: string, example: string): Promise<void> {
  const names = [...example.matchAll(/\b([a-z]\w*)\(/gu)].map((match) => match[1]);
  const module: Record<string, unknown> = await import(pathToFileURL(path).href);
  const used = names.filter((name): name is string => name !== undefined && name in module);
  const assert = await import('node:assert/strict');
  const body = example.replace(/^import .*$/gmu, '');
  new Function('assert', ...used, body)(assert.default, ...used.map((name) => module[name]));
}

for (const folder of ['domain', 'domain/check', 'controls', 'controls/measure', 'controls/approvals']) {
  describe(`examples in ${folder}`, () => {
    const path = join(source, folder);
    for (const file of readdirSync(path).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))) {
      const example = exampleOf(readFileSync(join(path, file), 'utf8'));
      if (example !== null) it(file, () => run(join(path, file), example));
    }
  });
}
