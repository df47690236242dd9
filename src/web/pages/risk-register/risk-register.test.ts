import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openTestWeb, type TestWeb, Visitor } from '../../web.testing.ts';

const path = '/internkontroll/KS/2025/risker';
const plan = '/internkontroll/KS/2025';

describe('the pages of the risk register', () => {
  let test: TestWeb;
  let hedda: Visitor;
  let rakel: Visitor;
  before(async () => {
    test = await openTestWeb();
    [hedda, rakel] = [new Visitor(test.web), new Visitor(test.web)];
    await hedda.signIn('hedda');
    await rakel.signIn('rakel');
  });
  after(() => test.close());

  it('are reached from the plan, and only read by those who may not change them', async () => {
    assert.match((await hedda.get(plan)).text, /href="\/internkontroll\/KS\/2025\/risker"/u);
    const { text } = await rakel.get(path);
    assert.match(text, /Du kan läsa registret men inte ändra det/u);
    assert.doesNotMatch(text, /Lägg till en risk/u);
  });

  it('take a new risk, and say what is missing with everything kept', async () => {
    await hedda.get(`${path}/+`);
    const refused = await hedda.post(`${path}/+`, { cause: 'slarv', owner: 'Chef' });
    assert.equal(refused.status, 422);
    assert.match(refused.text, /href="#f-text">Beskriv risken/u);
    assert.equal(Visitor.field(refused, 'owner'), 'Chef');
    const risk = {
      event: 'det blir fel',
      cause: 'slarv',
      likelihood: '4',
      impact: '2',
      likelihoodAfter: '2',
      impactAfter: '2',
    };
    const page = await hedda.follow(await hedda.post(`${path}/+`, { ...risk, chosen: 'yes', chosenReason: 'Hög' }));
    assert.match(page.text, /Risken är sparad.*2 risker i bruttolistan, 2 valda till planen/su);
    assert.match(page.text, /Risken att det blir fel på grund av slarv\.<\/a>.*Hög \(8\).*Medel \(4\)/su);
  });

  it('draw the matrix with a word in each cell, and the same as a table whose cells lead to their risks', async () => {
    const { text } = await hedda.get(path);
    assert.match(text, /<svg[^>]*viewBox="0 0 760 468".*Mycket hög.*<a href="[^"]*\?ruta=4-2/su);
    assert.match(
      text,
      /<table class="risk-table">.*Sannolikhet.*Konsekvens 1 Försumbar.*href="[^"]*ruta=4-2#tabell-bruttolista">1 före, 0 efter/su,
    );
    assert.match(text, /1 risk från Sannolikhet 4, konsekvens 2 till Sannolikhet 2, konsekvens 2/u);
    assert.match(text, /1 risk är inte bedömd än/u);
    const cell = await hedda.get(`${path}?ruta=4-2`);
    assert.match(cell.text, /Riskerna i rutan Sannolikhet 4, konsekvens 2/u);
    assert.doesNotMatch(cell.text, /<tbody>.*Risken att det brinner/su);
  });

  it('give the gross list as a file', async () => {
    const file = await hedda.get(`${path}?hamta=bruttolista.csv`);
    assert.match(file.headers.get('Content-Type') ?? '', /text\/csv/u);
    assert.match(file.text, /Risken att det blir fel/u);
  });

  it('take a control under a chosen risk, show it in the year, and decide and revise the plan', async () => {
    const risk = 'risk/risken-att-det-blir-fel-på-grund-av-slarv';
    const form = await hedda.get(`${plan}/kontroller/+?risk=${encodeURIComponent(risk)}`);
    assert.match(form.text, /<option[^>]* value="risk\/risken-att-det-blir-fel[^"]*" selected="">/u);
    const control = { risk, title: 'Stickprov på fel', recurrence: '5', responsible: 'Controller' };
    const page = await hedda.follow(await hedda.post(`${plan}/kontroller/+`, control));
    assert.match(page.text, /Kontrollen är sparad/u);
    assert.match(
      page.text,
      /<table class="control-year">.*Stickprov på fel.*data-month="maj">.*(Försenad|Planerad|Görs nu).*senast 31\/5/su,
    );
    const vera = new Visitor(test.web);
    await vera.signIn('vera');
    const seen = Visitor.field(await vera.get(plan), 'seen');
    const decided = await vera.follow(
      await vera.post(plan, { decidedOn: '2025-01-20', paragraph: '4', registryNumber: '', seen }),
    );
    assert.match(
      decided.text,
      /Planen är beslutad 2025-01-20, § 4.*Öppna en revidering.*Version 1, beslutad 2025-01-20, § 4/su,
    );
    assert.match((await hedda.get(`${plan}/version/1`)).text, /Stickprov på fel.*2025-05-31/su);
    const opened = await hedda.follow(await hedda.post(plan, { atgard: 'revidera', reason: 'Ny lag' }));
    assert.match(opened.text, /Planen revideras: Ny lag/u);
  });

  it('answer 404 for what is not there', async () => {
    for (const missing of [
      `${path}/finns-inte`,
      `${plan}/kontroller/finns-inte`,
      `${plan}/version/9`,
      `${plan}/version/x`,
      '/internkontroll/XX/2025/risker',
    ])
      assert.equal((await hedda.get(missing)).status, 404, missing);
  });
});
