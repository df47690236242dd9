import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { closeDocx, renderDocx } from './docx.ts';
import { markupText, packed, readDocx } from './read-back.testing.ts';
import { chart, hardText, sampleTree } from './sample-tree.testing.ts';

after(closeDocx);

const file = await renderDocx(sampleTree);
const parts = readDocx(file);
const body = parts['word/document.xml'] ?? '';
const styles = parts['word/styles.xml'] ?? '';
const paragraphs = [...body.matchAll(/<w:p>.*?<\/w:p>|<w:p .*?<\/w:p>/gsu)].map((match) => match[0]);

describe('the DOCX file', () => {
  it('has the title as a property, and Swedish as its language', () => {
    assert.match(
      parts['docProps/core.xml'] ?? '',
      /<dc:title>Årsrapport 2023 med &lt;prov&gt; &amp; annat<\/dc:title>/u,
    );
    assert.match(styles, /<w:lang w:val="sv-SE"/u);
  });

  it('writes headings in styles with outline levels, in the order of the tree', () => {
    for (const level of [1, 2, 3, 4, 5, 6]) {
      const style = new RegExp(`<w:style [^>]*w:styleId="Heading${level}".*?</w:style>`, 'su').exec(styles)?.[0] ?? '';
      assert.match(style, new RegExp(`<w:outlineLvl w:val="${level - 1}"/>`, 'u'));
    }
    const found = paragraphs.flatMap((paragraph) => {
      const level = /<w:pStyle w:val="Heading(\d)"/u.exec(paragraph)?.[1];
      return level === undefined ? [] : [`${level} ${markupText(paragraph).trim()}`];
    });
    const expected = sampleTree.parts.flatMap((part) => [
      `1 ${part.title}`,
      ...part.blocks.flatMap((block) => (block.type === 'heading' ? [`${block.level} ${block.text}`] : [])),
    ]);
    assert.deepEqual(found, expected);
  });

  it('has a contents field for its own part, with entries and page numbers before Word updates it', () => {
    assert.match(body, /TOC \\b &quot;part2&quot; \\h \\o &quot;2-3&quot;/u);
    assert.match(body, /<w:bookmarkStart [^>]*w:name="part2"/u);
    const contents = /<w:sdt>.*?<\/w:sdt>/su.exec(body)?.[0] ?? '';
    assert.match(packed(markupText(contents)), /^Sammanfattning&läge\dMålförå,äochö\dKontroller\d$/u);
  });

  it('repeats the header row of each table, names the table, and keeps rows whole', () => {
    const tables = body.match(/<w:tbl>.*?<\/w:tbl>/gsu) ?? [];
    assert.equal(tables.length, 4);
    for (const table of tables) {
      const rows = table.match(/<w:tr>.*?<\/w:tr>|<w:tr .*?<\/w:tr>/gsu) ?? [];
      assert.match(rows[0] ?? '', /<w:tblHeader\/>/u);
      assert.ok(rows.slice(1).every((row) => !row.includes('<w:tblHeader')));
      assert.match(table, /<w:tblCaption w:val="[^"]+"\/><\/w:tblPr>/u);
    }
  });

  it('numbers captions with fields that hold their number', () => {
    assert.match(body, /<w:fldSimple w:instr="SEQ Tabell \\\* ARABIC">.*?<w:t[^>]*>1<\/w:t>/su);
    const captions = paragraphs
      .filter((paragraph) => paragraph.includes('w:val="Caption"'))
      .map((each) => packed(markupText(each)));
    assert.deepEqual(captions, [
      'Tabell1Resultaträkning,mnkr',
      'Diagram1Målefterbedömning',
      'Diagram2Sjukfrånvaro',
      'Diagram3Nöjdainvånare',
      'Tabell2Raderöverflerasidor',
    ]);
  });

  it('gives charts their alternative text and marks symbols as decoration, the word beside them', () => {
    const pictures = body.match(/<wp:docPr [^>]*?(?:\/>|>.*?<\/wp:docPr>)/gsu) ?? [];
    const described = pictures.flatMap((picture) => /descr="([^"]+)"/u.exec(picture)?.[1] ?? []);
    assert.equal(described.length, 3);
    assert.equal(described[0]?.replaceAll('&quot;', '"').replaceAll('&amp;', '&'), chart.alt);
    const decorative = pictures.filter((picture) => picture.includes('decorative'));
    assert.equal(decorative.length, 2 + 90 + 1);
    assert.equal(new Set(pictures.map((picture) => /\bid="(\d+)"/u.exec(picture)?.[1])).size, pictures.length);
    assert.match(markupText(body), /\u00A0Gul/u);
  });

  it('begins each part on a page of its own, with page numbers in the foot', () => {
    assert.equal(body.match(/<w:sectPr\b/gu)?.length, sampleTree.parts.length);
    const footer = parts['word/footer2.xml'] ?? '';
    assert.match(footer, /PAGE.*NUMPAGES/su);
    assert.match(markupText(footer), /Arbetsmaterial.*Årsrapport 2023.*KS\/2024:7/su);
  });

  it('has no right indent where a page number stands at the right margin, for LibreOffice would leave the number out', () => {
    assert.doesNotMatch(parts['word/footer2.xml'] ?? '', /<w:ind\b[^>]*w:right=/u);
    const contents = [
      ...(parts['word/styles.xml'] ?? '').matchAll(/<w:style [^>]*w:styleId="TOC[1-5]".*?<\/w:style>/gsu),
    ];
    assert.equal(contents.length, 5);
    for (const [style] of contents) assert.doesNotMatch(style, /<w:ind\b[^>]*w:right=/u);
  });

  it('keeps a line that stands over the next block on its page', async () => {
    const [memo] = sampleTree.parts;
    assert.ok(memo);
    const blocks = [true, false].map((strong) => ({
      type: 'paragraph' as const,
      role: 'body' as const,
      content: [{ type: 'text' as const, text: strong ? 'Kommentar:' : 'Det är bra.', ...(strong && { strong }) }],
    }));
    const read = readDocx(await renderDocx({ ...sampleTree, parts: [{ ...memo, blocks }] }));
    const written = [...(read['word/document.xml'] ?? '').matchAll(/<w:p>.*?<\/w:p>/gsu)].map(([xml]) => xml);
    assert.match(written.find((xml) => xml.includes('Kommentar:')) ?? '', /<w:keepNext\/>/u);
    assert.doesNotMatch(written.find((xml) => xml.includes('Det är bra.')) ?? '', /<w:keepNext\/>/u);
  });

  it('starts each numbered list from 1, and links only where there is something to link to', () => {
    assert.match(body, /<w:numId w:val="\d+"\/>/u);
    assert.match(parts['word/_rels/document.xml.rels'] ?? '', /Target="https:\/\/example\.se\/\?a=1&amp;b=2"/u);
    const anchors = [...body.matchAll(/w:anchor="([^"]+)"/gu)].map((match) => match[1]);
    for (const anchor of anchors) assert.match(body, new RegExp(`<w:bookmarkStart [^>]*w:name="${anchor}"`, 'u'));
    assert.ok(anchors.length >= 4);
  });

  it('writes every character of the prose literally', () => {
    assert.ok(packed(markupText(body)).includes(packed(hardText)));
  });

  it('is the same, byte for byte, for the same tree', async () => {
    assert.ok(Buffer.from(await renderDocx(structuredClone(sampleTree))).equals(file));
  });
});
