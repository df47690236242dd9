/** Thirty rounds of kill -9 in the middle of writes, every third with the database server too: nothing acknowledged is lost, and the audit chain holds. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { type App, openApp } from '../src/app/app.ts';
import { verifyAuditChain } from '../src/app/audit.ts';
import { readEntry } from '../src/app/entry.ts';
import { openEvidence } from '../src/app/evidence.ts';
import { commandLine, createMunicipality } from '../src/app/municipality.ts';
import { makeOccurrences, rond } from '../src/app/occurrence.testing.ts';
import { readOccurrence } from '../src/app/occurrence-view.ts';
import type { Session } from '../src/app/session.ts';
import { exampleFacts } from '../src/domain/facts-example.testing.ts';
import { inTenant } from '../src/store/database.ts';
import { saveFacts } from '../src/store/facts.ts';

const rounds = 30;
const folder = mkdtempSync(join(tmpdir(), 'uppsikt kill åäö '));
const env = { ...process.env, UPPSIKT_DATA: folder, DATABASE_URL: '' };
const address = { body: 'KS', period: { year: 2025, kind: 'year' } } as const;

async function open(): Promise<App> {
  const opened = await openApp(env);
  if (!opened.ok) throw new Error(opened.issues[0]?.message);
  return opened.value;
}

type Acknowledged = {
  readonly revision: number;
  /** Revision of the occurrence's result; 0 where none was written. */
  readonly result: number;
  readonly evidence: readonly string[];
};

/** Starts a writer and resolves with what it had acknowledged when it was killed. */
function writeAndKill(milliseconds: number, server: boolean): Promise<Acknowledged> {
  const child: ChildProcess = spawn(
    process.execPath,
    [...process.execArgv.filter((option) => !option.startsWith('--test')), join(import.meta.dirname, 'kill-writer.ts')],
    {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let written = '';
  let errors = '';
  child.stderr?.on('data', (chunk) => {
    errors += chunk;
  });
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk) => {
      if (written === '') setTimeout(() => kill(child, server), milliseconds);
      written += chunk;
    });
    child.on('close', () => {
      const lines = written.split('\n').slice(0, -1);
      const revision = Number(lines.filter((line) => /^\d+$/u.test(line)).at(-1));
      const evidence = lines.flatMap((line) => /^evidence (.{36})$/u.exec(line)?.[1] ?? []);
      const result = Number(lines.flatMap((line) => /^result (\d+)$/u.exec(line)?.[1] ?? []).at(-1) ?? 0);
      if (Number.isNaN(revision)) reject(new Error(`the writer wrote nothing: ${errors}`));
      else resolve({ revision, result, evidence });
    });
  });
}

function kill(child: ChildProcess, server: boolean): void {
  child.kill('SIGKILL');
  if (!server) return;
  const pid = Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  process.kill(pid, 'SIGKILL');
}

before(async () => {
  const app = await open();
  const tenant = await createMunicipality(app, 'Provby kommun');
  await inTenant(app.db, tenant.id, (tx) => saveFacts(tx, exampleFacts, 'prov'));
  await makeOccurrences({ run: (work) => inTenant(app.db, tenant.id, work) });
  await app.close();
});
after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 }));

/** Milliseconds from the first acknowledgement to the kill: some rounds end at once, some after several writes of every kind. */
const delay = (round: number) => 20 + ((round * 37) % 200) * (round % 2 === 0 ? 1 : 20);

async function resultOf(app: App, session: Session): Promise<number> {
  const view = await readOccurrence(app, session, rond);
  assert.ok(view.ok);
  return view.value.revision;
}

it(`loses nothing in ${rounds} rounds of kill -9 during writes`, { timeout: 1_200_000 }, async (t) => {
  const kept: string[] = [];
  let results = 0;
  let acknowledgedAll = 0;
  for (let round = 0; round < rounds; round += 1) {
    const { revision: acknowledged, result, evidence } = await writeAndKill(delay(round), round % 3 === 2);
    const app = await open();
    const session = commandLine(await createMunicipality(app, 'Provby kommun'));
    const entry = await readEntry(app, session, address, 'commitment/plantera');
    assert.ok(entry.ok);
    acknowledgedAll = acknowledged;
    assert.ok(entry.value.revision >= acknowledged, `round ${round}: ${entry.value.revision} < ${acknowledged}`);
    assert.ok(entry.value.revision <= acknowledged + 1, `round ${round}: more than one write was never acknowledged`);
    const written = await resultOf(app, session);
    assert.ok(written >= Math.max(result, results), `round ${round}: result ${written} < ${result}`);
    assert.ok(written <= Math.max(result, results) + 1, `round ${round}: more than one result was never acknowledged`);
    results = written;
    kept.push(...evidence);
    for (const id of kept)
      assert.ok((await openEvidence(app, session, id)).ok, `round ${round}: evidence ${id} is lost`);
    const verified = await verifyAuditChain(app, session);
    assert.ok(verified.ok, `round ${round}: ${JSON.stringify(verified)}`);
    await app.close();
  }
  assert.ok(kept.length > 0, 'no evidence was acknowledged');
  assert.ok(results > 0, 'no result was acknowledged');
  t.diagnostic(`${acknowledgedAll} entries, ${results} results and ${kept.length} files of evidence were acknowledged`);
});
