/** Consent banners (Swedish: kakrutor): finding the button that accepts, by the usual tools' own names and by words and roles. */
import type { Frame, Locator, Page } from 'playwright-core';

/** Cookiebot, OneTrust, Usercentrics, Didomi, Quantcast, CookieYes, Osano, Klaro, tarteaucitron, Complianz, Cookie Information. */
const known = [
  '#CybotCookiebotDialogBodyLevelButtonLevelOptinAllowAll',
  '#CybotCookiebotDialogBodyButtonAccept',
  '#onetrust-accept-btn-handler',
  '[data-testid="uc-accept-all-button"]',
  '#didomi-notice-agree-button',
  '.qc-cmp2-summary-buttons button[mode="primary"]',
  '.cky-btn-accept',
  '.cc-allow, .cc-btn.cc-dismiss',
  '.klaro .cm-btn-success',
  '#tarteaucitronPersonalize2',
  '.cmplz-accept',
  '#coiConsentBannerAcceptAll, .coi-banner__accept',
  '.js-accept-cookies, .cookie-accept, #cookie-accept, #acceptCookies',
];

const words =
  /^\s*(?:(?:ja,? )?(?:jag )?(?:godkänn|acceptera|tillåt|samtyck)\w*\b.*|ok(?:ej)?|okay|jag förstår|(?:yes,? )?(?:i )?(?:accept|allow|agree|consent)\b.*|got it)\s*[.!]?\s*$/iu;
const refusing =
  /neka|avvisa|inte|endast|bara|nödvändiga|inställning|anpassa|reject|decline|deny|only|necessary|settings|manage/iu;
const about = /kakor|cookie|samtycke|consent|personuppgift|integritet|privacy/iu;

async function isShown(button: Locator): Promise<boolean> {
  return button.isVisible().catch(() => false);
}

async function byName(frame: Frame): Promise<Locator | null> {
  for (const selector of known) {
    const button = frame.locator(selector).first();
    if (await isShown(button)) return button;
  }
  return null;
}

/** True where something around the button, up to six steps out but not the whole page, speaks of cookies. */
function isAbout(button: Locator): Promise<boolean> {
  return button
    .evaluate((element, source) => {
      const pattern = new RegExp(source, 'iu');
      let around: Element | null = element;
      for (let step = 0; step < 6 && around && around !== document.body; step += 1) {
        if (pattern.test(around.textContent?.slice(0, 4000) ?? '')) return true;
        around = around.parentElement;
      }
      return false;
    }, about.source)
    .catch(() => false);
}

async function byWords(frame: Frame): Promise<Locator | null> {
  let second: Locator | null = null;
  for (const role of ['button', 'link'] as const) {
    for (const button of (await frame.getByRole(role, { name: words }).all()).slice(0, 8)) {
      const name = (await button.textContent({ timeout: 500 }).catch(() => '')) || '';
      if (refusing.test(name) || !(await isShown(button)) || !(await isAbout(button))) continue;
      if (/\ball|samtliga/iu.test(name)) return button;
      second ??= button;
    }
  }
  return second;
}

/** Presses the button that accepts all, where the page or one of its frames has one; says what it was called. */
export async function acceptConsent(page: Page, beforePress: () => void = () => undefined): Promise<string | null> {
  for (const find of [byName, byWords])
    for (const frame of page.frames().slice(0, 12)) {
      const button = await find(frame).catch(() => null);
      if (!button) continue;
      const name = (await button.textContent({ timeout: 500 }).catch(() => ''))?.trim();
      beforePress();
      try {
        await button.click({ timeout: 3_000 });
        return name || 'knapp';
      } catch {
        // Covered or gone; another may be found.
      }
    }
  return null;
}
