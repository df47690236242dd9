import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { editEntry } from '../../../app/entry.ts';
import { bunFacts, vonFacts } from '../../../app/gather.testing.ts';
import { inTenant } from '../../../store/database.ts';
import { saveFacts } from '../../../store/facts.ts';
import { areaPath, openTestWeb, type Page, type TestWeb, unwrap, Visitor } from '../../web.testing.ts';

const path = '/samla/KS/2025-year';
const areaNode = `${path}/post/processArea/skog`;
const goalNode = `${path}/post/goal/${encodeURIComponent('fler-träd')}`;
const figures = `${path}/siffror`;
const period = { year: 2025, kind: 'year' } as const;

let test: TestWeb;
let vera: Visitor;
before(async () => {
  test = await openTestWeb();
  await inTenant(test.app.db, test.session.tenant.id, async (tx) => {
    await saveFacts(tx, vonFacts, 'Rut Rönn');
    await saveFacts(tx, bunFacts, 'Bo Ek');
  });
  vera = new Visitor(test.web);
  await vera.signIn('vera');
});
after(() => test.close());

/** The value of the radio button that is pressed. */
const chosenIn = (page: Page, name: string) =>
  [...page.text.matchAll(new RegExp(`<input[^>]* name="${name}"[^>]*>`, 'gu'))]
    .filter(([tag]) => tag.includes('checked'))
    .map(([tag]) => / value="([^"]*)"/u.exec(tag)?.[1])[0];
const fieldOf = (page: Page, name: string) => Visitor.field(page, name);
const editVon = async (revision: number, narrative: string) =>
  unwrap(await editEntry(test.app, test.session, { body: 'VON', period }, 'processArea/skog', { revision, narrative }));

describe('the page of a gathering report', () => {
  it('is reached from the tree of a report that others report on too, and from no other', async () => {
    const tree = await vera.get('/uppfoljning/KS/2025-year');
    assert.match(tree.text, /href="\/samla\/KS\/2025-year">Samla nämndernas rapporter</u);
    assert.doesNotMatch((await vera.get('/uppfoljning/KS/2025-interim2')).text, /\/samla\//u);
  });

  it('has each body’s light in shape and word beside the report’s own, and the way to its entry', async () => {
    const page = await vera.get(path);
    assert.equal(page.status, 200);
    assert.match(page.text, /<h2 lang="sv"><a href="[^"]*post\/processArea\/skog">Skog<\/a><\/h2>/u);
    assert.match(
      page.text,
      /href="\/uppfoljning\/VON\/2025-year\/post\/processArea\/skog">Vård- och omsorgsnämnden<.*?<svg class="symbol".*?Röd/su,
    );
    assert.match(page.text, /1<\/span> .*?Röd.*?1<\/span> .*?Gul/su);
    assert.match(page.text, /Saknas: 2 av 2/u);
  });

  it('says what is missing, body by body, as a list that can be fetched', async () => {
    const page = await vera.get(`${path}?visa=saknas`);
    assert.match(page.text, /Finns inte i rapporten/u);
    assert.doesNotMatch(page.text, /href="[^"]*post\/commitment\/plantera">Plantera</u);
    const csv = await vera.get(`${path}?hamta=saknas.csv`);
    assert.match(csv.text, /Post;Organisation;Läge;Ansvarig/u);
    assert.match(csv.text, /Gallra;Vård- och omsorgsnämnden;Finns inte i rapporten;/u);
    const all = await vera.get(`${path}?hamta=allt.csv`);
    assert.match(all.text, /Skog;Processområde;Vård- och omsorgsnämnden;Röd;Sämre;/u);
  });

  it('shows only what has changed since it was gathered when asked to', async () => {
    const page = await vera.get(`${path}?visa=andrat`);
    assert.match(page.text, /Ingen källa har ändrats sedan den hämtades/u);
  });

  it('is missing for a period that is none and a report that is not there, and asks a guest to sign in', async () => {
    assert.equal((await vera.get('/samla/KS/2025')).status, 404);
    assert.equal((await vera.get('/samla/KFN/2025-year')).status, 404);
    assert.equal((await vera.get(`${path}/post/goal/finns-inte`)).status, 404);
    assert.match((await new Visitor(test.web).get(path)).location ?? '', /^\/logga-in/u);
  });

  it('stands in English too, with the municipality’s own words marked as Swedish', async () => {
    const other = new Visitor(test.web);
    await other.signIn('vera');
    await other.get('/konto');
    await other.post('/sprak', { sprak: 'en', till: path });
    for (const page of [path, areaNode, figures]) {
      const { status, text } = await other.get(page);
      assert.equal(status, 200);
      assert.match(text, /Gather reports|Figures and sums|Their texts/u);
      assert.match(text, /lang="sv"/u);
    }
    await other.post('/sprak', { sprak: 'sv', till: path });
  });
});

describe('the page of one node', () => {
  it('has the texts in full, live figures as words, and a box for each', async () => {
    const page = await vera.get(areaNode);
    assert.match(page.text, /Vi planterade .*1\u00A0200.* träd\./u);
    assert.match(page.text, /name="ta" value="VON"/u);
    assert.match(page.text, /name="stycke-VON" value="2"/u);
    assert.match(page.text, /Skolskogarna används mer än förr/u);
  });

  it('proposes a light by two rules and chooses none', async () => {
    const page = await vera.get(areaNode);
    assert.match(page.text, /Sämst räknas: Röd \(Vård- och omsorgsnämnden\)\. Flest räknas: lika många/u);
    assert.equal(chosenIn(page, 'assessment'), 'yellow');
    assert.match(page.text, /Röd<\/span><span class="choice-mark">sämst räknas/u);
  });

  it('saves the light that a person chooses, and refuses to overwrite what another has chosen since', async () => {
    const revision = fieldOf(await vera.get(areaNode), 'revision');
    const done = await vera.post(areaNode, { atgard: 'bedom', revision, assessment: 'red', trend: 'better' });
    assert.match((await vera.follow(done)).text, /Bedömningen är sparad/u);
    const late = await vera.post(areaNode, { atgard: 'bedom', revision, assessment: 'green', trend: 'better' });
    assert.equal(late.status, 422);
    assert.match(late.text, /Vera Ek ändrade bedömningen medan du läste/u);
    assert.equal(chosenIn(await vera.get(areaPath), 'assessment'), 'red');
  });

  it('takes chosen texts, shows where they came from, and the way both back and forth', async () => {
    const page = await vera.get(areaNode);
    const none = await vera.post(areaNode, { atgard: 'hamta', place: 'last' });
    assert.equal(none.status, 422);
    assert.match(none.text, /href="#f-texts">Välj minst en text att hämta/u);
    const chosen = {
      ta: 'VON',
      'sett-VON': fieldOf(page, 'sett-VON'),
      'stycke-VON': '0',
      place: 'first',
      leadIn: 'ja',
    };
    const done = await vera.follow(await vera.post(areaNode, { atgard: 'hamta', ...chosen }));
    assert.match(done.text, /Texten är hämtad till vår text/u);
    assert.match(done.text, /<strong>Vård- och omsorgsnämnden:<\/strong>.*?Boendenas skogar har gallrats\./su);
    assert.match(done.text, /version 1.*?av Vera Ek.*?Står ordagrant i vår text.*?Källan säger detsamma/su);
    const entry = await vera.get(areaPath);
    assert.match(
      entry.text,
      /Hämtat från<\/h2>.*?href="\/uppfoljning\/VON\/2025-year\/post\/processArea\/skog"[^>]*>Vård- och omsorgsnämnden/su,
    );
    const source = await vera.get('/uppfoljning/VON/2025-year/post/processArea/skog');
    assert.match(
      source.text,
      /Ingår i<\/h2>.*?href="\/uppfoljning\/KS\/2025-year\/post\/processArea\/skog">Rapporten för Kommunstyrelsen/su,
    );
  });

  it('keeps what was entered where a source has changed while it was read', async () => {
    const page = await vera.get(areaNode);
    await editVon(1, 'Boendenas skogar har gallrats två gånger.');
    const chosen = { ta: 'VON', 'sett-VON': fieldOf(page, 'sett-VON'), place: 'first', leadIn: '' };
    const again = await vera.post(areaNode, { atgard: 'hamta', ...chosen });
    assert.equal(again.status, 422);
    assert.match(again.text, /Vård- och omsorgsnämnden har ändrat sin text medan du läste/u);
    assert.match(again.text, /value="VON"[^>]*checked|checked=""[^>]*value="VON"/u);
    assert.match(again.text, /två gånger/u);
  });

  it('shows what a source says otherwise, and fetches it anew at a press', async () => {
    const page = await vera.get(areaNode);
    assert.match(page.text, /Källan har ändrats efter att texten hämtades.*?<ins>.*?två gånger/su);
    assert.match((await vera.get(`${path}?visa=andrat`)).text, /post\/processArea\/skog">Skog</u);
    assert.match((await vera.get(areaPath)).text, /Källan har ändrats efter att texten hämtades.*?Läs ändringen/su);
    const input = { atgard: 'hamta-om', ordinal: fieldOf(page, 'ordinal'), seen: fieldOf(page, 'seen') };
    const done = await vera.follow(await vera.post(areaNode, input));
    assert.match(done.text, /Texten är hämtad på nytt.*?Boendenas skogar har gallrats två gånger\./su);
    assert.doesNotMatch(done.text, /Källan har ändrats/u);
  });

  it('lets go of a source', async () => {
    const ordinal = fieldOf(await vera.get(areaNode), 'ordinal');
    const done = await vera.follow(await vera.post(areaNode, { atgard: 'koppla-loss', ordinal }));
    assert.match(done.text, /Källan är losskopplad.*?Inget är hämtat än/su);
    const again = await vera.post(areaNode, { atgard: 'koppla-loss', ordinal });
    assert.equal(again.status, 422);
  });

  it('is read and not changed by others', async () => {
    const hedda = new Visitor(test.web);
    await hedda.signIn('hedda');
    assert.match((await hedda.get(areaNode)).text, /name="ta"/u);
    const alva = new Visitor(test.web);
    await alva.signIn('alva');
    assert.equal((await alva.get(areaNode)).status, 200);
    assert.equal((await vera.post(areaNode, { atgard: 'annat' })).status, 404);
    assert.equal((await vera.post(areaNode, { atgard: 'toString' })).status, 404);
  });
});

describe('the page of sums', () => {
  it('has parts, sum, what is missing, exact conversions and what is never added', async () => {
    const page = await vera.get(figures);
    assert.match(page.text, /Planterade träd.*?1 av 2 saknas: Barn- och utbildningsnämnden/su);
    assert.match(page.text, /5,5\u00A0mnkr.*?= <span lang="sv">5\u00A0500\u00A0tkr.*?mnkr omräknat till tkr, exakt/su);
    assert.match(page.text, /Summa<\/th>.*?5\u00A0800\u00A0tkr/su);
    assert.match(page.text, /Procent, index och medelvärden läggs inte ihop/u);
    assert.match((await vera.get(goalNode)).text, /Planterade träd.*?1\u00A0200/su);
  });

  const keepTrees = async () => {
    const page = await vera.get(figures);
    const [, seen = ''] = /value="indicator\/stammar".*?name="seen"[^>]* value="([^"]+)"/su.exec(page.text) ?? [];
    return vera.post(figures, { atgard: 'spara', id: 'indicator/stammar', seen });
  };

  it('keeps a sum in the report, and says where it came from', async () => {
    const done = await vera.follow(await keepTrees());
    assert.match(
      done.text,
      /Siffran är satt i vår rapport.*?I vår rapport<\/th>.*?1\u00A0200.*?Summan sparades .* av Vera Ek/su,
    );
    const entry = await vera.get(`/uppfoljning/KS/2025-year/post/goal/${encodeURIComponent('fler-träd')}`);
    assert.match(entry.text, /Hämtat från.*?Vård- och omsorgsnämnden<\/a>: del i summan Planterade träd/su);
  });

  it('says when the sum no longer holds, on both pages', async () => {
    await inTenant(test.app.db, test.session.tenant.id, async (tx) => {
      await saveFacts(tx, { ...bunFacts, indicators: vonFacts.indicators }, 'Bo Ek');
    });
    assert.match((await vera.get(path)).text, /En summa stämmer inte längre/u);
    const page = await vera.get(figures);
    assert.match(
      page.text,
      /Summan stämmer inte längre.*?Barn- och utbildningsnämnden hade uppgift saknas och har 1\u00A0200/su,
    );
    const done = await vera.follow(await keepTrees());
    assert.doesNotMatch(done.text, /Summan stämmer inte längre/u);
  });

  it('lets go of the parts, and refuses figures that have changed while they were read', async () => {
    const old = await vera.post(figures, { atgard: 'spara', id: 'indicator/stammar', seen: 'x' });
    assert.equal(old.status, 422);
    assert.match(old.text, /ändrats medan du läste/u);
    const done = await vera.follow(await vera.post(figures, { atgard: 'koppla-loss', id: 'indicator/stammar' }));
    assert.match(done.text, /Delarna är losskopplade/u);
  });

  it('gives every part and sum as a file, numbers as numbers', async () => {
    const csv = await vera.get(`${figures}?hamta=delar.csv`);
    assert.match(csv.text, /Driftredovisning per avdelning;Skola;Utfall 2025;Barn- och utbildningsnämnden;5,5;mnkr/u);
    assert.match(csv.text, /Driftredovisning per avdelning;Summa;Utfall 2025;Summa;5800;tkr/u);
  });

  it('is empty where nobody else has figures', async () => {
    const page = await vera.get('/samla/KS/2025-interim2/siffror');
    assert.match(page.text, /Inga siffror att lägga ihop/u);
    const whole = await vera.get('/samla/KS/2025-interim2');
    assert.match(whole.text, /Gallra.*?Vård- och omsorgsnämnden.*?Ingen rapport/su);
  });
});
