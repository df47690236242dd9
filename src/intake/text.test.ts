/** Text files: encodings, blocks, and what is mended on the way. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decodeText } from './decode.ts';
import { stripMarkup } from './markup.ts';
import { blockWords } from './source-block.ts';
import { readTextBlocks } from './text.ts';

const forms = (text: string) =>
  readTextBlocks(text).blocks.map((block) => {
    if (block.type === 'table')
      return `table ${block.rows.map((row) => row.cells.map((cell) => cell.paragraphs.join('¶')).join('|')).join(' / ')}`;
    if (block.type === 'picture') return 'picture';
    if (block.type === 'paragraph')
      return `${block.boxed ? 'boxed ' : ''}${block.marked ? 'marked ' : ''}${block.text}`;
    return block.type === 'listItem' ? `${block.ordered ? '1.' : '-'} ${block.text}` : block.text;
  });

describe('decoding', () => {
  it('names the encoding', () => {
    const cases: [string, Uint8Array][] = [
      ['UTF-8', Buffer.from('Åsna')],
      ['UTF-8 med BOM', Buffer.from('\uFEFFÅsna')],
      ['UTF-16 LE med BOM', Buffer.from('\uFEFFÅsna', 'utf16le')],
      ['UTF-16 LE', Buffer.from('Åsna', 'utf16le')],
      ['UTF-16 BE', Buffer.from('Åsna', 'utf16le').swap16()],
      ['Windows-1252', Buffer.from('Åsna', 'latin1')],
    ];
    for (const [encoding, bytes] of cases) {
      const decoded = decodeText(bytes, 'x.txt');
      assert.deepEqual(decoded, { ok: true, value: { text: 'Åsna', encoding } });
    }
  });

  it('refuses an empty file and a binary one', () => {
    assert.match(JSON.stringify(decodeText(Buffer.from('  '), 'x.txt')), /tom/u);
    for (const [format, text] of [
      ['HTML', '<!DOCTYPE html>\n<html lang="sv"><p>Hej</p></html>'],
      ['HTML', ' <html><p>Hej</p></html>'],
      ['RTF', '{\\rtf1 Hej}'],
      ['XML', '<?xml version="1.0"?><w:p/>'],
    ] as const) {
      assert.match(JSON.stringify(decodeText(Buffer.from(text), 'x')), new RegExp(`formatet ${format} kan`, 'u'));
    }
    assert.equal(decodeText(Buffer.from('<p>Hej</p>'), 'x').ok, true);
    assert.match(JSON.stringify(decodeText(Buffer.from([1, 2, 3, 4, 5, 6]), 'x.txt')), /läsbar text/u);
  });
});

describe('blocks of a text', () => {
  it('are paragraphs, list items and tables, with their lines', () => {
    assert.deepEqual(forms('Rubrik\n\n- ett\n• två\n1. tre\n\nÅr\t2022\nTotalt\t1,9%'), [
      'Rubrik',
      '- ett',
      '- två',
      '1. tre',
      'table År|2022 / Totalt|1,9%',
    ]);
    const table = readTextBlocks('Rubrik\n\nÅr\t2022\nTotalt\t1,9%').blocks[1];
    assert.deepEqual(table?.source, { unit: 'line', from: 3, to: 4 });
  });

  it('tell a column of framed lines from a table', () => {
    assert.deepEqual(forms('Mål\t\nBli bäst\t\n'), ['boxed Mål', 'boxed Bli bäst']);
    assert.deepEqual(forms('Mål\t\n<p>Det gick bra.</p>\t\n'), ['boxed Mål', 'boxed marked Det gick bra.']);
    assert.deepEqual(forms('Status\tGrad\n\t'), ['table Status|Grad / |']);
  });

  it('join a sentence that an empty line cut, and say so', () => {
    const long = 'En mening som är så lång att den inte kan vara en rubrik och som fortsätter efter den tomma raden i';
    const read = readTextBlocks(`${long}\n\nkommunen. Slut.\n\nNytt stycke.`);
    assert.deepEqual(
      read.blocks.map((block) => blockWords(block).length),
      [23, 2],
    );
    assert.deepEqual(
      read.notes.map((note) => [note.kind, note.source.from, note.source.to]),
      [['sentence-joined', 1, 3]],
    );
  });

  it('join a wrapped line without a word about it, but not a name and a title', () => {
    assert.deepEqual(forms('En rad som\nbryts här.\n\nAlva Ek\nKommundirektör'), [
      'En rad som bryts här.',
      'Alva Ek',
      'Kommundirektör',
    ]);
    assert.equal(readTextBlocks('En rad som\nbryts här.').notes.length, 0);
  });

  it('leave out rules of dashes, and see the place of a picture', () => {
    const read = readTextBlocks('Mål\t\n-----\t--\n\n \n \nText');
    assert.deepEqual(
      read.notes.map((note) => note.kind),
      ['rule-removed'],
    );
    assert.deepEqual(
      read.blocks.map((block) => block.type),
      ['paragraph', 'picture', 'paragraph'],
    );
  });
});

describe('markup', () => {
  it('goes out, whole or torn, and parts paragraphs', () => {
    assert.deepEqual(stripMarkup('<p>Ett.</p> <p>Två &amp; tre.</p>'), {
      paragraphs: ['Ett.', 'Två & tre.'],
      marked: true,
    });
    assert.deepEqual(stripMarkup('<pEtt./p>'), { paragraphs: ['Ett.'], marked: true });
  });

  it('leaves signs of comparison alone', () => {
    assert.deepEqual(stripMarkup('5 < 6 och 7 > 6'), { paragraphs: ['5 < 6 och 7 > 6'], marked: false });
  });
});
