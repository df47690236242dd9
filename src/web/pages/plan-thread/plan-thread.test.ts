import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addUser } from '../../../app/user.ts';
import { areaPath, openTestWeb, password, type TestWeb, treePath, unwrap, Visitor } from '../../web.testing.ts';

const path = '/rod-trad/2025';
let test: TestWeb;
let vera: Visitor;
let mia: Visitor;
before(async () => {
  test = await openTestWeb();
  const member = { login: 'mia', name: 'Mia Mo', role: 'member', body: null, password };
  unwrap(await addUser(test.app, test.session, member));
  [vera, mia] = [new Visitor(test.web), new Visitor(test.web)];
  await vera.signIn('vera');
  await mia.signIn('mia');
});
after(() => test.close());

const titles = (text: string) =>
  [...text.matchAll(/class="yearplan-title"[^>]*>(?:<a href="[^"]*">)?([^<]*)</gu)].map(([, title]) => title);

describe('the page of the golden thread', () => {
  it('is reached from the plan, from a report and from one of its entries', async () => {
    assert.match((await vera.get('/plan/2025')).text, /href="\/rod-trad\/2025"/u);
    assert.match((await vera.get(treePath)).text, /href="\/rod-trad\/2025"[^>]*>Röd tråd</u);
    assert.match((await vera.get(areaPath)).text, /href="\/rod-trad\/2025\/processArea\/skog"[^>]*>Röd tråd</u);
  });

  it('shows the whole tree with the latest of every body, each leading to its report', async () => {
    const { status, text } = await vera.get(path);
    assert.equal(status, 200);
    assert.deepEqual(titles(text), ['Hållbart', 'Skog', 'Fler träd', 'Plantera', 'Gallra']);
    assert.match(
      text,
      /href="\/uppfoljning\/KS\/2025-year\/post\/commitment\/gallra"><span lang="sv">Kommunstyrelsen<\/span>, Helår 2025/u,
    );
    assert.match(text, /Gallra.*Försenat.*Har inte rapporterat: <span lang="sv">Vård- och omsorgsnämnden/su);
  });

  it('leads from a node up to what it contributes to, and down to what is done', async () => {
    const area = await vera.get(`${path}/processArea/skog`);
    assert.match(area.text, /Bidrar till.*href="\/rod-trad\/2025\/perspective\/h%C3%A5llbart".*Vad som görs/su);
    assert.match(area.text, /href="\/rod-trad\/2025\/commitment\/plantera"/u);
    assert.match(area.text, /href="\/plan\/2025\/post\/processArea\/skog"[^>]*>Posten i planen/u);
    const leaf = await vera.get(`${path}/commitment/gallra`);
    assert.deepEqual(titles(leaf.text), ['Hållbart', 'Skog', 'Gallra']);
    assert.match(leaf.text, /Inget hänger på posten/u);
  });

  it('shows one body’s part', async () => {
    assert.deepEqual(titles((await vera.get(`${path}?organ=VON`)).text), ['Hållbart', 'Skog', 'Gallra']);
    const none = await vera.get(`${path}/commitment/plantera?organ=VON`);
    assert.match(none.text, /Organisationen ansvarar inte för något här/u);
  });

  it('is missing for what is not there, and for elected members while the plan is a draft', async () => {
    for (const missing of ['/rod-trad/1999', '/rod-trad/snart', `${path}/goal/finns-inte`])
      assert.equal((await vera.get(missing)).status, 404, missing);
    assert.equal((await mia.get(path)).status, 404);
    assert.doesNotMatch((await mia.get('/')).text, /rod-trad/u);
  });
});
