import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addUser } from '../../../app/user.ts';
import { openTestWeb, password, type TestWeb, unwrap, Visitor } from '../../web.testing.ts';

const path = '/plan/2025';
const decision = { decidedOn: '2024-12-12', paragraph: '88', registryNumber: 'KS/2024:200' };
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

const seen = async () => Visitor.field(await vera.get(`${path}/beslut`), 'seen');
const add = (title: string) =>
  vera.post(path, { atgard: 'lagg-till', parent: 'processArea/skog', level: 'goal', title });

describe('the decision of a plan', () => {
  it('is shown before it is made, with what it takes away and what is missing', async () => {
    await vera.get(path);
    await add('Nytt mål');
    await vera.post(`${path}/post/goal/${encodeURIComponent('nytt-mål')}/ta-bort`, { reason: 'Felskrivet' });
    await vera.post(`${path}/post/commitment/gallra/ta-bort`, { reason: 'Är klart' });
    const { text } = await vera.get(`${path}/beslut`);
    assert.match(text, /planen med sina 5 poster som version 1/u);
    assert.match(text, /Tas bort \(1\).*Nytt mål<\/a> \(Felskrivet\).*Avslutas \(1\).*Gallra/su);
    assert.equal((await mia.get(`${path}/beslut`)).status, 404);
  });

  it('asks again for a day that is none, and registers nothing where the plan has changed', async () => {
    const wrong = await vera.post(`${path}/beslut`, { ...decision, decidedOn: 'i går', seen: await seen() });
    assert.equal(wrong.status, 422);
    assert.match(wrong.text, /href="#f-decidedOn">Ange beslutsdagen.*value="i går".*value="§ 88"/su);
    const stale = await vera.post(`${path}/beslut`, { ...decision, seen: 'x' });
    assert.match(stale.text, /inget är registrerat/u);
  });

  it('is registered, shown to all, and freezes the plan', async () => {
    const done = await vera.post(`${path}/beslut`, { ...decision, seen: await seen() });
    assert.equal(done.location, `${path}?klart=beslutad`);
    const page = await vera.follow(done);
    assert.match(page.text, /Beslutet är registrerat.*Planen är beslutad 2024-12-12, § 88, KS\/2024:200/su);
    assert.doesNotMatch(page.text, /Lägg till under|Besluta planen|Nytt mål/u);
    assert.match((await mia.get(path)).text, /Planen är beslutad 2024-12-12/u);
    const late = await add('Ett till');
    assert.match(late.text, /Öppna en revidering, med skäl/u);
    assert.match((await vera.get('/plan')).text, /Beslutad.*2024-12-12, § 88, KS\/2024:200.*registrerat av Vera Ek/su);
  });
});

describe('a revision', () => {
  it('needs a reason, can be cancelled unchanged, and is decided as the next version', async () => {
    await vera.get(path);
    const wrong = await vera.post(path, { atgard: 'oppna', reason: '' });
    assert.match(wrong.text, /<details class="adder" open="">.*Skriv varför planen ändras/su);
    const opened = await vera.follow(await vera.post(path, { atgard: 'oppna', reason: 'Ny skogspolicy' }));
    assert.match(opened.text, /Revideringen är öppen.*Skäl: <span lang="sv">Ny skogspolicy.*Inget är ändrat än/su);
    const closed = await vera.follow(await vera.post(path, { atgard: 'avbryt' }));
    assert.match(closed.text, /Revideringen är avbruten/u);
    await vera.post(path, { atgard: 'oppna', reason: 'Ny skogspolicy' });
    await add('Skydda gammelskogen');
    const changed = await vera.get(path);
    assert.match(changed.text, /Jämfört med version 1, som beslutades senast.*1 ny\./su);
    assert.doesNotMatch(changed.text, /Avbryt revideringen/u);
    assert.doesNotMatch((await mia.get(path)).text, /Skydda gammelskogen/u);
    const page = await vera.get(`${path}/beslut`);
    assert.match(page.text, /som version 2.*Ny skogspolicy.*Nya <span class="count">1<\/span>.*Skydda gammelskogen/su);
    const done = await vera.post(`${path}/beslut`, {
      ...decision,
      decidedOn: '2025-04-02',
      seen: Visitor.field(page, 'seen'),
    });
    assert.equal(done.status, 303);
  });

  it('leaves both versions to be read and compared', async () => {
    const { text } = await mia.get(`${path}/versioner`);
    assert.match(
      text,
      /<th scope="row">2<\/th>.*2025-04-02.*Ny skogspolicy.*Vera Ek.*[0-9a-f]{64}.*<th scope="row">1<\/th>.*Den första/su,
    );
    assert.match(text, /Version 1 mot version 2.*Skydda gammelskogen/su);
    const back = await mia.get(`${path}/versioner?fran=2&till=1`);
    assert.match(back.text, /Version 2 mot version 1.*Borttagna.*Skydda gammelskogen/su);
    assert.equal((await mia.get(`${path}/versioner?fran=7&till=1`)).status, 404);
  });
});
