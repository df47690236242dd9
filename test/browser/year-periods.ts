/** The controller's part of each period: planning and opening it, seeing how far it has come, and closing it. */
import assert from 'node:assert/strict';
import { type Period, periodCode, periodName } from '../../src/domain/period.ts';
import { addWorkingDays } from '../../src/domain/working-day.ts';
import { today } from '../../src/web/today.ts';
import { handOf, see, type World } from './year-world.ts';

export const instructions = 'Skriv kort: vad har hänt, vad blev resultatet och varför?';

export const nameOf = (world: World, kind: Period['kind']) => periodName({ year: world.year, kind });
const lower = (text: string) => text.toLocaleLowerCase('sv');

export async function playOpening(world: World, kind: Period['kind']): Promise<void> {
  const vera = handOf(world, 'Vera Ek');
  await vera.follow('Perioder');
  await vera.follow(`Planera ${lower(nameOf(world, kind))}`);
  await vera.fill('Beslut', addWorkingDays(today(), 20));
  await vera.fill('Rapportering klar', '-10');
  await vera.fill('Granskning klar', '-7');
  await vera.fill('Rapporten sammanställd', '-5');
  await vera.fill('Anvisningar', instructions);
  await vera.select('Rapporterar på hela planen', 'Kommunstyrelsen (1)');
  await vera.tick('Vård- och omsorgsnämnden (3)');
  await vera.tick('Barn- och utbildningsnämnden (3)');
  if (kind === 'interim1') await world.camera(vera.page, 'period-planera');
  await vera.press('Spara och öppna perioden');
  await see(vera, 'Perioden är öppen');
  await see(vera, '3 rapporter är förberedda.');
}

/** What the table says of a board: "3 av 3" written, marked as done and approved. */
async function progressOf(world: World, kind: Period['kind'], board: string): Promise<string[]> {
  const { page } = handOf(world, 'Vera Ek');
  const row = page.getByRole('row', { name: new RegExp(`^${board}`, 'u') });
  assert.equal(new URL(page.url()).pathname, `/perioder/${periodCode({ year: world.year, kind })}`);
  return row.getByRole('cell').allInnerTexts();
}

/** Half-way: she sees who has said nothing, and reminds them. */
export async function playFollowing(world: World, kind: Period['kind']): Promise<void> {
  const vera = handOf(world, 'Vera Ek');
  await vera.follow('Perioder');
  await vera.follow(nameOf(world, kind));
  await see(vera, 'Behöver uppmärksamhet');
  await see(vera, 'Inget sparat');
  await world.camera(vera.page, 'period-folja-upp');
  await vera.press('Påminn');
  await see(vera, /påmind/u);
}

export async function playClosing(world: World, kind: Period['kind']): Promise<void> {
  const vera = handOf(world, 'Vera Ek');
  await vera.follow('Perioder');
  await vera.follow(nameOf(world, kind));
  for (const board of ['Vård- och omsorgsnämnden', 'Barn- och utbildningsnämnden'])
    assert.deepEqual(await progressOf(world, kind, board), ['3', '3 av 3', '3 av 3', '3 av 3'], board);
  await vera.press('Stäng perioden');
  await see(vera, 'Perioden är stängd');
}
