/** The controller puts the boards' lights and texts together in the executive board's report. */
import { nameOf } from './year-periods.ts';
import { careGoal, contact, homework, schoolGoal, shared } from './year-plan.ts';
import { handOf, see, type World } from './year-world.ts';

const care = 'Vård- och omsorgsnämnden';
const school = 'Barn- och utbildningsnämnden';

const sources: readonly (readonly [string, readonly string[]])[] = [
  [schoolGoal, [school]],
  [homework, [school]],
  [shared, [care, school]],
  [careGoal, [care]],
  [contact, [care]],
];

export async function playGathering(world: World): Promise<void> {
  const vera = handOf(world, 'Vera Ek');
  await vera.follow('Perioder');
  await vera.follow(nameOf(world, 'year'));
  await vera.follow('Kommunstyrelsen');
  await vera.follow('Samla nämndernas rapporter');
  await see(vera, 'Hur långt har alla kommit?');
  await world.camera(vera.page, 'samla');
  for (const [title, boards] of sources) {
    await vera.follow(title);
    if (title === schoolGoal || title === careGoal) {
      await vera.choose('Bedömning', /^Grön/u);
      await vera.choose('Trendpil', /^Bättre/u);
    } else {
      await vera.choose('Status', /^Klart/u);
      await vera.choose('Färdiggrad', /^100 %/u);
    }
    await vera.press('Spara vår bedömning');
    await see(vera, 'Bedömningen är sparad');
    for (const board of boards) await vera.tick(`Ta med texten från ${board}`);
    if (title === shared) await world.camera(vera.page, 'samla-post');
    await vera.press('Hämta till vår text');
    await see(vera, boards.length === 1 ? 'Texten är hämtad till vår text' : '2 texter är hämtade till vår text');
    await vera.follow('Samla rapporter');
  }
}
