// Runs a script on Uppsikt's own Node with the loader for TSX. Plain JavaScript that any Node from 18 on understands.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

function runtime() {
  const own = join(root, 'node_modules', 'node', 'bin', 'node');
  if (existsSync(own)) return own;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  process.stderr.write(
    'Uppsikt behöver Node.js 24 eller senare. Kör "npm ci" i Uppsikts mapp, det hämtar rätt version.\n',
  );
  return process.exit(2);
}

/** Runs our Node with the arguments (the first names a script under the root, or is an option) and resolves to its exit code. */
export function runOwn(args, options = {}) {
  const loader = pathToFileURL(join(root, 'src', 'loader.ts')).href;
  const [first, ...rest] = args;
  const script = first.startsWith('-') ? first : join(root, first);
  const child = spawn(runtime(), ['--disable-warning=ExperimentalWarning', '--import', loader, script, ...rest], {
    stdio: 'inherit',
    ...options,
  });
  const forward = (signal) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 1)));
  });
}
