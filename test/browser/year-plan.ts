/** The controller's part of the spring: a plan by hand, from an empty page to its decision. */
import type { Hand } from './hand.ts';
import { handOf, see, type World } from './year-world.ts';

const names = {
  KS: 'Kommunstyrelsen',
  VON: 'Vård- och omsorgsnämnden',
  BUN: 'Barn- och utbildningsnämnden',
} as const;

type BodyCode = keyof typeof names;

/** A node of the plan: under which it hangs, and who reports on it for each responsible body. */
type Planned = {
  readonly level: 'Perspektiv' | 'Processområde' | 'Processmål' | 'Åtagande';
  readonly title: string;
  readonly under?: string;
  readonly by: readonly (readonly [BodyCode, string])[];
};

export const perspective = 'En trygg kommun';
export const area = 'Trygga uppväxtår';
export const schoolGoal = 'Fler klarar skolan';
export const careGoal = 'Äldre är trygga hemma';
export const homework = 'Läxhjälp på varje skola';
export const contact = 'En fast kontakt i hemtjänsten';
export const shared = 'Samverka om unga som mår dåligt';
export const indicator = 'Andel elever med fullständiga betyg';

const planned: readonly Planned[] = [
  { level: 'Perspektiv', title: perspective, by: [] },
  { level: 'Processområde', title: area, under: perspective, by: [['KS', 'Vera Ek']] },
  { level: 'Processmål', title: schoolGoal, under: area, by: [['BUN', 'Bo Berg']] },
  { level: 'Processmål', title: careGoal, under: area, by: [['VON', 'Rut Rönn']] },
  { level: 'Åtagande', title: homework, under: schoolGoal, by: [['BUN', 'Bo Berg']] },
  { level: 'Åtagande', title: contact, under: careGoal, by: [['VON', 'Rut Rönn']] },
  {
    level: 'Åtagande',
    title: shared,
    under: schoolGoal,
    by: [
      ['VON', 'Rut Rönn'],
      ['BUN', 'Bo Berg'],
    ],
  },
];

async function addNode(hand: Hand, { level, title, under }: Planned): Promise<void> {
  await hand.follow(under === undefined ? 'Lägg till perspektiv' : `Lägg till under: ${under}`);
  await hand.fill('Vad heter den?', title);
  const levels = hand.page.getByRole('combobox', { name: 'Nivå' });
  if (under !== undefined && (await levels.count()) > 1) await hand.select(/^Nivå/u, level);
  await hand.press('Lägg till');
  await see(hand, `${title} är tillagd`);
}

/** Who is responsible, and who reports. */
async function giveOut(hand: Hand, { title, by }: Planned): Promise<void> {
  await hand.follow(`Ändra: ${title}`);
  for (const [code] of by) await hand.tick(names[code]);
  await hand.press('Spara posten');
  await see(hand, 'Posten är sparad');
  for (const [code, person] of by) await hand.select(`Rapporterar för ${names[code]}`, person);
  await hand.press('Spara vem som rapporterar');
  await see(hand, 'Den som rapporterar är sparad');
}

async function addIndicator(hand: Hand, world: World): Promise<void> {
  await hand.follow('Lägg till en indikator');
  await hand.fill('Vad mäts?', indicator);
  await hand.select('Enhet', 'Procent');
  await hand.choose('Vad är bättre?', 'Högre');
  await hand.fill('Källa', 'Egen statistik');
  await hand.fill(`Mål ${world.year}, alla`, '90');
  await world.camera(hand.page, 'plan-indikator');
  await hand.press('Lägg till indikatorn');
  await see(hand, indicator);
}

export async function playPlan(world: World): Promise<void> {
  const vera = handOf(world, 'Vera Ek');
  await vera.follow('Plan');
  await vera.unfold('Lägg upp en tom plan');
  await vera.fill('År', String(world.year));
  await vera.press('Lägg upp planen');
  await see(vera, 'Planen är tom');
  for (const node of planned) await addNode(vera, node);
  await world.camera(vera.page, 'plan-trad');
  for (const node of planned.filter(({ by }) => by.length > 0)) {
    await giveOut(vera, node);
    if (node.title === schoolGoal) await addIndicator(vera, world);
    if (node.title === shared) await world.camera(vera.page, 'plan-post');
    await vera.follow('Till planen');
  }
  await vera.follow('Besluta planen');
  await vera.fill('Beslutsdag', `${world.year}-01-14`);
  await vera.fill(/^Paragraf/u, '§ 4');
  await vera.fill(/^Diarienummer/u, `KS/${world.year}:2`);
  await world.camera(vera.page, 'plan-beslut');
  await vera.press('Registrera beslutet');
  await see(vera, 'Beslutet är registrerat');
}
