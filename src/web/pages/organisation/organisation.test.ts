import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openTestWeb, type TestWeb, Visitor } from '../../web.testing.ts';

const path = '/administration/organisation';

let test: TestWeb;
let alva: Visitor;
before(async () => {
  test = await openTestWeb();
  alva = new Visitor(test.web);
  await alva.signIn('alva');
});
after(() => test.close());

const added = { code: 'KLK', name: 'Kommunledningskontoret', kind: 'administration', parent: 'KS', activeFrom: '' };

describe(path, () => {
  it('shows the bodies as a tree and adds one', async () => {
    await alva.get(path);
    const page = await alva.follow(await alva.post(path, added));
    assert.match(page.text, /Kommunledningskontoret är tillagd/u);
    assert.match(
      page.text,
      /Kommunstyrelsen<\/a>.*<ul class="org-tree"><li><div class="org-row"><a[^>]*>Kommunledningskontoret/u,
    );
    assert.match(page.text, /Kommunledningskontoret lades till/u);
  });

  it('keeps what was written where it is refused', async () => {
    await alva.get(path);
    const page = await alva.post(path, { ...added, code: 'KS', activeFrom: 'snart' });
    assert.equal(page.status, 422);
    assert.match(page.text, /href="#f-activeFrom">Ange dagen som ÅÅÅÅ-MM-DD/u);
    assert.equal(Visitor.field(page, 'name'), 'Kommunledningskontoret');
  });

  it('is not for others, nor in the other language’s way', async () => {
    const hedda = new Visitor(test.web);
    await hedda.signIn('hedda');
    for (const one of [path, `${path}/KS`, '/administration/sammanslagning', '/administration/delning']) {
      assert.equal((await hedda.get(one)).status, 403, one);
      assert.equal((await hedda.post(one, added)).status, 403, one);
    }
    await alva.post('/sprak', { sprak: 'en', till: path });
    assert.match((await alva.get(path)).text, /When the organisation changes.*Kommunledningskontoret added/su);
    await alva.post('/sprak', { sprak: 'sv', till: path });
  });
});

describe('a body', () => {
  it('is renamed from a day, and its earlier report keeps the name', async () => {
    await alva.get(`${path}/KS`);
    const fields = { atgard: 'rename', name: 'Styrelsen', day: '2026-01-01', note: 'KF § 3' };
    const wrong = await alva.post(`${path}/KS`, { ...fields, day: '' });
    assert.match(wrong.text, /href="#f-day">Ange dagen/u);
    assert.equal(Visitor.field(wrong, 'name'), 'Styrelsen');
    const page = await alva.follow(await alva.post(`${path}/KS`, fields));
    assert.match(
      page.text,
      /<h1 lang="sv">Styrelsen<\/h1>.*Kommunstyrelsen bytte namn till Styrelsen.*KF § 3.*Alva Alm/su,
    );
    assert.match((await alva.get('/uppfoljning/KS/2025-year')).text, /<h1 lang="sv">Kommunstyrelsen/u);
  });

  it('is closed and opened, and a group is told what it stands for', async () => {
    const wrong = await alva.post(`${path}/VON`, { atgard: 'close', lastDay: 'x', closeNote: '' });
    assert.match(wrong.text, /href="#f-lastDay">Ange dagen/u);
    const closed = await alva.follow(
      await alva.post(`${path}/VON`, { atgard: 'close', lastDay: '2024-12-31', closeNote: '' }),
    );
    assert.match(closed.text, /class="tag tag-proposed">Stängd/u);
    assert.match((await alva.get(path)).text, /VON · Nämnd eller styrelse, stängd efter 2024-12-31/u);
    await alva.post(`${path}/VON`, { atgard: 'reopen' });
    assert.doesNotMatch((await alva.get(path)).text, /stängd efter/u);
    const group = `${path}/alla%20bolag`;
    await alva.get(group);
    await alva.post(group, { atgard: 'members', member: 'VON' });
    assert.match((await alva.get(group)).text, /checked=""[^>]*value="VON"|value="VON"[^>]*checked=""/u);
    assert.match((await alva.get(`${path}/VON`)).text, /Ingår i Alla bolag/u);
    await alva.post(`${path}/KS`, { atgard: 'place', kind: 'board', parent: 'KLK', activeFrom: '' });
    assert.match(
      (await alva.post(`${path}/KS`, { atgard: 'place', kind: 'board', parent: 'KLK', activeFrom: '' })).text,
      /under sig själv/u,
    );
  });

  it('that is not there is a missing page', async () => {
    assert.equal((await alva.get(`${path}/XYZ`)).status, 404);
    assert.equal((await alva.post(`${path}/XYZ`, { atgard: 'reopen' })).status, 404);
  });
});

describe('a merger and a split', () => {
  const merge = '/administration/sammanslagning';
  const split = '/administration/delning';
  const fields = { from: 'VON', 'code-0': 'NY', 'name-0': 'Nya nämnden', day: '2025-01-01', note: '' };

  it('is shown before it is done, and can be changed', async () => {
    await alva.get(merge);
    const refused = await alva.post(merge, { ...fields, 'name-0': '' });
    assert.match(refused.text, /href="#f-code-0">Koden NY finns inte/u);
    const page = await alva.post(merge, { ...fields, atgard: 'preview' });
    assert.match(page.text, /<h1>Det här händer<\/h1>.*Nya nämnden \(NY\)<\/span> – ny/su);
    assert.match(
      page.text,
      /<th scope="row" lang="sv">Gallra<\/th><td lang="sv">Vård- och omsorgsnämnden<\/td><td><span lang="sv">Nya nämnden/u,
    );
    assert.match(page.text, /Rut Rönn: Handläggare, NY/u);
    const back = await alva.post(merge, { ...fields, atgard: 'edit' });
    assert.equal(Visitor.field(back, 'name-0'), 'Nya nämnden');
    const stale = await alva.post(merge, { ...fields, hash: 'x'.repeat(64), atgard: 'confirm' });
    assert.equal(stale.status, 422);
    assert.match(stale.text, /Något har ändrats sedan förhandsvisningen/u);
    const hash = Visitor.field(page, 'hash');
    const done = await alva.follow(await alva.post(merge, { ...fields, hash, atgard: 'confirm' }));
    assert.match(done.text, /Organisationen är ändrad.*Vård- och omsorgsnämnden slogs ihop till Nya nämnden/su);
  });

  it('lets each node be given its place', async () => {
    await alva.get(`${split}?fran=NY`);
    const parts = {
      from: 'NY',
      'code-0': 'A',
      'name-0': 'A-nämnden',
      'code-1': 'B',
      'name-1': 'B-nämnden',
      day: '2025-06-01',
      note: '',
    };
    const page = await alva.post(split, { ...parts, atgard: 'preview' });
    const [, key = '', field = ''] =
      /name="node-\d+" value="([^"]+)"\/><select[^>]*name="(move-\d+)"/u.exec(page.text) ?? [];
    assert.match(key, /gallra/u);
    const moved = { [field.replace('move', 'node')]: key, [field]: 'B' };
    const stale = await alva.post(split, { ...parts, ...moved, hash: '', atgard: 'confirm' });
    assert.match(stale.text, /<option value="B" selected="">/u, 'the choice is kept');
    const hash = Visitor.field(stale, 'hash');
    assert.equal((await alva.post(split, { ...parts, ...moved, hash, atgard: 'confirm' })).status, 303);
    const unowned = (await alva.get('/administration/utan-agare')).text;
    assert.match(unowned, /B-nämnden, 2025/u);
    assert.match(unowned, /value="commitment\/gallra"/u);
  });
});
