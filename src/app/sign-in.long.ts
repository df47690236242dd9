/** Two hundred passwords that are tried: each takes the time that a password must take. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { signIn } from './sign-in.ts';
import { addUser } from './user.ts';

const password = 'grön gran vid sjön';

describe('signing in from one address', () => {
  let test: TestApp;
  before(async () => {
    test = await openTestApp('Provby kommun', []);
    const input = { login: 'vera', name: 'Vera Ek', role: 'controller', body: null, password };
    value(await addUser(test.app, test.session, input));
  });
  after(() => test.close());
  const enter = (from: string | null) => signIn(test.app, { login: 'vera', password }, from);

  it('waits after a hundred failures, and nobody whose address is not known', async () => {
    const miss = (from: string | null) =>
      Promise.all(Array.from({ length: 100 }, (_, at) => signIn(test.app, { login: `okänd${at}`, password }, from)));
    await miss(null);
    value(await enter(null));
    await miss('192.0.2.77');
    assert.match(refusal(await enter('192.0.2.77')), /För många försök/u);
    value(await enter('192.0.2.78'));
  });
});
