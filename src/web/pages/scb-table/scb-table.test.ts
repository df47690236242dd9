import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type ScbServer, serveScb } from '../../../app/scb.testing.ts';
import { openTestWeb, type TestWeb, Visitor } from '../../web.testing.ts';
import { createWeb } from '../../web.tsx';

let test: TestWeb;
let scb: ScbServer;
let vera: Visitor;
before(async () => {
  scb = await serveScb();
  test = await openTestWeb();
  vera = new Visitor(createWeb({ ...test.app, scb: scb.access }, { secureCookies: false }));
  await vera.signIn('vera');
});
after(async () => {
  scb.close();
  await test.close();
});

describe('a table of SCB', () => {
  it('is searched, chosen in and fetched, and becomes a key figure when it is accepted', async () => {
    await vera.get('/nyckeltal');
    await vera.post('/nyckeltal', { own: '1280', others: '0180' });
    assert.match((await vera.get('/nyckeltal')).text, /href="\/scb">Sök bland tabellerna hos SCB</u);
    const found = await vera.get('/scb?q=folkm%C3%A4ngd');
    assert.match(found.text, /120 visas, av 120 som SCB hittar.*href="\/scb\/TAB1100"/su);
    const page = await vera.get('/scb/TAB9001');
    assert.match(page.text, /Folkmängden efter region, ålder och kön.*Åren 2022 till 2024.*totalt ålder/su);
    const wrong = await vera.post('/scb/TAB9001', { contents: 'BE0101N1', 'val-Alder': 'x' });
    assert.equal(wrong.status, 422);
    assert.match(wrong.text, /href="#f-val-Alder"[^>]*>.*Välj ett värde för ålder/su);
    const started = await vera.post('/scb/TAB9001', { contents: 'BE0101N1', 'val-Alder': 'tot' });
    const trial = await vera.get(started.location ?? '');
    assert.match(trial.text, /SCB, TAB9001/u);
    const done = await vera.post(started.location ?? '', { atgard: 'godkann', seen: Visitor.field(trial, 'seen') });
    const figure = await vera.get(done.location ?? '');
    assert.match(figure.text, /Källa: SCB, TAB9001:BE0101N1:Alder=tot.*href="\/scb\/TAB9001"/su);
  });

  it('says so where SCB does not answer', async () => {
    scb.instead.push((response) => response.writeHead(404).end());
    const page = await vera.get('/scb?q=x');
    assert.equal(page.status, 422);
    assert.match(page.text, /SCB svarar inte just nu/u);
  });
});
