import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { extractText } from 'unpdf';
import type { Block, ReportTree } from '../domain/report.ts';
import { closePdf, renderPdf } from './pdf.ts';
import { packed, readPdf, withRole } from './read-back.testing.ts';
import { chart, hardText, lights, longAddress, longWord, sampleTree } from './sample-tree.testing.ts';

after(closePdf);

const file = await renderPdf(sampleTree);
const pdf = await readPdf(file);
const texts = (role: RegExp) => withRole(pdf.roots, role).map((element) => element.text.trim());

/** The sample with other blocks in its first part. */
function withBlocks(...blocks: Block[]): ReportTree {
  const [memo] = sampleTree.parts;
  assert.ok(memo);
  return { ...sampleTree, parts: [{ ...memo, blocks }] };
}

describe('the PDF file', () => {
  it('is tagged, Swedish and titled, and the reader shows the title', () => {
    assert.equal(pdf.marked, true);
    assert.equal(pdf.language, 'sv-SE');
    assert.equal(pdf.title, sampleTree.title);
    assert.match(Buffer.from(file).toString('latin1'), /\/DisplayDocTitle true/u);
  });

  it('claims PDF/A-2a and PDF/UA-1, and declares the latter to the former', () => {
    assert.match(pdf.xmp, /<pdfaid:part>2<\/pdfaid:part>/u);
    assert.match(pdf.xmp, /<pdfaid:conformance>A<\/pdfaid:conformance>/u);
    assert.match(pdf.xmp, /<pdfuaid:part[^>]*>1<\/pdfuaid:part>/u);
    assert.match(pdf.xmp, /<pdfaSchema:namespaceURI>http:\/\/www\.aiim\.org\/pdfua\/ns\/id\/</u);
  });

  it('has the headings of the tree, in order and level, and as bookmarks', () => {
    const found = withRole(pdf.roots, /^H[1-6]$/u).map((element) => `${element.role} ${element.text.trim()}`);
    const expected = sampleTree.parts.flatMap((part) => [
      `H1 ${part.title}`,
      ...part.blocks.flatMap((block) => {
        if (block.type === 'contents') return [`H2 ${block.title}`];
        return block.type === 'heading' ? [`H${block.level} ${block.text}`] : [];
      }),
    ]);
    assert.deepEqual(found, expected);
    assert.ok(pdf.outline.includes('Årsrapport 2023') && pdf.outline.includes('Kontroller'));
  });

  it('lists the headings with their pages in the contents', () => {
    const entries = texts(/^TOCI$/u).map(packed);
    assert.deepEqual(
      entries.map((entry) => entry.replace(/\.*(\d+)$/u, ' $1')),
      ['Sammanfattning&läge 2', 'Målförå,äochö 2', 'Kontroller 3'],
    );
  });

  it('tags column headers and row headers', () => {
    const headers = texts(/^TH$/u);
    for (const header of ['Utfall 2023', 'Resultat', 'Kontroll 90', 'Totalt'])
      assert.ok(headers.includes(header), header);
    assert.ok(texts(/^TD$/u).includes('−5,2'));
    assert.match(Buffer.from(file).toString('latin1'), /\/Scope \/Row/u);
  });

  it('breaks a long table over pages as one table, its header repeated', () => {
    const source = Buffer.from(file).toString('latin1');
    assert.equal(source.match(/\/S \/Table\b/gu)?.length, 4);
    assert.ok(pdf.pages >= 5);
  });

  it('gives each chart its alternative text', () => {
    const alts = withRole(pdf.roots, /^Figure$/u)
      .map((element) => element.alt)
      .filter((alt) => alt !== '');
    assert.deepEqual(alts, [
      chart.alt,
      'Sjukfrånvaro: utfall 2022 2,4 %, 2023 1,9 %, mål 2023 3,0 %.',
      'Nöjda invånare 2021–2023: 61,0, 63,5, 66,0 %.',
    ]);
  });

  it('keeps page numbers and standing out of the content, and on the page', () => {
    const content = pdf.roots.map((root) => root.text).join('\n');
    assert.doesNotMatch(content, /Arbetsmaterial|1 \(\d+\)/u);
    for (const [index, text] of pdf.pageTexts.entries()) {
      assert.ok(packed(text).includes(`${index + 1}(${pdf.pages})`), `page ${index + 1}`);
      assert.match(text, /Arbetsmaterial/u);
    }
  });

  it('writes every character of the prose literally, and a word longer than its line whole', () => {
    const content = packed(pdf.roots.map((root) => root.text).join('\n'));
    assert.ok(content.includes(packed(hardText)));
    assert.equal(content.split(longWord).length - 1, 2);
    assert.equal(content.split(longAddress).length - 1, 2);
    assert.ok(pdf.rightEdge > 400 && pdf.rightEdge < 595 - 70, `a line ends at ${pdf.rightEdge}`);
  });

  it('is the same, byte for byte, for the same tree', async () => {
    assert.ok(Buffer.from(await renderPdf(structuredClone(sampleTree))).equals(file));
  });
});

describe('the gate', () => {
  it('refuses a chart without an alternative text', async () => {
    await assert.rejects(renderPdf(withBlocks({ ...chart, alt: '' })), /alt/iu);
  });

  it('refuses a table without headers, which the compiler would let through', async () => {
    const columns = lights.columns.map((column) => ({ ...column, header: '' }));
    await assert.rejects(renderPdf(withBlocks({ ...lights, columns })), /table without headers: "Bedömning och trend/u);
    assert.ok(await renderPdf(withBlocks({ ...lights, columns, rowHeaders: true })));
  });

  it('refuses a skipped heading level and a character that no font has', async () => {
    await assert.rejects(renderPdf(withBlocks({ type: 'heading', level: 4, id: 'x', text: 'Fyra' })), /heading/iu);
    const content = [{ type: 'text' as const, text: 'Privat tecken \u{E000}' }];
    await assert.rejects(
      renderPdf(withBlocks({ type: 'paragraph', role: 'body', content })),
      /could not be displayed/u,
    );
  });

  it("prints emoji and signs that the text's typeface lacks", async () => {
    const content = [{ type: 'text' as const, text: 'Snögubbe ☃, tumme 👍, stjärna ★' }];
    const printed = await readPdf(await renderPdf(withBlocks({ type: 'paragraph', role: 'body', content })));
    assert.match(printed.roots.map((root) => root.text).join(''), /☃.*👍.*★/su);
  });

  it('lets a preview through without it', async () => {
    const tree = withBlocks({ type: 'heading', level: 2, id: 'x', text: 'Två' });
    assert.ok((await renderPdf(tree, { gate: false })).length > 1000);
  });

  it('breaks a table of few rows that a page cannot hold, and loses no word of it', async () => {
    const cell = (text: string) => [[{ type: 'text' as const, text }]];
    const words = (name: string, count: number) => Array.from({ length: count }, (_, index) => `${name}${index}slut`);
    const shapes = [
      { rows: 8, count: 110, widths: [1, 1, 1] },
      { rows: 1, count: 900, widths: [1, 1, 1] },
      { rows: 1, count: 90, widths: [1, 40, 40] },
    ];
    for (const { rows, count, widths } of shapes) {
      const expected = Array.from({ length: rows }, (_, index) => words(`r${index}x`, count));
      const block: Block = {
        type: 'table',
        id: 't-tall',
        caption: 'Hög',
        showCaption: true,
        rowHeaders: false,
        columns: widths.map((width, index) => ({ header: `K${index}`, align: 'start', width })),
        rows: expected.map((row) => ({ kind: 'plain', cells: [cell(row.join(' ')), cell('a'), cell('b')] })),
      };
      const { text } = await extractText(await renderPdf(withBlocks(block)), { mergePages: true });
      const found = packed(text);
      const missing = expected.flat().filter((word) => !found.includes(word));
      assert.deepEqual(missing.length, 0, `${rows} rows of ${count} words: ${missing[0]} is missing`);
    }
  });

  it('keeps a line that stands over the next block on its page', async () => {
    const paragraph = (text: string, strong: boolean): Block => ({
      type: 'paragraph',
      role: 'body',
      content: [{ type: 'text', text, ...(strong && { strong }) }],
    });
    for (let above = 24; above < 40; above += 1) {
      const fill = Array.from({ length: above }, (_, index) => paragraph(`Rad ${index}`, false));
      const blocks = [...fill, paragraph('Kommentar:', true), paragraph('Det som kommenteras.', false)];
      const { text: pages } = await extractText(await renderPdf(withBlocks(...blocks)), { mergePages: false });
      const page = (text: string) => pages.findIndex((content) => content.includes(text));
      assert.notEqual(page('Kommentar:'), -1);
      assert.equal(page('Kommentar:'), page('Det som kommenteras.'), `${above} lines above`);
    }
  });

  it('serves the next document after a refusal, and several at once', async () => {
    const tree = withBlocks({ type: 'heading', level: 2, id: 'x', text: 'Två' });
    const files = await Promise.all([renderPdf(tree), renderPdf(tree, { standard: 'ua' }), renderPdf(tree)]);
    assert.ok(Buffer.from(files[0] ?? []).equals(files[2] ?? new Uint8Array()));
    assert.match((await readPdf(files[1] ?? new Uint8Array())).xmp, /pdfuaid:part/u);
  });
});
