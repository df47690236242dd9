import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openTestWeb, type TestWeb, Visitor } from '../../web.testing.ts';

const path = '/oversikt/2025-year';
let test: TestWeb;
let vera: Visitor;
before(async () => {
  test = await openTestWeb();
  vera = new Visitor(test.web);
  await vera.signIn('vera');
});
after(() => test.close());

describe('the overview page', () => {
  it('opens on the latest period', async () => {
    assert.equal((await vera.get('/oversikt')).location, path);
    assert.equal((await vera.get('/oversikt?period=2025-interim2')).location, '/oversikt/2025-interim2');
    assert.equal((await vera.get('/oversikt/1999-year')).status, 404);
    assert.equal((await vera.get('/oversikt/x')).status, 404);
  });

  it('shows each light in shape and word, with the way to its entry', async () => {
    const page = await vera.get(path);
    assert.match(page.text, /<th scope="row" lang="sv">Skog<\/th>/u);
    assert.match(page.text, /href="\/uppfoljning\/KS\/2025-year\/post\/processArea\/skog"><svg class="symbol".*?Gul/su);
    assert.match(page.text, /Ändrat sedan Delår 2 2025/u);
    assert.match(page.text, /<img src="data:image\/svg\+xml;base64,[^"]+" alt="Bedömningar period för period"/u);
  });

  it('keeps rows by words, remembers them, and forgets them when asked to', async () => {
    const filtered = await vera.get(`${path}?filter-omraden=xyzzy`);
    assert.match(filtered.text, /Ingen rad innehåller orden/u);
    assert.match((await vera.get(path)).text, /name="filter-omraden"[^>]*value="xyzzy"/u);
    assert.doesNotMatch((await vera.get(`${path}?filter-omraden=`)).text, /Ingen rad innehåller orden/u);
    assert.doesNotMatch((await vera.get(path)).text, /xyzzy/u);
  });

  it('gives every table as a file, numbers as numbers', async () => {
    const csv = await vera.get(`${path}?hamta=antal.csv`);
    assert.match(csv.headers.get('Content-Type') ?? '', /text\/csv/u);
    assert.match(csv.text, /Nivå;Bedömning eller status;Antal;Andel/u);
    assert.match(csv.text, /Processområde;Gul;1;100/u);
    const xlsx = await vera.get(`${path}?hamta=omraden.xlsx`);
    assert.match(xlsx.headers.get('Content-Disposition') ?? '', /\.xlsx/u);
    assert.match((await vera.get(`${path}?hamta=finns-inte.csv`)).text, /<h1>Översikt/u);
  });
});
