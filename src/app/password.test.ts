import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkPassword, hashPassword, newToken, passwordFault, readToken } from './password.ts';

describe('password', () => {
  it('accepts the right one only, and nobody without a hash', async () => {
    const hash = await hashPassword('grön gran vid sjön');
    assert.equal(await checkPassword('grön gran vid sjön', hash), true);
    assert.equal(await checkPassword('grön gran vid sjon', hash), false);
    assert.equal(await checkPassword('', null), false);
  });

  it('never makes the same hash twice', async () => {
    assert.notEqual(await hashPassword('samma lösenord'), await hashPassword('samma lösenord'));
  });

  it('says what is wrong with a weak one', () => {
    assert.match(passwordFault('kort') ?? '', /minst 12 tecken/u);
    assert.match(passwordFault('aaaaaaaaaaaaaaa') ?? '', /samma tecken/u);
    assert.equal(passwordFault('grön gran vid sjön'), null);
  });

  for (const common of [
    'Lösenord2026!',
    'losenord-1234',
    'Passw0rdPassw0rd',
    'QWERTYuiopåå',
    'abcdefghijkl',
    '1234567890ab',
  ])
    it(`knows ${common} for one of the most common`, () => {
      assert.match(passwordFault(common) ?? '', /vanligaste/u);
    });

  it('refuses one that holds the login or the municipality', () => {
    const owner = { login: 'vera.ek@provby.se', municipality: 'Provby kommun' };
    for (const guess of ['Vera.Ek och gran', 'Sommar i PROVBY 26'])
      assert.match(passwordFault(guess, owner) ?? '', /användarnamn eller kommunens namn/u);
    assert.match(passwordFault('I stockholm 2026', { ...owner, municipality: 'Stockholms stad' }) ?? '', /kommunens/u);
    assert.equal(passwordFault('grön gran vid sjön', owner), null);
    assert.equal(passwordFault('en veranda i norr', { login: 'ver', municipality: 'Åre kommun' }), null);
  });
});

describe('token', () => {
  it('names its municipality and is read back as a hash', () => {
    const tenant = '0d9f2a52-8a0e-4c53-9d55-3f3f6f0f6a11';
    const read = readToken(newToken(tenant));
    assert.equal(read?.tenantId, tenant);
    assert.equal(read?.hash.length, 32);
    assert.equal(readToken(`${tenant}.kort`), null);
    assert.equal(readToken("x'; drop table"), null);
  });
});
