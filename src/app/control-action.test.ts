import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { exampleFacts } from '../domain/facts-example.testing.ts';
import { address, earlier, openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { addAction, editAction, readAction } from './control-action.ts';

const control = { ...address, control: 'control/rond' };
const fields = { text: 'Röj mer.', owner: ' Skogs\nchef ', dueOn: '2026-04-30', status: 'planned', closedOn: '' };

describe('actions', () => {
  let test: TestApp;
  before(async () => {
    test = await openTestApp();
  });
  after(() => test.close());

  const read = async (key: string | null) => value(await readAction(test.app, test.session, control, key));
  const issueOf = async (input: unknown) => {
    const answer = await addAction(test.app, test.session, control, input);
    return answer.ok ? null : [answer.issues[0]?.path, answer.issues[0]?.message];
  };

  it('are read with what they are done about', async () => {
    const view = await read('action/1');
    assert.deepEqual([view.when, view.control, view.assessment?.label], [address.period, 'Brandrond', 'Grön']);
    assert.equal(view.risk, exampleFacts.risks[0]?.text);
    const shown = { text: 'Röj mer sly.', owner: 'Skogschef', dueOn: '2026-05-31', status: 'ongoing', closedOn: '' };
    assert.deepEqual([view.fields, view.revision, view.whyNot], [shown, 1, null]);
    assert.deepEqual((await read(null)).fields, { text: '', owner: '', dueOn: '', status: '', closedOn: '' });
    for (const [place, key] of [
      [control, 'action/9'],
      [{ ...control, control: 'control/x' }, null],
    ] as const)
      assert.match(refusal(await readAction(test.app, test.session, place, key)), /finns inte/u);
  });

  it('are added with an owner, a day and a status, and recorded', async () => {
    const { key } = value(await addAction(test.app, test.as('coordinator', 'KS'), control, fields));
    assert.deepEqual([key, (await read(key)).fields], ['action/3', { ...fields, owner: 'Skogs chef' }]);
    assert.equal((await read(key)).savedBy, 'Vera Ek');
    const [event] = await test.events();
    assert.deepEqual([event?.verb, event?.subject], ['action.add', 'action:KS/2025-year/control/rond/action/3']);
    assert.ok(event?.after?.includes('2026-04-30'));
  });

  it('need a text, days that are days, and a closed status where they have a day of closing', async () => {
    assert.deepEqual(await issueOf({ ...fields, text: ' \n' }), ['text', 'Skriv vad som ska göras.']);
    assert.equal((await issueOf({ ...fields, dueOn: '2026-02-31' }))?.[0], 'dueOn');
    assert.equal((await issueOf({ ...fields, status: 'forgotten' }))?.[0], 'status');
    assert.match((await issueOf({ ...fields, closedOn: '2026-04-01' }))?.join() ?? '', /closedOn,.*avslutad status/u);
    assert.match((await issueOf({ ...fields, owner: 'x'.repeat(201) }))?.join() ?? '', /owner,.*200 tecken/u);
    assert.equal(await issueOf({ ...fields, status: 'deviated', closedOn: '2026-04-01' }), null);
  });

  it('are edited; a field that is left out stays as it was, and the change is recorded', async () => {
    const edit = { revision: 1, status: 'completed', closedOn: '2026-03-02' };
    value(await editAction(test.app, test.session, control, 'action/1', edit));
    const { fields: after, revision } = await read('action/1');
    assert.deepEqual(
      [after.text, after.owner, after.status, after.closedOn],
      ['Röj mer sly.', 'Skogschef', 'completed', '2026-03-02'],
    );
    assert.equal(revision, 2);
    const [event] = await test.events();
    assert.equal(event?.verb, 'action.edit');
    assert.ok(event?.before?.includes('ongoing') && event.after?.includes('completed'));
  });

  it('are never overwritten unseen: the answer is what stands there', async () => {
    const stale = await editAction(test.app, test.session, control, 'action/1', { revision: 1, owner: 'Kassör' });
    assert.match(refusal(stale), /Kommandoraden har sparat åtgärden/u);
    const conflict = stale.ok ? undefined : stale.conflict;
    assert.deepEqual([conflict?.revision, conflict?.fields.owner], [2, 'Skogschef']);
    assert.equal((await read('action/1')).fields.owner, 'Skogschef');
  });

  it('are refused for those who may only read, and in a decided report', async () => {
    for (const session of [test.as('reporter'), test.as('secretary'), test.as('coordinator', 'VON')]) {
      assert.match(refusal(await addAction(test.app, session, control, fields)), /kan läsa men inte ändra/u);
      const edited = await editAction(test.app, session, control, 'action/1', { ...fields, revision: 2 });
      assert.match(refusal(edited), /kan läsa men inte ändra/u);
    }
    await test.decide(earlier);
    const frozen = { ...earlier, control: 'control/rond' };
    assert.match(refusal(await addAction(test.app, test.session, frozen, fields)), /Rapporten är beslutad/u);
    assert.match(value(await readAction(test.app, test.session, frozen, 'action/1')).whyNot ?? '', /beslutad/u);
  });
});
