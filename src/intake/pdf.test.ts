import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { PDFDocument } from '@cantoo/pdf-lib';
import { readPdf } from './pdf.ts';
import { joinLines, writingOf } from './pdf-lines.ts';
import { replacedHyphen } from './pdf-text.ts';

const fixture = readFileSync(join(import.meta.dirname, '../../test/fixtures/alvsala-2025-libreoffice.pdf'));

async function refusal(bytes: Uint8Array): Promise<string> {
  const result = await readPdf(bytes, 'fil.pdf');
  assert.ok(!result.ok);
  return result.issues.map((issue) => issue.message).join(' ');
}

describe('lines of a PDF', () => {
  const drawn = writingOf([['En rad \n', 'till \n', 'e-tjänster finns']]);
  const swallowed = writingOf([['En rad\n', 'till\n', 'e-tjänster finns']]);

  it('sees whether the blank at a line’s end is drawn', () => {
    assert.deepEqual([drawn.drawsBlanks, swallowed.drawsBlanks], [true, false]);
  });

  it('joins lines with one blank', () => {
    assert.equal(joinLines('\nett \ntvå', drawn), 'ett två');
    assert.equal(joinLines('ett\ntvå', swallowed), 'ett två');
  });

  it('undoes hyphenation, however it is marked', () => {
    assert.equal(joinLines('kommun\u00AD\nstyrelsen', drawn), 'kommunstyrelsen');
    assert.equal(joinLines(`kommun${replacedHyphen} \nstyrelsen`, drawn), 'kommunstyrelsen');
    assert.equal(joinLines('nämnde\nn', drawn), 'nämnden');
  });

  it('keeps a hyphen of the word’s own', () => {
    assert.equal(joinLines('EU-\nkommissionen', drawn), 'EU-kommissionen');
    assert.equal(joinLines('e-\ntjänster', swallowed), 'e-tjänster');
    assert.equal(joinLines('kultur- \noch fritid', drawn), 'kultur- och fritid');
    assert.equal(joinLines('kultur-\noch fritid', swallowed), 'kultur- och fritid');
    assert.equal(joinLines(`it${replacedHyphen}system`, drawn), 'it-system');
  });

  it('takes a hyphen away where the document writes the word without it', () => {
    const writing = writingOf([['nämnden \n', 'och nämnden']]);
    assert.equal(joinLines('nämn-\nden', writing), 'nämnden');
  });
});

describe('PDF files that are refused', () => {
  it('says what to do with a PDF without tags', async () => {
    const pdf = await PDFDocument.create();
    pdf.addPage().drawText('Text utan taggar');
    assert.match(await refusal(await pdf.save()), /DOCX-fil i stället, eller spara en taggad PDF/u);
  });

  it('refuses a locked file', async () => {
    const pdf = await PDFDocument.load(fixture);
    await pdf.encrypt({ userPassword: 'hemligt' });
    assert.match(await refusal(await pdf.save()), /låst med lösenord/u);
  });

  it('reads a file that only its owner may change', async () => {
    const pdf = await PDFDocument.load(fixture);
    await pdf.encrypt({ ownerPassword: 'hemligt', userPassword: '' });
    const result = await readPdf(await pdf.save(), 'fil.pdf');
    assert.ok(result.ok, JSON.stringify(result));
    assert.ok(result.value.blocks.some((block) => block.type === 'table'));
  });

  it('refuses or reads, and never throws on, a file that is cut off or changed', async () => {
    assert.match(await refusal(new TextEncoder().encode('%PDF-1.7\nskräp')), /skadad/u);
    for (const share of [0.02, 0.4, 0.75, 0.98]) {
      await readPdf(fixture.subarray(0, Math.round(fixture.length * share)), 'fil.pdf');
    }
    for (let at = 20_000; at < fixture.length; at += 90_000) {
      const changed = Uint8Array.from(fixture);
      changed.fill(0x20, at, at + 400);
      await readPdf(changed, 'fil.pdf');
    }
  });
});

describe('a tagged PDF', () => {
  it('is read with its pages as sources, a paragraph over two pages as one', async () => {
    const result = await readPdf(fixture, 'fil.pdf');
    assert.ok(result.ok);
    const { blocks, length, notes } = result.value;
    assert.ok(length > 10);
    assert.ok(blocks.some((block) => block.type === 'paragraph' && block.source.to === block.source.from + 1));
    assert.ok(blocks.every((block) => block.source.unit === 'page' && block.source.to <= length));
    assert.deepEqual(
      notes.map((note) => note.kind),
      ['encoding'],
    );
    const texts = blocks.map((block) => ('text' in block ? block.text : ''));
    assert.ok(!texts.some((text) => /[\n\u00AD\uE0AD]|\d \(\d+\)$/u.test(text)));
  });
});
