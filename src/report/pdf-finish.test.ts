import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { ReportTree } from '../domain/report.ts';
import { closePdf, renderPdf } from './pdf.ts';
import { finishPdf } from './pdf-finish.ts';
import { entryOf, readObjects, references } from './pdf-objects.ts';
import { readPdf, withRole } from './read-back.testing.ts';
import { cell, chart, lights, sampleTree, text } from './sample-tree.testing.ts';

after(closePdf);

const [memo] = sampleTree.parts;
assert.ok(memo);
/** Text that reads as a piece of a PDF file, in letters that the file holds as they are. */
const hostile = 'Line one\n  /S /Table\n  /K [1 0 R]\n  /A [<<\n    /O /Table\n>> (endobj';
const tree: ReportTree = {
  ...sampleTree,
  title: 'Title </rdf:li><pdfaid:part>9</pdfaid:part>\n  /Metadata 1 0 R',
  parts: [
    {
      ...memo,
      blocks: [
        { ...lights, id: 't-1', caption: `First: ${hostile}` },
        { ...chart, id: 'c-1', alt: hostile, table: null },
        {
          ...lights,
          id: 't-2',
          caption: 'Andra: å, ä, ö (och "citat")',
          rowHeaders: true,
          rows: [
            { kind: 'plain', cells: [cell('Row'), cell('one')] },
            { kind: 'sum', cells: [[], [[text('two')]]] },
          ],
        },
      ],
    },
  ],
};

const file = await renderPdf(tree);

/** The tables' objects in the order of their numbers, and those of their rows' first cells. */
function tables(): { summary: string; roles: string[] }[] {
  const pdf = readObjects(file);
  const catalog = pdf.read(references(entryOf(pdf.trailer, 'Root'))[0] ?? 0);
  const kids = (number: number): number[] =>
    references(entryOf(pdf.read(number), 'K')).filter((kid) => entryOf(pdf.read(kid), 'S') !== null);
  const all = (number: number): number[] => [number, ...kids(number).flatMap(all)];
  const [root = 0] = references(entryOf(catalog, 'StructTreeRoot'));
  return all(root)
    .filter((number) => entryOf(pdf.read(number), 'S') === '/Table')
    .map((number) => {
      const rows = all(number).filter((inner) => entryOf(pdf.read(inner), 'S') === '/TR');
      const hex = /\/Summary <FEFF([0-9A-F]*)>/u.exec(pdf.read(number))?.[1] ?? '';
      return {
        summary: Buffer.from(hex, 'hex').swap16().toString('utf16le'),
        roles: rows.map((row) => {
          const first = pdf.read(kids(row)[0] ?? 0);
          return `${entryOf(first, 'S')} ${/\/Scope (\/\w+)/u.exec(first)?.[1] ?? ''}`.trim();
        }),
      };
    });
}

describe('a finished PDF', () => {
  it('names each table that prints no caption, whatever the caption says', () => {
    assert.deepEqual(
      tables().map((table) => table.summary),
      [`First: ${hostile}`, 'Andra: å, ä, ö (och "citat")'],
    );
  });

  it('has row headers where the document has them, and no others', () => {
    assert.deepEqual(
      tables().map((table) => table.roles),
      [
        ['/TH /Column', '/TD'],
        ['/TH /Column', '/TH /Row', '/TH /Row'],
      ],
    );
  });

  it('keeps text that looks like a piece of a PDF file as text', async () => {
    const read = await readPdf(file);
    assert.equal(read.title, tree.title);
    assert.deepEqual(
      withRole(read.roots, /^Figure$/u).map((figure) => figure.alt),
      [hostile],
    );
    assert.equal(read.xmp.match(/<pdfuaid:part/gu)?.length, 1);
  });

  it('says how long its XMP is', () => {
    const pdf = readObjects(file);
    const catalog = pdf.read(references(entryOf(pdf.trailer, 'Root'))[0] ?? 0);
    const metadata = pdf.read(references(entryOf(catalog, 'Metadata'))[0] ?? 0);
    const [, stream = ''] = /\nstream\n(.*)\nendstream\n/su.exec(metadata) ?? [];
    assert.equal(Number(entryOf(metadata, 'Length')), stream.length);
    assert.match(stream, /<pdfuaid:part.*<\?xpacket end="r"\?>$/su);
  });

  it('is refused where its tables are not those of the document', () => {
    assert.throws(() => finishPdf(file, sampleTree, { archive: false }), /2 tagged tables, the document 4/u);
  });
});
