/** Reporting and review: what the reporters and heads of the boards do in a period, and the controller for the executive board. */
import assert from 'node:assert/strict';
import { type Period, periodName } from '../../src/domain/period.ts';
import type { Hand } from './hand.ts';
import { instructions } from './year-periods.ts';
import { area, careGoal, contact, homework, schoolGoal, shared } from './year-plan.ts';
import { handOf, see, type World } from './year-world.ts';

const kinds = ['interim1', 'interim2', 'year'] as const;
const before = (kind: Period['kind']) => kinds[kinds.indexOf(kind) - 1];

/** The shares of pupils by period; the target is 90. */
const shares: Record<Period['kind'], string> = { interim1: '84', interim2: '86', year: '91' };

/** What is said of a node in a period. */
const textOf = (title: string, kind: Period['kind']) =>
  `${title}: så här gick det fram till ${{ interim1: 'april', interim2: 'augusti', year: 'december' }[kind]}.`;

const isGoal = (title: string) => [area, schoolGoal, careGoal].includes(title);

async function assess(hand: Hand, title: string, kind: Period['kind']): Promise<void> {
  if (isGoal(title)) {
    await hand.choose('Bedömning', kind === 'interim1' ? 'Gul' : 'Grön');
    await hand.choose('Trendpil', kind === 'interim1' ? 'Oförändrad' : 'Bättre');
    return;
  }
  await hand.choose('Status', 'Klart');
  await hand.choose('Färdiggrad', kind === 'year' ? '100 %' : '80 %');
}

/** Reports on the node whose page the hand has come to. */
async function report(hand: Hand, world: World, title: string, kind: Period['kind']): Promise<void> {
  if (title === schoolGoal) await hand.fill(/^Utfall/u, shares[kind]);
  const earlier = before(kind);
  if (title === homework && earlier !== undefined) {
    const name = periodName({ year: world.year, kind: earlier }).toLocaleLowerCase('sv');
    if (kind === 'year') await world.camera(hand.page, 'rapportera-oforandrat', '.previous');
    await hand.press(`Oförändrat sedan ${name}`);
    await see(hand, `Bedömning och text från ${name} är sparade`);
    if (kind === 'year') await hand.choose('Färdiggrad', '100 %');
  } else {
    await assess(hand, title, kind);
    await hand.fill('Kommentar', textOf(title, kind));
  }
  if (title === schoolGoal && kind === 'year') await world.camera(hand.page, 'rapportera-post');
  await hand.press('Klarmarkera');
  await see(hand, /Klarmarkerat/u);
}

/** From Mitt arbete through all that the person owes, each time on to what the receipt says is next. */
async function reportAll(world: World, name: string, titles: readonly string[], kind: Period['kind']): Promise<void> {
  const hand = handOf(world, name);
  await hand.follow('Mitt arbete');
  await see(hand, instructions);
  if (kind === 'year' && name === 'Bo Berg') await world.camera(hand.page, 'mitt-arbete');
  await hand.follow(`Rapportera ${titles[0]}`);
  for (const [at, title] of titles.entries()) {
    assert.equal(await hand.page.locator('h1').textContent(), title);
    await report(hand, world, title, kind);
    const next = titles[at + 1];
    if (next !== undefined && at === 0 && kind === 'year') await world.camera(hand.page, 'rapportera-kvitto');
    if (next !== undefined) await hand.follow(next);
  }
  await see(hand, 'Du har inget mer att rapportera just nu.');
}

async function approve(hand: Hand, titles: readonly string[]): Promise<void> {
  for (const title of titles) {
    await hand.follow('Mitt arbete');
    await hand.follow(`Granska ${title}`);
    await hand.press('Godkänn');
    await see(hand, 'Posten är godkänd');
  }
}

const wish = 'Skriv också hur många skolor det gäller.';
export const mended = 'Läxhjälp finns på alla sju skolor.';

/** The head sends one back, with what is to be changed. */
async function sendBack(world: World, head: Hand, title: string): Promise<void> {
  await head.follow('Mitt arbete');
  await world.camera(head.page, 'chef-mitt-arbete');
  await head.follow(`Granska ${title}`);
  await head.fill('Vad behöver ändras?', wish);
  await world.camera(head.page, 'chef-granska', '.review-box');
  await head.press('Lämna tillbaka');
  await see(head, 'Posten är återlämnad');
}

/** The reporter is told, mends it, and marks it as done once more. */
async function mend(world: World, reporter: Hand, title: string, kind: Period['kind']): Promise<void> {
  await reporter.follow(/^Meddelanden/u);
  const period = periodName({ year: world.year, kind });
  await reporter.follow(`Hans Hed har återlämnat ”${title}”, ${period}: ${wish}`);
  await see(reporter, wish);
  await world.camera(reporter.page, 'rapportera-aterlamnad');
  await reporter.fill('Kommentar', mended);
  await reporter.press('Klarmarkera');
  await see(reporter, /Klarmarkerat/u);
}

const school = [schoolGoal, homework, shared];
const care = [shared, careGoal, contact];

export async function playReporting(world: World, kind: Period['kind']): Promise<void> {
  await reportAll(world, 'Bo Berg', school, kind);
  await reportAll(world, 'Rut Rönn', care, kind);
  await reportAll(world, 'Vera Ek', [area], kind);
}

/** After the first time, the head of schools sends one back before all is approved. */
export async function playReview(world: World, kind: Period['kind']): Promise<void> {
  const hans = handOf(world, 'Hans Hed');
  if (kind !== 'interim1') {
    await sendBack(world, hans, homework);
    await mend(world, handOf(world, 'Bo Berg'), homework, kind);
  }
  await approve(hans, school);
  await approve(handOf(world, 'Hedda Holm'), care);
  await approve(handOf(world, 'Vera Ek'), [area]);
}
