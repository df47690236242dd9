/** The administrator's part of the year: the boards, the people, and the links that they sign in by. */
import assert from 'node:assert/strict';
import type { Hand } from './hand.ts';
import { handOf, see, type World } from './year-world.ts';

const boards = [
  ['KS', 'Kommunstyrelsen'],
  ['VON', 'Vård- och omsorgsnämnden'],
  ['BUN', 'Barn- och utbildningsnämnden'],
] as const;

const everywhere = 'Hela kommunen';
const of = (code: (typeof boards)[number][0]) => `${new Map(boards).get(code)} (${code})`;

/** Name, user name, role, and what it holds for. */
const people = [
  ['Vera Ek', 'vera', 'Controller', everywhere],
  ['Rut Rönn', 'rut', 'Handläggare', of('VON')],
  ['Hedda Holm', 'hedda', 'Chef', of('VON')],
  ['Bo Berg', 'bo', 'Handläggare', of('BUN')],
  ['Hans Hed', 'hans', 'Chef', of('BUN')],
  ['Sara Sund', 'sara', 'Nämndsekreterare', everywhere],
  ['Lars Lind', 'lars', 'Förtroendevald', everywhere],
] as const;

const password = 'sju vita svanar vid sundet';

/** Opens the link, and presses the button that spends it. */
async function signInByLink(world: World, name: string, link: string): Promise<Hand> {
  const hand = await world.arrive(link);
  await hand.press('Logga in');
  await see(hand, 'Mitt arbete');
  assert.match((await hand.page.textContent('.account')) ?? '', new RegExp(name, 'u'));
  world.people.set(name, hand);
  return hand;
}

async function choosePassword(hand: Hand, name: string): Promise<void> {
  await hand.follow(name);
  await hand.fill('Nytt lösenord', password);
  await hand.fill('Nytt lösenord igen', password);
  await hand.press('Byt lösenord');
  await see(hand, 'Lösenordet är bytt');
}

async function addBoards(hand: Hand, world: World): Promise<void> {
  await hand.follow('Administration');
  await world.camera(hand.page, 'administration');
  await hand.follow('Organisation');
  for (const [code, name] of boards) {
    await hand.unfold('Lägg till en organisation');
    await hand.fill('Kod', code);
    await hand.fill('Namn', name);
    await hand.select('Typ', 'Nämnd eller styrelse');
    await hand.press('Lägg till');
    await see(hand, `${name} är tillagd`);
  }
  await world.camera(hand.page, 'organisation');
}

/** Adds them one by one, and returns the link that each is to have. */
async function addPeople(hand: Hand, world: World): Promise<Map<string, string>> {
  const links = new Map<string, string>();
  await hand.follow('Administration');
  await hand.follow('Personer');
  for (const [name, login, role, body] of people) {
    await hand.unfold('Lägg till en person');
    await hand.fill('Namn', name);
    await hand.fill(/^Användarnamn/u, login);
    await hand.select('Roll', role);
    await hand.select('Gäller för', body);
    await hand.press('Lägg till och visa engångslänken');
    await see(hand, `${name} kan logga in som ${login}`);
    links.set(name, await hand.page.getByRole('textbox', { name: 'Engångslänk' }).inputValue());
    if (name === 'Rut Rönn') await world.camera(hand.page, 'personer-engangslank');
  }
  return links;
}

export async function playAdministration(world: World): Promise<void> {
  const alva = await signInByLink(world, 'Alva Alm', world.firstLink);
  await choosePassword(alva, 'Alva Alm');
  await addBoards(alva, world);
  const links = await addPeople(alva, world);
  for (const [name, link] of links) await signInByLink(world, name, link);
  await choosePassword(handOf(world, 'Rut Rönn'), 'Rut Rönn');
  const spent = await world.arrive(links.get('Rut Rönn') ?? '');
  await spent.press('Logga in');
  await see(spent, /länk/u);
}
