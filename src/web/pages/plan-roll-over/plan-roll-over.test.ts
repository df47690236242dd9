import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openTestWeb, type TestWeb, Visitor } from '../../web.testing.ts';

const path = '/plan/2025/ny';
let test: TestWeb;
let vera: Visitor;
let hedda: Visitor;
before(async () => {
  test = await openTestWeb();
  [vera, hedda] = [new Visitor(test.web), new Visitor(test.web)];
  await vera.signIn('vera');
  await hedda.signIn('hedda');
});
after(() => test.close());

const checked = (text: string) =>
  [...text.matchAll(/name="chosen" checked="" value="([^"]*)"|name="chosen" value="([^"]*)" checked=""/gu)].map(
    ([, a, b]) => a ?? b,
  );

describe('the copy of a plan to a new year', () => {
  it('is rehearsed: what goes on, what is chosen with its last status, and the counts', async () => {
    const { status, text } = await vera.get(path);
    assert.equal(status, 200);
    assert.match(text, /Kopiera planen för 2025 till 2026.*Inget är kopierat förrän/su);
    assert.match(text, /Åtagande<\/th><td class="figure">2<\/td><td class="figure">1<\/td>/u);
    assert.match(text, /Plantera.*KS.*Klart.*Gallra.*KS.*Försenat/su);
    assert.deepEqual(checked(text), ['commitment/gallra']);
    assert.match(text, /Poster som inte följer med \(1\).*Plantera.*ettårig och inte markerad/su);
    assert.equal((await hedda.get(path)).status, 404);
  });

  it('chooses many at once, and names a new term', async () => {
    assert.deepEqual(checked((await vera.get(`${path}?valj=all`)).text).length, 2);
    assert.deepEqual(checked((await vera.get(`${path}?valj=none`)).text), []);
    const term = await vera.get(`${path}?till=2027`);
    assert.match(term.text, /Ny mandatperiod: 2027–2030.*Den nya perioden läggs upp.*Mål vars mandatperiod slutar/su);
    assert.deepEqual(checked((await vera.get(`${path}?till=2027&valj=none&mal=all`)).text), ['goal/fler-träd']);
  });

  it('says what is wrong with a year', async () => {
    const wrong = await vera.get(`${path}?till=snart`);
    assert.equal(wrong.status, 422);
    assert.match(wrong.text, /href="#f-till">Ange året/u);
    assert.match((await vera.get(`${path}?till=2024`)).text, /Välj ett år efter 2025/u);
  });

  it('is shown again with other choices, and does only what was shown', async () => {
    const first = await vera.get(path);
    const again = await vera.post(path, { atgard: 'repetera', till: '2026', chosen: 'commitment/plantera' });
    assert.equal(again.status, 200);
    assert.deepEqual(checked(again.text), ['commitment/plantera']);
    const other = await vera.post(path, {
      atgard: 'kopiera',
      till: '2026',
      chosen: 'commitment/plantera',
      seen: Visitor.field(first, 'seen'),
    });
    assert.equal(other.status, 422);
    assert.match(other.text, /Inget är kopierat: läs igenom igen/u);
    const done = await vera.post(path, {
      atgard: 'kopiera',
      till: '2026',
      chosen: 'commitment/plantera',
      seen: Visitor.field(other, 'seen'),
    });
    assert.equal(done.location, '/plan/2026?klart=skapad');
    const page = await vera.follow(done);
    assert.match(
      page.text,
      /Planen är kopierad.*Jämfört med planen för 2025: 1 tas bort.*Finns där men inte här \(1\).*Gallra/su,
    );
  });

  it('is refused a second time, with the way to the plan that is there', async () => {
    const { text } = await vera.get(path);
    assert.match(text, /Planen för 2026 är redan kopierad från 2025 och har 4 poster.*href="\/plan\/2026"/su);
    assert.doesNotMatch(text, /value="kopiera"/u);
    const forced = await vera.post(path, { atgard: 'kopiera', till: '2026', seen: 'x' });
    assert.match(forced.text, /och har 4 poster/u);
  });

  it('marks in the new plan what is new and what is changed', async () => {
    const tree = '/plan/2026';
    await vera.get(tree);
    await vera.post(tree, { atgard: 'lagg-till', parent: 'processArea/skog', level: 'goal', title: 'Nytt' });
    const node = `${tree}/post/commitment/plantera`;
    const page = await vera.get(node);
    assert.match(page.text, /href="\/plan\/2025\/post\/commitment\/plantera"[^>]*>Samma post 2025/u);
    const fields = {
      title: 'Plantera mer',
      parent: 'processArea/skog',
      role: 'group',
      seen: /name="seen" value="([^"]*)"/u.exec(page.text)?.[1] ?? '',
    };
    assert.equal((await vera.post(node, fields)).status, 303);
    const { text } = await vera.get(tree);
    assert.match(text, /<span class="tag tag-approved">Ny<\/span>/u);
    assert.match(text, /Ändrad: titel, ansvariga|Ändrad<!-- -->: titel, ansvariga/u);
  });
});
