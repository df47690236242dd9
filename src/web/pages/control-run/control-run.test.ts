import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { doJob, openTestWeb, type TestWeb, Visitor } from '../../web.testing.ts';

const folder = new URL('../../../../examples/alvsala/kontroller/', import.meta.url);
const example = (name: string) => new File([readFileSync(new URL(name, folder))], name);
const control = '/kontroller/informationssakerhet';

let test: TestWeb;
let vera: Visitor;
before(async () => {
  test = await openTestWeb();
  vera = new Visitor(test.web);
  await vera.signIn('vera');
});
after(() => test.close());

const upload = (source: string, file: File, more: Record<string, string> = {}) =>
  vera.post(control, { atgard: 'ladda', source, [`file-${source}`]: file, ...more });

describe('a control in the browser', () => {
  it('is added as a file, and one that is none says what is wrong', async () => {
    assert.match((await vera.get('/kontroller')).text, /Inga kontroller än/u);
    const broken = await vera.post('/kontroller', { file: new File(['{'], 'x.json') });
    assert.deepEqual([broken.status, /Filen är inte JSON/u.test(broken.text)], [422, true]);
    const faulty = await vera.post('/kontroller', { file: new File(['{"id":"x"}'], 'x.json') });
    assert.match(faulty.text, /title: Uppgiften saknas/u);
    const added = await vera.post('/kontroller', { file: example('informationssakerhet.json') });
    assert.match(added.text, /informationssakerhet är tillagd i version 1.*Aldrig körd/su);
  });

  it('takes its files, shows their columns and what would be read', async () => {
    await vera.get(control);
    assert.match((await vera.post(control, { atgard: 'ladda', source: 'logg' })).text, /Välj en fil\./u);
    await vera.get(control);
    const page = await vera.follow(await upload('personal', example('personal-2024-12-31.csv')));
    assert.match(page.text, /Filen är uppladdad.*value="0" selected="">A: Personnummer.*312 rader kan läsas/su);
    await vera.get(control);
    const text = 'Dag för kursen;Pnr\n2025-02-01;6501010009\n';
    const odd = await vera.follow(await upload('logg', new File([text], 'logg.csv')));
    assert.match(odd.text, /Filen kan inte läsas förrän/u);
    const url = `${control}/underlag/logg/logg.csv`;
    const wrong = await vera.post(url, { sheet: 'logg', headerLine: '1', 'kolumn-personNumber': '', 'kolumn-on': '0' });
    assert.match(wrong.text, /<a href="#f-kolumn-personNumber">/u);
    const saved = await vera.follow(
      await vera.post(url, { sheet: 'logg', headerLine: '1', 'kolumn-personNumber': '1', 'kolumn-on': '0' }),
    );
    assert.match(saved.text, /Kolumnerna är sparade.*1 rader kan läsas.*2025-02-01/su);
    await vera.get(control);
    await upload('logg', example('utbildningslogg-2025.csv'));
  });

  it('is run as a job, and shows the result by part with who lacks evidence', async () => {
    await vera.get(control);
    assert.equal((await vera.post(control, { atgard: 'kor', cutOff: 'i går' })).status, 422);
    await vera.get(control);
    const started = await vera.post(control, { atgard: 'kor', cutOff: '2025-03-31' });
    await doJob(test, started.location);
    const run = await vera.follow(await vera.follow(started));
    assert.match(run.text, /Körning 1, avstämning 2025-03-31.*Avviker.*<strong>58,65\u00a0%<\/strong>.*183 av 312/su);
    assert.match(run.text, /Resultat per del.*Vård- och omsorgsförvaltningen/su);
    assert.match(run.text, /Avvikelser.*Saknar underlag.*Underlag utan motsvarighet/su);
    const csv = await vera.get(`${control}/korning/1?hamta=avvikelser.csv`);
    assert.match(csv.text, /Saknar underlag;/u);
    const kept = await vera.get(`${control}/korning/1?filter-avvikelser=badet`);
    assert.match(kept.text, /Visar \d+ av \d+|\d+ av \d+ rader/u);
    await vera.get(`${control}/korning/1?filter-avvikelser=`);
  });

  it('is worked off, row by row', async () => {
    const form = await vera.get(`${control}/korning/1?hantera=0`);
    assert.match(form.text, /Hantera raden.*Saknar underlag/su);
    const unsaid = await vera.post(`${control}/korning/1`, {
      atgard: 'hantera',
      ordinal: '0',
      state: 'explained',
      note: '',
    });
    assert.equal(unsaid.status, 422);
    await vera.post(`${control}/korning/1`, { atgard: 'hantera', ordinal: '0', state: 'explained', note: 'Är sjuk.' });
    assert.match((await vera.get(`${control}/korning/1`)).text, /Förklarad av Vera Ek: Är sjuk\./u);
  });

  it('is signed by a person, and then stands in the list with its trend', async () => {
    await vera.get(control);
    const started = await vera.post(control, { atgard: 'kor', cutOff: '2025-12-31' });
    await doJob(test, started.location);
    const run = await vera.follow(await vera.follow(started));
    assert.match(run.text, /Förra körningen, nummer 1/u);
    assert.match(run.text, /avvikelser i förra körningen finns inte kvar/u);
    const unsigned = await vera.post(`${control}/korning/2`, { assessment: '', reason: '', place: '' });
    assert.equal(unsigned.status, 422);
    const signed = await vera.follow(
      await vera.post(`${control}/korning/2`, { assessment: 'yellow', reason: 'Nära målet.', place: '' }),
    );
    assert.match(signed.text, /Bedömningen är underskriven.*Bedömd av Vera Ek/su);
    assert.match((await vera.get('/kontroller')).text, /78,21\u00a0%.*\+19,6 procentenheter.*Gul/su);
    assert.match((await vera.get(control)).text, /<img src="data:image\/svg[^"]*" alt="Andel körning för körning"/u);
  });

  it('is read by auditors and not by those who report', async () => {
    const [lars, rakel] = [new Visitor(test.web), new Visitor(test.web)];
    await lars.signIn('lars');
    await rakel.signIn('rakel');
    const read = await lars.get(`${control}/korning/2`);
    assert.equal(read.status, 200);
    assert.doesNotMatch(read.text, /name="assessment"|hantera=/u);
    assert.equal((await rakel.get(`${control}/korning/2`)).status, 404);
    assert.doesNotMatch((await rakel.get('/')).text, /href="\/kontroller"/u);
  });

  it('is in English too', async () => {
    await vera.get(control);
    await vera.post('/sprak', { sprak: 'en', till: control });
    assert.match(
      (await vera.get(`${control}/korning/2`)).text,
      /Run 2, cut-off 2025-12-31.*Deviates.*Result by part/su,
    );
    await vera.post('/sprak', { sprak: 'sv', till: control });
  });
});
