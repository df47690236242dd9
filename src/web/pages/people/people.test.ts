import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { inTenant } from '../../../store/database.ts';
import { setOwner } from '../../../store/node-owner.ts';
import { openTestWeb, type Page, password, type TestWeb, Visitor } from '../../web.testing.ts';

const people = '/administration/personer';
const ada = { login: 'ada', name: 'Ada Ek', email: '', role: 'reporter', body: 'KS' };

let test: TestWeb;
let alva: Visitor;
before(async () => {
  test = await openTestWeb();
  alva = new Visitor(test.web);
  await alva.signIn('alva');
});
after(() => test.close());

const shownLink = (page: Page) => />(http:\/\/localhost(\/lank\/[^<]+))<\/textarea>/u.exec(page.text)?.[2] ?? '';
const personPath = async (name: string): Promise<string> => {
  const page = await alva.get(people);
  const found = [...page.text.matchAll(/href="([^"]+)">([^<]+)<\/a><\/th>/gu)].find(([, , shown]) => shown === name);
  return found?.[1] ?? '';
};
const own = async (name: string, node: string, body: string) => {
  const account = (await personPath(name)).split('/').at(-1) ?? '';
  await inTenant(test.app.db, test.session.tenant.id, (tx) => setOwner(tx, { year: 2025, node, body }, account));
};

describe(people, () => {
  it('adds a person and shows the link once, which lets the person choose a password', async () => {
    await alva.get(people);
    const page = await alva.post(people, ada);
    assert.match(page.text, /role="status"><p class="notice-title">Ada Ek kan logga in som ada/u);
    assert.match(page.text, /<textarea[^>]*readOnly=""/u);
    assert.match(page.text, /Den visas bara nu, fungerar en gång/u);
    assert.doesNotMatch(page.text, /Mejlet|skickad med e-post/u, 'there is no mail server');
    const link = shownLink(page);
    assert.doesNotMatch((await alva.get(people)).text, /lank\//u);

    const guest = new Visitor(test.web);
    await guest.get(link);
    await guest.post(link, {});
    await guest.get('/konto');
    const fields = { password: 'en alldeles ny fras', repeat: 'en alldeles ny fras' };
    assert.equal((await guest.post('/konto', fields)).status, 303);
    assert.match(
      (await alva.get(people)).text,
      /Ada Ek<\/a><\/th><td>ada<\/td><td>Handläggare, KS<\/td><td>[\d.]+<\/td>/u,
    );
  });

  it('keeps what was written where it is refused, and says which field', async () => {
    await alva.get(people);
    const page = await alva.post(people, { ...ada, login: 'e e', email: 'fel' });
    assert.equal(page.status, 422);
    assert.match(page.text, /<title>Fel: Personer/u);
    assert.match(page.text, /href="#f-login">Användarnamnet får ha/u);
    assert.match(page.text, /href="#f-email">Skriv e-postadressen/u);
    assert.match(page.text, /<details class="adder" open="">/u);
    assert.equal(Visitor.field(page, 'email'), 'fel');
    assert.match(page.text, /value="KS" selected=""/u);
  });

  it('is for administrators only, and is found in their menu', async () => {
    assert.match((await alva.get('/')).text, /href="\/administration">Administration/u);
    const vera = new Visitor(test.web);
    await vera.signIn('vera');
    const page = await vera.get(people);
    assert.equal(page.status, 403);
    assert.match(page.text, /Bara administratörer kan hantera personer/u);
    assert.equal((await vera.post(people, { ...ada, login: 'smyg' })).status, 403);
    assert.doesNotMatch((await alva.get(people)).text, /smyg/u);
  });

  it('speaks English too', async () => {
    await alva.get(people);
    await alva.post('/sprak', { sprak: 'en', till: people });
    assert.match(
      (await alva.get(people)).text,
      /<h1>People<\/h1>.*Open accounts.*Add a person|Add a person.*Open accounts/su,
    );
    const refused = await alva.post(people, { ...ada, login: 'fredrik', name: '' });
    assert.match(refused.text, /href="#f-name">Give the person’s name\./u);
    assert.match(refused.text, /<span class="hidden">Error: <\/span>Give the person’s name/u);
    assert.match((await alva.get(`${people}/strunt`)).text, /There is no such person/u);
    await alva.post('/sprak', { sprak: 'sv', till: people });
  });
});

describe('a person', () => {
  it('gets another name, and roles one by one', async () => {
    const path = await personPath('Rut Rönn');
    await alva.get(path);
    const saved = await alva.post(path, { atgard: 'details', name: 'Rut Rönnberg', email: 'rut@alvsala.example' });
    assert.match(
      (await alva.follow(saved)).text,
      /Ändringen är sparad.*value="Rut Rönnberg".*value="rut@alvsala.example"/su,
    );
    await alva.post(path, { atgard: 'give', role: 'head', body: 'VON' });
    assert.match((await alva.get(path)).text, /<th scope="row">Chef<\/th><td lang="sv">Vård- och omsorgsnämnden/u);
    await alva.post(path, { atgard: 'take:head:VON' });
    assert.doesNotMatch((await alva.get(path)).text, /<th scope="row">Chef/u);
    const refused = await alva.post(path, { atgard: 'details', name: '', email: '' });
    assert.match(refused.text, /href="#f-name">Ange personens namn/u);
    assert.equal(Visitor.field(refused, 'email'), '', 'what was written stands');
  });

  it('gets a new link that signs in', async () => {
    const path = await personPath('Lars Lind');
    await alva.get(path);
    const page = await alva.post(path, { atgard: 'link' });
    assert.match(page.text, /Ny engångslänk för Lars Lind/u);
    const guest = new Visitor(test.web);
    await guest.get(shownLink(page));
    assert.equal((await guest.post(shownLink(page), {})).location, '/');
  });

  it('who is the last administrator keeps role and account', async () => {
    const path = await personPath('Alva Alm');
    const page = await alva.get(path);
    assert.match(page.text, /kommunens enda administratör/u);
    assert.doesNotMatch(page.text, /Lämna över och stäng/u);
    const refused = await alva.post(path, { atgard: 'take:administrator:' });
    assert.equal(refused.status, 422);
    assert.match(refused.text, /minst en administratör/u);
  });

  it('who leaves hands over, body by body, is closed, and can be opened again', async () => {
    await own('Rut Rönnberg', 'commitment/gallra', 'VON');
    await own('Rut Rönnberg', 'goal/fler-träd', 'KS');
    const path = await personPath('Rut Rönnberg');
    assert.match((await alva.get(path)).text, /äger 2 poster/u);
    const page = await alva.get(`${path}/lamna-over`);
    assert.match(page.text, /Vem tar över för Kommunstyrelsen\?.*Vem tar över för Vård- och omsorgsnämnden\?/su);
    const [, hedda = ''] = /value="([0-9a-f-]{36})"[^>]*>Hedda Holm/u.exec(page.text) ?? [];
    const fields = { 'body-0': 'KS', 'to-0': hedda, 'body-1': 'VON', 'to-1': hedda };
    const refused = await alva.post(`${path}/lamna-over`, { ...fields, atgard: 'close' });
    assert.match(refused.text, /href="#f-to-1">Välj någon som har ett öppet konto/u);
    assert.match(refused.text, new RegExp(`value="${hedda}"[^>]* selected=""`, 'u'));
    const done = await alva.post(`${path}/lamna-over`, { ...fields, 'to-1': '', atgard: 'close' });
    const closed = await alva.follow(done);
    assert.match(closed.text, /Kontot är stängt.*1 post har lämnats över/su);
    const rut = new Visitor(test.web);
    assert.match((await rut.signIn('rut')).text, /Kontot är stängt/u);
    assert.match((await alva.get(people)).text, /Stängda konton(?:<\/span>)? <span class="count">1</u);
    assert.match((await alva.follow(await alva.post(path, { atgard: 'open' }))).text, /Kontot är öppnat/u);
    await rut.get('/logga-in');
    assert.equal((await rut.post('/logga-in', { login: 'rut', password })).status, 303);
  });

  it('who is nobody here, or somebody of another municipality, is a missing page', async () => {
    for (const id of ['7a5d3c1e-1111-4222-8333-944445555666', 'strunt']) {
      assert.equal((await alva.get(`${people}/${id}`)).status, 404);
      assert.equal((await alva.get(`${people}/${id}/lamna-over`)).status, 404);
      assert.equal((await alva.post(`${people}/${id}`, { atgard: 'link' })).status, 404);
      assert.equal((await alva.post(`${people}/${id}/lamna-over`, { atgard: 'close' })).status, 404);
    }
  });
});

describe('/administration/utan-agare', () => {
  const path = '/administration/utan-agare';

  it('shows a head what the own body owes that nobody owns, and gives it an owner', async () => {
    const hedda = new Visitor(test.web);
    await hedda.signIn('hedda');
    assert.match((await hedda.get('/administration')).text, /poster utan ägare/u);
    assert.doesNotMatch((await hedda.get('/administration')).text, /Personer/u);
    const page = await hedda.get(path);
    assert.match(page.text, /Kommunstyrelsen, 2025/u);
    assert.doesNotMatch(page.text, /Vård- och omsorgsnämnden, 2025/u);
    const [, own = ''] = /value="([0-9a-f-]{36})">Hedda Holm/u.exec(page.text) ?? [];
    const fields = { year: '2025', body: 'KS', node: 'commitment/plantera' };
    const refused = await hedda.post(path, { ...fields, 'to-0': '' });
    assert.match(refused.text, /href="#f-to-0">Välj vem som ska rapportera/u);
    assert.match(
      refused.text,
      /value="commitment\/plantera"[^>]*checked=""|checked=""[^>]*value="commitment\/plantera"/u,
    );
    const done = await hedda.follow(await hedda.post(path, { ...fields, 'to-0': own }));
    assert.match(done.text, /1 post har fått en ägare/u);
    assert.doesNotMatch(done.text, /commitment\/plantera/u);
    assert.equal((await hedda.post(path, { ...fields, body: 'VON', 'to-0': own })).status, 403);
  });

  it('is not for those who assign nothing', async () => {
    const lars = new Visitor(test.web);
    await lars.signIn('lars');
    assert.equal((await lars.get(path)).status, 403);
    assert.equal((await lars.get('/administration')).status, 403);
    assert.doesNotMatch((await lars.get('/')).text, /Administration/u);
  });
});
