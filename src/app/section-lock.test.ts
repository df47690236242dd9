import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { address, openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { editEntry, readEntry } from './entry.ts';
import { lockSection } from './section-lock.ts';

const area = 'processArea/skog';
const goal = 'goal/fler-träd';

describe('a locked section', () => {
  let test: TestApp;
  before(async () => {
    test = await openTestApp();
  });
  after(() => test.close());

  const read = async (key: string, role: 'reporter' | 'controller') =>
    value(await readEntry(test.app, test.as(role), address, key));

  it('is locked by a controller only', async () => {
    for (const role of ['reporter', 'head', 'secretary', 'member'] as const) {
      const refused = await lockSection(test.app, test.as(role), address, area, { locked: true });
      assert.match(refusal(refused), /Bara controller/u);
    }
    const unknown = await lockSection(test.app, test.as('controller'), address, 'goal/x', { locked: true });
    assert.match(refusal(unknown), /finns inte/u);
  });

  it('takes no writing on the node or under it, says who locked it, and leaves the controller free', async () => {
    value(
      await lockSection(test.app, test.as('controller'), address, area, { locked: true, reason: 'Klart för tryck' }),
    );
    for (const key of [area, goal]) {
      const view = await read(key, 'reporter');
      assert.equal(view.editable, false);
      assert.match(view.whyNot ?? '', /"Skog" är låst av Vera Ek.*Klart för tryck/u);
      const edit = { revision: view.revision, narrative: 'x' };
      assert.match(refusal(await editEntry(test.app, test.as('reporter'), address, key, edit)), /är låst/u);
      assert.equal((await read(key, 'controller')).editable, true);
    }
    const [event] = await test.events();
    assert.equal(event?.verb, 'section.lock');
  });

  it('is open again after that', async () => {
    value(await lockSection(test.app, test.as('controller'), address, area, { locked: false }));
    assert.equal((await read(goal, 'reporter')).editable, true);
  });
});
