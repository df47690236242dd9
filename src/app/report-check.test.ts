import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Facts } from '../domain/facts.ts';
import { exampleFacts } from '../domain/facts-example.testing.ts';
import { inTenant } from '../store/database.ts';
import { saveFacts } from '../store/facts.ts';
import { openTestWeb, type TestWeb, unwrap } from '../web/web.testing.ts';
import { closeChecks } from './check-upload.ts';
import { decideReport } from './decide-report.ts';
import { checkReport, treatFinding } from './report-check.ts';
import type { Session } from './session.ts';

const address = { body: 'KS', period: { year: 2025, kind: 'year' } } as const;
const reader: Session = {
  tenant: { id: '', name: '', code: '' } as Session['tenant'],
  account: null,
  how: 'web',
  roles: [{ role: 'reporter', body: 'VON' }],
};

/** The example, where one entry contradicts itself. */
function contradicting(text: string): Facts {
  const [first, ...rest] = exampleFacts.entries;
  if (!first) throw new Error('The example has no entry.');
  const narrative = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
  return { ...exampleFacts, entries: [{ ...first, narrative: narrative as never }, ...rest] };
}

describe('the figure check of a report', () => {
  let test: TestWeb;
  const save = (text: string) =>
    inTenant(test.app.db, test.session.tenant.id, (tx) => saveFacts(tx, contradicting(text), 'Kommandoraden'));
  before(async () => {
    test = await openTestWeb();
  });
  after(async () => {
    await closeChecks();
    await test.close();
  });

  it('finds what contradicts itself, and names the entry where it is mended', async () => {
    await save('Kontoret har 102 anställda varav 67 kvinnor och 53 män.');
    const { findings } = unwrap(await checkReport(test.app, test.session, address));
    const [finding, ...more] = findings.filter(({ check }) => check.level === 'contradiction');
    assert.match(finding?.check.message ?? '', /Delarna är större än helheten: 67 \+ 53 = 120/u);
    assert.deepEqual(more, []);
    assert.equal(finding?.nodes[0], exampleFacts.entries[0]?.node);
    assert.ok(finding?.check.places[0]?.target);
  });

  it('keeps an explanation with a name until the figure changes', async () => {
    const find = async () =>
      unwrap(await checkReport(test.app, test.session, address)).findings.find(
        ({ check }) => check.level === 'contradiction',
      );
    const key = (await find())?.key ?? '';
    const bare = await treatFinding(test.app, test.session, address, {
      finding: key,
      treatment: 'explained',
      reason: '',
    });
    assert.equal(bare.ok, false);
    const said = { finding: key, treatment: 'explained', reason: 'Några räknas två gånger.' };
    assert.equal((await treatFinding(test.app, { ...reader, tenant: test.session.tenant }, address, said)).ok, false);
    unwrap(await treatFinding(test.app, test.session, address, said));
    const treated = await find();
    assert.equal(treated?.treatment?.treatment, 'explained');
    assert.equal(treated?.treatment?.reason, 'Några räknas två gånger.');
    assert.ok(treated?.treatment?.by);
    await save('Kontoret har 102 anställda varav 67 kvinnor och 54 män.');
    assert.equal((await find())?.treatment, null);
  });

  it('does not hold up a decision, which records what nobody had answered', async () => {
    unwrap(await decideReport(test.app, test.session, address, { decidedOn: '2026-02-17' }));
    const { findings, mayTreat } = unwrap(await checkReport(test.app, test.session, address));
    assert.equal(mayTreat, false);
    assert.ok(findings.length > 0);
    const texts = await inTenant(test.app.db, test.session.tenant.id, (tx) =>
      tx.selectFrom('audit_text').selectAll().execute(),
    );
    assert.match(JSON.stringify(texts), /unansweredFindings.*67 \+ 54 = 121/u);
  });
});
