// Runs the project's own tasks on its own Node: `test`, `test-long`, `bench NAME`, `build`.
import { join } from 'node:path';
import { globSync } from './glob.js';
import { root, runOwn } from './runtime.js';
import { runSharded } from './shards.js';

const [task, ...rest] = process.argv.slice(2);
// A test that hangs fails after five minutes, and what it left open does not keep the run from ending.
const testArguments = [
  '--test',
  '--test-isolation=none',
  '--test-reporter=spec',
  '--test-timeout=300000',
  '--test-force-exit',
];

if (task === 'test' || task === 'test-long') {
  const suffix = task === 'test' ? /\.test\.tsx?$/ : /\.long\.tsx?$/;
  const files = rest.length > 0 ? rest : globSync(['src', 'test'], suffix);
  const parts = task === 'test' ? files.length > 20 && 'few' : files.length > 2 && 'each';
  process.exitCode = parts
    ? await runSharded(testArguments, files, { cwd: root }, parts)
    : await runOwn([...testArguments, ...files], { cwd: root });
} else if (task === 'bench' && rest[0]) {
  process.exitCode = await runOwn(['--expose-gc', join(root, 'bench', `${rest[0]}.ts`)], { cwd: root });
} else if (task === 'build') {
  process.exitCode = await runOwn(['src/web/islands/build.ts'], { cwd: root });
} else {
  process.stderr.write('usage: run.js test|test-long|bench NAME|build\n');
  process.exitCode = 2;
}
