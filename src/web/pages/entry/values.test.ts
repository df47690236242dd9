import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openTestWeb, type Page, type TestWeb, treePath, Visitor } from '../../web.testing.ts';

const goalPath = `${treePath}/post/goal/${encodeURIComponent('fler-träd')}`;
const name = 'indicator/skogsandel:actual:all';

let test: TestWeb;
let rakel: Visitor;

describe('the values of indicators on an entry', () => {
  before(async () => {
    test = await openTestWeb();
    rakel = new Visitor(test.web);
    await rakel.signIn('rakel');
  });
  after(() => test.close());

  async function send(text: string, more: Record<string, string> = {}): Promise<Page> {
    const page = await rakel.get(goalPath);
    return rakel.post(goalPath, {
      revision: Visitor.field(page, 'revision'),
      narrative: 'Text.',
      [`varde:${name}`]: text,
      [`sett:${name}`]: Visitor.field(page, `sett:${name}`),
      ...more,
    });
  }
  const shown = async () => Visitor.field(await rakel.get(goalPath), `sett:${name}`);

  it('are fields with last year and the target beside, by sex where one opens it', async () => {
    const page = await rakel.get(goalPath);
    assert.match(page.text, /Värden 2025/u);
    assert.match(page.text, /Utfall 2024: 51,5\u00A0%<\/span><span>Mål: 60\u00A0%/u);
    assert.match(page.text, /<details><summary>Kvinnor och män/u);
    assert.match(page.text, /<label[^>]*>Utfall, kvinnor/u);
    assert.equal(await shown(), '53,0');
  });

  it('are saved with the entry, and the proposal follows', async () => {
    const before = await rakel.get(goalPath);
    assert.match(before.text, /data-part="forslag-assessment">.*Röd.*eftersom/su);
    const page = await rakel.follow(await send('61,5'));
    assert.equal(Visitor.field(page, `sett:${name}`), '61,5');
    assert.match(page.text, /data-part="forslag-assessment">.*Grön.*61,5\u00A0%, målet är minst 60\u00A0%/su);
    assert.doesNotMatch(page.text, /value="green"[^>]*checked|checked[^>]*value="green"/u);
  });

  it('take the proposal with a press, and save it', async () => {
    const page = await rakel.follow(await send('61,5', { atgard: 'forslag-assessment' }));
    assert.match(page.text, /type="radio"[^>]*value="green"[^>]*checked|checked[^>]*value="green"/u);
    assert.match(page.text, /Du har valt som förslaget/u);
  });

  it('are saved by the Enter key, which takes no proposal', async () => {
    const form = /<form[^>]*id="posten".*?<\/form>/su.exec((await rakel.get(goalPath)).text)?.[0] ?? '';
    assert.match(/<button[^>]*>/u.exec(form)?.[0] ?? '', /class="default-button"/u);
    assert.doesNotMatch(/<button[^>]*>/u.exec(form)?.[0] ?? '', /name=/u);
  });

  it('that are wrong are shown again at their field, with the text saved', async () => {
    const page = await send('sextio');
    assert.equal(page.status, 422);
    assert.match(page.text, /href="#f-varde:indicator\/skogsandel:actual:all">”sextio” är inget tal/u);
    assert.match(page.text, /value="sextio"/u);
    assert.match(page.text, /Text\.<\/textarea>/u);
    assert.doesNotMatch(page.text, /bekrafta:/u);
  });

  it('ask to be confirmed where they are unusual', async () => {
    const asked = await send('615');
    assert.match(asked.text, /mer än tio gånger större/u);
    assert.match(asked.text, /name="bekrafta:[^"]*"[^>]*value="615"|value="615"[^>]*name="bekrafta:/u);
    assert.equal(await shown(), '61,5');
    const done = await send('615', { [`bekrafta:${name}`]: '615' });
    assert.equal(done.status, 303);
    assert.equal(await shown(), '615');
  });

  it('that are not saved are said to the island, with the entry saved', async () => {
    const answer = await send('1.234', {});
    assert.equal(answer.status, 422);
    const page = await rakel.get(goalPath);
    const json = await rakel.post(
      goalPath,
      {
        revision: Visitor.field(page, 'revision'),
        narrative: 'Ny text.',
        [`varde:${name}`]: 'x',
        [`sett:${name}`]: '615',
      },
      { Accept: 'application/json' },
    );
    const { saved, issues } = JSON.parse(json.text);
    assert.match(saved, /^Sparat/u);
    assert.deepEqual(issues, [{ path: `varde:${name}`, message: '”x” är inget tal. Skriv det som 1234,5.' }]);
  });
});
