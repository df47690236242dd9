import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import type { Facts } from '../domain/facts.ts';
import { exampleFacts } from '../domain/facts-example.testing.ts';
import { paragraphs } from '../domain/narrative.ts';
import { defaultLevels } from '../domain/node.ts';
import { inTenant, type Transaction } from './database.ts';
import { findEntry, loadPreviousEntry, updateEntry } from './entry.ts';
import { anyFacts } from './facts.testing.ts';
import { loadFacts, saveFacts } from './facts.ts';
import { changesNothing } from './facts-difference.ts';
import { saveLevels } from './scale.ts';
import { type TestDatabase, testDatabase, testTenant } from './testing.ts';

const { body, period } = exampleFacts;
const key = { body, period };
const earlier = { year: period.year, kind: 'interim1' } as const;

describe('facts', () => {
  let test: TestDatabase;
  let tenants = 0;
  before(async () => {
    test = await testDatabase();
  });
  after(() => test.close());

  async function newTenant(): Promise<<T>(work: (tx: Transaction) => Promise<T>) => Promise<T>> {
    tenants += 1;
    const tenant = await testTenant(test.db, `fakta-${tenants}`);
    await inTenant(test.db, tenant, (tx) => saveLevels(tx, defaultLevels));
    return (work) => inTenant(test.db, tenant, work);
  }

  const load = (tx: Transaction) => loadFacts(tx, body, period);

  it('are loaded as they were saved', async () => {
    const run = await newTenant();
    assert.equal(await run(load), null);
    await run((tx) => saveFacts(tx, exampleFacts));
    assert.deepEqual(await run(load), exampleFacts);
  });

  it('are loaded as they were saved, whatever they are and whatever stood there before', async () => {
    const run = await newTenant();
    await fc.assert(
      fc.asyncProperty(anyFacts(period), async (facts) => {
        await run((tx) => saveFacts(tx, facts));
        assert.deepEqual(await run(load), facts);
        assert.ok(changesNothing(await run((tx) => saveFacts(tx, facts))));
      }),
      { numRuns: 60 },
    );
  });

  it('write no row where nothing differs', async () => {
    const run = await newTenant();
    const versions = () =>
      run(async (tx) => {
        const { rows } = await sql<{ rows: string }>`
          select string_agg(v, ' ' order by v) as rows from (
            select 'e' || ctid::text || xmin::text as v from uppsikt.entry union all
            select 'c' || ctid::text || xmin::text from uppsikt.figure_cell union all
            select 'n' || ctid::text || xmin::text from uppsikt.node union all
            select 'v' || ctid::text || xmin::text from uppsikt.indicator_value union all
            select 'k' || ctid::text || xmin::text from uppsikt.control union all
            select 'p' || ctid::text || xmin::text from uppsikt.report_part) all_rows`.execute(tx);
        return rows[0]?.rows;
      });
    await run((tx) => saveFacts(tx, exampleFacts));
    const before = await versions();
    assert.ok(changesNothing(await run((tx) => saveFacts(tx, structuredClone(exampleFacts)))));
    assert.equal(await versions(), before);
  });

  it('take figures with leading zeros once, not as a change each time', async () => {
    const run = await newTenant();
    const table = exampleFacts.tables[0];
    assert.ok(table);
    const rows = [
      {
        label: 'a',
        kind: 'plain' as const,
        cells: [
          { value: '-007.50', decimals: 2 },
          { value: '-0', decimals: 0 },
        ],
      },
    ];
    const facts = { ...exampleFacts, tables: [{ ...table, rows }] };
    await run((tx) => saveFacts(tx, facts));
    assert.ok(changesNothing(await run((tx) => saveFacts(tx, facts))));
    assert.deepEqual((await run(load))?.tables[0]?.rows[0]?.cells, [
      { value: '-7.50', decimals: 2 },
      { value: '0', decimals: 0 },
    ]);
  });

  it('say by key what changed, and only that', async () => {
    const run = await newTenant();
    await run((tx) => saveFacts(tx, exampleFacts));
    const [first, second, ...rest] = exampleFacts.entries;
    assert.ok(first && second);
    const next = {
      ...exampleFacts,
      entries: [second, { ...first, narrative: paragraphs(['Ny text.']) }, ...rest],
      risks: exampleFacts.risks.slice(1),
    };
    const change = await run((tx) => saveFacts(tx, next, 'account:7'));
    assert.deepEqual(change.entries, {
      created: [],
      updated: [first.node],
      moved: [second.node],
      removed: [],
      unchanged: rest.length,
    });
    assert.deepEqual(
      change.risks.removed,
      exampleFacts.risks.slice(0, 1).map((risk) => risk.key),
    );
    assert.equal(change.nodes.unchanged, exampleFacts.nodes.length);
    const stored = await run(async (tx) => [
      await findEntry(tx, key, first.node),
      await findEntry(tx, key, second.node),
    ]);
    assert.deepEqual(
      stored.map((entry) => [entry?.revision, entry?.updatedBy]),
      [
        [2, 'account:7'],
        [1, null],
      ],
    );
  });

  it('keep their order when only that changes', async () => {
    const run = await newTenant();
    await run((tx) => saveFacts(tx, exampleFacts));
    const turned: Facts = {
      ...exampleFacts,
      bodies: exampleFacts.bodies.toReversed(),
      entries: exampleFacts.entries.toReversed(),
      events: exampleFacts.events.toReversed(),
      indicators: exampleFacts.indicators.toReversed(),
      tables: exampleFacts.tables.toReversed(),
      risks: exampleFacts.risks.toReversed(),
      parts: exampleFacts.parts.toReversed(),
    };
    const change = await run((tx) => saveFacts(tx, turned));
    assert.deepEqual(change.entries.updated, []);
    assert.deepEqual(await run(load), turned);
  });

  it('refuse a key that stands twice', async () => {
    const run = await newTenant();
    const nodes = [...exampleFacts.nodes, ...exampleFacts.nodes.slice(0, 1)];
    await assert.rejects(
      run((tx) => saveFacts(tx, { ...exampleFacts, nodes })),
      /twice/u,
    );
  });

  it('are one of the two where two are saved at once, never a mixture', async () => {
    const less: Facts = {
      ...exampleFacts,
      entries: exampleFacts.entries.slice(1),
      tables: exampleFacts.tables.map((table) => ({ ...table, rows: table.rows.slice(1) })),
      risks: [],
    };
    for (let round = 0; round < 8; round += 1) {
      const run = await newTenant();
      await Promise.all([less, exampleFacts, less].map((facts) => run((tx) => saveFacts(tx, facts))));
      const found = await run(load);
      assert.deepEqual(found, found?.risks.length === 0 ? less : exampleFacts);
    }
  });

  it('share nodes over the periods of a year; a node goes when the last report lets it go', async () => {
    const run = await newTenant();
    const interim: Facts = { ...exampleFacts, period: earlier };
    await run((tx) => saveFacts(tx, interim));
    await run((tx) => saveFacts(tx, exampleFacts));
    const bare = (facts: Facts): Facts => ({ ...facts, nodes: [], entries: [], indicators: [], parts: [] });
    const count = () =>
      run((tx) =>
        tx
          .selectFrom('node')
          .select('key')
          .execute()
          .then((rows) => rows.length),
      );
    await run((tx) => saveFacts(tx, bare(exampleFacts)));
    assert.equal(await count(), exampleFacts.nodes.length);
    assert.deepEqual(await run((tx) => loadFacts(tx, body, earlier)), interim);
    await run((tx) => saveFacts(tx, bare(interim)));
    assert.equal(await count(), 0);
  });

  it('keep two writers of one entry apart', async () => {
    const run = await newTenant();
    await run((tx) => saveFacts(tx, exampleFacts));
    const entry = exampleFacts.entries[0];
    assert.ok(entry);
    const write = (assessment: string, revision: number) =>
      run((tx) => updateEntry(tx, key, { ...entry, assessment }, { revision, by: 'account:1' }));
    const first = await write('red', 1);
    assert.deepEqual([first.status, first.status === 'saved' && first.revision], ['saved', 2]);
    assert.deepEqual(await write('green', 1), { status: 'conflict' });
    assert.equal((await run((tx) => findEntry(tx, key, entry.node)))?.entry.assessment, 'red');

    const unwritten = exampleFacts.nodes.find((node) => !exampleFacts.entries.some((each) => each.node === node.key));
    assert.ok(unwritten);
    const writeNew = () =>
      run((tx) => updateEntry(tx, key, { ...entry, node: unwritten.key }, { revision: 0, by: null }));
    const answers = await Promise.all([writeNew(), writeNew()]);
    assert.deepEqual(answers.map((answer) => answer.status).sort(), ['conflict', 'saved']);
  });

  it('find what the body last said of a node', async () => {
    const run = await newTenant();
    const entry = exampleFacts.entries[0];
    assert.ok(entry);
    const said = (year: number, kind: Facts['period']['kind'], text: string): Facts => ({
      ...exampleFacts,
      period: { year, kind },
      entries: [{ ...entry, narrative: paragraphs([text]) }],
    });
    const previous = async (year: number, kind: Facts['period']['kind'], who = body) => {
      const found = await run((tx) => loadPreviousEntry(tx, entry.node, who, { year, kind }));
      return found && [found.period, found.entry.narrative];
    };
    await run((tx) => saveFacts(tx, said(2024, 'year', 'I fjol.')));
    await run((tx) => saveFacts(tx, said(2025, 'interim1', 'I våras.')));
    await run((tx) => saveFacts(tx, said(2025, 'year', 'Nu.')));
    assert.deepEqual(await previous(2025, 'year'), [{ year: 2025, kind: 'interim1' }, paragraphs(['I våras.'])]);
    assert.deepEqual(await previous(2025, 'interim1'), [{ year: 2024, kind: 'year' }, paragraphs(['I fjol.'])]);
    assert.deepEqual(await previous(2026, 'interim1'), [{ year: 2025, kind: 'year' }, paragraphs(['Nu.'])]);
    assert.equal(await previous(2024, 'year'), null);
    assert.equal(await previous(2025, 'year', 'VON'), null);
  });
});
