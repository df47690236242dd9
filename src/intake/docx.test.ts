import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { processorTime } from '../processor-time.testing.ts';
import {
  cell,
  docxParts,
  paragraph,
  picture,
  relation,
  run,
  type SmallDocx,
  smallDocx,
  table,
} from './docx.testing.ts';
import { readDocx } from './docx.ts';
import type { SourceBlock, SourceDocument } from './source-block.ts';

async function read(small: SmallDocx): Promise<SourceDocument> {
  const result = await readDocx(smallDocx(small), 'fil.docx');
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}

async function refusal(bytes: Uint8Array): Promise<string> {
  const result = await readDocx(bytes, 'fil.docx');
  assert.ok(!result.ok);
  return result.issues.map((issue) => issue.message).join(' ');
}

/** A block as short text. */
function shown(block: SourceBlock): string {
  if (block.type === 'heading') return `h${block.level} ${block.text}`;
  if (block.type === 'listItem') return `${block.ordered ? '1.' : '•'} ${block.text}`;
  if (block.type === 'picture') return `picture ${block.alt}`;
  if (block.type === 'paragraph') return `${block.boxed ? 'box' : 'p'} ${block.text}`;
  return block.rows.map((row) => row.cells.map((each) => each.paragraphs.join(' ¶ ')).join(' | ')).join(' / ');
}

const blocks = async (small: SmallDocx) => (await read(small)).blocks.map(shown);
const style = (id: string) => `<w:pStyle w:val="${id}"/>`;

describe('DOCX text', () => {
  it('tells headings by outline level, by what a style is based on, and by the style’s name', async () => {
    const styles = [
      '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="Kapitel"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>',
      '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="Eget"/><w:basedOn w:val="A"/></w:style>',
      '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="Rubrik 3"/></w:style>',
      '<w:style w:type="paragraph" w:styleId="D"><w:name w:val="Brödtext"/></w:style>',
    ].join('');
    const body = [
      ...['A', 'B', 'C', 'D'].map((id) => paragraph(run(id), style(id))),
      paragraph(run('direkt'), '<w:outlineLvl w:val="0"/>'),
      paragraph(run('brödtext'), `${style('A')}<w:outlineLvl w:val="9"/>`),
    ].join('');
    assert.deepEqual(await blocks({ body, styles }), ['h2 A', 'h2 B', 'h3 C', 'p D', 'h1 direkt', 'p brödtext']);
  });

  it('tells list items by numbering, of the paragraph or its style, and by a label typed by hand', async () => {
    const level = (format: string) => `<w:lvl w:ilvl="0"><w:numFmt w:val="${format}"/></w:lvl>`;
    const numbering = ['bullet', 'decimal', 'none']
      .map((format, id) => `<w:abstractNum w:abstractNumId="${id}">${level(format)}</w:abstractNum>`)
      .concat([0, 1, 2].map((id) => `<w:num w:numId="${id + 1}"><w:abstractNumId w:val="${id}"/></w:num>`))
      .join('');
    const number = (id: number) => `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${id}"/></w:numPr>`;
    const styles = `<w:style w:type="paragraph" w:styleId="L"><w:name w:val="Lista"/><w:pPr>${number(1)}</w:pPr></w:style>`;
    const body = [
      ...[1, 2, 3].map((id) => paragraph(run(`i ${id}`), number(id))),
      paragraph(run('stil'), style('L')),
      paragraph(run('av'), `${style('L')}${number(0)}`),
      paragraph(run('– för hand')),
    ].join('');
    const expected = ['• i 1', '1. i 2', 'p i 3', '• stil', 'p av', '• för hand'];
    assert.deepEqual(await blocks({ body, styles, numbering }), expected);
  });

  it('reads what a field shows, never its code, and not what is hidden or struck out', async () => {
    const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const code = '<w:r><w:instrText>SEQ Tabell</w:instrText></w:r>';
    const body = [
      paragraph(`${run('Tabell ')}<w:fldSimple w:instr="SEQ Tabell">${run('4')}</w:fldSimple>`),
      paragraph(run('Tabell ') + field('begin') + code + field('separate') + run('5') + field('end')),
      paragraph(
        `${run('a')}<w:ins w:id="1">${run('b')}</w:ins><w:del w:id="2"><w:r><w:delText>c</w:delText></w:r></w:del>`,
      ),
      paragraph(`${run('d')}<w:r><w:rPr><w:vanish/></w:rPr><w:t>e</w:t></w:r>`),
      paragraph(`${run('Avsändare')}<w:r><w:tab/></w:r>${run('KS/2025:1')}`),
      paragraph(`${run('rad 1')}<w:r><w:br/></w:r>${run('rad 2')}`),
    ].join('');
    const document = await read({ body });
    assert.deepEqual(document.blocks.map(shown), [
      'p Tabell 4',
      'p Tabell 5',
      'p ab',
      'p d',
      'p Avsändare',
      'p KS/2025:1',
      'p rad 1',
      'p rad 2',
    ]);
    assert.ok(document.notes.some((note) => note.message.includes('spårade ändringar')));
    assert.deepEqual(document.blocks.at(-1)?.source, { unit: 'paragraph', from: 6, to: 6 });
  });

  it('reads fields within fields however deep, without taking longer for each', async () => {
    const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const deep = 60_000;
    const started = processorTime();
    const body = paragraph(field('begin').repeat(deep) + run('kod') + field('end').repeat(deep) + run('Text.'));
    assert.deepEqual(await blocks({ body }), ['p Text.']);
    assert.ok(processorTime() - started < 4000, `${processorTime() - started} ms`);
  });

  it('takes a contents field as titles and pages after its title, and leaves it out without one', async () => {
    const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const begin = `${field('begin')}<w:r><w:instrText> TOC \\o "1-2"</w:instrText></w:r>${field('separate')}`;
    const contents = [
      paragraph(`${begin}${run('Inledning 2024')}<w:r><w:tab/></w:r>${run('3')}`),
      paragraph(`${run('Slutet')}<w:r><w:tab/></w:r>${run('12')}${field('end')}`),
    ].join('');
    const after = paragraph(run('Text.'));
    const titled = await blocks({ body: paragraph(run('Innehåll')) + contents + after });
    assert.deepEqual(titled, ['p Innehåll', 'Inledning 2024 | 3 / Slutet | 12', 'p Text.']);
    assert.deepEqual(await blocks({ body: contents + after }), ['p Text.']);
  });

  it('keeps a footnote after its paragraph', async () => {
    const body = paragraph(`${run('Text.')}<w:r><w:footnoteReference w:id="2"/></w:r>`);
    const footnotes = `<w:footnote w:id="2">${paragraph(run('Noten.'))}</w:footnote>`;
    assert.deepEqual(await blocks({ body, footnotes }), ['p Text.', 'p Noten.']);
  });
});

describe('DOCX tables and pictures', () => {
  const one = (text: string) => cell(paragraph(run(text)));

  it('reads cells of paragraphs, with empty cells where cells are merged', async () => {
    const body = table(
      cell(paragraph(run('A')), '<w:gridSpan w:val="2"/>') + one('B'),
      cell(paragraph(run('1')) + paragraph(run('2')), '<w:vMerge w:val="restart"/>') + one('x') + one('y'),
      cell(paragraph(''), '<w:vMerge/>') + one('z') + cell(paragraph('')),
    );
    const document = await read({ body });
    assert.deepEqual(document.blocks.map(shown), ['A |  | B / 1 ¶ 2 | x | y /  | z | ']);
    const [only] = document.blocks;
    assert.ok(only?.type === 'table');
    assert.deepEqual(
      only.rows.map((row) => [row.source.from, row.source.to]),
      [
        [1, 2],
        [3, 6],
        [7, 7],
      ],
    );
  });

  it('takes a table of one filled column for framed paragraphs', async () => {
    assert.deepEqual(await blocks({ body: table(one('Rubrik'), one('Text')) }), ['box Rubrik', 'box Text']);
  });

  it('keeps a symbol’s word, marks a lost symbol, and names a picture by its alternative text', async () => {
    const body = [
      paragraph(picture() + run('\u00A0Grön')),
      paragraph(run('bedömningen ') + picture() + run(' eller ') + picture('Röd')),
      paragraph(picture('Ett diagram: 3 klara.')),
      paragraph(picture()),
      table(one('Status') + one('Trend'), cell(paragraph(picture('Klart'))) + cell(paragraph(picture()))),
    ].join('');
    const expected = ['p Grön', 'p bedömningen \uFFFC eller Röd', 'picture Ett diagram: 3 klara.', 'picture '];
    assert.deepEqual(await blocks({ body }), [...expected, 'Status | Trend / Klart | \uFFFC']);
  });
});

describe('DOCX files that are refused', () => {
  const body = paragraph(run('Text.'));

  it('stops a part that unpacks beyond measure, also where the file lies about its size', async () => {
    const parts = docxParts({ body });
    parts['word/document.xml'] = new Uint8Array(60 * 1024 * 1024).fill(0x20);
    const bomb = zipSync(parts);
    assert.match(await refusal(bomb), /orimligt stor/u);
    const view = new DataView(bomb.buffer);
    for (let at = 0; at + 46 < bomb.length; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1000, true);
    }
    assert.match(await refusal(bomb), /orimligt stor/u);
  });

  it('refuses document types, broken XML, other archives, locked files and files without text', async () => {
    const parts = docxParts({ body });
    const changed = (text: string) => zipSync({ ...parts, 'word/document.xml': strToU8(text) });
    const entity = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>';
    assert.match(await refusal(changed(entity)), /skadat/u);
    const whole = new TextDecoder().decode(parts['word/document.xml']);
    assert.match(await refusal(changed(`<!DOCTYPE w:document>${whole}`)), /skadat/u);
    assert.match(await refusal(changed('<w:document><w:body>')), /skadat/u);
    assert.match(await refusal(zipSync({ 'content.xml': strToU8('<a/>') })), /inget Word-dokument/u);
    assert.match(await refusal(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0])), /lösenord/u);
    assert.match(await refusal(smallDocx({ body: '' })), /ingen text/u);
    assert.match(await refusal(new Uint8Array([0x50, 0x4b, 3, 4])), /skadad/u);
  });

  it('takes a table of more rows than a function has arguments', async () => {
    assert.match(await refusal(smallDocx({ body: `<w:tbl>${'<w:tr/>'.repeat(200_000)}</w:tbl>` })), /ingen text/u);
    const rows = '<w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr>'.repeat(140_000);
    assert.equal((await blocks({ body: `<w:tbl>${rows}</w:tbl>` })).length, 140_000);
  });

  it('follows no relation out of the file', async () => {
    const outside = relation('styles', 'http://127.0.0.1:9/styles.xml', 'External');
    const related = outside + relation('numbering', '../../../../etc/passwd');
    const styles = '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="Rubrik 1"/></w:style>';
    assert.deepEqual(await blocks({ body: paragraph(run('A'), style('A')), styles, related }), ['h1 A']);
  });

  it('never throws on a file that is cut off or changed', async () => {
    const whole = smallDocx({ body: table(cell(body)) });
    for (let end = 0; end < whole.length; end += 37) await readDocx(whole.subarray(0, end), 'fil.docx');
    for (let at = 0; at < whole.length; at += 5) {
      const changed = Uint8Array.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0x55;
      await readDocx(changed, 'fil.docx');
    }
  });
});
