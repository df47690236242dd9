/** The end of the year: the secretary's matter, dispatch and decision, what the elected member reads, and the plan of the next year. */
import assert from 'node:assert/strict';
import { addWorkingDays } from '../../src/domain/working-day.ts';
import { today } from '../../src/web/today.ts';
import type { Hand } from './hand.ts';
import { nameOf } from './year-periods.ts';
import { contact, homework, schoolGoal, shared } from './year-plan.ts';
import { handOf, see, type World } from './year-world.ts';

export const registryNumber = (world: World) => `KS/${world.year}:114`;
export const paragraph = '§ 31';

const openReport = (hand: Hand, world: World, board: string) =>
  hand.follow('Mitt arbete').then(() => hand.follow(`Förhandsgranska ${board}, ${nameOf(world, 'year')}`));

/** The details of the matter, and the dispatch to the members. */
export async function playMatter(world: World): Promise<void> {
  const sara = handOf(world, 'Sara Sund');
  await openReport(sara, world, 'Kommunstyrelsen');
  await sara.follow('Ärende');
  await sara.fill('Diarienummer', registryNumber(world));
  await sara.fill('Tjänsteskrivelsens datum', today());
  await sara.fill('Sammanträdesdag', addWorkingDays(today(), 20));
  await sara.fill('Beslutsunderlag', `Årsrapport ${world.year}; ${today()}`);
  await sara.fill('Beslutet skickas till', 'Revisorerna');
  await sara.press('Spara ärendet');
  await see(sara, 'Ärendet är sparat');
  await world.camera(sara.page, 'arende');
  await sara.unfold('Registrera ett utskick');
  await sara.fill('Dag', today());
  await sara.fill('Skickad till', 'Kommunstyrelsens ledamöter');
  await sara.press('Registrera utskicket');
  await see(sara, 'Utskicket är registrerat');
  await sara.follow('Visa dokumentet');
  await sara.follow('Versioner');
  await sara.press('Publicera rapporten internt');
  await see(sara, 'Rapporten är publicerad internt');
  await world.camera(sara.page, 'versioner');
}

async function decide(world: World, board: string): Promise<void> {
  const sara = handOf(world, 'Sara Sund');
  await openReport(sara, world, board);
  await sara.unfold('Registrera beslut');
  await sara.fill('Beslutsdag', today());
  await sara.fill(/^Paragraf/u, paragraph);
  await sara.fill(/^Diarienummer/u, registryNumber(world));
  if (board === 'Kommunstyrelsen') await world.camera(sara.page, 'beslut-registrera');
  await sara.press('Registrera beslutet');
  await see(sara, new RegExp(`Beslutad ${today()}, ${paragraph}`, 'u'));
}

/** Each board decides its own report; the executive board's minutes are certified. */
export async function playDecision(world: World): Promise<void> {
  for (const board of ['Vård- och omsorgsnämnden', 'Barn- och utbildningsnämnden', 'Kommunstyrelsen'])
    await decide(world, board);
  const sara = handOf(world, 'Sara Sund');
  await world.camera(sara.page, 'beslut-registrerat');
  await sara.follow('Ärende');
  await sara.fill('Dag', today());
  await sara.press('Registrera justeringen');
  await see(sara, 'Justeringen är registrerad');
}

/** What the member sees: that it is decided, and what was reported. */
export async function playReading(world: World): Promise<void> {
  const lars = handOf(world, 'Lars Lind');
  await lars.follow('Mitt arbete');
  await world.camera(lars.page, 'lasa-mitt-arbete');
  await openReport(lars, world, 'Kommunstyrelsen');
  await see(lars, new RegExp(`Beslutad ${today()}, ${paragraph}`, 'u'));
  for (const title of [schoolGoal, homework, shared]) await see(lars, title);
  await world.camera(lars.page, 'lasa-rapport');
  const file = await lars.fetch('Word');
  assert.match(file.suggestedFilename(), /\.docx$/u);
  assert.equal(await file.failure(), null);
}

/** The year after: all but what was one year's is copied, and one commitment goes on. */
export async function playRollOver(world: World): Promise<void> {
  const vera = handOf(world, 'Vera Ek');
  await vera.follow('Plan');
  await vera.follow(`Kopiera: Kopiera planen för ${world.year} till ett nytt år`);
  await see(vera, `Kopiera planen för ${world.year} till ${world.year + 1}`);
  await vera.tick(new RegExp(contact, 'u'));
  await vera.tick(new RegExp(schoolGoal, 'u'));
  await vera.press('Visa igen med mina val');
  await see(vera, `4 poster kopieras till planen för ${world.year + 1}`);
  await world.camera(vera.page, 'plan-nytt-ar');
  await vera.press('Kopiera planen');
  await see(vera, 'Planen är kopierad');
  await see(vera, contact);
  assert.equal(await vera.page.getByRole('link', { name: homework }).count(), 0);
}
