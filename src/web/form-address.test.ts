import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openTestWeb, type TestWeb, Visitor } from './web.testing.ts';

describe('an address that only forms are sent to', () => {
  let test: TestWeb;
  let visitor: Visitor;
  before(async () => {
    test = await openTestWeb();
    visitor = new Visitor(test.web);
    await visitor.signIn('rakel');
  });
  after(() => test.close());

  for (const [path, page] of [
    ['/internkontroll/KS/2025/kontroll/rond/9/lage', '/internkontroll/KS/2025/kontroll/rond/9'],
    ['/internkontroll/KS/2025/kontroll/rond/9/stickprov', '/internkontroll/KS/2025/kontroll/rond/9'],
    ['/uppfoljning/KS/2025-year/post/goal/ett/kommentarer', '/uppfoljning/KS/2025-year/post/goal/ett'],
    ['/logga-ut', '/'],
    [
      '/internkontroll/KS/2025/kontroll/a%0Ab%C3%A5/1/lage?hamta=x.csv',
      '/internkontroll/KS/2025/kontroll/a%0Ab%C3%A5/1?hamta=x.csv',
    ],
  ] as const)
    it(`leads to the page with the form when it is read again: ${path}`, async () => {
      const answer = await visitor.get(path);
      assert.deepEqual([answer.status, answer.location], [302, page]);
    });
});
