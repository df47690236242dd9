import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { exampleFacts } from '../domain/facts-example.testing.ts';
import { defaultLevels } from '../domain/node.ts';
import { addComment, countOpenComments, listComments, resolveThread } from './comment.ts';
import { inTenant, type Transaction } from './database.ts';
import { saveFacts } from './facts.ts';
import { saveLevels } from './scale.ts';
import { type TestDatabase, testDatabase, testTenant } from './testing.ts';

const key = { body: exampleFacts.body, period: exampleFacts.period };
const node = 'processArea/skog';
const comment = { node, kind: 'comment', author: null, authorName: 'Vera Ek', thread: null } as const;

describe('comments in the database', () => {
  let test: TestDatabase;
  let run: <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;
  before(async () => {
    test = await testDatabase();
    const tenant = await testTenant(test.db, 'kommentarer');
    run = (work) => inTenant(test.db, tenant, work);
    await run(async (tx) => {
      await saveLevels(tx, defaultLevels);
      await saveFacts(tx, exampleFacts, null);
    });
  });
  after(() => test.close());

  it('stand in the order written, in the thread of the one they answer', async () => {
    const first = await run((tx) => addComment(tx, key, { ...comment, text: 'Ett' }));
    await run((tx) => addComment(tx, key, { ...comment, text: 'Två', thread: first }));
    const all = await run((tx) => listComments(tx, key, node));
    assert.deepEqual(
      all.map(({ text, thread }) => [text, thread]),
      [
        ['Ett', first],
        ['Två', first],
      ],
    );
    assert.deepEqual(await run((tx) => listComments(tx, key, 'goal/fler-träd')), []);
  });

  it('are counted until their thread is resolved, which happens once', async () => {
    const thread = await run((tx) => addComment(tx, key, { ...comment, node: 'goal/fler-träd', text: 'Hej' }));
    const count = async () => (await run((tx) => countOpenComments(tx, key))).get('goal/fler-träd');
    const resolve = (by: string | null) => run((tx) => resolveThread(tx, key, 'goal/fler-träd', thread, by));
    assert.equal(await count(), 1);
    assert.deepEqual([await resolve('Vera Ek'), await resolve('Rut Rönn'), await count()], [true, false, undefined]);
    assert.deepEqual([await resolve(null), await count()], [true, 1]);
    assert.equal(await run((tx) => resolveThread(tx, key, node, thread, 'Vera Ek')), false);
  });

  it('are never edited nor taken away, not by the server either', async () => {
    for (const statement of [
      sql`update uppsikt.comment set text = 'annat'`,
      sql`update uppsikt.comment set author_name = 'annan'`,
      sql`delete from uppsikt.comment`,
    ])
      await assert.rejects(
        run((tx) => statement.execute(tx)),
        /permission denied/u,
      );
  });
});
