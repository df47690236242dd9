import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { PDFDocument } from '@cantoo/pdf-lib';
import { closePdf, renderPdf } from './pdf.ts';
import { entryOf, readObjects, references } from './pdf-objects.ts';
import { sampleTree } from './sample-tree.testing.ts';

after(closePdf);

const file = await renderPdf(sampleTree);

/** Where the table of places says that each object stands, and what stands there. */
function placed(bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes).toString('latin1');
  const table = text.slice(Number(/startxref\n(\d+)/u.exec(text.slice(-40))?.[1]));
  const entries = table.split(/\r?\n/u).filter((line) => line.endsWith(' n'));
  return entries.map((line) => text.slice(Number(line.slice(0, 10))).slice(0, 12));
}

describe('the objects of a PDF file', () => {
  it('are written back as they were where nothing is replaced', () => {
    assert.ok(Buffer.from(readObjects(file).write()).equals(file));
  });

  it('stand where the table says, also after one of them has grown', async () => {
    const pdf = readObjects(file);
    const [catalog = 0] = references(entryOf(pdf.trailer, 'Root'));
    pdf.replace(catalog, pdf.read(catalog).replace('\n  /Lang ', '\n  /Added (to be seen)\n  /Lang '));
    const grown = pdf.write();
    const found = placed(grown);
    assert.ok(found.length > 100);
    for (const [index, start] of found.entries()) assert.ok(start.startsWith(`${index + 1} 0 obj`), start);
    const read = await PDFDocument.load(grown, { throwOnInvalidObject: true, updateMetadata: false });
    assert.match(read.catalog.toString(), /\/Added \(to be seen\)/u);
  });

  it('are not read of a file that packs them', async () => {
    const packed = await (await PDFDocument.load(file)).save({ useObjectStreams: true });
    assert.throws(() => readObjects(packed), /no plain table/u);
    assert.throws(() => readObjects(new Uint8Array()), /no plain table/u);
    assert.throws(() => readObjects(file).read(1_000_000), /no object 1000000/u);
  });
});

describe('an entry of an object', () => {
  const object = [
    '7 0 obj',
    '<<',
    '  /S /TD',
    '  /A [<<',
    '    /O /Table',
    '    /Headers [(U1)]',
    '  >> <<',
    '    /Pg 5 0 R',
    '  >>]',
    '  /Alt (/S /Table /K [1 0 R])',
    '  /K [8 0 R <<',
    '    /Type /OBJR',
    '    /Obj 9 0 R',
    '  >> 10 0 R 3]',
    '  /Pg 4 0 R',
    '>>',
    'endobj',
  ].join('\n');

  it('is read whole, and not out of a text', () => {
    assert.equal(entryOf(object, 'S'), '/TD');
    assert.match(entryOf(object, 'A') ?? '', /^\[<<\n {4}\/O \/Table.*\/Pg 5 0 R\n {2}>>\]$/su);
    assert.equal(entryOf(object, 'Type'), null);
  });

  it('refers to its own objects in order, not to those of a dictionary inside it', () => {
    assert.deepEqual(references(entryOf(object, 'K')), [8, 10]);
    assert.deepEqual(references(entryOf(object, 'Pg')), [4]);
    assert.deepEqual(references(null), []);
  });
});
