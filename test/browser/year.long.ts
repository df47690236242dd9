/**
 * A whole year in a real browser for three boards, from an empty municipality to decided reports and the next year's plan:
 * once with a mouse, where the second interim is reported without JavaScript, and once by keyboard alone.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { needsBrowser } from './chromium.ts';
import { playAdministration } from './year-administration.ts';
import { playDecision, playMatter, playReading, playRollOver } from './year-decision.ts';
import { playGathering } from './year-gathering.ts';
import { playClosing, playFollowing, playOpening } from './year-periods.ts';
import { playPlan } from './year-plan.ts';
import { proveYear } from './year-proof.ts';
import { playReporting, playReview } from './year-report.ts';
import { openWorld, type World, withoutScripts } from './year-world.ts';

const kinds = ['mouse', 'keyboard'] as const;

for (const kind of kinds)
  describe(`a year with the ${kind}`, { skip: needsBrowser, timeout: 3_600_000 }, () => {
    let world: World;
    before(async () => {
      world = await openWorld(kind);
    });
    after(() => world.test.close());
    let broken = '';
    /** A part of the play; what comes after one that fails has nothing to stand on. */
    const act = (name: string, play: () => Promise<void>) =>
      it(name, { timeout: 900_000 }, async (context) => {
        if (broken !== '') return context.skip(`not played, because "${broken}" failed`);
        broken = name;
        await play();
        broken = '';
      });

    act('the administrator adds boards and people', () => playAdministration(world));
    act('the controller makes the plan, and it is decided', () => playPlan(world));
    act('the first interim opens', () => playOpening(world, 'interim1'));
    act('the controller sees who has not begun', () => playFollowing(world, 'interim1'));
    act('the boards report for the first time', () => playReporting(world, 'interim1'));
    act('the heads approve', () => playReview(world, 'interim1'));
    act('the first interim closes', () => playClosing(world, 'interim1'));
    act('the second interim opens', () => playOpening(world, 'interim2'));
    const off = kind === 'mouse' ? ', without JavaScript' : '';
    const reporters = async () => (kind === 'mouse' ? withoutScripts(world) : world);
    act(`the boards report on what was said before${off}`, async () => playReporting(await reporters(), 'interim2'));
    act(`a head sends one back, and it is mended${off}`, async () => playReview(await reporters(), 'interim2'));
    act('the second interim closes', () => playClosing(world, 'interim2'));
    act('the period of the year opens', () => playOpening(world, 'year'));
    act('the boards report on the year', () => playReporting(world, 'year'));
    act('a head sends one back again, and all is approved', () => playReview(world, 'year'));
    act('the controller gathers the boards’ reports into one', () => playGathering(world));
    act('the period of the year closes', () => playClosing(world, 'year'));
    act('the secretary prepares and dispatches the matter', () => playMatter(world));
    act('the reports are decided', () => playDecision(world));
    act('the elected member reads', () => playReading(world));
    act('the plan goes on to the next year', () => playRollOver(world));
    act('the database holds what was played', () => proveYear(world));

    it('shows no fault on any page', (context) => {
      const { inspector, keyboard, test } = world;
      for (const [pattern, states] of inspector.seen) context.diagnostic(`${pattern}: ${states} states`);
      if (kind === 'keyboard')
        context.diagnostic(`${keyboard.presses} presses, the longest way ${keyboard.longest}: ${keyboard.where}`);
      assert.deepEqual(inspector.faults, []);
      assert.deepEqual(test.complaints, []);
    });
  });
