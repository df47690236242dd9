/**
 * Lets Node run TSX: type stripping is Node's own, JSX goes through esbuild, which is loaded with the first such file: most
 * commands have none. Registered with `--import`.
 */
import { readFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

type Esbuild = typeof import('esbuild');
let esbuild: Esbuild | undefined;

function compiler(): Esbuild {
  esbuild ??= createRequire(import.meta.url)('esbuild') as Esbuild;
  return esbuild;
}

registerHooks({
  load(url, context, nextLoad) {
    if (!url.endsWith('.tsx')) return nextLoad(url, context);
    const source = compiler().transformSync(readFileSync(fileURLToPath(url), 'utf8'), {
      loader: 'tsx',
      jsx: 'automatic',
      format: 'esm',
      target: 'esnext',
      sourcefile: fileURLToPath(url),
      sourcemap: 'inline',
    });
    return { format: 'module', source: source.code, shortCircuit: true };
  },
});
