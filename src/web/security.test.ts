import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formTokenFor, sameToken, sentFrom } from './security.ts';

const from = (headers: Record<string, string>, origin?: string) =>
  sentFrom(new Headers({ Host: 'uppsikt.test', ...headers }), 'http://uppsikt.test/konto', origin);

describe('sentFrom', () => {
  it('believes the browser that says same-origin, and no other site', () => {
    assert.equal(from({ 'Sec-Fetch-Site': 'same-origin' }), 'here');
    for (const site of ['cross-site', 'same-site', 'none']) assert.equal(from({ 'Sec-Fetch-Site': site }), 'elsewhere');
  });

  it('compares Origin with the host, also behind a proxy that ends https', () => {
    assert.equal(from({ Origin: 'http://uppsikt.test' }), 'here');
    assert.equal(from({ Origin: 'https://uppsikt.test' }), 'here');
    assert.equal(from({ Origin: 'https://ond.se' }), 'elsewhere');
    assert.equal(from({ Origin: 'https://uppsikt.se', Host: 'inre:3000' }, 'https://uppsikt.se'), 'here');
  });

  it('knows nothing where the browser says nothing, so that the token must prove it', () => {
    assert.equal(from({}), 'unknown');
    assert.equal(from({ Origin: 'null' }), 'unknown');
  });
});

describe('formTokenFor', () => {
  it('is the same for a secret, and another for another', () => {
    assert.ok(sameToken(formTokenFor('a'), formTokenFor('a')));
    assert.ok(!sameToken(formTokenFor('b'), formTokenFor('a')));
    assert.ok(!sameToken('', formTokenFor('a')));
  });

  it('does not show the secret', () => {
    assert.ok(!formTokenFor('hemlighet').includes('hemlighet'));
  });
});
