import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { makePlan } from '../../../app/period.testing.ts';
import { addWorkingDays, workingDayOnOrBefore } from '../../../domain/working-day.ts';
import { inTenant } from '../../../store/database.ts';
import { today } from '../../today.ts';
import { openTestWeb, type Page, type TestWeb, Visitor } from '../../web.testing.ts';

const path = '/perioder/2026-interim1';

describe('the pages of periods', () => {
  let test: TestWeb;
  let vera: Visitor;
  let rut: Visitor;
  const base = workingDayOnOrBefore(today());
  const fields = {
    report: addWorkingDays(base, 5),
    review: '-6',
    compile: '',
    decide: addWorkingDays(base, 20),
    instructions: 'Skriv kort.\n\nTänk på läsaren.',
    bodies: 'VON',
    coordinator: 'KS',
  };
  before(async () => {
    test = await openTestWeb();
    await makePlan({ run: (work) => inTenant(test.app.db, test.session.tenant.id, work) });
    vera = new Visitor(test.web);
    await vera.signIn('vera');
    rut = new Visitor(test.web);
    await rut.signIn('rut');
  });
  after(() => test.close());

  const press = async (atgard: string, more: Record<string, string> = {}): Promise<Page> => {
    await vera.get(path);
    return vera.post(path, { atgard, ...more });
  };
  const done = async (atgard: string, more: Record<string, string> = {}) => vera.follow(await press(atgard, more));

  it('list what can be planned for a controller, and not for others', async () => {
    assert.match((await vera.get('/perioder')).text, /href="\/perioder\/2026-interim1"[^>]*>Planera delår 1 2026/u);
    assert.doesNotMatch((await rut.get('/perioder')).text, /Planera/u);
    assert.equal((await rut.get(path)).status, 404);
    assert.equal((await vera.get('/perioder/2031-interim1')).status, 404);
    assert.equal((await vera.get('/perioder/strunt')).status, 404);
  });

  it('offer the bodies with how much each answers for', async () => {
    const page = await vera.get(path);
    assert.match(page.text, /Vård- och omsorgsnämnden \(1\)/u);
    assert.match(page.text, /Kommunstyrelsen \(1\)/u);
  });

  it('bring a faulty form back as it was written, with the fault at its field', async () => {
    const page = await press('spara', { ...fields, report: 'snart' });
    assert.equal(page.status, 422);
    assert.match(page.text, /href="#f-report">Skriv en dag/u);
    assert.equal(Visitor.field(page, 'report'), 'snart');
    assert.match(page.text, /value="VON"[^>]*checked|checked[^>]*value="VON"/u);
    assert.match(page.text, /Tänk på läsaren\.<\/textarea>/u);
  });

  it('plan a period, with each day by its weekday', async () => {
    const page = await done('spara', fields);
    assert.match(page.text, /Perioden är sparad/u);
    assert.match(page.text, /Planerad/u);
    assert.match(page.text, /(?:måndag|tisdag|onsdag|torsdag|fredag) \d+ \p{L}+ 20\d\d<\/p>/u);
    assert.match(page.text, /5 arbetsdagar kvar/u);
    assert.match(page.text, /<p>Tänk på läsaren\.<\/p>/u);
  });

  it('say which days were free and moved', async () => {
    const page = await done('spara', { ...fields, decide: '2031-06-07', review: '', report: '2031-05-01' });
    assert.match(page.text, /flyttad till arbetsdagen före: Rapportering klar \(2031-05-01\), Beslut \(2031-06-07\)/u);
    await press('spara', fields);
  });

  it('open it, and show how far each body has come and what needs attention', async () => {
    const page = await done('oppna-planerad');
    assert.match(page.text, /Perioden är öppen/u);
    assert.match(page.text, /2 rapporter är förberedda\./u);
    assert.match(page.text, /href="\/uppfoljning\/VON\/2026-interim1"/u);
    assert.match(page.text, /0 av 4/u);
    assert.match(page.text, /Utan ägare/u);
    assert.match(page.text, /Frågas: Rut Rönn/u);
    assert.match(page.text, /href="\/uppfoljning\/VON\/2026-interim1\/post\/commitment\/gallra"/u);
  });

  it('let a reporter read but change nothing', async () => {
    const page = await rut.get(path);
    assert.equal(page.status, 200);
    assert.doesNotMatch(page.text, /name="atgard"/u);
    assert.match((await rut.post(path, { atgard: 'stang' })).text, /Bara controller/u);
  });

  it('tell the reporter in the header, and lead from the message to the work', async () => {
    const list = await rut.get('/meddelanden');
    assert.match(list.text, /<span class="unread">1 oläst<\/span>/u);
    const [, href = ''] = /href="(\/meddelanden\/[0-9a-f-]+)"/u.exec(list.text) ?? [];
    const opened = await rut.get(href);
    assert.equal(opened.location, '/uppfoljning/VON/2026-interim1?visa=ej-klara');
    assert.doesNotMatch((await rut.get('/meddelanden')).text, /class="unread"/u);
    assert.equal((await vera.get(href)).status, 404);
  });

  it('remind those who owe, and say how many', async () => {
    assert.match((await done('paminn')).text, /\d personer är påminda|1 person är påmind/u);
    assert.match((await done('paminn')).text, /redan påminda i dag/u);
    await rut.get('/meddelanden');
    const list = await rut.follow(await rut.post('/meddelanden', {}));
    assert.doesNotMatch(list.text, /class="unread"/u);
  });

  it('close it, and ask for a reason to open it again', async () => {
    assert.match((await done('stang')).text, /Perioden är stängd/u);
    const refused = await press('oppna-igen', { reason: '' });
    assert.equal(refused.status, 422);
    assert.match(refused.text, /href="#f-reason">Skriv varför/u);
    const page = await done('oppna-igen', { reason: 'Fel siffror' });
    assert.match(page.text, /Öppnad igen, Vera Ek<span lang="sv">: Fel siffror/u);
  });

  it('offer the decision of the whole period to those who register decisions, and list who is not ready', async () => {
    assert.doesNotMatch((await rut.get(path)).text, /Besluta hela perioden/u);
    assert.match((await rut.post(path, { atgard: 'besluta', decidedOn: '2026-06-09' })).text, /för hela kommunen/u);
    const page = await press('besluta', { decidedOn: '2026-06-09', paragraph: '80' });
    assert.equal(page.status, 422);
    assert.match(page.text, /Vård- och omsorgsnämnden är inte klar: 1 av 1 poster är inte godkända\./u);
    assert.match(page.text, /Kommunstyrelsen är inte klar/u);
    assert.match(page.text, /<details class="decide" id="beslut" open/u);
    assert.equal(Visitor.field(page, 'paragraph'), '§ 80');
    assert.match((await press('besluta', { decidedOn: 'snart' })).text, /href="#f-decidedOn">Ange beslutsdagen/u);
  });

  it('refuse a button that is none', async () => {
    assert.match((await press('strunt')).text, /gick inte att läsa/u);
  });

  it('are there in English too', async () => {
    await rut.get(path);
    await rut.post('/sprak', { sprak: 'en', till: path });
    const page = await rut.get(path);
    assert.match(page.text, /5 working days left/u);
    assert.match(page.text, /Who is to report/u);
  });
});

describe('a person’s calendar on the web', () => {
  let test: TestWeb;
  let rut: Visitor;
  before(async () => {
    test = await openTestWeb();
    rut = new Visitor(test.web);
    await rut.signIn('rut');
  });
  after(() => test.close());

  const fetchFeed = (path_: string, headers: Record<string, string> = {}) => test.web.request(path_, { headers });
  const make = async () => {
    await rut.get('/konto');
    const page = await rut.post('/konto/kalender', { atgard: 'skapa' });
    return /value="http:\/\/localhost(\/kalender\/[^"]+\.ics)"/u.exec(page.text)?.[1] ?? '';
  };

  it('is made on the account page, shown once, and read without a session', async () => {
    const feed = await make();
    assert.ok(feed !== '');
    assert.ok(!(await rut.get('/konto')).text.includes(feed));
    const answer = await fetchFeed(feed);
    assert.equal(answer.status, 200);
    assert.match(answer.headers.get('Content-Type') ?? '', /^text\/calendar/u);
    assert.equal(answer.headers.getSetCookie().length, 0);
    assert.match(await answer.text(), /^BEGIN:VCALENDAR\r\n/u);
  });

  it('costs nothing to ask for again where nothing has changed', async () => {
    const feed = await make();
    const tag = (await fetchFeed(feed)).headers.get('ETag') ?? '';
    assert.equal((await fetchFeed(feed, { 'If-None-Match': tag })).status, 304);
  });

  it('is not there for anything else than its address', async () => {
    const feed = await make();
    for (const wrong of [
      '/kalender/strunt.ics',
      feed.replace('.ics', ''),
      feed.replace('.ics', 'x.ics'),
      '/kalender/.ics',
    ])
      assert.equal((await fetchFeed(wrong)).status, 404, wrong);
  });

  it('ends when it is changed or taken away', async () => {
    const old = await make();
    const feed = await make();
    assert.equal((await fetchFeed(old)).status, 404);
    const page = await rut.post('/konto/kalender', { atgard: 'ta-bort' });
    assert.match(page.text, /Kalenderadressen är borttagen/u);
    assert.equal((await fetchFeed(feed)).status, 404);
  });
});
