import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openTestWeb, type TestWeb, Visitor } from '../../web.testing.ts';

describe('the pages of supervision, of carry-over and of the chain', () => {
  let test: TestWeb;
  let vera: Visitor;
  let rut: Visitor;
  before(async () => {
    test = await openTestWeb();
    [vera, rut] = [new Visitor(test.web), new Visitor(test.web)];
    await vera.signIn('vera');
    await rut.signIn('rut');
  });
  after(() => test.close());

  it('show all bodies of the year, reached from the menu, and the tables as files', async () => {
    assert.match((await vera.get('/')).text, /href="\/uppsikt"[^>]*>Internkontroll</u);
    const page = await vera.follow(await vera.get('/uppsikt?ar=2025'));
    assert.match(page.text, /Intern kontroll 2025.*Nämndernas planer/su);
    assert.match(page.text, /Alla kontroller och vad de visat.*Brandrond.*Grön/su);
    assert.match((await vera.get('/uppsikt/2025?hamta=kontroller.csv')).text, /Brandrond/u);
    assert.doesNotMatch((await vera.get('/uppsikt/2025?filter-kontroller=finns-inte')).text, /Brandrond/u);
    await vera.get('/uppsikt/2025?filter-kontroller=');
  });

  it('set a control for all bodies, with faults said and everything kept', async () => {
    const form = { risk: 'Risken att det blir fel.', title: '', recurrence: '10', method: 'Fråga.' };
    await vera.get('/uppsikt/2026/gemensamma/+');
    const refused = await vera.post('/uppsikt/2026/gemensamma/+', form);
    assert.equal(refused.status, 422);
    assert.match(refused.text, /href="#f-title">Skriv vad som ska kontrolleras.*checked="" value="10"/su);
    const done = await vera.follow(await vera.post('/uppsikt/2026/gemensamma/+', { ...form, title: 'Gemensam koll' }));
    assert.match(done.text, /Kontrollen är sparad och finns i nämndernas planer/u);
    assert.match(done.text, /href="\/uppsikt\/2026\/gemensamma\/gemensam-koll"/u);
    assert.equal((await rut.get('/uppsikt/2026/gemensamma/+')).status, 404);
  });

  it('lock its wording in the plan of each body', async () => {
    const { text } = await vera.get('/internkontroll/KS/2026/kontroller/gemensam-koll');
    assert.match(text, /Gemensam för alla nämnder/u);
    assert.match(text, /name="responsible"/u);
    assert.doesNotMatch(text, /name="title"|name="recurrence"/u);
  });

  it('propose nothing where all is green, and say by which rule', async () => {
    const { text } = await vera.get('/internkontroll/KS/2026/urval');
    assert.match(text, /Inget att ta med.*2025 har inga gula eller röda/su);
    assert.match(text, /Kontroller vars senaste bedömning inte är grön/u);
  });

  it('show the chain of a risk', async () => {
    const { text } = await vera.get('/internkontroll/KS/2025/kedja/brand');
    assert.match(text, /Kedjan över åren.*Brandrond.*Helår 2025.*Grön/su);
    assert.equal((await vera.get('/internkontroll/KS/2025/kedja/okänd')).status, 404);
  });
});
