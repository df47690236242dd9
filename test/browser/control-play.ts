/** The steps of internal control as a board's people take them, from a risk that is written to what goes on to the next plan. */
import assert from 'node:assert/strict';
import { carryOverUrl, controlPlanUrl, previewUrl, registerUrl } from '../../src/web/routes.ts';
import { look, year } from './control-world.ts';
import type { Hand } from './hand.ts';
import { see } from './year-world.ts';

/** What a board plays: its risk in parts, and the control that follows it up. */
export type Part = {
  readonly body: string;
  readonly event: string;
  readonly control: string;
  readonly result: string;
  readonly action: string;
  /** Who is given the action. */
  readonly owner: string;
  /** False: JavaScript is off. */
  readonly scripts: boolean;
};

export const riskText = ({ event }: Part) =>
  `Risken att ${event} på grund av brister i rutinen vilket leder till felaktiga beslut.`;

async function write({ page }: Hand, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(fields)) {
    const field = page.locator(`main [name="${name}"]`);
    if ((await field.evaluate((one) => one.tagName)) === 'SELECT') await field.selectOption(text);
    else await field.fill(text);
  }
}

/** Writes a risk, assesses it before and after, and chooses it into the plan. */
export async function writeRisk(hand: Hand, part: Part): Promise<void> {
  await hand.page.goto(registerUrl(part.body, year));
  await look(hand, part.scripts);
  await hand.follow('Lägg till en risk');
  await look(hand, part.scripts);
  await write(hand, { event: part.event, cause: 'brister i rutinen', consequence: 'felaktiga beslut' });
  await write(hand, { area: 'Risk – Behörigheter', owner: 'Säkerhetschef', likelihood: '3', impact: '4' });
  await write(hand, { assessedReason: 'Det har hänt två gånger.', likelihoodAfter: '2', impactAfter: '2' });
  await write(hand, { chosen: 'yes' });
  await hand.press('Spara risken');
  await see(hand, 'Skriv varför risken tas med i planen eller inte.');
  await write(hand, { chosenReason: 'Värdet är högt.' });
  await hand.press('Spara risken');
  await see(hand, 'Risken är sparad');
  await look(hand, part.scripts);
}

/** Gives the risk a control that is done in March and September, with a sample of three and four eyes. */
export async function planControl(hand: Hand, part: Part): Promise<void> {
  await hand.follow(riskText(part));
  await hand.follow('Lägg till en kontroll');
  await look(hand, part.scripts);
  await write(hand, { title: part.control, frequency: 'Två gånger om året', method: 'Stickprov ur listan.' });
  await write(hand, { sampleSize: '3', responsible: 'Säkerhetschef' });
  await hand.tick('Resultatet ska godkännas av någon annan än den som gjort kontrollen');
  await hand.tick('mar');
  await hand.tick('sep');
  await hand.press('Spara kontrollen');
  await see(hand, 'Kontrollen är sparad');
  await look(hand, part.scripts);
}

/** Registers the board's decision on its plan. */
export async function decidePlan(hand: Hand, { body }: Part): Promise<void> {
  await hand.page.goto(controlPlanUrl(body, year));
  await look(hand);
  await hand.unfold('Registrera beslut om planen');
  await write(hand, { decidedOn: `${year}-01-20`, paragraph: '§ 12', registryNumber: `${body}/${year}:7` });
  await hand.press('Registrera beslutet om planen');
  await see(hand, `Planen är beslutad ${year}-01-20, § 12, ${body}/${year}:7`);
  await look(hand);
}

/** Opens an occurrence from the year of the plan. */
export async function openOccurrence(hand: Hand, body: string, control: string, month: string): Promise<void> {
  await hand.page.goto(controlPlanUrl(body, year));
  const row = hand.page.locator('.control-year tr', { has: hand.page.getByRole('rowheader', { name: control }) });
  await row.locator(`[data-month="${month}"] a.occurrence`).click();
  await see(hand, 'Så görs kontrollen');
}

/** Draws three of forty by a seed; the second deviates. */
export async function takeSample(hand: Hand): Promise<void> {
  await write(hand, { seed: `Provby ${year}`, count: '40' });
  await hand.press('Dra stickprovet');
  await see(hand, 'Stickprovet är draget');
  await write(hand, { 'utfall-1': 'ok', 'utfall-2': 'deviation', 'utfall-3': 'ok' });
  await write(hand, { 'anteckning-2': 'Behörigheten var kvar.' });
  await hand.press('Spara utfallen');
  await see(hand, '2 utan avvikelse, 1 med avvikelse, 0 inte kontrollerade');
}

async function sendFile(hand: Hand, name: string, content: string): Promise<void> {
  const file = { name, mimeType: 'application/pdf', buffer: Buffer.from(content) };
  await hand.page.setInputFiles('[name=file]', file);
  await hand.press('Spara underlaget');
}

/** A web page that calls itself a PDF is refused; the list is kept. */
export async function addEvidence(hand: Hand, scripts: boolean): Promise<void> {
  await hand.follow('Se och lägg till underlag');
  await look(hand, scripts);
  await sendFile(hand, 'protokoll.pdf', '<!doctype html><html><script>alert(1)</script></html>');
  await hand.page.waitForSelector('.error-summary');
  await see(hand, 'Inget underlag är inlagt.');
  await look(hand, scripts);
  await sendFile(hand, 'lista.csv', 'användare;roll\r\nanv001;attestant\r\n');
  await see(hand, 'Underlaget är sparat');
  await hand.follow('Tillbaka');
  await see(hand, 'lista.csv');
}

export async function writeResult(hand: Hand, text: string): Promise<void> {
  await hand.page.locator('[name=assessment][value=yellow]').check({ force: true });
  await hand.fill('Resultat', text);
  await hand.press('Klarmarkera');
  await see(hand, /Klarmarkerad/u);
}

export async function addAction(hand: Hand, { action, owner, scripts }: Part): Promise<void> {
  await hand.follow('Lägg till en åtgärd');
  await look(hand, scripts);
  await write(hand, { text: action, dueOn: `${year + 1}-03-31`, status: 'ongoing' });
  await hand.select('Ge åtgärden till', owner);
  await hand.press('Spara åtgärden');
  await see(hand, 'Åtgärden är sparad');
  await see(hand, owner);
}

/** Whoever did it has no button to sign with; a form that is bent to sign is refused. */
export async function refuseOwnSignature(hand: Hand): Promise<void> {
  const { page } = hand;
  await page.goto(page.url().replace(/[?#].*$/u, ''));
  await see(hand, 'Du har själv gjort kontrollen');
  assert.equal(await page.getByRole('button', { name: 'Signera resultatet' }).count(), 0);
  await page.locator('button[value=ta-tillbaka]').evaluate((one) => one.setAttribute('value', 'signera'));
  await hand.press('Ta tillbaka');
  await page.waitForSelector('.error-summary');
  await see(hand, 'Någon annan måste signera');
  await see(hand, 'Resultatet väntar på signering.');
}

/** The other person finds it in Mitt arbete and signs. */
export async function sign(hand: Hand, control: string): Promise<void> {
  await hand.page.goto('/');
  await look(hand);
  await hand.page
    .locator('main li', { hasText: control })
    .getByRole('link', { name: /Läs och signera/u })
    .first()
    .click();
  await see(hand, 'Läs resultatet, stickprovet och underlaget.');
  await look(hand);
  await hand.press('Signera resultatet');
  await see(hand, 'Resultatet är signerat');
  await look(hand);
}

/** Takes the signed result into the year's report, from the page of the occurrence. */
export async function takeIntoReport(hand: Hand, text: string, scripts: boolean): Promise<void> {
  await hand.follow('Hämta resultat till rapporten');
  await look(hand, scripts);
  await hand.press('Hämta det senaste');
  await see(hand, 'Förslaget står i fälten nedanför.');
  assert.equal(await hand.page.inputValue('[name=narrative]'), text);
  await hand.press('Spara i rapporten');
  await see(hand, /^Resultatet är sparat i rapporten/u);
  await look(hand, scripts);
}

/** The final report in the preview shows each of the texts. */
export async function readFinalReport(hand: Hand, body: string, texts: readonly string[]): Promise<void> {
  await hand.page.goto(previewUrl({ body, period: { year, kind: 'year' } }));
  await look(hand);
  const shown = await Promise.all(hand.page.frames().map((frame) => frame.locator('body').textContent()));
  const report = shown.join('\n');
  const annex = report.slice(report.lastIndexOf(`Slutrapport intern kontroll ${year}`));
  for (const text of texts) assert.ok(annex.includes(text), `The final report of ${body} does not show "${text}".`);
}

/** Carries a control over to the next year's plan: without a reason it is refused. */
export async function carryOver(hand: Hand, { body, control, scripts }: Part): Promise<void> {
  const { page } = hand;
  await page.goto(carryOverUrl(body, year + 1));
  await look(hand, scripts);
  const candidate = () =>
    page.locator('.carry-list > li', { has: page.getByRole('link', { name: control, exact: true }) });
  await candidate().locator('[name=carried][value=yes]').check({ force: true });
  await hand.press(`Spara valet: ${control}`);
  await page.waitForSelector('.error-summary');
  await candidate().locator('[name=reason]').fill('Bristen är inte åtgärdad än.');
  await hand.press(`Spara valet: ${control}`);
  await see(hand, 'Valet är sparat');
  await look(hand, scripts);
}
