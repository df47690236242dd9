import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { type Entry, emptyEntry } from '../domain/entry.ts';
import type { Facts } from '../domain/facts.ts';
import { exampleFacts } from '../domain/facts-example.testing.ts';
import { paragraphs } from '../domain/narrative.ts';
import { defaultLevels } from '../domain/node.ts';
import { inTenant, type Transaction } from './database.ts';
import { updateEntry } from './entry.ts';
import { loadFacts, saveFacts } from './facts.ts';
import { FrozenError } from './frozen.ts';
import { addIndicator, keepParts, listGatheredParts, type NewPart, putFigureTable } from './gathered-figure.ts';
import {
  addGatheredText,
  listGatheredTexts,
  listSourceTexts,
  listTextGatherers,
  removeGatheredText,
  updateGatheredText,
} from './gathered-text.ts';
import { hasSources, listContext, listSourceEntries, listSources } from './gathering.ts';
import { setReportState } from './report.ts';
import { markContext } from './report-preparation.ts';
import { saveLevels } from './scale.ts';
import { type TestDatabase, testDatabase, testTenant } from './testing.ts';

const { period } = exampleFacts;
const ks = { body: 'KS', period };
const von = { body: 'VON', period };
const area = 'processArea/skog';
const [perspective, ...below] = exampleFacts.nodes;

/** VON reports on everything but one commitment. */
const vonFacts: Facts = {
  ...exampleFacts,
  body: 'VON',
  parts: [],
  risks: [],
  nodes: exampleFacts.nodes.filter(({ key }) => key !== 'commitment/plantera'),
  entries: exampleFacts.entries.filter(({ node }) => node === area),
};

describe('gathering in the database', () => {
  let test: TestDatabase;
  let run: <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;
  let tenants = 0;
  before(async () => {
    test = await testDatabase();
  });
  beforeEach(async () => {
    tenants += 1;
    const tenant = await testTenant(test.db, `samla-${tenants}`);
    run = (work) => inTenant(test.db, tenant, work);
    await run(async (tx) => {
      await saveLevels(tx, defaultLevels);
      await saveFacts(tx, exampleFacts, 'Kim');
      await saveFacts(tx, vonFacts, 'Rut Rönn');
    });
  });
  after(() => test.close());

  const states = async (key = ks) =>
    (await run((tx) => listSources(tx, key))).map(({ body, node, state }) => `${body} ${node} ${state}`);

  it('finds what each other body says, in the report’s order, silent nodes too', async () => {
    assert.deepEqual(await states(), [
      `VON ${area} draft`,
      'VON goal/fler-träd missing',
      'VON commitment/gallra missing',
    ]);
    const [first] = await run((tx) => listSources(tx, ks));
    assert.deepEqual(first?.states, { assessment: 'yellow', trend: 'better', status: null, completion: null });
    assert.deepEqual([first?.written, first?.open, first?.savedBy, first?.number], [true, false, 'Rut Rönn', 1]);
    assert.match(first?.savedAt ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u);
    assert.deepEqual(
      (await run((tx) => listSources(tx, ks, 'goal/fler-träd'))).map(({ node }) => node),
      ['goal/fler-träd'],
    );
  });

  it('takes an entry that was opened and left empty for missing, and a decided report for decided', async () => {
    await run((tx) => updateEntry(tx, von, emptyEntry('goal/fler-träd'), { revision: 0, by: 'Rut' }));
    await run((tx) => setReportState(tx, von, 'decided', '2026-02-01'));
    assert.deepEqual(await states(), [
      `VON ${area} decided`,
      'VON goal/fler-träd missing',
      'VON commitment/gallra missing',
    ]);
    assert.equal((await run((tx) => listSources(tx, ks)))[0]?.open, true);
  });

  it('leaves out what a report only shows around its own, on either side', async () => {
    await run((tx) => markContext(tx, von, [area], [area]));
    assert.equal((await states()).includes(`VON ${area} draft`), false);
    await run((tx) => markContext(tx, ks, [area], [area]));
    assert.deepEqual([...(await run((tx) => listContext(tx, ks)))], [area]);
    assert.equal(
      (await states(von)).some((line) => line.includes(area)),
      false,
    );
  });

  it('knows whether anybody else reports on the same', async () => {
    assert.equal(await run((tx) => hasSources(tx, ks)), true);
    const all = below.map(({ key }) => key);
    await run((tx) => markContext(tx, von, all, all));
    assert.equal(await run((tx) => hasSources(tx, ks)), false);
    assert.equal(perspective?.parent, null);
  });

  it('reads the entries of the others on a node', async () => {
    const entries = await run((tx) => listSourceEntries(tx, ks, area));
    assert.deepEqual(entries, [{ body: 'VON', entry: vonFacts.entries[0] }]);
  });

  const text = { node: area, source: 'VON', number: 1, said: paragraphs(['Ett.', 'Två.']), blocks: [1], by: 'Vera' };

  it('keeps texts in the order taken, with what the source says now', async () => {
    await run((tx) => addGatheredText(tx, ks, { ...text, leadIn: 'Vård- och omsorgsnämnden' }));
    assert.equal(await run((tx) => addGatheredText(tx, ks, { ...text, blocks: [0], leadIn: null })), 1);
    const kept = await run((tx) => listGatheredTexts(tx, ks));
    assert.deepEqual(
      kept.map(({ ordinal, source, blocks, leadIn }) => [ordinal, source, blocks, leadIn]),
      [
        [0, 'VON', [1], 'Vård- och omsorgsnämnden'],
        [1, 'VON', [0], null],
      ],
    );
    assert.deepEqual(kept[0]?.said, text.said);
    assert.deepEqual(await run((tx) => listGatheredTexts(tx, ks, 'goal/fler-träd')), []);
    const now = vonFacts.entries[0] as Entry;
    assert.deepEqual(await run((tx) => listSourceTexts(tx, ks)), [
      { body: 'VON', node: area, narrative: now.narrative },
    ]);
    assert.deepEqual(await run((tx) => listTextGatherers(tx, von, area)), ['KS']);
  });

  it('says anew what was taken, and lets go of it', async () => {
    await run((tx) => addGatheredText(tx, ks, { ...text, leadIn: null }));
    const said = paragraphs(['Tre.']);
    await run((tx) => updateGatheredText(tx, ks, { node: area, ordinal: 0, said, blocks: [0], number: 1, by: 'Lars' }));
    const [changed] = await run((tx) => listGatheredTexts(tx, ks, area));
    assert.deepEqual([changed?.said, changed?.by], [said, 'Lars']);
    await run((tx) => removeGatheredText(tx, ks, { node: area, ordinal: 0 }));
    assert.deepEqual(await run((tx) => listGatheredTexts(tx, ks)), []);
  });

  it('takes no text of a version that never was, nor from the report itself', async () => {
    await assert.rejects(
      run((tx) => addGatheredText(tx, ks, { ...text, number: 7, leadIn: null })),
      { code: '23503' },
    );
    await assert.rejects(
      run((tx) => addGatheredText(tx, ks, { ...text, source: 'KS', leadIn: null })),
      { code: '23514' },
    );
  });

  const ref = 'indicator:stammar/2025/actual';
  const part = (body: string, value: string | null): NewPart => ({
    body,
    sourceRef: ref,
    value,
    decimals: 1,
    unit: 'count',
    counted: true,
    by: 'Vera',
  });

  it('keeps the parts of a sum in place of those before', async () => {
    await run((tx) => keepParts(tx, ks, ref, [part('KS', '1'), part('VON', '2.50')]));
    await run((tx) => keepParts(tx, ks, ref, [part('VON', null)]));
    const [kept, ...rest] = await run((tx) => listGatheredParts(tx, period));
    assert.deepEqual(rest, []);
    assert.deepEqual([kept?.gatherer, kept?.ref, kept?.body, kept?.value], ['KS', ref, 'VON', null]);
    await run((tx) => keepParts(tx, ks, ref, []));
    assert.deepEqual(await run((tx) => listGatheredParts(tx, period)), []);
  });

  it('adds an indicator and a table after those that are there, and puts the table anew in its place', async () => {
    const { values: _, ...indicator } = {
      ...exampleFacts.indicators[0],
      key: 'indicator/stammar',
    } as Facts['indicators'][0];
    await run((tx) => addIndicator(tx, ks, indicator));
    const [table] = exampleFacts.tables;
    assert.ok(table);
    await run((tx) => putFigureTable(tx, ks, { ...table, key: 'table/samlad-x' }));
    await run((tx) => putFigureTable(tx, ks, { ...table, rows: [] }));
    const facts = await run((tx) => loadFacts(tx, 'KS', period));
    assert.deepEqual(
      facts?.indicators.map(({ key }) => key),
      ['indicator/skogsandel', 'indicator/stammar'],
    );
    assert.deepEqual(
      facts?.tables.map(({ key, rows }) => [key, rows.length]),
      [
        ['table/resultat', 0],
        ['table/avvikelse', 1],
        ['table/samlad-x', 2],
      ],
    );
  });

  it('changes nothing of what was gathered once the report is decided', async () => {
    await run((tx) => addGatheredText(tx, ks, { ...text, leadIn: null }));
    await run((tx) => keepParts(tx, ks, ref, [part('VON', '2')]));
    await run((tx) => setReportState(tx, ks, 'decided', '2026-02-10'));
    const changes: ((tx: Transaction) => Promise<unknown>)[] = [
      (tx) => addGatheredText(tx, ks, { ...text, leadIn: null }),
      (tx) => updateGatheredText(tx, ks, { node: area, ordinal: 0, said: text.said, blocks: [0], number: 1, by: null }),
      (tx) => removeGatheredText(tx, ks, { node: area, ordinal: 0 }),
      (tx) => keepParts(tx, ks, ref, []),
    ];
    for (const change of changes) await assert.rejects(run(change), FrozenError);
  });

  it('lets a source go on changing, and keeps what it said', async () => {
    await run((tx) => addGatheredText(tx, ks, { ...text, leadIn: null }));
    await run((tx) => setReportState(tx, ks, 'decided', '2026-02-10'));
    const now = { ...(vonFacts.entries[0] as Entry), narrative: paragraphs(['Något nytt.']) };
    await run((tx) => updateEntry(tx, von, now, { revision: 1, by: 'Rut' }));
    assert.deepEqual((await run((tx) => listGatheredTexts(tx, ks)))[0]?.said, text.said);
    assert.deepEqual((await run((tx) => listSourceTexts(tx, ks)))[0]?.narrative, now.narrative);
  });
});
