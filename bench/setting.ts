/** What the benches share: a scratch database with the real report where it is there, else the example's, and the machine in words. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import type { App } from '../src/app/app.ts';
import { approveImport, proposeImport } from '../src/app/import.ts';
import { createMunicipality } from '../src/app/municipality.ts';
import type { Session } from '../src/app/session.ts';
import type { ReportAddress } from '../src/app/views.ts';
import { testDatabase } from '../src/store/testing.ts';

const seedFolder = resolve(import.meta.dirname, '../../shared/seed');
const example = resolve(import.meta.dirname, '../examples/alvsala/2025-year.txt');

export type Setting = {
  readonly app: App;
  readonly session: Session;
  readonly address: ReportAddress;
  readonly file: { readonly name: string; readonly bytes: Uint8Array };
  readonly serverUrl: string;
};

/** The real report where it is there, else the example's. */
export function reportFile(): { readonly name: string; readonly bytes: Uint8Array; readonly real: boolean } {
  const real = existsSync(seedFolder);
  const path = real ? join(seedFolder, readdirSync(seedFolder)[0] ?? '') : example;
  return { name: real ? 'the real report' : 'the example report', bytes: readFileSync(path), real };
}

export async function openSetting(): Promise<Setting> {
  const { bytes, real } = reportFile();
  const file = { name: 'paket.txt', bytes };
  const database = await testDatabase();
  const app: App = { ...database, dataFolder: tmpdir() };
  const tenant = await createMunicipality(app, 'Provkommun');
  const session: Session = { tenant, account: null, how: 'cli', roles: [] };
  const proposed = await proposeImport(app, session, file);
  if (!proposed.ok) throw new Error(proposed.issues[0]?.message);
  await approveImport(app, session, proposed.value.id, { acceptProposed: true });
  const period = { year: real ? 2022 : 2025, kind: 'year' } as const;
  console.log(`${file.bytes.length} bytes of ${real ? 'the real report' : 'the example report'}; ${machine()}`);
  return { app, session, address: { body: 'KS', period }, file, serverUrl: database.serverUrl };
}

/** The processors, memory and Node. */
export function machine(): string {
  const [cpu] = cpus();
  return `${cpus().length} x ${cpu?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
}

/** LibreOffice's version, or null where it is not installed. */
export function libreOffice(): string | null {
  const found = spawnSync('soffice', ['--version'], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout.trim() : null;
}

/** Converts a file with LibreOffice into a folder of its own. */
export function convert(path: string, format: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'uppsikt-bench-'));
  execFileSync(
    'soffice',
    [
      '--headless',
      `-env:UserInstallation=file://${join(tmpdir(), 'uppsikt-bench-office')}`,
      '--convert-to',
      format,
      '--outdir',
      folder,
      path,
    ],
    {
      stdio: 'ignore',
    },
  );
}
