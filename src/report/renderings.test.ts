import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { Block, Inline, ReportTree } from '../domain/report.ts';
import { closeDocx, renderDocx } from './docx.ts';
import { renderHtmlBody } from './html.ts';
import { captionLabels, tablesOf } from './layout.ts';
import { closePdf, renderPdf } from './pdf.ts';
import { rasterize } from './picture.ts';
import { markupText, packed, readDocx, readPdf, withRole } from './read-back.testing.ts';
import { sampleTree } from './sample-tree.testing.ts';

after(() => Promise.all([closePdf(), closeDocx()]));

const words = (content: readonly Inline[]) =>
  content.map((inline) => (inline.type === 'text' ? inline.text : inline.word)).join('');

/** What a block says, piece by piece, as a reader meets it. */
function said(tree: ReportTree, block: Block): string[] {
  const labels = captionLabels(tree);
  const tables = tablesOf(block).flatMap((table) => [
    ...(labels.has(table.id) ? [`${labels.get(table.id)} ${table.caption}`] : []),
    ...table.columns.map((column) => column.header),
    ...table.rows.flatMap((row) => row.cells.flatMap((cell) => cell.map(words))),
  ]);
  if (block.type === 'heading') return [block.text];
  if (block.type === 'paragraph') return [words(block.content)];
  if (block.type === 'list') return block.items.map(words);
  if (block.type === 'contents') return [block.title];
  if (block.type === 'signatures')
    return [block.office, ...block.people.flatMap((person) => [person.name, person.title])];
  return block.type === 'chart' ? [`${labels.get(block.id)} ${block.title}`, ...tables] : tables;
}

describe('HTML, DOCX and PDF of one tree', () => {
  it('say the same in the same order', async () => {
    const [pdf, docx] = await Promise.all([renderPdf(sampleTree), renderDocx(sampleTree)]);
    const outputs = {
      html: markupText(renderHtmlBody(sampleTree)),
      docx: markupText(readDocx(docx)['word/document.xml'] ?? ''),
      pdf: (await readPdf(pdf)).roots.map((root) => root.text).join('\n'),
    };
    const pieces = sampleTree.parts.flatMap((part) => [
      part.registryNumber ?? '',
      part.label,
      part.title,
      part.subtitle,
      ...part.blocks.flatMap((block) => said(sampleTree, block)),
    ]);
    for (const [format, output] of Object.entries(outputs)) {
      const text = packed(output);
      let position = 0;
      for (const piece of pieces.map(packed)) {
        const found = text.indexOf(piece, position);
        assert.ok(found >= 0, `${format} lacks "${piece}" after "${text.slice(position - 60, position)}"`);
        position = found + piece.length;
      }
    }
  });

  it("show the logo with its alternative text in the municipality's place", async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"><rect width="80" height="40" fill="#123456"/></svg>';
    for (const dataUrl of [
      `data:image/svg+xml,${encodeURIComponent(svg)}`,
      `data:image/png;base64,${Buffer.from(rasterize(svg, 80)).toString('base64')}`,
    ]) {
      const tree = { ...sampleTree, theme: { ...sampleTree.theme, logo: { dataUrl, alt: 'Provköpings vapen' } } };
      const [pdf, docx] = await Promise.all([renderPdf(tree), renderDocx(tree)]);
      assert.match(renderHtmlBody(tree), /<img class="upp-logo" src="data:image[^"]+" alt="Provköpings vapen">/u);
      assert.match(readDocx(docx)['word/document.xml'] ?? '', /descr="Provköpings vapen"/u);
      const alts = withRole((await readPdf(pdf)).roots, /^Figure$/u).map((element) => element.alt);
      assert.equal(alts.filter((alt) => alt === 'Provköpings vapen').length, sampleTree.parts.length);
    }
  });

  it("print a logo that cannot be read as the municipality's name", async () => {
    const tree = {
      ...sampleTree,
      theme: { ...sampleTree.theme, logo: { dataUrl: 'data:text/plain,hej', alt: 'Vapen' } },
    };
    const [pdf, docx] = await Promise.all([renderPdf(tree), renderDocx(tree)]);
    assert.match(renderHtmlBody(tree), /<p class="upp-municipality">Provköpings kommun<\/p>/u);
    assert.match(markupText(readDocx(docx)['word/document.xml'] ?? ''), /Provköpings kommun/u);
    assert.match((await readPdf(pdf)).roots[0]?.text ?? '', /Provköpings kommun/u);
  });
});
