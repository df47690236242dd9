import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { areaPath, openTestWeb, type TestWeb, treePath, Visitor } from '../../web.testing.ts';

const goalPath = `${treePath}/post/goal/${encodeURIComponent('fler-träd')}`;
const value = 'indicator/skogsandel:actual:all';

let test: TestWeb;
let rakel: Visitor;

describe('the history of an entry', () => {
  before(async () => {
    test = await openTestWeb();
    rakel = new Visitor(test.web);
    await rakel.signIn('rakel');
  });
  after(() => test.close());

  async function save(path: string, fields: Record<string, string>): Promise<void> {
    const page = await rakel.get(path);
    const done = await rakel.post(path, { revision: Visitor.field(page, 'revision'), ...fields });
    assert.equal(done.status, 303);
  }

  it('is reached from the entry, and says who changed what with the change marked', async () => {
    await save(areaPath, { assessment: 'red', trend: 'better', narrative: 'Skogen växer fort.' });
    assert.match((await rakel.get(areaPath)).text, new RegExp(`href="${areaPath}/historik">Historik`, 'u'));
    const page = await rakel.get(`${areaPath}/historik`);
    assert.match(page.text, /<time[^>]*>\d\d\.\d\d<\/time> (?:<!-- -->)?Rakel Ro<\/h2>.*Gäller nu/u);
    assert.match(page.text, /Bedömning<\/dt>.*Gul.*Röd/su);
    assert.match(page.text, /<ins><span class="hidden"> tillagt: <\/span> ?fort/u);
    assert.match(page.text, /Kommandoraden<\/h2>/u);
  });

  it('puts an earlier version back, and undoes that', async () => {
    const page = await rakel.get(`${areaPath}/historik`);
    const send = (version: string, revision: string) => rakel.post(`${areaPath}/historik`, { revision, version });
    const done = await rakel.follow(await send('1', Visitor.field(page, 'revision')));
    assert.match(done.text, /Versionen är återställd/u);
    assert.match(done.text, /Skogen växer\.\n\nOmrådet/u);
    const stale = await send('2', Visitor.field(page, 'revision'));
    assert.equal(stale.status, 422);
    assert.match(stale.text, /har ändrat posten sedan du öppnade historiken/u);
    const undone = await rakel.follow(await send('2', Visitor.field(stale, 'revision')));
    assert.match(undone.text, /Skogen växer fort\.<\/textarea>/u);
  });

  it('shows every single save where asked', async () => {
    const gathered = (await rakel.get(`${areaPath}/historik`)).text.match(/<li class="version">/gu)?.length ?? 0;
    const each = (await rakel.get(`${areaPath}/historik?visa=alla`)).text.match(/<li class="version">/gu)?.length ?? 0;
    assert.ok(each > gathered, `${each} > ${gathered}`);
  });

  it('has the values of indicators too, with an undo', async () => {
    await save(goalPath, { narrative: 'Text.', [`varde:${value}`]: '55,5', [`sett:${value}`]: '53,0' });
    const page = await rakel.get(`${goalPath}/historik`);
    assert.match(
      page.text,
      /Skogsandel \(%\)<\/span>, (?:<!-- -->)?Utfall 2025<\/th>.*?<td class="figure">53,0\u00A0%<\/td><td class="figure">55,5/su,
    );
    const event = /name="handelse" value="(\d+)"/u.exec(page.text)?.[1] ?? '';
    await rakel.follow(await rakel.post(`${goalPath}/historik`, { atgard: 'varde', handelse: event }));
    assert.equal(Visitor.field(await rakel.get(goalPath), `sett:${value}`), '53,0');
  });

  it('has no button for those who only read, and is no page for those who do not see it', async () => {
    const reader = new Visitor(test.web);
    await reader.signIn('lars');
    const page = await reader.get(`${areaPath}/historik`);
    assert.doesNotMatch(page.text, /Återställ den här/u);
    assert.equal((await rakel.get(`${treePath}/post/goal/saknas/historik`)).status, 404);
  });
});
