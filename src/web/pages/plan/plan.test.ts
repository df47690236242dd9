import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addUser } from '../../../app/user.ts';
import { openTestWeb, password, type TestWeb, unwrap, Visitor } from '../../web.testing.ts';

const path = '/plan/2025';
const goal = `${path}/post/goal/${encodeURIComponent('fler-träd')}`;
let test: TestWeb;
let vera: Visitor;
let mia: Visitor;
let hedda: Visitor;
before(async () => {
  test = await openTestWeb();
  const member = { login: 'mia', name: 'Mia Mo', role: 'member', body: null, password };
  unwrap(await addUser(test.app, test.session, member));
  [vera, mia, hedda] = [new Visitor(test.web), new Visitor(test.web), new Visitor(test.web)];
  await vera.signIn('vera');
  await mia.signIn('mia');
  await hedda.signIn('hedda');
});
after(() => test.close());

const seenTree = async () => Visitor.field(await vera.get(path), 'seen');
/** The titles of the tree in the order of the page. */
const titles = (text: string) =>
  [...text.matchAll(/yearplan-title"[^>]*><a href="[^"]*">([^<]*)</gu)].map(([, title]) => title);

describe('the plans', () => {
  it('are a place of the menu, year by year with how each stands', async () => {
    const { text } = await vera.get('/plan');
    assert.match(text, /<a href="\/plan" aria-current="(?:page|true)">Plan<\/a>/u);
    assert.match(
      text,
      /<a class="cell-link" href="\/plan\/2025">Plan 2025<\/a>.*Utkast.*Inte beslutad.*<td class="figure"[^>]*>5/su,
    );
    assert.match(text, /href="\/plan\/2025\/ny"/u);
  });

  it('begin empty for a year, and say what is wrong with one that is none', async () => {
    await vera.get('/plan');
    const wrong = await vera.post('/plan', { year: 'nästa' });
    assert.equal(wrong.status, 422);
    assert.match(wrong.text, /href="#f-year">Ange året.*<details class="adder" open="">.*value="nästa"/su);
    const made = await vera.post('/plan', { year: '2033' });
    assert.equal(made.location, '/plan/2033');
    const page = await vera.follow(made);
    assert.match(page.text, /Planen är tom.*Lägg till perspektiv/su);
    assert.doesNotMatch(page.text, /Besluta planen/u);
  });

  it('are only read by others, and drafts not by elected members', async () => {
    const { text } = await hedda.get('/plan');
    assert.match(text, /Plan 2025/u);
    assert.doesNotMatch(text, /Lägg upp en tom plan|Kopiera/u);
    assert.match((await mia.get('/plan')).text, /Ingen plan än/u);
    assert.equal((await mia.get(path)).status, 404);
    assert.equal((await hedda.post('/plan', { year: '2034' })).status, 422);
  });
});

describe('the tree of a plan', () => {
  it('is nested lists with the level, the responsible and what can be done', async () => {
    const { status, text } = await vera.get(path);
    assert.equal(status, 200);
    assert.deepEqual(titles(text), ['Hållbart', 'Skog', 'Fler träd', 'Plantera', 'Gallra']);
    assert.match(text, /1 perspektiv, 1 processområde, 1 processmål, 2 åtaganden/u);
    assert.match(text, /Åtagande<\/span>.*Plantera.*KS, alla bolag/su);
    assert.match(
      text,
      /Lägg till under<span class="hidden" lang="sv">: <!-- -->Skog|Lägg till under<span class="hidden" lang="sv">: Skog/u,
    );
    const read = await hedda.get(path);
    assert.deepEqual(titles(read.text), titles(text));
    assert.doesNotMatch(read.text, /Lägg till under|yearplan-move|plan-\w+\.js/u);
  });

  it('shows one body’s part, or one level, and says so', async () => {
    const von = await vera.get(`${path}?organ=VON`);
    assert.deepEqual(titles(von.text), ['Hållbart', 'Skog', 'Gallra']);
    assert.match(von.text, /Bara det som du valde visas/u);
    assert.deepEqual(titles((await vera.get(`${path}?niva=goal`)).text), ['Hållbart', 'Skog', 'Fler träd']);
    assert.match((await vera.get(`${path}?organ=XX`)).text, /Inget i planen stämmer/u);
  });

  it('gets a node in its place, and comes back to it', async () => {
    const form = await vera.get(`${path}?under=processArea%2Fskog`);
    assert.match(
      form.text,
      /Ny post under Skog.*name="parent" value="processArea\/skog".*<option value="goal" selected="">Processmål/su,
    );
    const empty = await vera.post(path, { atgard: 'lagg-till', parent: 'processArea/skog', level: 'goal', title: ' ' });
    assert.equal(empty.status, 422);
    assert.match(empty.text, /href="#f-title">Skriv vad posten heter/u);
    const added = await vera.post(path, {
      atgard: 'lagg-till',
      parent: 'processArea/skog',
      level: 'goal',
      title: 'Äldre träd',
    });
    assert.equal(added.location, `${path}?klart=lagg-till&post=goal%2F%C3%A4ldre-tr%C3%A4d#goal-äldre-träd`);
    assert.match((await vera.follow(added)).text, /Äldre träd är tillagd/u);
    const more = await vera.post(path, {
      atgard: 'lagg-till-mer',
      parent: 'processArea/skog',
      level: 'commitment',
      title: 'Så frön',
    });
    assert.equal(decodeURIComponent(more.location ?? ''), `${path}/post/commitment/så-frön`);
  });

  it('moves a node a step and keeps the button at hand', async () => {
    const moved = await vera.post(path, { atgard: 'up', node: 'goal/äldre-träd', seen: await seenTree() });
    assert.match(moved.location ?? '', /steg=up#steg$/u);
    const page = await vera.follow(moved);
    assert.deepEqual(titles(page.text).slice(2, 4), ['Äldre träd', 'Fler träd']);
    assert.match(page.text, /<details class="yearplan-move" open="">.*<button[^>]*value="down"[^>]*id="steg"/su);
    const stale = await vera.post(path, { atgard: 'up', node: 'goal/fler-träd', seen: 'x' });
    assert.equal(stale.status, 422);
    assert.match(stale.text, /Någon annan har ändrat planen/u);
  });

  it('moves a node under another that is chosen from a list', async () => {
    const panel = await vera.get(`${path}?flytta=commitment%2Fgallra`);
    assert.match(panel.text, /Flytta Gallra.*<option value="goal\/fler-träd">Processmål: Fler träd/su);
    const moved = await vera.post(path, {
      atgard: 'flytta',
      node: 'commitment/gallra',
      parent: 'goal/fler-träd',
      before: '',
      seen: await seenTree(),
    });
    assert.match((await vera.follow(moved)).text, /Gallra är flyttad/u);
    const back = await vera.post(path, {
      atgard: 'flytta',
      node: 'commitment/gallra',
      parent: 'processArea/skog',
      before: 'commitment/plantera',
      seen: await seenTree(),
    });
    const page = await vera.follow(back);
    assert.deepEqual(titles(page.text).slice(4), ['Gallra', 'Plantera', 'Så frön']);
  });

  it('refuses a button that is none, a year that is none and those who may not edit', async () => {
    await vera.get(path);
    assert.equal((await vera.post(path, { atgard: 'hoppa' })).status, 422);
    assert.equal((await vera.get('/plan/1066')).status, 404);
    assert.equal((await vera.get('/plan/2040')).status, 404);
    await hedda.get(path);
    const refused = await hedda.post(path, { atgard: 'lagg-till', parent: '', level: 'perspective', title: 'Nytt' });
    assert.equal(refused.status, 422);
    assert.match(refused.text, /Bara controller/u);
  });

  it('is in English too', async () => {
    await hedda.post('/sprak', { sprak: 'en', till: path });
    const { text } = await hedda.get(path);
    assert.match(text, /The plan is a draft.*Responsible.*Golden thread|Golden thread.*The plan is a draft/su);
    await hedda.post('/sprak', { sprak: 'sv', till: path });
  });
});

describe('a node of the plan', () => {
  it('is edited by those who may, and read by the rest', async () => {
    const page = await vera.get(goal);
    assert.equal(page.status, 200);
    assert.match(page.text, /Hållbart › Skog › Processmål.*type="date" value="" aria-describedby|name="startsOn"/su);
    assert.match(page.text, /<legend>Nämnder<\/legend>.*value="KS".*<legend>Grupper<\/legend>.*value="alla bolag"/su);
    const read = await hedda.get(goal);
    assert.doesNotMatch(read.text, /Spara posten|Lägg till en indikator/u);
    assert.match(read.text, /Vem posten gäller<\/dt><dd>Båda/u);
  });

  it('keeps what was written where something is wrong, and saves what is right', async () => {
    const fields = {
      title: 'Fler träd',
      parent: 'processArea/skog',
      role: 'own',
      bodies: 'VON',
      startsOn: '2025-05-01',
      seen: '',
    };
    const { text } = await vera.get(goal);
    const seen = /name="seen" value="([^"]*)"/u.exec(text)?.[1] ?? '';
    const wrong = await vera.post(goal, { ...fields, endsOn: '2025-04-01', seen });
    assert.equal(wrong.status, 422);
    assert.match(wrong.text, /href="#f-endsOn">Slutdagen ligger före.*value="2025-04-01"/su);
    const saved = await vera.post(goal, { ...fields, endsOn: '2025-12-31', seen });
    assert.equal(saved.location, `${goal}?klart=sparad`);
    const page = await vera.follow(saved);
    assert.match(page.text, /Posten är sparad.*value="own" checked="".*value="VON" checked=""|Posten är sparad/su);
    assert.match((await vera.get(path)).text, /2025-05-01 till 2025-12-31/u);
  });

  it('is not overwritten: what somebody else has saved is said, and saving once more is a choice', async () => {
    const fields = { title: 'Mina träd', parent: 'processArea/skog', role: 'own', startsOn: '', endsOn: '' };
    const stale = await vera.post(goal, { ...fields, seen: 'gammal' });
    assert.equal(stale.status, 422);
    assert.match(stale.text, /ändrats av någon annan.*value="Mina träd"/su);
    const again = await vera.post(goal, { ...fields, seen: Visitor.field(stale, 'seen') });
    assert.equal(again.status, 303);
  });

  it('gets an indicator with targets, in Swedish figures', async () => {
    const form = `${goal}/indikator/%2B`;
    const page = await vera.get(form);
    assert.match(page.text, /Ny indikator.*aria-label="Mål 2026, kvinnor"/su);
    const fields = {
      atgard: 'spara',
      title: 'Trädtäckning',
      unit: 'percent',
      decimals: '1',
      direction: 'higher',
      source: 'Egen',
      seen: Visitor.field(page, 'seen'),
    };
    const wrong = await vera.post(form, { ...fields, 'target-2025-all': 'tio' });
    assert.equal(wrong.status, 422);
    assert.match(wrong.text, /href="#f-target-2025-all">(?:&quot;|")tio(?:&quot;|") är inget tal/u);
    const saved = await vera.post(form, { ...fields, 'target-2025-all': '62,5', 'target-2026-women': '1 064' });
    assert.equal(saved.location, `${goal}#indikatorer`);
    const shown = await vera.get(goal);
    assert.match(shown.text, /Trädtäckning.*62,5\s%.*kvinnor 1\s064\s%/su);
    const read = await hedda.get(`${goal}/indikator/${encodeURIComponent('trädtäckning')}`);
    assert.match(read.text, /Högre.*62,5/su);
    assert.doesNotMatch(read.text, /Spara indikatorn/u);
  });

  it('gets an owner from the head of its body', async () => {
    const page = await hedda.get(`${path}/post/commitment/plantera`);
    assert.match(page.text, /Rapporterar för Kommunstyrelsen/u);
    const [, account = ''] = /<option value="([0-9a-f-]{36})">Hedda Holm/u.exec(page.text) ?? [];
    const saved = await hedda.post(`${path}/post/commitment/plantera/agare`, { 'owner-KS': account });
    assert.match((await hedda.follow(saved)).text, /Den som rapporterar är sparad.*selected="">Hedda Holm/su);
    const refused = await hedda.post(`${path}/post/commitment/gallra/agare`, { 'owner-VON': account });
    assert.equal(refused.status, 422);
  });
});

describe('a removal', () => {
  it('shows all that hangs on it, needs a reason, and can be undone', async () => {
    const page = `${path}/post/processArea/skog/ta-bort`;
    const { text } = await vera.get(page);
    assert.match(
      text,
      /Ta bort Skog\?.*Posten finns i rapporter.*Under posten \(5\).*Trädtäckning.*Hedda Holm \(KS\)/su,
    );
    assert.match(
      text,
      /Kommunstyrelsen<\/a><\/th><td>Helår 2025.*<td class="figure"[^>]*>4<\/td><td class="figure"[^>]*>4/su,
    );
    const wrong = await vera.post(page, { reason: '' });
    assert.match(wrong.text, /href="#f-reason">Skriv varför/u);
    const marked = await vera.post(page, { reason: 'Slås ihop' });
    const tree = await vera.follow(marked);
    assert.match(tree.text, /Skog är markerad.*Tas bort när planen beslutas: Slås ihop/su);
    const undone = await vera.post(path, { atgard: 'angra', node: 'processArea/skog' });
    assert.match((await vera.follow(undone)).text, /Skog är kvar i planen/u);
    assert.equal((await hedda.get(page)).status, 404);
  });
});
