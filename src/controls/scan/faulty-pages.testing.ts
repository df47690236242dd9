/** Pages with faults on purpose, for test sites: each fault breaks one criterion, so that an index can be worked out by hand. */
import { page, type TestSite } from './sites.testing.ts';

const nav = `<nav aria-label="Meny"><a href="/">Start</a> <a href="/kontakt">Kontakta oss</a> <a href="/sok">Sök</a>
  <a href="/tillganglighet">Tillgänglighetsredogörelse</a> <a href="/e-tjanst">E-tjänster</a> <a href="/protokoll">Protokoll</a></nav>`;

/** A page without faults, but for contrast AAA where `grey`. */
export const soundPage = (title: string, main = '', head = '') =>
  page(
    title,
    `<header>${nav}</header><main><h1>${title}</h1>${main}</main>`,
    `<style>body{color:#111;background:#fff}a{color:#00337f}</style>${head}`,
  );

export const statementText = `<p>Den här webbplatsen är delvis förenlig med lagen om tillgänglighet till digital offentlig service.</p>
  <p>Senaste bedömningen gjordes den 3 mars 2026.</p><p><a href="https://www.digg.se/tdosanmalan">Anmäl till tillsynsmyndigheten</a></p>`;

/** Faults by the impact that axe gives them: image-alt (1.1.1) critical, color-contrast (1.4.3) serious, and one for a person. */
export const faults = {
  critical: '<img src="/bild.svg">',
  serious: '<p style="color:#aaa;background:#fff">Svårläst text</p>',
  /** Left incomplete: text on a gradient. */
  incomplete: '<p style="background:linear-gradient(#fff,#888);color:#555">Text på en toning</p>',
};

/** A whole site; `faulty` by path adds to a page. */
export function siteWith(faulty: Readonly<Record<string, string>> = {}, more: TestSite = {}): TestSite {
  const main = (path: string, text = '') => text + (faulty[path] ?? '');
  return {
    '/': soundPage('Kommunen', main('/')),
    '/kontakt': soundPage('Kontakta oss', main('/kontakt')),
    '/sok': soundPage('Sök', main('/sok')),
    '/tillganglighet': soundPage('Tillgänglighetsredogörelse', main('/tillganglighet', statementText)),
    '/e-tjanst': soundPage('E-tjänster', main('/e-tjanst')),
    '/protokoll': soundPage('Protokoll', main('/protokoll')),
    '/bild.svg': (_, response) =>
      response
        .writeHead(200, { 'content-type': 'image/svg+xml' })
        .end(
          '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="60"><rect width="80" height="60" fill="#06c"/></svg>',
        ),
    ...more,
  };
}
