import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openTestWeb, type TestWeb, treePath, Visitor } from '../../web.testing.ts';

const path = '/internkontroll/KS/2025';
const decision = { decidedOn: '2025-01-14', paragraph: '8', registryNumber: 'KS/2024:310' };
let test: TestWeb;
let vera: Visitor;
let lars: Visitor;
before(async () => {
  test = await openTestWeb();
  [vera, lars] = [new Visitor(test.web), new Visitor(test.web)];
  await vera.signIn('vera');
  await lars.signIn('lars');
});
after(() => test.close());

describe('the control plan', () => {
  it('is reached from the tree of a report', async () => {
    assert.match((await vera.get(treePath)).text, /href="\/internkontroll\/KS\/2025"[^>]*>Internkontrollplan</u);
  });

  it('has a row for each control, with its latest light and its actions by status', async () => {
    const { status, text } = await vera.get(path);
    assert.equal(status, 200);
    assert.match(text, /1 risk, 1 kontroll, 2 åtgärder/u);
    const [row = ''] = /<tbody>.*?<\/tr>/su.exec(text) ?? [];
    assert.match(row, /<th scope="row" lang="sv"><a href="#risk-brand">Det brinner<\/a>/u);
    assert.match(row, /<a href="#control-rond" lang="sv">Brandrond<\/a>.*Två gånger om året.*Grön.*Helår 2025/su);
    assert.match(row, /<li>1 pågår<\/li><li>1 utan status<\/li>/u);
    assert.match(text, /id="tabell-i-korthet"><span>Risker och kontroller i korthet.*?hamta=i-korthet\.xlsx/su);
  });

  it('shows what the latest report says, with who answers for each action, and the earlier one folded', async () => {
    const { text } = await vera.get(path);
    assert.match(text, /<h4>Helår 2025<\/h4>.*Inga bränder\..*Röj mer sly\./su);
    assert.match(
      text,
      /Ansvarig<\/dt><dd lang="sv">Skogschef.*Klart senast<\/dt><dd>2026-05-31.*Status<\/dt><dd>Pågår/su,
    );
    assert.match(text, /Köp en spruta\..*Ansvarig<\/dt><dd class="unsaid">Ej angivet/su);
    assert.match(text, /<details class="plan-earlier"><summary>Delår 2 2025/u);
    assert.match(text, /href="\/internkontroll\/KS\/2025-year\/rond\/atgard\/1"/u);
    assert.match(text, /href="\/internkontroll\/KS\/2025-interim2\/rond\/atgard\/ny"/u);
  });

  it('is only read by those who may not edit it', async () => {
    const { text } = await lars.get(path);
    assert.match(text, /Röj mer sly\./u);
    assert.doesNotMatch(text, /atgard\/|Registrera beslut/u);
    const refused = await lars.post(path, { ...decision, seen: 'x' });
    assert.equal(refused.status, 422);
    assert.match(refused.text, /Bara nämndsekreterare/u);
  });

  it('is in English too, with Swedish statuses in English words', async () => {
    await lars.post('/sprak', { sprak: 'en', till: path });
    const { text } = await lars.get(path);
    assert.match(text, /Internal control plan 2025.*Draft: the board has not decided the plan/su);
    assert.match(text, /<dt>Status<\/dt><dd>Ongoing<\/dd>/u);
  });

  it('teaches where there is none, and is missing for an unknown body or year', async () => {
    assert.match(
      (await vera.get('/internkontroll/VON/2025')).text,
      /Här finns ingen plan än.*Läs in ett beslutspaket/su,
    );
    for (const missing of ['/internkontroll/XX/2025', '/internkontroll/KS/ifjol', '/internkontroll/KS/1066'])
      assert.equal((await vera.get(missing)).status, 404, missing);
  });
});

describe('deciding the control plan', () => {
  const seen = async () => Visitor.field(await vera.get(path), 'seen');

  it('asks again for a day that is none, with what was written kept and the form open', async () => {
    const page = await vera.post(path, { ...decision, seen: await seen(), decidedOn: '14 januari' });
    assert.equal(page.status, 422);
    assert.match(page.text, /<details class="decide" id="beslut" open="">/u);
    assert.match(page.text, /href="#f-decidedOn">Ange beslutsdagen som ÅÅÅÅ-MM-DD/u);
    assert.equal(Visitor.field(page, 'registryNumber'), 'KS/2024:310');
  });

  it('registers nothing where the plan has changed since the page was opened', async () => {
    const page = await vera.post(path, { ...decision, seen: 'en annan' });
    assert.equal(page.status, 422);
    assert.match(page.text, /har ändrats sedan du öppnade sidan/u);
  });

  it('says what was decided, to all, and goes on taking actions', async () => {
    const done = await vera.post(path, { ...decision, seen: await seen() });
    assert.equal(done.location, `${path}?beslutad=1`);
    const page = await vera.follow(done);
    assert.match(page.text, /Planen är beslutad 2025-01-14, § 8, KS\/2024:310/u);
    assert.doesNotMatch(page.text, /Registrera beslut|Utkast/u);
    assert.match(page.text, /Lägg till en åtgärd/u);
    assert.match((await lars.get(path)).text, /The plan was decided 2025-01-14, § 8/u);
  });
});
