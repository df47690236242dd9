/** The pages of periods and messages in a real browser: WCAG 2.2 AA in light and dark, 320 px, large targets, keyboard. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { interim, makePlan } from '../../src/app/period.testing.ts';
import { openPeriod } from '../../src/app/period.ts';
import { addWorkingDays } from '../../src/domain/working-day.ts';
import { inTenant } from '../../src/store/database.ts';
import { today } from '../../src/web/today.ts';
import { unwrap } from '../../src/web/web.testing.ts';
import { checkPage, needsBrowser, openBrowser, type TestBrowser, tabTo, violations } from './chromium.ts';

const path = '/perioder/2026-interim1';
const planned = '/perioder/2026-interim2';
const after_ = (days: number) => addWorkingDays(today(), days);

describe('periods in a browser', { skip: needsBrowser }, () => {
  let test: TestBrowser;
  before(async () => {
    test = await openBrowser();
    await makePlan({ run: (work) => inTenant(test.app.db, test.session.tenant.id, work) });
    const terms = {
      report: after_(3),
      review: after_(6),
      compile: '',
      decide: after_(15),
      instructions: 'Skriv kort.',
      bodies: ['VON', 'ALBO'],
      coordinator: 'KS',
    };
    unwrap(await openPeriod(test.app, test.session, interim, today(), terms));
  });
  after(() => test.close());

  const states: readonly (readonly [string, string, (page: Page) => Promise<unknown>])[] = [
    ['the periods', 'vera', (page) => page.goto('/perioder')],
    ['the periods of a reader', 'lars', (page) => page.goto('/perioder')],
    ['an open period', 'vera', (page) => page.goto(path)],
    ['an open period to read', 'rut', (page) => page.goto(path)],
    ['a period to plan', 'vera', (page) => page.goto(planned)],
    [
      'a period with faults',
      'vera',
      async (page) => {
        await page.goto(planned);
        await page.fill('[name=report]', 'snart');
        await page.click('text=Spara och öppna');
        await page.waitForSelector('.error-summary');
      },
    ],
    [
      'a period with all of it open',
      'vera',
      async (page) => {
        await page.goto(path);
        for (const summary of await page.$$('main summary')) await summary.click();
      },
    ],
    ['the messages', 'rut', (page) => page.goto('/meddelanden')],
    ['no messages', 'lars', (page) => page.goto('/meddelanden')],
    [
      'a new calendar address',
      'rut',
      async (page) => {
        await page.goto('/konto');
        await page.click('text=kalenderadress >> nth=-1');
        await page.waitForSelector('[readonly]');
      },
    ],
    [
      'a closed period',
      'vera',
      async (page) => {
        await page.goto(path);
        await page.click('text=Stäng perioden');
        await page.click('main summary >> nth=0');
        await page.click('text=Öppna perioden igen >> nth=-1');
        await page.waitForSelector('.error-summary');
      },
    ],
  ];

  for (const [name, login, reach] of states)
    it(name, async () => {
      const page = await test.openAs(login, { colorScheme: 'light' });
      await reach(page);
      assert.deepEqual(await violations(page), [], 'in the light');
      const small = await page.$$eval('main button, main .button, main summary, main select, main input', (all) =>
        all
          .map((element) => ({ text: element.outerHTML.slice(0, 80), box: element.getBoundingClientRect() }))
          .filter(({ box }) => box.width > 0 && box.height < 23.5)
          .map(({ text, box }) => `${text} ${box.width} x ${box.height}`),
      );
      assert.deepEqual(small, []);
      await checkPage(page);
    });

  it('are planned with the keyboard alone', async () => {
    const page = await test.openAs('vera', { javaScriptEnabled: true });
    await page.goto(planned);
    await page.focus('[name=report]');
    await page.keyboard.type(after_(40));
    await tabTo(page, 'Spara');
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=Perioden är sparad');
  });

  it('break nothing of the content security policy', () => {
    assert.deepEqual(test.complaints, []);
  });
});
