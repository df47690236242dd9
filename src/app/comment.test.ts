import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { addRole, insertAccount } from '../store/account.ts';
import { setOwner } from '../store/node-owner.ts';
import { listNotifications } from '../store/notification.ts';
import { address, inMunicipality, openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { readDiscussion, settleThread, writeComment } from './comment.ts';
import type { Role, Session } from './session.ts';

const area = 'processArea/skog';

describe('comments on an entry', () => {
  let first: TestApp;
  let test: Omit<TestApp, 'close'>;
  let municipalities = 0;
  let [rut, hans, mia]: Session[] = [];
  before(async () => {
    first = await openTestApp();
  });
  beforeEach(async () => {
    municipalities += 1;
    test = await inMunicipality(first.app, first.database, `Samtalsby ${municipalities}`);
    rut = await person('rut', 'Rut Rönn', 'reporter', 'KS');
    hans = await person('hans', 'Hans Hed', 'head', 'KS');
    mia = await person('mia', 'Mia Mo', 'member', null);
  });
  after(() => first.close());

  async function person(login: string, name: string, role: Role, body: string | null): Promise<Session> {
    const id = await test.run(async (tx) => {
      const account = await insertAccount(tx, { login, name, passwordHash: null });
      await addRole(tx, account, role, body);
      return account;
    });
    return { ...test.as(role, body), account: { id, name } };
  }
  const write = (who: Session | undefined, input: unknown) =>
    writeComment(test.app, who ?? test.session, address, area, input);
  const discussion = (who: Session | undefined) => readDiscussion(test.app, who ?? test.session, address, area);
  const told = (who: Session | undefined) => test.run((tx) => listNotifications(tx, who?.account?.id ?? '', 10));

  it('stand in threads, the open ones first, with who wrote and when', async () => {
    const { id } = value(await write(rut, { text: 'Stämmer siffran?' }));
    value(await write(hans, { text: 'Ja.', thread: id }));
    const second = value(await write(hans, { text: 'En annan sak.' }));
    value(await settleThread(test.app, rut ?? test.session, address, area, { thread: id, resolved: 'yes' }));
    const { threads } = await discussion(rut);
    assert.deepEqual(
      threads.map((thread) => [thread.id, thread.comments.map(({ author, text }) => `${author}: ${text}`)]),
      [
        [second.id, ['Hans Hed: En annan sak.']],
        [id, ['Rut Rönn: Stämmer siffran?', 'Hans Hed: Ja.']],
      ],
    );
    assert.equal(threads[1]?.resolved?.by, 'Rut Rönn');
    assert.ok(Date.parse(threads[0]?.comments[0]?.at ?? '') > 0);
  });

  it('tell those whom they mention, once, with a link to the entry', async () => {
    value(await write(rut, { text: '@Hans Hed, ser du @hans hed?' }));
    const notes = await told(hans);
    assert.deepEqual(
      notes.map(({ kind, text, path }) => [kind, text, path]),
      [
        [
          'mention',
          'Rut Rönn nämner dig om ”Skog”, Helår 2025: @Hans Hed, ser du @hans hed?',
          '/uppfoljning/KS/2025-year/post/processArea/skog',
        ],
      ],
    );
    assert.deepEqual(await told(rut), []);
  });

  it('mention the one who is picked from the list, and nobody who may not comment', async () => {
    assert.deepEqual((await discussion(rut)).people, ['Hans Hed', 'Rut Rönn']);
    value(await write(rut, { text: 'Läs gärna.', mention: 'Hans Hed' }));
    value(await write(rut, { text: 'Och du @Mia Mo.', mention: 'Mia Mo' }));
    const { threads } = await discussion(rut);
    assert.deepEqual(
      threads.map((thread) => thread.comments[0]?.text),
      ['@Hans Hed Läs gärna.', 'Och du @Mia Mo.'],
    );
    assert.deepEqual(await told(mia), []);
  });

  it('tell those already in the thread once, where the comment mentions them too', async () => {
    const { id } = value(await write(hans, { text: 'Fråga.' }));
    value(await write(rut, { text: 'Svar, @Hans Hed.', thread: id }));
    assert.deepEqual(
      (await told(hans)).map(({ kind }) => kind),
      ['mention'],
    );
  });

  it('tell the owner and those already in the thread', async () => {
    const owner = await person('ola', 'Ola Ask', 'reporter', 'KS');
    await test.run((tx) => setOwner(tx, { year: 2025, node: area, body: 'KS' }, owner.account?.id ?? ''));
    const { id } = value(await write(rut, { text: 'Fråga.' }));
    value(await write(hans, { text: 'Svar.', thread: id }));
    assert.deepEqual(
      (await told(owner)).map(({ kind }) => kind),
      ['comment', 'comment'],
    );
    assert.deepEqual(
      (await told(rut)).map(({ kind, text }) => [kind, text]),
      [['comment', 'Hans Hed har kommenterat ”Skog”, Helår 2025: Svar.']],
    );
  });

  it('are opened again, and resolved twice as once', async () => {
    const { id } = value(await write(rut, { text: 'Fråga.' }));
    const settle = (resolved: string) =>
      settleThread(test.app, hans ?? test.session, address, area, { thread: id, resolved });
    value(await settle('yes'));
    value(await settle('yes'));
    value(await settle('no'));
    assert.equal((await discussion(rut)).threads[0]?.resolved, null);
    const verbs = (await test.events()).map(({ verb }) => verb).filter((verb) => verb.startsWith('comment'));
    assert.deepEqual(verbs, ['comment.reopen', 'comment.resolve', 'comment.add']);
  });

  it('are neither read nor written by elected members, nor by those of other bodies', async () => {
    value(await write(rut, { text: 'Arbetsmaterial.' }));
    const stranger = await person('stina', 'Stina Sten', 'reporter', 'VON');
    for (const who of [mia, stranger]) {
      assert.deepEqual(await discussion(who), { threads: [], people: [], mayComment: false, seen: false });
      assert.match(refusal(await write(who, { text: 'Hej' })), /Du kan inte kommentera/u);
    }
  });

  it('say what is wrong: no text, too long a text, a thread of another entry', async () => {
    assert.equal(refusal(await write(rut, { text: ' ', mention: 'Hans Hed' })), 'Skriv en kommentar.');
    assert.match(refusal(await write(rut, { text: 'a'.repeat(10_001) })), /längre än 10000/u);
    const { id } = value(await writeComment(test.app, rut ?? test.session, address, 'goal/fler-träd', { text: 'X' }));
    assert.match(refusal(await write(rut, { text: 'Svar', thread: id })), /Tråden som du svarar i finns inte/u);
    assert.match(refusal(await write(rut, { text: 'Svar', thread: 'strunt' })), /Tråden/u);
  });

  it('stop with the decision', async () => {
    const { id } = value(await write(rut, { text: 'Fråga.' }));
    await test.decide(address);
    assert.match(refusal(await write(rut, { text: 'Mer.' })), /Rapporten är beslutad/u);
    const settled = await settleThread(test.app, rut ?? test.session, address, area, { thread: id, resolved: 'yes' });
    assert.match(refusal(settled), /Rapporten är beslutad/u);
    assert.equal((await discussion(rut)).mayComment, false);
    assert.equal((await discussion(rut)).threads.length, 1);
  });
});
