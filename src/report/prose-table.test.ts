import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { exampleFacts } from '../domain/facts-example.testing.ts';
import { formToNarrative } from '../domain/narrative-form.ts';
import { ReportTree, type TableBlock } from '../domain/report.ts';
import { defaultScales } from '../domain/scale.ts';
import { compose } from './compose.ts';
import { closeDocx, renderDocx } from './docx.ts';
import { renderHtmlBody } from './html.ts';
import { closePdf, renderPdf } from './pdf.ts';
import { markupText, packed, readDocx, readPdf, withRole } from './read-back.testing.ts';

after(() => Promise.all([closePdf(), closeDocx()]));

const written =
  'Före tabellen.\n\nTabell: Planterade träd\n| Skog | Antal |\n| **Norra** skogen | 1 200 |\n| Södra skogen | |\n\n| utan | namn |\n| a | b |';

function composed(): ReportTree {
  const entries = exampleFacts.entries.map((entry) =>
    entry.node === 'processArea/skog' ? { ...entry, narrative: formToNarrative(written) } : entry,
  );
  return compose({
    municipality: 'Alvsala kommun',
    facts: { ...exampleFacts, entries },
    scales: defaultScales,
    standing: '',
    theme: { accent: '#1f5a7a', logo: null },
  });
}

const tablesIn = (tree: ReportTree): TableBlock[] =>
  tree.parts.flatMap((part) => part.blocks.flatMap((block) => (block.type === 'table' ? [block] : [])));

describe('a table in prose', () => {
  it('stands in the tree as other tables, numbered where it has a caption', () => {
    const tree = ReportTree.parse(composed());
    const [captioned, plain] = tablesIn(tree).filter((table) => /Planterade|^$/u.test(table.caption));
    assert.deepEqual(
      captioned?.columns.map(({ header, align }) => [header, align]),
      [
        ['Skog', 'start'],
        ['Antal', 'end'],
      ],
    );
    assert.deepEqual([captioned?.showCaption, captioned?.rowHeaders, plain?.showCaption], [true, true, false]);
    assert.deepEqual(captioned?.rows[0]?.cells[0], [
      [
        { type: 'text', text: 'Norra', strong: true },
        { type: 'text', text: ' skogen' },
      ],
    ]);
    assert.deepEqual(captioned?.rows[1]?.cells[1], []);
  });

  it('is printed alike in HTML, DOCX and PDF, in its place', async () => {
    const tree = composed();
    const [pdf, docx] = await Promise.all([renderPdf(tree), renderDocx(tree)]);
    const read = await readPdf(pdf);
    const outputs = {
      html: markupText(renderHtmlBody(tree)),
      docx: markupText(readDocx(docx)['word/document.xml'] ?? ''),
      pdf: read.roots.map((root) => root.text).join('\n'),
    };
    for (const [format, output] of Object.entries(outputs)) {
      const pieces = [
        'Före tabellen.',
        'Planterade träd',
        'Skog',
        'Antal',
        'Norra skogen',
        '1 200',
        'Södra skogen',
        'utan',
      ];
      let position = 0;
      for (const piece of pieces.map(packed)) {
        position = packed(output).indexOf(piece, position);
        assert.ok(position >= 0, `${format} lacks ${piece}`);
      }
    }
    assert.match(renderHtmlBody(tree), /<th scope="row"[^>]*>(?:<p>)?<strong>Norra<\/strong> skogen/u);
    assert.ok(withRole(read.roots, /^TH$/u).some((element) => /Södra skogen/u.test(element.text)));
  });
});
