/**
 * The files that pages need: one style sheet, the islands and the fonts. Built in memory when the server starts;
 * every name carries the hash of its content, so a browser may keep it for ever.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildSync, transformSync } from 'esbuild';
import { routes } from './routes.ts';

export type Asset = { readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> };
export type Assets = {
  /** The URL of a file by its plain name: "uppsikt.css", "autosave.js". */
  readonly url: (name: string) => string;
  /** A file by its hashed name, with the gzipped form of it. */
  readonly find: (hashedName: string) => (Asset & { readonly gzipped: Uint8Array<ArrayBuffer> }) | null;
  readonly all: ReadonlyMap<string, Asset>;
};

const folder = import.meta.dirname;
const fonts = join(folder, '../../node_modules/@expo-google-fonts/source-sans-3');
const fontFiles = {
  'source-sans-400.ttf': '400Regular/SourceSans3_400Regular.ttf',
  'source-sans-400-italic.ttf': '400Regular_Italic/SourceSans3_400Regular_Italic.ttf',
  'source-sans-600.ttf': '600SemiBold/SourceSans3_600SemiBold.ttf',
} as const;

/** In the order of the cascade; each file fills its own layer. */
const styleFiles = [
  'tokens',
  'base',
  'layout',
  'controls',
  'tree',
  'entry',
  'reporting',
  'import',
  'control',
  'control-runs',
  'register',
  'search',
  'check',
  'plan',
  'bulk-import',
  'plan-pages',
  'versions',
  'gathering',
  'overview',
  'economy',
  'document',
  'organisation',
  'periods',
  'print',
] as const;

function hashedName(name: string, bytes: Uint8Array): string {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  return name.replace(/(\.\w+)$/u, `-${hash}$1`);
}

/** The islands as browser scripts, by name. Throws where one does not compile. */
export function buildIslands(): Map<string, Uint8Array<ArrayBuffer>> {
  const sources = readdirSync(join(folder, 'islands'))
    .filter((name) => name.endsWith('.island.ts'))
    .map((name) => join(folder, 'islands', name));
  const built = buildSync({
    entryPoints: sources,
    outdir: '/',
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    logLevel: 'silent',
  });
  return new Map(
    built.outputFiles.map((file) => [basename(file.path).replace('.island.js', '.js'), new Uint8Array(file.contents)]),
  );
}

function buildStyle(fontUrls: ReadonlyMap<string, string>): Uint8Array<ArrayBuffer> {
  const css = styleFiles.map((name) => readFileSync(join(folder, 'style', `${name}.css`), 'utf8')).join('\n');
  const linked = css.replaceAll(/asset:([\w.-]+)/gu, (_, name: string) => {
    const url = fontUrls.get(name);
    if (url === undefined) throw new Error(`The style names ${name}, which is no asset.`);
    return url;
  });
  return new Uint8Array(Buffer.from(transformSync(linked, { loader: 'css', minify: true }).code));
}

let loaded: Assets | undefined;

/** All assets; built at the first call, the same for every server of the process. */
export function loadAssets(): Assets {
  loaded ??= buildAssets();
  return loaded;
}

function buildAssets(): Assets {
  const files = new Map<string, Asset>();
  const urls = new Map<string, string>();
  const add = (name: string, type: string, bytes: Uint8Array<ArrayBuffer>) => {
    const hashed = hashedName(name, bytes);
    files.set(hashed, { type, bytes });
    urls.set(name, routes.asset.href({ name: hashed }));
  };
  for (const [name, path] of Object.entries(fontFiles))
    add(name, 'font/ttf', new Uint8Array(readFileSync(join(fonts, path))));
  add('mark.svg', 'image/svg+xml', new Uint8Array(readFileSync(join(folder, 'style/mark.svg'))));
  add('uppsikt.css', 'text/css; charset=utf-8', buildStyle(urls));
  for (const [name, bytes] of buildIslands()) add(name, 'text/javascript; charset=utf-8', bytes);

  const gzipped = new Map<string, Uint8Array<ArrayBuffer>>();
  return {
    all: files,
    url: (name) => {
      const url = urls.get(name);
      if (url === undefined) throw new Error(`No asset is called ${name}.`);
      return url;
    },
    find: (name) => {
      const file = files.get(name);
      if (file === undefined) return null;
      const packed = gzipped.get(name) ?? new Uint8Array(gzipSync(file.bytes));
      gzipped.set(name, packed);
      return { ...file, gzipped: packed };
    },
  };
}
