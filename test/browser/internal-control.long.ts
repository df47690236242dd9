/** A year of internal control in a real browser: two boards and a control that the executive board sets for both, from the risk to the next plan. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { controlOverviewUrl, controlPlanUrl } from '../../src/web/routes.ts';
import { needsBrowser, type TestBrowser } from './chromium.ts';
import { ks, von } from './control-parts.ts';
import * as play from './control-play.ts';
import { evidenceElsewhere, handOf, look, openControlWorld, year } from './control-world.ts';
import type { Hand } from './hand.ts';
import { see } from './year-world.ts';

const central = 'Granskning av attester';
const centralResult = 'Alla attester följer delegationen utom en.';

let test: TestBrowser;
let vera: Hand;
let klara: Hand;
/** Works with JavaScript off. */
let sven: Hand;

describe('a year of internal control in a browser', { skip: needsBrowser }, () => {
  before(async () => {
    test = await openControlWorld();
    vera = await handOf(test, 'vera');
    klara = await handOf(test, 'klara');
    await test.openAs('sven');
    sven = await handOf(test, 'sven', false);
  });
  after(() => test.close());
  afterEach(() => assert.deepEqual(test.complaints, []));

  it('begins with risks that are assessed and chosen, and controls for them', async () => {
    await play.writeRisk(klara, ks);
    await play.planControl(klara, ks);
    await play.writeRisk(sven, von);
    await play.planControl(sven, von);
  });

  it('gets a control that the executive board sets for all', async () => {
    await vera.page.goto(controlOverviewUrl(year));
    await look(vera);
    await vera.follow('Lägg till en gemensam kontroll');
    await look(vera);
    await vera.fill('Risk som kontrollen följer upp', 'Risken att fel person attesterar.');
    await vera.fill('Riskområde', 'Risk – Attest');
    await vera.fill('Kontroll', central);
    await vera.tick('jun');
    await vera.press('Spara för alla nämnder');
    await see(vera, 'Kontrollen är sparad och finns i nämndernas planer');
  });

  it('decides the plans, and a form that was open since before changes nothing', async () => {
    const late = await handOf(test, 'hedda');
    await late.page.goto(controlPlanUrl('KS', year));
    await late.page.getByRole('link', { name: ks.control, exact: true }).first().click();
    await late.fill('Frekvens', 'Aldrig');
    await play.decidePlan(vera, ks);
    await play.decidePlan(vera, von);
    await late.press('Spara kontrollen');
    await late.page.waitForSelector('.error-summary');
    await see(late, /är beslutad\. Öppna en revidering/u);
    await look(late);
    await late.page.reload();
    assert.doesNotMatch((await late.page.textContent('main')) ?? '', /Aldrig/u);
  });

  for (const part of [ks, von])
    it(`does the control of ${part.body} with a sample, evidence and an action, which somebody else signs`, async () => {
      const { scripts } = part;
      const hand = scripts ? klara : sven;
      await play.openOccurrence(hand, part.body, part.control, 'mar');
      await look(hand, scripts);
      await play.takeSample(hand);
      await play.addEvidence(hand, scripts);
      await play.writeResult(hand, part.result);
      await look(hand, scripts);
      await play.addAction(hand, part);
      await play.refuseOwnSignature(hand);
      await play.sign(await handOf(test, part.body === 'KS' ? 'hedda' : 'hans'), part.control);
      await play.openOccurrence(hand, part.body, part.control, 'mar');
      await play.takeIntoReport(hand, part.result, scripts);
    });

  it('does the central control in both, and takes it into both reports', async () => {
    for (const { hand, body, scripts } of [
      { hand: klara, body: 'KS', scripts: true },
      { hand: sven, body: 'VON', scripts: false },
    ]) {
      await play.openOccurrence(hand, body, central, 'jun');
      await play.writeResult(hand, centralResult);
      await play.openOccurrence(hand, body, central, 'jun');
      await play.takeIntoReport(hand, centralResult, scripts);
    }
  });

  it('prints all of it in the final report of each', async () => {
    for (const part of [ks, von])
      await play.readFinalReport(vera, part.body, [
        play.riskText(part),
        part.control,
        part.result,
        part.action,
        part.owner,
        'Risken att fel person attesterar.',
        central,
        centralResult,
      ]);
  });

  it('is seen side by side by the executive board, and by the auditor', async () => {
    for (const hand of [vera, await handOf(test, 'lars')]) {
      await hand.page.goto(controlOverviewUrl(year));
      await look(hand);
      const row = (table: string, name: string) =>
        hand.page.locator(`section[aria-labelledby="${table}"] tr`, { hasText: name });
      for (const name of ['Kommunstyrelsen', 'Vård- och omsorgsnämnden'])
        assert.match((await row('tabell-namnder', name).first().textContent()) ?? '', /Beslutad.*§ 12/u);
      assert.equal(
        ((await row('tabell-gemensamma', central).first().textContent()) ?? '').match(/Gul|Mindre/gu)?.length,
        2,
      );
    }
  });

  it('carries a control over to the next plan with a reason, and the chain is walked both ways', async () => {
    await play.carryOver(klara, ks);
    await play.carryOver(sven, von);
    await klara.page.goto(controlPlanUrl('KS', year + 1));
    await look(klara);
    await klara.page.getByRole('link', { name: ks.control, exact: true }).first().click();
    await klara.follow('Visa kedjan över åren');
    await look(klara);
    await see(klara, 'Bristen är inte åtgärdad än.');
    const controls = klara.page.locator('.chain').getByRole('link', { name: ks.control, exact: true });
    assert.equal(await controls.count(), 2);
    await controls.first().click();
    await klara.page.waitForURL(new RegExp(`/${year}/kontroller/`, 'u'));
    await klara.follow('Visa kedjan över åren');
    await klara.page.locator('.chain').getByRole('link', { name: ks.control, exact: true }).last().click();
    await klara.page.waitForURL(new RegExp(`/${year + 1}/kontroller/`, 'u'));
  });

  it('shows nothing of another municipality’s evidence', async () => {
    const path = await evidenceElsewhere(test);
    for (const url of [path, `${path}/fil`]) {
      const answer = await vera.page.goto(url);
      assert.equal(answer?.status(), 404, url);
      assert.doesNotMatch(await vera.page.content(), /hemlig/u);
    }
    await look(vera);
  });
});
