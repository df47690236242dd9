import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import type { Entry } from '../domain/entry.ts';
import type { Facts } from '../domain/facts.ts';
import { exampleFacts } from '../domain/facts-example.testing.ts';
import { emptyMatter } from '../domain/matter.ts';
import { paragraphs } from '../domain/narrative.ts';
import { defaultLevels } from '../domain/node.ts';
import { insertOccurrence } from './control-occurrence.ts';
import { saveReportedControl } from './control-report.ts';
import { inTenant, type Transaction } from './database.ts';
import { findEntry, updateEntry } from './entry.ts';
import { loadFacts, saveFacts } from './facts.ts';
import { FrozenError } from './frozen.ts';
import { keepParts } from './gathered-figure.ts';
import { addGatheredText } from './gathered-text.ts';
import { saveMatter } from './matter.ts';
import { saveResult } from './occurrence-result.ts';
import { decidePeriod } from './period.ts';
import { addReportVersion, findReport, listReportVersions, setReportState } from './report.ts';
import { saveLevels } from './scale.ts';
import { addSectionLock } from './section-lock.ts';
import { exampleTree, type TestDatabase, testDatabase, testTenant } from './testing.ts';
import { saveExplanations } from './variance-explanation.ts';

const key = { body: exampleFacts.body, period: exampleFacts.period };
const changed: Facts = {
  ...exampleFacts,
  entries: exampleFacts.entries.map((entry) => ({ ...entry, assessment: 'red' })),
};
const firstEntry = exampleFacts.entries[0] as Entry;

const matter = { ...emptyMatter, documents: [{ title: 'Plan', datedOn: null }], recipients: ['Alla nämnder'] };

/** A text and a figure from another body's report of the same period. */
async function gatherSomething(tx: Transaction): Promise<void> {
  await saveFacts(tx, { ...exampleFacts, body: 'VON', parts: [], risks: [] });
  const said = { node: firstEntry.node, source: 'VON', number: 1, said: paragraphs(['Ett.']), blocks: [0] };
  await addGatheredText(tx, key, { ...said, leadIn: null, by: null });
  const ref = 'indicator:a/2025/actual';
  const part = {
    body: 'VON',
    sourceRef: ref,
    value: '1',
    decimals: 0,
    unit: 'count',
    counted: true,
    by: null,
  } as const;
  await keepParts(tx, key, ref, [part]);
}

/** A control's result, taken from one of its occurrences. */
async function takeSomething(tx: Transaction): Promise<void> {
  const control = 'control/rond';
  const plan = { body: key.body, year: key.period.year };
  const asked = { dueOn: '2025-10-01', label: null, reason: null };
  const occurrence = await insertOccurrence(tx, plan, control, asked, null);
  const said = { assessment: 'green', result: paragraphs(['Inga bränder.']), comment: null };
  const first = { revision: 0, state: 'draft', by: null, account: null } as const;
  await saveResult(tx, { ...plan, control, occurrence }, said, first);
  await saveReportedControl(tx, { ...key, control }, said, { from: [{ occurrence, number: 1 }], by: null });
}

/** An explained variance, a group of staff, and a finding of the figure check that is answered. */
async function countSomething(tx: Transaction): Promise<void> {
  await saveExplanations(tx, key, [{ text: 'Frön', amount: '2.5' }], null);
  const at = { body: key.body, year: key.period.year, period: key.period.kind };
  const group = { ...at, measure: 'headcount', unit: '', form: '', sex: 'women', age: '', persons: 12 } as const;
  await tx
    .insertInto('staff_group')
    .values({ ...group, source_file: 'personal.csv' })
    .execute();
  const finding = { ...at, finding: 'a'.repeat(64), treatment: 'explained', reason: 'Olika mått.' } as const;
  await tx.insertInto('figure_finding').values(finding).execute();
}

describe('a decided report', () => {
  let test: TestDatabase;
  let tenants = 0;
  before(async () => {
    test = await testDatabase();
  });
  after(() => test.close());

  async function reported(): Promise<<T>(work: (tx: Transaction) => Promise<T>) => Promise<T>> {
    tenants += 1;
    const tenant = await testTenant(test.db, `frys-${tenants}`);
    await inTenant(test.db, tenant, async (tx) => {
      await saveLevels(tx, defaultLevels);
      await saveFacts(tx, exampleFacts);
    });
    return (work) => inTenant(test.db, tenant, work);
  }

  const frozen = (error: unknown) =>
    error instanceof FrozenError && /är beslutad och kan inte ändras/u.test(error.message);

  it('takes no new facts, says so in Swedish, and keeps what it had', async () => {
    const run = await reported();
    await run((tx) => setReportState(tx, key, 'decided', '2026-02-10'));
    await assert.rejects(
      run((tx) => saveFacts(tx, changed)),
      frozen,
    );
    assert.deepEqual(await run((tx) => loadFacts(tx, key.body, key.period)), exampleFacts);
    assert.deepEqual(await run((tx) => findReport(tx, key)), {
      state: 'decided',
      decidedOn: '2026-02-10',
      decided: true,
      periodDecided: false,
      publishedAt: null,
    });
  });

  it('still takes the same facts again: nothing is written', async () => {
    const run = await reported();
    await run((tx) => setReportState(tx, key, 'decided', '2026-02-10'));
    const change = await run((tx) => saveFacts(tx, exampleFacts));
    assert.equal(change.entries.unchanged, exampleFacts.entries.length);
  });

  it('takes no edit of an entry', async () => {
    const run = await reported();
    await run((tx) => setReportState(tx, key, 'published', '2026-02-10'));
    const edit = (revision: number, node: string) =>
      run((tx) => updateEntry(tx, key, { ...firstEntry, node, assessment: 'red' }, { revision, by: null }));
    await assert.rejects(edit(1, firstEntry.node), frozen);
    await assert.rejects(edit(0, exampleFacts.nodes[0]?.key ?? ''), frozen);
  });

  it('refuses changes to every table under it, deleting included', async () => {
    const run = await reported();
    await run((tx) => saveMatter(tx, key, matter, { revision: 0, by: 'Sara Ek' }));
    await run((tx) => gatherSomething(tx));
    await run((tx) => takeSomething(tx));
    await run((tx) => countSomething(tx));
    await run((tx) => addSectionLock(tx, key, { node: firstEntry.node, reason: '', by: 'Sara Ek' }));
    await run((tx) => setReportState(tx, key, 'decided', '2026-02-10'));
    const { rows } = await sql<{ table: string }>`select c.relname as table from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'uppsikt' and c.relkind = 'r' and c.relname not in ('import', 'report', 'comment', 'period_body')
        and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'append_only') and c.relname <> 'search_text'
        and (select count(*) from pg_attribute a where a.attrelid = c.oid and a.attname in ('body', 'year', 'period')) = 3`.execute(
      test.db,
    );
    assert.ok(rows.length >= 13, `${rows.length} tables`);
    for (const { table } of rows) {
      await assert.rejects(
        run((tx) => sql.raw(`delete from uppsikt."${table}"`).execute(tx)),
        { code: 'UP001' },
        table,
      );
      await assert.rejects(
        run((tx) => sql.raw(`update uppsikt."${table}" set year = year where body = '${key.body}'`).execute(tx)),
        (error) => error instanceof pg.DatabaseError && ['UP001', '42501'].includes(error.code ?? ''),
        table,
      );
    }
    await assert.rejects(
      run((tx) => sql`delete from uppsikt.report`.execute(tx)),
      { code: 'UP001' },
    );
  });

  it('cannot be taken back, only published', async () => {
    const run = await reported();
    await run((tx) => setReportState(tx, key, 'decided', '2026-02-10'));
    await assert.rejects(
      run((tx) => setReportState(tx, key, 'draft')),
      { code: 'UP001' },
    );
    await assert.rejects(
      run((tx) => setReportState(tx, key, 'decided', '2026-03-01')),
      { code: 'UP001' },
    );
    await run((tx) => setReportState(tx, key, 'published'));
    await assert.rejects(
      run((tx) => setReportState(tx, key, 'decided')),
      { code: 'UP001' },
    );
  });

  it('is frozen by its period too, and the period stays decided', async () => {
    const run = await reported();
    await run((tx) => decidePeriod(tx, key.period, '2026-03-01'));
    await assert.rejects(
      run((tx) => saveFacts(tx, changed)),
      frozen,
    );
    assert.equal((await run((tx) => findReport(tx, key)))?.decided, true);
    await assert.rejects(
      run((tx) => sql`update uppsikt.period set state = 'open'`.execute(tx)),
      { code: 'UP001' },
    );
    await assert.rejects(
      run((tx) => sql`delete from uppsikt.period`.execute(tx)),
      { code: 'UP001' },
    );
  });

  it('leaves the other periods of the year open', async () => {
    const run = await reported();
    await run((tx) => setReportState(tx, key, 'decided', '2026-02-10'));
    const interim: Facts = { ...changed, period: { year: key.period.year, kind: 'interim2' } };
    await run((tx) => saveFacts(tx, interim));
    assert.deepEqual(await run((tx) => loadFacts(tx, key.body, interim.period)), interim);
  });

  it('waits for an edit under way, so that nothing slips in after the decision', async () => {
    const run = await reported();
    let decided = false;
    let deciding: Promise<unknown> = Promise.resolve();
    await run(async (tx) => {
      await updateEntry(tx, key, { ...firstEntry, assessment: 'red' }, { revision: 1, by: null });
      deciding = run((other) => setReportState(other, key, 'decided', '2026-02-10')).then(() => {
        decided = true;
      });
      await sql`select pg_sleep(0.1)`.execute(tx);
      assert.equal(decided, false);
    });
    await deciding;
    assert.equal((await run((tx) => findEntry(tx, key, firstEntry.node)))?.entry.assessment, 'red');
  });

  it('has versions that are only ever added', async () => {
    const run = await reported();
    const version = {
      tree: exampleTree,
      sha256: 'c'.repeat(64),
      decidedOn: '2026-02-10',
      paragraph: '§ 12',
      registryNumber: 'KS/2026:1',
      by: null,
    };
    assert.equal(await run((tx) => addReportVersion(tx, key, version)), 1);
    assert.equal(await run((tx) => addReportVersion(tx, key, { ...version, decidedOn: '2026-03-01' })), 2);
    const versions = await run((tx) => listReportVersions(tx, key));
    assert.deepEqual(
      versions.map(({ number, supersedes, decidedOn }) => [number, supersedes, decidedOn]),
      [
        [2, 1, '2026-03-01'],
        [1, null, '2026-02-10'],
      ],
    );
    assert.deepEqual(versions[0]?.tree, exampleTree);
    await assert.rejects(
      run((tx) => sql`update uppsikt.report_version set paragraph = '§ 13'`.execute(tx)),
      /permission denied/u,
    );
    await assert.rejects(
      run((tx) => sql`delete from uppsikt.report_version`.execute(tx)),
      /permission denied/u,
    );
  });
});
