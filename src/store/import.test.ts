import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { exampleFacts } from '../domain/facts-example.testing.ts';
import type { Proposal } from '../domain/proposal.ts';
import { inTenant, type Transaction } from './database.ts';
import {
  closeImport,
  findImport,
  findImportByHash,
  findProvenance,
  insertImport,
  listImportRows,
  saveAnswers,
  saveProvenance,
} from './import.ts';
import { type TestDatabase, testDatabase, testTenant } from './testing.ts';

const bytes = new Uint8Array([0, 255, 195, 165, 10]);

function proposalOf(name: string, sha: string): Proposal {
  return {
    file: { name, sha256: sha.repeat(64), bytes: bytes.length, format: 'text', encoding: 'utf-8', length: 2 },
    profile: 'default',
    facts: exampleFacts,
    sources: {},
    questions: [],
    notes: [],
    coverage: { words: 2, placed: 1, kept: 1 },
  };
}

describe('imports', () => {
  let test: TestDatabase;
  let tenant = '';
  const run = <T>(work: (tx: Transaction) => Promise<T>) => inTenant(test.db, tenant, work);
  before(async () => {
    test = await testDatabase();
    tenant = await testTenant(test.db, 'import');
  });
  after(() => test.close());

  const add = (proposal: Proposal) =>
    run((tx) => insertImport(tx, { proposal, original: bytes, createdBy: 'account:1' }));

  it('keep the proposal, the answers and every byte of the file', async () => {
    const proposal = proposalOf('rapport åäö.txt', 'a');
    const id = await add(proposal);
    await run((tx) => saveAnswers(tx, id, { fråga: 'grön' }));
    const found = await run((tx) => findImport(tx, id));
    assert.ok(found);
    assert.deepEqual(found.proposal, proposal);
    assert.deepEqual([found.answers, found.state, found.createdBy], [{ fråga: 'grön' }, 'proposed', 'account:1']);
    assert.deepEqual(new Uint8Array(found.original), bytes);
    assert.match(found.createdAt, /^\d{4}-\d\d-\d\dT.*Z$/u);
    assert.equal(await run((tx) => findImport(tx, 'inte ett id')), null);
  });

  it('are found by their bytes, the latest first, and listed newest first', async () => {
    const first = await add(proposalOf('ett.txt', 'b'));
    const second = await add(proposalOf('två.txt', 'b'));
    assert.equal((await run((tx) => findImportByHash(tx, 'b'.repeat(64))))?.id, second);
    assert.equal(await run((tx) => findImportByHash(tx, 'c'.repeat(64))), null);
    assert.deepEqual((await run(listImportRows)).map((row) => row.id).slice(0, 2), [second, first]);
  });

  it('say where a fact stood, in the latest approved import of that report', async () => {
    const subject = 'entry:goal/x';
    for (const [name, state, from] of [
      ['gammal.txt', 'approved', 1],
      ['ny.txt', 'approved', 3],
      ['avvisad.txt', 'rejected', 2],
    ] as const) {
      const id = await add(proposalOf(name, 'd'));
      await run((tx) => saveProvenance(tx, id, { [subject]: { unit: 'line', from, to: from + 5 } }));
      await run((tx) => closeImport(tx, id, state, 'account:1'));
    }
    const report = { body: exampleFacts.body, period: exampleFacts.period };
    assert.deepEqual(await run((tx) => findProvenance(tx, [subject, 'entry:okänd'], report)), [
      { subject, fileName: 'ny.txt', unit: 'line', from: 3, to: 8 },
    ]);
    const otherYear = { ...report, period: { ...report.period, year: 1999 } };
    assert.deepEqual(await run((tx) => findProvenance(tx, [subject], otherYear)), []);
  });
});
