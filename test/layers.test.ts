/** The direction of imports: each folder of src may import only the folders named here, and outside packages only where they belong. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, it } from 'node:test';

const source = resolve(import.meta.dirname, '../src');
const allowed: Record<string, readonly string[]> = {
  domain: [],
  intake: ['domain'],
  controls: ['domain'],
  report: ['domain'],
  store: ['domain'],
  app: ['domain', 'intake', 'controls', 'report', 'store'],
  web: ['app', 'domain'],
  api: ['app', 'domain'],
  cli: ['app', 'domain', 'web', 'api'],
};
const domainPackages = new Set(['zod']);

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path) : /\.tsx?$/u.test(entry.name) ? [path] : [];
  });
}

function imports(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const statements =
    /^(?:import|export)\s+[\w\s{},*$]*?\bfrom\s+['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gmu;
  return [...text.matchAll(statements)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

export function layerFaults(file: string, specifiers: readonly string[]): string[] {
  const folder = relative(source, file).split('/')[0] ?? '';
  const isTest = /\.(test|long)\.tsx?$|testing\.ts$/u.test(file);
  return specifiers.flatMap((specifier) => {
    if (!specifier.startsWith('.')) {
      const bare = folder === 'domain' && !isTest && !domainPackages.has(specifier);
      return bare ? [`${relative(source, file)} imports the package ${specifier}`] : [];
    }
    const target = relative(source, resolve(dirname(file), specifier)).split('/')[0] ?? '';
    if (target === folder || target.endsWith('.ts') || target === '..') return [];
    return (allowed[folder] ?? []).includes(target) || isTest
      ? []
      : [`${relative(source, file)} imports ${target}, which ${folder} may not`];
  });
}

describe('layers', () => {
  const all = files(source);

  it('finds the source and its imports', () => {
    assert.ok(all.length > 20);
    assert.ok(imports(join(source, 'domain/facts.ts')).includes('./body.ts'));
  });

  it('names an import that points up', () => {
    assert.deepEqual(layerFaults(join(source, 'domain/x.ts'), ['../store/database.ts', 'pg']).length, 2);
    assert.deepEqual(layerFaults(join(source, 'report/x.ts'), ['../intake/text.ts']).length, 1);
  });

  it('holds in every file', () => {
    const faults = all.flatMap((file) => layerFaults(file, imports(file)));
    assert.deepEqual(faults, []);
  });

  it('knows every folder', () => {
    const folders = readdirSync(source, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    for (const folder of folders) assert.ok(folder.name in allowed, `src/${folder.name} has no place in the layers`);
  });

  it('keeps files at 400 lines or fewer', () => {
    const long = all
      .filter((file) => readFileSync(file, 'utf8').split('\n').length > 401)
      .map((file) => relative(source, file));
    assert.deepEqual(long, []);
  });
});
