import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { areaPath, openTestWeb, type Page, type TestWeb, treePath, Visitor } from '../../web.testing.ts';

const path = '/administration/styrmodell';

let test: TestWeb;
let alva: Visitor;
before(async () => {
  test = await openTestWeb();
  alva = new Visitor(test.web);
  await alva.signIn('alva');
});
after(() => test.close());

const levels = (page: Page) => [...page.text.matchAll(/href="[^"]*\/niva\/[^"]*">([^<]+)</gu)].map(([, name]) => name);

describe(path, () => {
  it('shows levels in order, every scale with its symbols, and the terms', async () => {
    const page = await alva.get(path);
    assert.deepEqual(levels(page), ['Perspektiv', 'Processområde', 'Processmål', 'Åtagande']);
    assert.match(page.text, /Bedömning<\/a>.*<svg class="symbol".*Röd.*Gul.*Grön/su);
    assert.equal(Visitor.field(page, 'first-0'), '2023');
    assert.doesNotMatch(page.text, /\{"|\[\{/u, 'no JSON');
  });

  it('adds a level and moves it', async () => {
    await alva.get(path);
    const refused = await alva.post(path, { atgard: 'add', name: 'Aktivitet', heading: '', horizon: 'x' });
    assert.match(refused.text, /href="#f-heading">Ange rubriken.*href="#f-horizon">Ange antal år/su);
    assert.match(refused.text, /<details class="adder" open="">/u);
    assert.equal(Visitor.field(refused, 'name'), 'Aktivitet');
    const fields = { name: 'Aktivitet', heading: 'Aktiviteter', horizon: '1', scales: 'status' };
    const page = await alva.follow(await alva.post(path, { atgard: 'add', ...fields }));
    assert.match(page.text, /Ändringen är sparad/u);
    assert.equal(levels(page).at(-1), 'Aktivitet');
    const moved = await alva.follow(await alva.post(path, { atgard: 'up:aktivitet' }));
    assert.deepEqual(levels(moved).slice(-2), ['Aktivitet', 'Åtagande']);
  });

  it('gives a level another name on every page', async () => {
    const level = `${path}/niva/commitment`;
    const page = await alva.get(level);
    assert.match(page.text, /value="status"[^>]*checked=""|checked=""[^>]*value="status"/u);
    await alva.post(level, { name: 'Uppdrag', heading: 'Årets uppdrag', horizon: '1', scales: 'status' });
    assert.match((await alva.get(treePath)).text, /Uppdrag/u);
    assert.equal((await alva.post(level, { name: '', heading: 'x', horizon: '' })).status, 422);
    assert.equal((await alva.get(`${path}/niva/strunt`)).status, 404);
  });

  it('keeps terms of office', async () => {
    await alva.get(path);
    const rows = {
      'first-0': '2023',
      'last-0': '2026',
      'name-0': '',
      'first-1': '2026',
      'last-1': '2030',
      'name-1': '',
    };
    const refused = await alva.post(path, { atgard: 'terms', ...rows });
    assert.match(refused.text, /href="#f-first-1">Två mandatperioder/u);
    assert.equal(Visitor.field(refused, 'last-1'), '2030');
    const saved = await alva.follow(await alva.post(path, { atgard: 'terms', ...rows, 'first-1': '2027' }));
    assert.equal(Visitor.field(saved, 'name-1'), 'Mandatperiod 2027–2030');
    const removed = { ...rows, 'first-1': '', 'last-1': '' };
    assert.equal(
      Visitor.field(await alva.follow(await alva.post(path, { atgard: 'terms', ...removed })), 'first-1'),
      '',
    );
  });

  it('is for administrators', async () => {
    const vera = new Visitor(test.web);
    await vera.signIn('vera');
    for (const one of [path, `${path}/niva/goal`, `${path}/skala/status`]) {
      assert.equal((await vera.get(one)).status, 403, one);
      assert.equal((await vera.post(one, {})).status, 403, one);
    }
  });
});

describe('a scale', () => {
  const scale = `${path}/skala/assessment`;
  const fieldsOf = (page: Page): Record<string, string> => {
    const inputs = page.text.matchAll(/name="((?:code|label|color)-\d+|name)"[^>]* value="([^"]*)"/gu);
    const texts = page.text.matchAll(/name="(meaning-\d+|definition)"[^>]*>([^<]*)<\/textarea>/gu);
    return Object.fromEntries([...inputs, ...texts].map(([, name = '', value = '']) => [name, value] as const));
  };
  const shapes: Record<string, string> = {
    'shape-0': 'diamond',
    'shape-1': 'triangle',
    'shape-2': 'circle',
    'shape-3': 'ring',
  };

  it('changes words and colours, which pages follow', async () => {
    const fields = { ...fieldsOf(await alva.get(scale)), ...shapes };
    assert.deepEqual([fields['code-1'], fields['label-1'], fields['color-1']], ['yellow', 'Gul', '#b58105']);
    const page = await alva.follow(await alva.post(scale, { ...fields, 'label-1': 'Delvis', 'color-1': '#7A5100' }));
    assert.match(page.text, /Ändringen är sparad/u);
    assert.match((await alva.get(areaPath)).text, /#7a5100.*Delvis/su);
  });

  it('refuses a colour that is hard to see, at its field, and keeps what was written', async () => {
    const fields = { ...fieldsOf(await alva.get(scale)), ...shapes };
    const page = await alva.post(scale, { ...fields, 'color-2': '#ffee88', 'label-0': '' });
    assert.match(page.text, /href="#f-label-0">Ange ordet/u);
    const faint = await alva.post(scale, { ...fields, 'color-2': '#ffee88' });
    assert.match(faint.text, /href="#f-color-2">Färgen #ffee88 syns för dåligt/u);
    assert.match(faint.text, /value="#ffee88"/u);
  });

  it('gets a new value, and values that change places', async () => {
    const fields = { ...fieldsOf(await alva.get(scale)), ...shapes };
    const added = { ...fields, 'label-3': 'Lila', 'meaning-3': 'Bäst av allt', 'color-3': '#5b2a86' };
    const page = await alva.follow(await alva.post(scale, added));
    assert.equal(fieldsOf(page)['code-3'], 'lila');
    const again = { ...fieldsOf(page), ...shapes, 'shape-4': 'ring', atgard: 'up:lila' };
    assert.equal(fieldsOf(await alva.follow(await alva.post(scale, again)))['code-2'], 'lila');
    assert.equal((await alva.get(`${path}/skala/strunt`)).status, 404);
    assert.equal((await alva.post(`${path}/skala/strunt`, fields)).status, 404);
  });
});
