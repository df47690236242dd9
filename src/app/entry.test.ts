import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { exampleFacts } from '../domain/facts-example.testing.ts';
import { paragraphs } from '../domain/narrative.ts';
import { findEntry } from '../store/entry.ts';
import { withClient } from '../store/testing.ts';
import { address, earlier, inMunicipality, openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { editEntry, readEntry } from './entry.ts';

const area = 'processArea/skog';
const plant = 'commitment/plantera';

describe('an entry', () => {
  let first: TestApp;
  let test: Omit<TestApp, 'close'>;
  let municipalities = 0;
  before(async () => {
    first = await openTestApp();
  });
  beforeEach(async () => {
    municipalities += 1;
    test = await inMunicipality(first.app, first.database, `Rapportby ${municipalities}`);
  });
  after(() => first.close());

  const edit = (input: unknown, node = area, session = test.as('reporter', 'KS')) =>
    editEntry(test.app, session, address, node, input);
  const read = (node = area) => readEntry(test.app, test.session, address, node);
  const stored = (node = area) => test.run((tx) => findEntry(tx, address, node));

  it('is saved with a new revision and the name of who wrote it', async () => {
    const saved = value(
      await edit({ revision: '1', assessment: 'green', trend: '', narrative: 'Skogen **mår** bra.' }),
    );
    assert.equal(saved.revision, 2);
    const view = value(await read());
    assert.deepEqual(
      [view.entry.assessment, view.entry.trend, view.revision, view.savedBy],
      ['green', null, 2, 'Vera Ek'],
    );
    assert.equal(view.form.narrative, 'Skogen **mår** bra.');
    assert.equal(view.savedAt, saved.savedAt);
  });

  it('keeps the fields that the form leaves out', async () => {
    value(await edit({ revision: 1, status: 'late' }, plant));
    assert.deepEqual((await stored(plant))?.entry, { ...exampleFacts.entries[2], status: 'late' });
  });

  it('keeps a text to the letter that comes back as it was shown, with the line ends of a browser', async () => {
    const narrative = {
      type: 'doc' as const,
      content: [
        { type: 'paragraph' as const },
        { type: 'paragraph' as const, content: [{ type: 'text' as const, text: '• Två  blanksteg ' }] },
        ...paragraphs(['Sist.']).content,
      ],
    };
    const facts = { ...exampleFacts, entries: exampleFacts.entries.map((entry) => ({ ...entry, narrative })) };
    test = await inMunicipality(first.app, first.database, 'Bokstavsby', [facts]);
    const { form, revision } = value(await read());
    value(await edit({ revision, trend: 'worse', narrative: form.narrative.replaceAll('\n', '\r\n') }));
    assert.deepEqual((await stored())?.entry.narrative, narrative);
  });

  it('empties a text, and takes one with characters that a database cannot keep', async () => {
    value(await edit({ revision: 1, narrative: '  \n' }));
    assert.equal((await stored())?.entry.narrative, null);
    value(await edit({ revision: 2, narrative: 'a\0b\ud800c' }));
    assert.deepEqual((await stored())?.entry.narrative, paragraphs(['ab\ufffdc']));
  });

  it('is begun with revision 0 where nothing was written', async () => {
    const facts = { ...exampleFacts, entries: [] };
    test = await inMunicipality(first.app, first.database, 'Tomby', [facts]);
    assert.equal(value(await read()).savedAt, null);
    assert.equal(value(await edit({ revision: 0, narrative: 'Första.' })).revision, 1);
    assert.match(refusal(await edit({ revision: 0, narrative: 'Också första.' })), /Vera Ek har sparat/u);
  });

  it('refuses a value that the scale lacks, and a form that cannot be read, in Swedish by field', async () => {
    assert.deepEqual(await edit({ revision: 1, assessment: 'purple' }), {
      ok: false,
      issues: [{ path: 'assessment', message: 'Välj ett av värdena för bedömning.' }],
    });
    for (const input of [null, {}, { revision: 'x' }, { revision: 1, narrative: ['a'] }])
      assert.match(refusal(await edit(input)), /^Uppgiften går inte att läsa/u);
    assert.equal((await stored())?.revision, 1);
  });

  it('refuses a text that is too long and takes the longest', async () => {
    assert.match(refusal(await edit({ revision: 1, narrative: 'a'.repeat(200_001) })), /längre än 200000 tecken/u);
    value(await edit({ revision: 1, narrative: 'a'.repeat(200_000) }));
  });

  it('answers a conflict where somebody saved in between, and overwrites nothing', async () => {
    value(await edit({ revision: 1, narrative: 'Min text.' }));
    const answer = await edit({ revision: 1, narrative: 'Din text.' }, area, test.as('controller'));
    assert.ok(!answer.ok && answer.conflict);
    assert.deepEqual(
      [answer.conflict.revision, answer.conflict.savedBy, answer.conflict.form.narrative],
      [2, 'Vera Ek', 'Min text.'],
    );
    assert.deepEqual((await stored())?.entry.narrative, paragraphs(['Min text.']));
    assert.equal((await test.events()).filter((event) => event.verb === 'entry.edit').length, 1);
  });

  it('keeps what somebody else saved in other fields in between, and says so', async () => {
    value(await edit({ revision: 1, assessment: 'red', trend: 'worse' }));
    const saved = value(await edit({ revision: 1, assessment: 'yellow', trend: 'better', narrative: 'Min text.' }));
    assert.deepEqual([saved.revision, saved.others], [3, { by: 'Vera Ek', fields: ['assessment', 'trend'] }]);
    const { entry } = (await stored()) ?? {};
    assert.deepEqual([entry?.assessment, entry?.trend, entry?.narrative], ['red', 'worse', paragraphs(['Min text.'])]);
  });

  it('says in a conflict what differs, puts the texts together, and names what stands in any case', async () => {
    const { form } = value(await read());
    const theirs = `${form.narrative}\n\nDeras slut.`;
    value(await edit({ revision: 1, narrative: theirs, assessment: 'red' }));
    const answer = await edit({ revision: 1, narrative: `Min början.\n\n${form.narrative}`, assessment: 'yellow' });
    assert.ok(!answer.ok && answer.conflict);
    const { changes, merged, others } = answer.conflict;
    assert.deepEqual([changes.map(({ field }) => field), others], [['narrative'], ['assessment']]);
    assert.equal(merged.narrative, `Min början.\n\n${theirs}`);
    assert.equal((await stored())?.revision, 2);
  });

  it('writes nothing where nothing differs, whoever saved the same', async () => {
    value(await edit({ revision: 1, narrative: 'Samma.' }));
    assert.equal(value(await edit({ revision: 1, narrative: 'Samma.' })).revision, 2);
    assert.equal((await test.events()).filter((event) => event.verb === 'entry.edit').length, 1);
  });

  it('lets one of two at once through', async () => {
    const answers = await Promise.all(['Ett.', 'Två.', 'Tre.'].map((narrative) => edit({ revision: 1, narrative })));
    assert.equal(answers.filter((answer) => answer.ok).length, 1);
    assert.ok(answers.every((answer) => answer.ok || answer.conflict?.revision === 2));
  });

  it('is not edited by roles that read, nor by the reporter of another body', async () => {
    for (const session of [test.as('auditor'), test.as('secretary'), test.as('reporter', 'VON')]) {
      assert.match(refusal(await edit({ revision: 1, trend: 'worse' }, area, session)), /Du kan läsa men inte ändra/u);
      assert.equal(value(await readEntry(test.app, session, address, area)).editable, false);
    }
    const members = await edit({ revision: 1, trend: 'worse' }, area, test.as('member'));
    assert.match(refusal(members), /är arbetsmaterial/u);
    const nobody = { ...test.as('member'), roles: [] };
    assert.match(refusal(await edit({ revision: 1 }, area, nobody)), /ingen roll/u);
    assert.equal((await stored())?.revision, 1);
  });

  it('is not edited in a decided report, and the answer is a sentence', async () => {
    await test.decide(address);
    assert.equal(refusal(await edit({ revision: 1, trend: 'worse' })), 'Rapporten är beslutad och ändras inte mer.');
    assert.equal(value(await read()).whyNot, 'Rapporten är beslutad och ändras inte mer.');
  });

  it('that is missing, in a report or a municipality, is said to be missing', async () => {
    assert.equal(refusal(await read('goal/finns-inte')), 'Posten finns inte i den här rapporten.');
    const nowhere = { body: 'VON', period: address.period };
    assert.match(refusal(await readEntry(test.app, test.session, nowhere, area)), /ingen rapport för VON, Helår 2025/u);
    const elsewhere = await inMunicipality(first.app, first.database, 'Grannby', []);
    assert.match(refusal(await readEntry(test.app, elsewhere.session, address, area)), /ingen rapport/u);
  });

  it('shows the entry of the period before, its place, its scales and its neighbours', async () => {
    value(await editEntry(test.app, test.session, earlier, area, { revision: 1, narrative: 'Förra.', trend: 'worse' }));
    const view = value(await read());
    assert.deepEqual(
      [view.previous?.period.kind, view.previous?.text, view.previous?.entry.trend],
      ['interim2', 'Förra.', 'worse'],
    );
    assert.deepEqual(view.path, ['Hållbart']);
    assert.deepEqual(
      view.scales.map((scale) => scale.code),
      ['assessment', 'trend'],
    );
    assert.deepEqual([view.before, view.after?.key], [null, 'goal/fler-träd']);
    assert.equal(value(await read('goal/fler-träd')).indicators.length, 1);
    assert.equal(value(await readEntry(test.app, test.session, earlier, area)).previous, null);
  });

  it('leaves an audit event with what stood before and after, by an id and not a name', async () => {
    value(await edit({ revision: 1, trend: 'worse' }));
    const [event] = await test.events();
    assert.equal(event?.verb, 'entry.edit');
    assert.equal(event?.subject, `entry:KS/2025-year/${area}`);
    assert.equal(event?.actor, `account:${test.as('reporter').account?.id}`);
    assert.equal(JSON.parse(event?.before ?? '').trend, 'better');
    assert.equal(JSON.parse(event?.after ?? '').trend, 'worse');
  });

  it('is not saved where its audit event fails', async () => {
    await withClient(test.database.adminUrl, (client) =>
      client.query('alter table uppsikt.audit_event add constraint broken check (false) not valid'),
    );
    try {
      await assert.rejects(edit({ revision: 1, trend: 'worse' }), /broken/u);
      assert.equal((await stored())?.entry.trend, 'better');
    } finally {
      await withClient(test.database.adminUrl, (client) =>
        client.query('alter table uppsikt.audit_event drop constraint broken'),
      );
    }
  });
});
