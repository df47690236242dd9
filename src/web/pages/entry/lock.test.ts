import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { areaPath, openTestWeb, type TestWeb, treePath, Visitor } from '../../web.testing.ts';

const goalPath = `${treePath}/post/goal/${encodeURIComponent('fler-träd')}`;
let test: TestWeb;
const visitors = new Map<string, Visitor>();
before(async () => {
  test = await openTestWeb();
  for (const login of ['vera', 'rakel']) {
    const visitor = new Visitor(test.web);
    await visitor.signIn(login);
    visitors.set(login, visitor);
  }
});
after(() => test.close());

const as = (login: string): Visitor => visitors.get(login) ?? new Visitor(test.web);

describe('locking a section on its page', () => {
  it('is offered to a controller, and closes the section and what is under it to reporters', async () => {
    assert.match((await as('vera').get(areaPath)).text, /Avsnittet är öppet.*Lås avsnittet/su);
    assert.doesNotMatch((await as('rakel').get(areaPath)).text, /Lås avsnittet/u);
    const locked = await as('vera').follow(
      await as('vera').post(`${areaPath}/las`, { atgard: 'las', reason: 'Klart' }),
    );
    assert.match(locked.text, /Lås upp avsnittet/u);
    for (const path of [areaPath, goalPath]) {
      const page = await as('rakel').get(path);
      assert.match(page.text, /"Skog" är låst av Vera Ek.*Klart|&quot;Skog&quot; är låst av Vera Ek.*Klart/su);
      assert.doesNotMatch(page.text, /<textarea[^>]*name="narrative"/u);
    }
    assert.match((await as('vera').get(goalPath)).text, /Till det låsta avsnittet/u);
  });

  it('is undone by a controller, and refused to others', async () => {
    assert.equal((await as('rakel').post(`${areaPath}/las`, { atgard: 'las-upp' })).status, 404);
    await as('vera').get(areaPath);
    await as('vera').post(`${areaPath}/las`, { atgard: 'las-upp' });
    assert.match((await as('rakel').get(areaPath)).text, /<textarea[^>]*name="narrative"/u);
  });
});
