import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { exampleFacts } from '../domain/facts-example.testing.ts';
import { findEntry } from '../store/entry.ts';
import { address, inMunicipality, openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { editEntry } from './entry.ts';
import { readHistory, restoreVersion } from './entry-history.ts';
import { markReady } from './entry-state.ts';
import type { Session } from './session.ts';

const area = 'processArea/skog';

describe('the history of an entry', () => {
  let first: TestApp;
  let test: Omit<TestApp, 'close'>;
  let municipalities = 0;
  before(async () => {
    first = await openTestApp();
  });
  beforeEach(async () => {
    municipalities += 1;
    test = await inMunicipality(first.app, first.database, `Minnesby ${municipalities}`);
  });
  after(() => first.close());

  const rut = (): Session => ({
    ...test.as('reporter', 'KS'),
    account: { id: '6f1c7a0e-9f57-4b63-9d3f-2f3a1c0d5e12', name: 'Rut Rönn' },
  });
  const edit = (input: object, session: Session = test.as('reporter', 'KS')) =>
    editEntry(test.app, session, address, area, input);
  const history = async (gathered = true) => value(await readHistory(test.app, test.session, address, area, gathered));
  const restore = (input: unknown, session: Session = test.as('reporter', 'KS')) =>
    restoreVersion(test.app, session, address, area, input);
  const stored = () => test.run((tx) => findEntry(tx, address, area));

  it('says who changed what, the latest first', async () => {
    value(await edit({ revision: 1, assessment: 'red' }));
    value(await edit({ revision: 2, narrative: 'Skogen växer fort.' }, rut()));
    const { items } = await history();
    assert.deepEqual(
      items.map(({ by, changes, current }) => [by, changes.map(({ field }) => field), current]),
      [
        ['Rut Rönn', ['narrative'], true],
        ['Vera Ek', ['assessment'], false],
        ['Kommandoraden', ['assessment', 'trend', 'narrative'], false],
      ],
    );
    const [change] = items[1]?.changes ?? [];
    assert.deepEqual(change, { field: 'assessment', before: 'yellow', after: 'red' });
  });

  it('gathers what one person saved in one piece of work, and shows each save where asked', async () => {
    for (const [at, narrative] of ['Ett', 'Ett två', 'Ett två tre'].entries())
      value(await edit({ revision: at + 1, narrative }));
    const { items } = await history();
    assert.deepEqual(
      items.map(({ by, saves }) => [by, saves]),
      [
        ['Vera Ek', 3],
        ['Kommandoraden', 1],
      ],
    );
    assert.equal((await history(false)).items.length, 4);
  });

  it('says what state the entry got', async () => {
    value(await markReady(test.app, test.as('reporter', 'KS'), address, area, { revision: 1 }));
    const { items } = await history();
    assert.deepEqual(
      items.map(({ newState, changes }) => [newState, changes.length]),
      [
        ['ready', 0],
        [null, 3],
      ],
    );
  });

  it('puts an earlier version back as a new one, and that can be undone the same way', async () => {
    value(await edit({ revision: 1, assessment: 'red', narrative: 'Nytt.' }));
    value(await restore({ revision: 2, number: 1 }));
    assert.deepEqual((await stored())?.entry, exampleFacts.entries[0]);
    assert.equal((await stored())?.state, 'draft');
    value(await restore({ revision: 3, number: 2 }));
    assert.equal((await stored())?.entry.assessment, 'red');
    assert.equal((await history(false)).items.length, 4);
    const [event] = await test.events();
    assert.equal(event?.verb, 'entry.restore');
  });

  it('overwrites nothing that was saved since, and puts nothing back that is not there', async () => {
    value(await edit({ revision: 1, assessment: 'red' }, rut()));
    assert.match(refusal(await restore({ revision: 1, number: 1 })), /Rut Rönn har ändrat posten sedan du öppnade/u);
    assert.match(refusal(await restore({ revision: 2, number: 9 })), /Versionen finns inte/u);
    assert.match(refusal(await restore({ revision: 2, number: 'x' })), /går inte att läsa/u);
    assert.equal((await stored())?.entry.assessment, 'red');
  });

  it('is changed by nobody without the role, nor after the decision', async () => {
    value(await edit({ revision: 1, assessment: 'red' }));
    assert.match(refusal(await restore({ revision: 2, number: 1 }, test.as('auditor'))), /Du kan läsa men inte ändra/u);
    assert.ok((await readHistory(test.app, test.as('auditor'), address, area)).ok);
    await test.decide(address);
    assert.match(refusal(await restore({ revision: 2, number: 1 })), /beslutad/u);
    const member = await readHistory(test.app, test.as('member'), address, area);
    assert.match(refusal(member), /Historiken är arbetsmaterial/u);
  });
});
