import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { makeOccurrences } from '../../../app/occurrence.testing.ts';
import { inTenant } from '../../../store/database.ts';
import { openTestWeb, type Page, type TestWeb, Visitor } from '../../web.testing.ts';

const path = '/internkontroll/KS/2025/kontroll/rond/9';

describe('the page of an occurrence', () => {
  let test: TestWeb;
  let rakel: Visitor;
  let hedda: Visitor;
  before(async () => {
    test = await openTestWeb();
    await makeOccurrences({ run: (work) => inTenant(test.app.db, test.session.tenant.id, work) }, 2);
    [rakel, hedda] = [new Visitor(test.web), new Visitor(test.web)];
    await rakel.signIn('rakel');
    await hedda.signIn('hedda');
  });
  after(() => test.close());

  const revision = (page: Page) => Visitor.field(page, 'revision');
  const seenIn = (page: Page) => Visitor.field(page, 'sett').replaceAll('&quot;', '"');
  async function send(
    fields: Record<string, string>,
    headers: Record<string, string> = {},
    who = rakel,
  ): Promise<Page> {
    const page = await who.get(path);
    return who.post(path, { revision: revision(page), ...fields }, headers);
  }
  async function move(who: Visitor, fields: Record<string, string>): Promise<Page> {
    const page = await who.get(path);
    return who.post(`${path}/lage`, { revision: revision(page), ...fields });
  }

  it('shows what is to be done, and how', async () => {
    const { text } = await rakel.get(path);
    assert.match(text, /september 2025.*<h1 lang="sv">Brandrond<\/h1>.*Ska vara gjord 2025-09-30/su);
    assert.match(text, /Risken att det brinner.*Så görs kontrollen.*Gå runt\..*Två gånger om året/su);
    assert.match(text, /Inget tidigare resultat/u);
    assert.match(text, /Planen säger att 2 ska dras/u);
  });

  it('saves by plain forms, and says what is missing', async () => {
    const saved = await rakel.follow(
      await send({ assessment: 'yellow', narrative: '**Två** ronder.', description: '' }),
    );
    assert.match(saved.text, /Resultatet är sparat.*\*\*Två\*\* ronder\.<\/textarea>/su);
    const missing = await send({ assessment: 'yellow', narrative: 'Två ronder.', description: '', atgard: 'klar' });
    assert.equal(missing.status, 422);
    assert.match(missing.text, /href="#f-seed">Kontrollen görs med stickprov/u);
  });

  it('answers the autosave island in its own words', async () => {
    const json = { Accept: 'application/json' };
    const old = revision(await rakel.get(path));
    const saved = JSON.parse((await send({ assessment: 'red', narrative: 'Tre.', description: '' }, json)).text);
    assert.match(saved.saved, /^Sparat/u);
    const clash = await hedda.get(path).then(() => hedda.post(path, { revision: old, narrative: 'Fyra.' }, json));
    assert.equal(clash.status, 409);
    const { conflict } = JSON.parse(clash.text);
    assert.match(conflict.html, /Rakel Ro.*<dt>Resultat<\/dt>/su);
    assert.equal(conflict.stands.narrative, 'Tre.');
  });

  it('draws a sample from a file, assesses its rows and puts the counts into the result', async () => {
    await rakel.get(path);
    const file = new File(['Nr;Vad\n1;Rond A\n2;Rond B\n3;Rond C\n'], 'ronder.csv');
    const sent = { atgard: 'dra', seed: 'KS 2025', size: '2', count: '', rows: '', headers: 'ja', file };
    const drawn = await rakel.follow(await rakel.post(`${path}/stickprov`, sent));
    assert.match(
      drawn.text,
      /2 av 3 dragna.*Frö: <span lang="sv">KS 2025.*ronder\.csv.*<th scope="col" lang="sv">Vad/su,
    );
    const rows = {
      number: '1',
      'utfall-1': 'ok',
      'anteckning-1': '',
      'utfall-2': 'deviation',
      'anteckning-2': 'Grind låst.',
    };
    const assessed = await rakel.follow(await send({ ...rows, narrative: 'Fyra.', atgard: 'utfall' }));
    assert.match(assessed.text, /1 utan avvikelse, 1 med avvikelse, 0 inte kontrollerade/u);
    assert.match(assessed.text, /Fyra\.<\/textarea>/u, 'the result is saved along with the rows');
    const { text } = await send({ assessment: 'yellow', narrative: 'Tre ronder.', description: '', atgard: 'antal' });
    assert.match(text, /Tre ronder\.\n\nStickprov: 2 av 3\. 1 utan avvikelse, 1 med avvikelse/u);
  });

  it('keeps the outcomes of rows that a filter hides, and saves what is filled in before it filters', async () => {
    const outcomes = ({ text }: Page) =>
      [...text.matchAll(/<select name="(utfall-\d)".*?<\/select>/gsu)].map(
        ([select, name]) => [name, /<option value="(\w+)" selected/u.exec(select)?.[1]] as const,
      );
    const all = await rakel.get(path);
    assert.deepEqual(outcomes(all), [
      ['utfall-1', 'ok'],
      ['utfall-2', 'deviation'],
    ]);
    assert.match(all.text, /<input id="filter-stickprov"[^>]*form="posten"/u);
    const filled = {
      ...{ number: '1', 'utfall-1': 'ok', 'anteckning-1': '', 'utfall-2': 'unchecked', 'anteckning-2': '' },
      ...{ atgard: 'filtrera', 'filter-stickprov': 'låst', narrative: 'Fem.' },
    };
    const refused = await send(filled);
    assert.match(refused.text, /Rad 2: skriv varför den inte kunde kontrolleras/u);
    assert.deepEqual(outcomes(refused).at(1), ['utfall-2', 'unchecked'], 'what was filled in stands in the form');
    assert.match(refused.text, /Fem\.<\/textarea>/u);
    const filtered = await rakel.follow(await send({ ...filled, 'anteckning-2': 'Grinden var låst.' }));
    assert.match(filtered.text, /Fem\.<\/textarea>/u);
    assert.deepEqual(outcomes(filtered), [['utfall-2', 'unchecked']]);
    const shown = { number: '1', 'utfall-2': 'deviation', 'anteckning-2': 'Grind låst.' };
    await send({ ...shown, atgard: 'utfall' });
    const none = await rakel.follow(await send({ number: '1', atgard: 'filtrera', 'filter-stickprov': 'finns inte' }));
    assert.match(none.text, /<form[^>]*id="posten".*Ingen rad innehåller orden/su);
    const again = await rakel.follow(await send({ number: '1', atgard: 'visa-alla' }));
    assert.deepEqual(outcomes(again), outcomes(all));
  });

  it('saves what is written in the result before it draws anew, and keeps what was to be drawn where it only saves', async () => {
    const redrawn = { seed: 'KS 2025 b', size: '2', count: '', rows: 'Vad\nRond A\nRond B', headers: 'ja' };
    const page = await rakel.get(path);
    const file = new File([''], '');
    const sent = { ...redrawn, file, revision: revision(page), narrative: 'Åtta.', atgard: 'dra' };
    const missing = await rakel.post(`${path}/stickprov`, { ...sent, drawReason: '' });
    assert.match(missing.text, /Skriv varför stickprovet dras om/u);
    assert.match(missing.text, /Åtta\.<\/textarea>.*value="KS 2025 b"/su);
    const kept = await send({ ...redrawn, narrative: 'Nio.' });
    assert.match(kept.text, /Resultatet är sparat.*Nio\.<\/textarea>.*value="KS 2025 b".*Rond B<\/textarea>/su);
    const clash = await rakel.post(`${path}/stickprov`, { ...sent, narrative: 'Tio.', drawReason: 'Fel lista.' });
    assert.equal(clash.status, 409);
    assert.match(clash.text, /Tio\.<\/textarea>.*value="KS 2025 b"/su);
  });

  it('saves nothing over what somebody else has said of a row since the page was opened', async () => {
    await rakel.post(path, { revision: revision(await rakel.get(path)), atgard: 'visa-alla' });
    const page = await rakel.get(path);
    const seen = JSON.parse(seenIn(page));
    assert.deepEqual(seen, [
      [1, 'ok', ''],
      [2, 'deviation', 'Grind låst.'],
    ]);
    const rows = { number: '1', sett: JSON.stringify(seen), 'utfall-1': 'ok', 'anteckning-1': '' };
    const other = { ...rows, 'utfall-1': 'deviation', 'anteckning-1': 'Släckt.', narrative: 'Elva.' };
    await hedda.post(path, { revision: revision(await hedda.get(path)), ...other, atgard: 'utfall' });
    const untouched = await rakel.post(path, {
      revision: revision(await rakel.get(path)),
      ...rows,
      narrative: 'Elva.',
    });
    assert.equal(untouched.status, 303);
    assert.match((await rakel.get(path)).text, /name="anteckning-1"[^>]*value="Släckt\."/u);
    const both = { ...rows, 'anteckning-1': 'Mörkt.', narrative: 'Tolv.' };
    const clash = await rakel.post(path, { revision: revision(await rakel.get(path)), ...both });
    assert.match(clash.text, /Rad 1: någon annan har under tiden sparat avvikelse med anteckningen ”Släckt\.”/u);
    assert.match(clash.text, /Tolv\.<\/textarea>.*name="anteckning-1"[^>]*value="Mörkt\."/su);
    const told = { ...both, sett: seenIn(clash), revision: revision(clash) };
    assert.equal((await rakel.post(path, told)).status, 303);
    assert.match((await rakel.get(path)).text, /name="anteckning-1"[^>]*value="Mörkt\."/u);
  });

  it('puts nothing that was said of an earlier sample on the rows of a later one', async () => {
    const page = await rakel.get(path);
    const old = { number: '9', 'utfall-1': 'unchecked', 'anteckning-1': 'Gammalt.', sett: '[]' };
    const answer = await rakel.post(path, { revision: revision(page), ...old, narrative: 'Tretton.' });
    assert.match(answer.text, /Stickprovet har dragits om/u);
    assert.doesNotMatch(answer.text, /Gammalt/u);
    assert.match(answer.text, /Tretton\.<\/textarea>/u);
  });

  it('filters by the Enter key, which presses the button that saves', async () => {
    const page = await rakel.get(path);
    const sent = { revision: revision(page), narrative: 'Tretton.', 'filter-stickprov': 'Rond', filtrerat: '' };
    const answer = await rakel.post(path, sent);
    assert.match(answer.location ?? '', /filter-stickprov=Rond&sparat=1#stickprov$/u);
    await rakel.post(path, { ...sent, 'filter-stickprov': '', atgard: 'visa-alla' });
  });

  it('counts what stands in the form where the counts are put into the text', async () => {
    const page = await rakel.get(path);
    const rows = {
      number: '1',
      sett: seenIn(page),
      'utfall-1': '',
      'anteckning-1': '',
      'utfall-2': 'ok',
    };
    const { text } = await rakel.post(path, { revision: revision(page), ...rows, narrative: 'X.', atgard: 'antal' });
    assert.match(text, /X\.\n\nStickprov: 2 av 3\. 1 utan avvikelse, 0 med avvikelse/u);
  });

  it('is marked as done with a receipt, and signed by somebody else', async () => {
    const done = await rakel.follow(
      await send({ assessment: 'yellow', narrative: 'Tre ronder.', description: '', atgard: 'klar' }),
    );
    assert.match(done.text, /role="status"><p class="notice-title">Klarmarkerad .* av Rakel Ro.*väntar på signering/su);
    assert.match(done.text, /Bara en samordnare för intern kontroll, chef eller controller för KS kan signera/u);
    const back = await move(hedda, { atgard: 'aterlamna', reason: '' });
    assert.match(back.text, /href="#f-reason">Skriv vad som behöver ändras/u);
    const signed = await hedda.follow(await move(hedda, { atgard: 'signera' }));
    assert.match(signed.text, /Signerad .* av Hedda Holm/u);
    const page = await rakel.get(path);
    assert.doesNotMatch(page.text, /<textarea[^>]*name="narrative"/u);
    assert.equal((await rakel.post(path, { revision: revision(page), narrative: 'X' })).status, 422);
  });

  it('shows every version, and opens a correction with a reason', async () => {
    const history = await rakel.get(`${path}/historik`);
    assert.match(history.text, /Version \d.*Signerad.*Hedda Holm.*Klarmarkerad.*Rakel Ro.*<dt>Resultat<\/dt>/su);
    const opened = await rakel.follow(await move(rakel, { atgard: 'ratta', reason: 'Fel antal.' }));
    assert.match(opened.text, /Rättelse av version \d+: Fel antal\./u);
  });

  it('leads to an action with an owner, shown under it', async () => {
    const page = await rakel.get(`${path}/atgard/ny`);
    const [, vera = ''] = /<option value="([^"]+)">Vera Ek/u.exec(page.text) ?? [];
    const sent = { text: 'Lås upp.', account: vera, owner: '', dueOn: '2026-01-31', status: 'ongoing', closedOn: '' };
    const done = await rakel.follow(await rakel.post(`${path}/atgard/ny`, sent));
    assert.match(done.text, /Åtgärden är sparad.*Lås upp\..*Vera Ek.*2026-01-31.*Pågår/su);
    assert.match((await rakel.get(`${path}/atgard/1`)).text, /<option value="[^"]+" selected="">Vera Ek/u);
  });

  it('that does not exist is a page that says so', async () => {
    for (const wrong of ['/internkontroll/KS/2025/kontroll/rond/99', '/internkontroll/KS/x/kontroll/rond/9'])
      assert.equal((await rakel.get(wrong)).status, 404, wrong);
  });
});
