import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { refuse, succeed } from '../domain/result.ts';
import { loadSettings, saveSettings } from '../store/tenant.ts';
import { openTestApp, type TestApp, value } from './app.testing.ts';
import { change } from './change.ts';

describe('a change', () => {
  let test: TestApp;
  before(async () => {
    test = await openTestApp('Provby kommun', []);
  });
  after(() => test.close());
  const settings = () => test.run(loadSettings);

  it('is kept where the answer is a value', async () => {
    const work = change(test.app, test.session, async (tx) => succeed(await saveSettings(tx, { kept: true })));
    value(await work);
    assert.deepEqual(await settings(), { kept: true });
  });

  it('is undone whole where the answer is a refusal, which comes back as it is, and where it throws', async () => {
    const before = await settings();
    const refused = refuse({ path: 'x', message: 'Nej.' });
    const answer = await change(test.app, test.session, async (tx) => {
      await saveSettings(tx, { half: true });
      return refused;
    });
    assert.equal(answer, refused);
    const thrown = change(test.app, test.session, async (tx) => {
      await saveSettings(tx, { half: true });
      throw new Error('a bug');
    });
    await assert.rejects(thrown, /a bug/u);
    assert.deepEqual(await settings(), before);
  });
});
