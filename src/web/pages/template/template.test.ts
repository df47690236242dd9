import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openTestWeb, type Page, type TestWeb, Visitor } from '../../web.testing.ts';

const path = '/rapport/KS/2025-year/mall';
/** A PNG of one pixel. */
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
let test: TestWeb;
let vera: Visitor;
before(async () => {
  test = await openTestWeb();
  vera = new Visitor(test.web);
  await vera.signIn('vera');
});
after(() => test.close());

const blocks = (page: Page) =>
  [...page.text.matchAll(/<li id="block-(\w+)-(\d+)"[^>]*>(?:<p class="block-text"[^>]*>)([^<]+)/gu)].map(
    ([, part, index, text]) => ({ at: `${part}:${index}`, text: text ?? '' }),
  );
const placeOf = (page: Page, text: string) => blocks(page).find((block) => block.text === text)?.at ?? '';
const press = async (action: string, more: Record<string, string> = {}) => vera.post(path, { atgard: action, ...more });

describe('the template', () => {
  it('lists the blocks of each part in order', async () => {
    const page = await vera.get(path);
    assert.equal(page.status, 200);
    assert.deepEqual(
      blocks(page)
        .slice(0, 3)
        .map(({ text }) => text),
      ['Förslag till beslut', 'Förslag till beslut', 'Underskrifter'],
    );
  });

  it('moves a heading with what stands under it, and comes back to it', async () => {
    const at = placeOf(await vera.get(path), 'Hållbart');
    const done = await press(`up:${at}`);
    const page = await vera.get(path);
    assert.equal(done.location, `${path}#block-${placeOf(page, 'Hållbart').replace(':', '-')}`);
    const order = blocks(page).map(({ text }) => text);
    assert.ok(order.indexOf('Hållbart') < order.indexOf('Sammanfattning'));
    assert.ok(order.indexOf('Processområde Skog') < order.indexOf('Sammanfattning'));
    await press(`down:${placeOf(page, 'Hållbart')}`);
    assert.equal(placeOf(await vera.get(path), 'Hållbart'), at);
  });

  it('hides and shows', async () => {
    const at = placeOf(await vera.get(path), 'Sammanfattning');
    await press(`hide:${at}`);
    assert.doesNotMatch((await vera.get('/rapport/KS/2025-year')).text, /Sammanfattning/u);
    assert.match((await vera.get(path)).text, /Sammanfattning<span class="tag">dold/u);
    await press(`show:${at}`);
    assert.match((await vera.get('/rapport/KS/2025-year')).text, /Sammanfattning/u);
  });

  it('renames a heading', async () => {
    const at = placeOf(await vera.get(path), 'Sammanfattning');
    assert.match((await vera.get(`${path}?byt=${at}`)).text, /name="rename"[^>]* value="Sammanfattning"/u);
    await press(`rename:${at}`, { rename: 'I korthet' });
    assert.equal(placeOf(await vera.get(path), 'I korthet'), at);
    const empty = await vera.post(`${path}?byt=${at}`, { atgard: `rename:${at}`, rename: ' ' });
    assert.equal(empty.status, 422);
  });

  it('adds a block below a heading, comes back to it, and takes it away', async () => {
    const page = await vera.get(path);
    const heading = placeOf(page, 'I korthet');
    const [part = '', index = ''] = heading.split(':');
    const next = `${part}:${Number(index) + 1}`;
    const done = await press(`insert:${heading}`, { block: 'dataSummary' });
    assert.equal(done.location, `${path}#block-${next.replace(':', '-')}`);
    const added = await vera.get(path);
    assert.equal(placeOf(added, 'Sammanfattning ur data'), next);
    assert.match(added.text, new RegExp(`value="remove:${next}"`, 'u'));
    assert.doesNotMatch(added.text, new RegExp(`value="remove:${heading}"`, 'u'));
    const removed = await press(`remove:${next}`);
    assert.equal(removed.location, `${path}#block-${heading.replace(':', '-')}`);
    assert.deepEqual(blocks(await vera.get(path)), blocks(page));
  });

  it('offers each of the four blocks below each heading, and no other', async () => {
    const page = await vera.get(path);
    const selects = [...page.text.matchAll(/<select id="f-lagg-[^"]+" name="block">(.*?)<\/select>/gu)];
    assert.equal(selects.length, [...page.text.matchAll(/class="block block-level-\d/gu)].length);
    const offered = [...(selects[0]?.[1] ?? '').matchAll(/<option value="(\w+)">([^<]+)/gu)];
    assert.deepEqual(
      offered.map(([, value]) => value),
      ['carryOver', 'dataSummary', 'goalsByAssessment', 'commitmentsByStatus'],
    );
    const at = placeOf(page, 'I korthet');
    for (const [, block = ''] of offered) {
      assert.equal((await press(`insert:${at}`, { block })).status, 303, block);
      await press(`remove:${at.replace(/\d+$/u, (digits) => String(Number(digits) + 1))}`);
    }
    assert.deepEqual(blocks(await vera.get(path)), blocks(page));
    assert.equal((await press(`insert:${at}`, { block: 'strunt' })).status, 422);
  });

  it('writes a new cover memo from the data', async () => {
    assert.match((await vera.get(path)).text, /ersätter den tjänsteskrivelse som finns.*ändringsloggen/su);
    const page = await vera.follow(await press('memo'));
    assert.match(page.text, /role="status"><p class="notice-title">Tjänsteskrivelsen är skriven ur data/u);
    const memo = blocks(page).filter(({ at }) => at.startsWith('coverMemo:'));
    assert.ok(memo.length > 3, 'the memo has the blocks that are written from the data');
  });

  it('sets title and registry number of a part', async () => {
    await press('part', { part: 'annualReport', title: 'Året som gick', registryNumber: 'KS/2026:99' });
    assert.match((await vera.get('/rapport/KS/2025-year')).text, /Året som gick/u);
    assert.match((await vera.get('/rapport/KS/2025-year')).text, /KS\/2026:99/u);
  });

  it('takes a colour and a logo with its text, and refuses what is no picture', async () => {
    await vera.get(path);
    const logo = new File([Buffer.from(pixel, 'base64')], 'logo.png', { type: 'image/png' });
    const look = { accent: '#7A1F5A', alt: 'Alvsala kommun', atgard: 'look' };
    assert.match((await vera.post(path, { ...look, logo, alt: '' })).text, /Skriv vad logotypen föreställer/u);
    const script = new File(['x'], 'x.html', { type: 'text/html' });
    assert.equal((await vera.post(path, { ...look, logo: script })).status, 422);
    const jpeg = await vera.post(path, { ...look, logo: new File(['x'], 'x.jpg', { type: 'image/jpeg' }) });
    assert.match(jpeg.text, /Logotypen måste vara en PNG- eller SVG-bild/u);
    assert.match(jpeg.text, /accept="image\/png,image\/svg\+xml"/u);
    assert.equal((await vera.post(path, { ...look, logo })).status, 303);
    const page = await vera.get(path);
    assert.match(page.text, /<img src="data:image\/png;base64,iVBORw0KGgo[^"]*" alt="Alvsala kommun"/u);
    assert.match(page.text, /value="#7a1f5a"/u);
    await press('no-logo');
    assert.doesNotMatch((await vera.get(path)).text, /<img/u);
  });

  it('says that a change it does not know was not made', async () => {
    assert.equal((await press('strunt')).status, 422);
    assert.equal((await press('hide:strunt:x')).status, 422);
  });

  it('can be read but not changed by others', async () => {
    const lars = new Visitor(test.web);
    await lars.signIn('lars');
    const page = await lars.get(path);
    assert.match(page.text, /Bara controller/u);
    assert.doesNotMatch(page.text, /Flytta upp/u);
    assert.equal((await lars.post(path, { atgard: 'hide:annualReport:1' })).status, 422);
  });
});
