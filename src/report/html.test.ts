import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Block } from '../domain/report.ts';
import { documentCss, renderHtml, renderHtmlBody, themeCss } from './html.ts';
import { markupText, packed } from './read-back.testing.ts';
import { hardText, sampleTree } from './sample-tree.testing.ts';

const html = renderHtml(sampleTree);
const all = (pattern: RegExp) => [...html.matchAll(pattern)];

describe('the HTML file', () => {
  it('says its language and title, and needs nothing from outside', () => {
    assert.match(html, /^<!DOCTYPE html>\n<html lang="sv">/u);
    assert.match(html, /<title>Årsrapport 2023 med &lt;prov&gt; &amp; annat – Provköpings kommun<\/title>/u);
    assert.doesNotMatch(html, /<script|<link|<iframe|\ssrc="(?!data:)|url\((?!#)|@import/u);
  });

  it('has no style attribute and no inline event, so that it stands under a strict CSP', () => {
    assert.doesNotMatch(renderHtmlBody(sampleTree), /<style|\sstyle=|\son\w+=/u);
  });

  it('has one h1 for each part and no skipped level', () => {
    const levels = all(/<h([1-6])\b/gu).map((match) => Number(match[1]));
    assert.equal(levels.filter((level) => level === 1).length, sampleTree.parts.length);
    for (const [index, level] of levels.entries()) assert.ok(level <= (levels[index - 1] ?? 0) + 1, `level ${level}`);
  });

  it('links contents to headings that exist, and a dead link becomes text', () => {
    const ids = new Set(all(/\sid="([^"]+)"/gu).map((match) => match[1] ?? ''));
    assert.equal(ids.size, all(/\sid="([^"]+)"/gu).length, 'ids are unique');
    const targets = all(/href="#([^"]+)"/gu).map((match) => match[1] ?? '');
    assert.ok(targets.length >= 4);
    for (const target of targets) assert.ok(ids.has(target), target);
    assert.doesNotMatch(html, /finns-inte/u);
  });

  it('refuses an address that runs code', () => {
    const [memo] = sampleTree.parts;
    assert.ok(memo);
    const content = [{ type: 'text' as const, text: 'klicka', href: 'javascript:alert(1)' }];
    const tree = {
      ...sampleTree,
      parts: [{ ...memo, blocks: [{ type: 'paragraph' as const, role: 'body' as const, content }] }],
    };
    assert.doesNotMatch(renderHtml(tree), /javascript:/u);
  });

  it('writes every character of the prose literally', () => {
    assert.ok(packed(markupText(html)).includes(packed(hardText)));
  });

  it('gives each table a caption, column headers and row headers', () => {
    assert.equal(all(/<table\b/gu).length, all(/<caption\b/gu).length);
    assert.match(html, /<caption id="t-economy-caption"><b>Tabell 1<\/b> Resultaträkning, mnkr<\/caption>/u);
    assert.match(html, /<caption id="t-lights-caption" class="upp-hidden">/u);
    assert.match(html, /<th scope="col" class="upp-end">Utfall 2023<\/th>/u);
    assert.match(html, /<tr class="upp-sum"><th scope="row">Resultat<\/th>/u);
    assert.doesNotMatch(html, /<th [^>]*><\/th>/u, 'no empty header');
  });

  it('lets a wide table scroll in a region that the keyboard reaches', () => {
    assert.match(
      html,
      /<div class="upp-table upp-scroll upp-short" role="region" aria-labelledby="t-economy-caption" tabindex="0">/u,
    );
  });

  it('lets a table of three columns scroll where they hold prose, and never breaks a word in one that scrolls', () => {
    const [memo] = sampleTree.parts;
    assert.ok(memo);
    const table = (text: string): Block => ({
      type: 'table',
      id: 't-three',
      caption: 'Tre',
      showCaption: false,
      rowHeaders: false,
      columns: ['Bedömning', 'Resultat', 'Åtgärd'].map((header) => ({ header, align: 'start' as const, width: 1 })),
      rows: [{ kind: 'plain', cells: ['a', text, 'b'].map((cell) => [[{ type: 'text' as const, text: cell }]]) }],
    });
    const write = (text: string) => renderHtml({ ...sampleTree, parts: [{ ...memo, blocks: [table(text)] }] });
    assert.match(write('ord '.repeat(40)), /upp-scroll[^>]*tabindex="0"><table id="t-three"/u);
    assert.doesNotMatch(write('ord'), /upp-scroll[^>]*><table id="t-three"/u);
    assert.match(documentCss, /\.upp-symbol\{[^}]*overflow-wrap:normal/u);
    assert.match(documentCss, /\.upp-scroll :is\(th,td\)\{overflow-wrap:break-word\}/u);
  });

  it('draws symbols for the eye only and writes their words', () => {
    const symbols = all(/<span class="upp-symbol"><svg [^>]*aria-hidden="true"[^>]*>.*?<\/svg>([^<]+)<\/span>/gu);
    assert.equal(symbols.length, 2 + 90 + 1);
    assert.deepEqual(
      symbols.slice(0, 2).map((match) => match[1]),
      ['Grön', 'Gul'],
    );
  });

  it('gives each chart a role, its alternative text and a numbered caption', () => {
    assert.equal(all(/<svg role="img" aria-label="[^"]{10,}"/gu).length, 3);
    assert.match(html, /aria-label="Mål efter bedömning: 14 gröna, 5 gula, 1 röd &amp; 2 &quot;utan&quot;\."/u);
    assert.match(html, /<figcaption><b>Diagram 3<\/b> Nöjda invånare<\/figcaption>/u);
  });

  it('keeps every rule of the sheet inside the document', () => {
    const selectors = [...`${documentCss}${themeCss(sampleTree.theme)}`.matchAll(/(?:^|[{}])\s*([^{}@]+)\{/gu)].map(
      (match) => match[1] ?? '',
    );
    assert.ok(selectors.length > 60);
    for (const selector of selectors) assert.match(selector, /\.upp-/u);
  });

  it('is the same for the same tree', () => assert.equal(renderHtml(structuredClone(sampleTree)), html));
});
