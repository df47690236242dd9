/** The hands that play the year, and the inspector that looks at its pages: what they can do, and every fault that they must not pass over. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { areaPath, password } from '../../src/web/web.testing.ts';
import { needsBrowser, openBrowser, type TestBrowser } from './chromium.ts';
import { type Hand, mouseHand } from './hand.ts';
import { keyboardHand, newRecord } from './hand-keyboard.ts';
import { newInspector } from './year-inspector.ts';

const style = `<style>
  :focus-visible { outline: 3px solid #004488 }
  button, input, select { min-height: 44px; border: 2px solid #444; font: inherit; background: #fff; color: #000 }
</style>`;
const form = `
  <label>Namn <input name=n></label>
  <fieldset><legend>Ljus</legend>
    <label><input type=radio name=l> Röd</label> <label><input type=radio name=l> Gul</label>
    <label><input type=radio name=l> Grön</label></fieldset>
  <label>Nämnd <select name=b><option>KS<option>VON<option>BUN</select></label>
  <label><input type=checkbox name=k> Klart</label>
  <details><summary>Mer <span>att läsa</span></summary>Text</details>`;

describe('a hand', { skip: needsBrowser }, () => {
  let test: TestBrowser;
  before(async () => {
    test = await openBrowser();
  });
  after(() => test.close());

  async function pageOf(body: string): Promise<Page> {
    const page = await test.open();
    await page.setContent(`<!doctype html><html lang=sv><title>Prov</title>${style}<main><h1>Prov</h1>${body}</main>`);
    return page;
  }

  async function fillIn(hand: Hand): Promise<void> {
    await hand.fill('Namn', 'Rut');
    await hand.fill('Namn', 'Rut Rönn');
    await hand.choose('Ljus', 'Gul');
    await hand.choose('Ljus', 'Röd');
    await hand.select('Nämnd', 'VON');
    await hand.tick('Klart');
    await hand.tick('Klart');
    await hand.unfold('Mer');
    const { page } = hand;
    assert.equal(await page.inputValue('[name=n]'), 'Rut Rönn');
    assert.ok(await page.isChecked('label:has-text("Röd") input'));
    assert.equal(await page.inputValue('[name=b]'), 'VON');
    assert.ok(await page.isChecked('[name=k]'));
    assert.ok(await page.locator('details[open]').isVisible());
  }

  it('fills in a form with the mouse', async () => fillIn(mouseHand(await pageOf(form))));

  it('fills in a form by keyboard alone', async () => {
    const record = newRecord();
    await fillIn(keyboardHand(await pageOf(form), record));
    assert.ok(record.presses > 10 && record.longest > 0);
  });

  it('tells two buttons of one name from none', async () => {
    const hand = mouseHand(await pageOf('<button>Spara</button><button>Spara</button>'));
    await assert.rejects(hand.press('Spara'), /2 of button "Spara": nobody can tell them apart/u);
  });

  it('takes links that lead to the same place for one', async () => {
    const link = `<a href="${test.url}/logga-in">Logga in</a>`;
    const hand = mouseHand(await pageOf(link + link));
    await hand.follow('Logga in');
    assert.match(hand.page.url(), /logga-in$/u);
  });

  const refused: readonly (readonly [string, string, RegExp])[] = [
    [
      'a control that Tab passes by',
      '<button tabindex=-1>Spara</button><a href="/x">x</a>',
      /Tab passes by the button/u,
    ],
    [
      'a control without a ring',
      '<style>button { outline: 0 !important }</style><button>Spara</button>',
      /has no ring/u,
    ],
    [
      'a control on the way that has no ring',
      '<style>a { outline: 0 !important }</style><a href="/x">x</a><button>Spara</button>',
      /the focus on a "x" has no ring/u,
    ],
    [
      'a control that something lies over',
      '<button>Spara</button><div class=lid style="position:fixed;inset:0;background:#fff"></div>',
      /is hidden by DIV lid/u,
    ],
    [
      'a page where the focus gets lost',
      '<a href="/y">y</a><a href="/x" onfocus="this.blur()">x</a><button>Spara</button>',
      /loses the focus before it/u,
    ],
  ];
  for (const [what, body, message] of refused)
    it(`refuses, with the keyboard, ${what}`, async () => {
      const page = await pageOf(body);
      await assert.rejects(keyboardHand(page, newRecord()).press('Spara'), message);
    });

  it('reports by keyboard alone, from the sign-in on', async () => {
    const page = await test.open();
    await page.goto('/');
    const hand = keyboardHand(page, newRecord());
    await hand.fill('Användarnamn', 'rakel');
    await hand.fill('Lösenord', password);
    await hand.press('Logga in');
    await hand.follow('Fortsätt Kommunstyrelsen, Helår 2025');
    await hand.follow(/^Rapportera processområde/u);
    assert.equal(new URL(page.url()).pathname, areaPath);
    await hand.choose('Bedömning', 'Grön');
    await hand.fill('Kommentar', 'Skrivet utan mus.');
    await hand.press('Spara');
    await page.waitForSelector('text=Sparat');
    assert.equal(await page.inputValue('[name=narrative]'), 'Skrivet utan mus.');
  });

  const faulty: readonly (readonly [string, string, RegExp])[] = [
    ['a picture without words', '<img src="data:,">', /axe: image-alt/u],
    ['a page that is too wide', '<div style="width:400px">x</div>', /wider than 320 px: by \d+ px/u],
    [
      'what sticks over half of a small window',
      '<div style="position:sticky;top:0;height:200px">x</div>',
      /sticks over half of the window/u,
    ],
    [
      'a button that only its colour shows',
      '<style>button { border: 0; background: #048; color: #fff }</style><button>Spara</button>',
      /without bounds in forced colours: BUTTON "Spara"/u,
    ],
  ];
  for (const [what, body, fault] of faulty)
    it(`sees ${what}`, async () => {
      const inspector = newInspector();
      await inspector.look(await pageOf(body));
      assert.match(inspector.faults.join('\n'), fault);
    });

  it('has no fault to find on a page without any', async () => {
    const inspector = newInspector();
    const page = await pageOf(form);
    await inspector.look(page);
    await inspector.look(page);
    assert.deepEqual(inspector.faults, []);
    assert.deepEqual([...inspector.seen.values()], [1]);
  });
});
