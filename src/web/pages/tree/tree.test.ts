import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openTestWeb, type TestWeb, treePath, Visitor } from '../../web.testing.ts';

let test: TestWeb;
let vera: Visitor;
before(async () => {
  test = await openTestWeb();
  vera = new Visitor(test.web);
  await vera.signIn('vera');
});
after(() => test.close());

describe('the tree', () => {
  it('shows each node with states and the way to its entry', async () => {
    const page = await vera.get(treePath);
    assert.match(page.text, /1 perspektiv, 1 processområde, 1 processmål, 2 åtaganden/u);
    assert.match(page.text, /Helår 2025 · Mandatperiod 2023–2026/u);
    assert.match(page.text, /<h3>Skog<\/h3>/u);
    assert.match(page.text, /Plantera.*KS, alla bolag.*Klart/su);
    assert.match(page.text, /Rapportera processområde/u);
  });

  it('leaves out what is done when asked to', async () => {
    const page = await vera.get(`${treePath}?visa=ej-klara`);
    assert.match(page.text, /Gallra/u);
    assert.doesNotMatch(page.text, />Fler träd</u, 'a goal with a text needs no light');
    assert.doesNotMatch(page.text, />Plantera</u);
  });

  it('is on the start page with how much is written, and only readable for a member', async () => {
    assert.match((await vera.get('/')).text, /Helår 2025.*4 av 4 påbörjade.*Fortsätt/su);
    const lars = new Visitor(test.web);
    await lars.signIn('lars');
    const page = await lars.get('/');
    assert.match(page.text, /Övriga rapporter.*Helår 2025/su);
    assert.doesNotMatch(page.text, /Fortsätt|href="\/import"/u);
  });
});
