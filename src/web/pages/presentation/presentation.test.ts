import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openTestWeb, type TestWeb, Visitor } from '../../web.testing.ts';

const path = '/oversikt/2025-year/visning';
let test: TestWeb;
let vera: Visitor;
before(async () => {
  test = await openTestWeb();
  vera = new Visitor(test.web);
  await vera.signIn('vera');
});
after(() => test.close());

describe('the presentation', () => {
  it('is turned slide by slide, to the last one', async () => {
    const titles: string[] = [];
    let next: string | undefined = `${path}/1`;
    while (next !== undefined && titles.length < 20) {
      const page = await vera.get(next);
      assert.equal(page.status, 200);
      titles.push(/<h1 id="bild">([^<]+)/u.exec(page.text)?.[1] ?? '');
      next = /href="([^"]+)" rel="next"/u.exec(page.text)?.[1];
    }
    assert.deepEqual(titles.slice(0, 2), ['Processområden och organisationer', 'Antal av varje slag']);
    assert.equal(titles.at(-1), 'Bedömningar period för period');
    assert.match((await vera.get(`${path}/2`)).text, /rel="prev".*Avsluta visningen/su);
  });

  it('has no slide before the first or after the last', async () => {
    for (const number of ['0', '99', 'x', '1.5'])
      assert.equal((await vera.get(`${path}/${number}`)).status, 404, number);
  });
});
