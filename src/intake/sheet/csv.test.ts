/** Reading CSV: encodings, dialects, quotes, numbers. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { csvDialect } from './csv-dialect.ts';
import { CsvRecords } from './csv-records.ts';
import { readSheet } from './read-sheet.ts';
import { cellsOf, refusal } from './xlsx.testing.ts';

const read = async (content: string | Uint8Array) =>
  await readSheet(typeof content === 'string' ? Buffer.from(content) : content, 'Uttag 2025.csv');

describe('a CSV file', () => {
  it('is read in every encoding that Swedish systems write', async () => {
    const text = 'Nämnd;Belopp\nÅdal;1,5\n';
    const files: Uint8Array[] = [
      Buffer.from(text),
      Buffer.from(`\uFEFF${text}`),
      Buffer.from(`\uFEFF${text}`, 'utf16le'),
      Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
      Buffer.from(text, 'utf16le'),
      Buffer.from(text, 'latin1'),
    ];
    for (const file of files)
      assert.deepEqual(cellsOf(await read(file)), ['1: Nämnd | Belopp', '2: Ådal | number 1,5=1.5']);
  });

  it('has its name as the name of its sheet', async () => {
    const sheet = await read('a;b');
    assert.deepEqual(sheet.ok && [sheet.value.name, sheet.value.names], ['Uttag 2025', ['Uttag 2025']]);
  });

  it('has the delimiter that its records agree on', () => {
    const cases: [string, string][] = [
      ['a;b\n1,5;2,5\n3,5;4,5\n', ';'],
      ['a,b\n"1,5",2\n', ','],
      ['a\tb,c\n1\t2,5\n', '\t'],
      ['sep=|\r\na|b\n', '|'],
      ['"a;b";c\n1;2\n', ';'],
      ['ensam\n', ';'],
    ];
    for (const [text, delimiter] of cases) assert.equal(csvDialect(text, true).delimiter, delimiter, text);
    assert.equal(csvDialect('a;b\n"öppen;1\n2;3\n', false).delimiter, ';');
  });

  it('keeps quoted delimiters, line breaks and quotes, and counts records as lines', async () => {
    const text = 'a;b\r\n"x;y";"rad\r\nett ""två"""\r\n\r\n;\r\nz;"t"i;3\r\n';
    assert.deepEqual(cellsOf(await read(text)), ['1: a | b', '2: x;y | rad\r\nett "två"', '5: z | ti | number 3=3']);
    assert.deepEqual(cellsOf(await read('a;b\r1;2\r')), ['1: a | b', '2: number 1=1 | number 2=2']);
    assert.deepEqual(cellsOf(await read('a;5" rör\nb;"x"')), ['1: a | 5" rör', '2: b | x']);
  });

  it('types what is plainly a number or a date, and nothing else', async () => {
    const fields = [
      '1\u00A0234,50',
      '\u22125',
      '450,00-',
      '25 %',
      '0123',
      '070-123 45 67',
      '2025-01-31',
      '2025-01-31 08:30',
      '12 st',
      '#DIV/0!',
      '#SAKNAS!',
      'JA',
      "'=1+1",
      "'-5",
      '=1+1',
      '1.234',
    ];
    const [line] = cellsOf(await read(fields.join(';')));
    assert.deepEqual(line?.replaceAll('\u00A0', '~').split(' | '), [
      '1: number 1~234,50=1234.50',
      'number \u22125=-5',
      'number 450,00-=-450.00',
      'number 25 %=0.25',
      '0123',
      '070-123 45 67',
      'date 2025-01-31=2025-01-31',
      'date 2025-01-31 08:30=2025-01-31T08:30:00',
      '12 st',
      'error #DIV/0!=#DIV/0!',
      'error #SAKNAS!=#SAKNAS!',
      'JA',
      '=1+1',
      '-5',
      '=1+1',
      '1.234',
    ]);
  });

  it('reads the decimal point where the file writes it', async () => {
    const cells = cellsOf(await read('a,b\n12.5,1.234\n"1,234",0.5\n'));
    assert.deepEqual(cells, [
      '1: a | b',
      '2: number 12.5=12.5 | number 1.234=1.234',
      '3: number 1,234=1234 | number 0.5=0.5',
    ]);
  });

  it('holds to the comma where numbers have both', async () => {
    assert.deepEqual(cellsOf(await read('1,5;2.25;1.234')), ['1: number 1,5=1.5 | number 2.25=2.25 | 1.234']);
  });

  it('refuses a quote left open, and says where it began', async () => {
    assert.equal(
      refusal(await read('a;b\n1;2\n3;"fyra\n5;6\n')),
      'Rad 3, kolumn B: ett citattecken (") öppnas och stängs inte. Stäng det eller ta bort det och försök igen.',
    );
    assert.match(refusal(await read(`a;b\n1;"${'x;\n'.repeat(50_000)}`)), /^Rad 2, kolumn B: ett citattecken/u);
    assert.match(
      refusal(await read(`a;b\n1;${'x'.repeat(100_001)}`)),
      /^Rad 2, kolumn B: texten är längre än 100000 tecken/u,
    );
    assert.match(refusal(await read(`a\n${';1'.repeat(1001)}`)), /^Rad 2 har fler än 1000 kolumner/u);
    assert.deepEqual(cellsOf(await read(`a;b\n1${';'.repeat(5000)}\n`)), ['1: a | b', '2: number 1=1']);
  });

  it('splits the same however the text comes in', () => {
    const sign = fc.constantFrom('a', ';', '"', '\n', '\r', '\r\n', ' ');
    const text = fc.array(sign, { maxLength: 40 }).map((signs) => `${signs.join('')}\n`);
    fc.assert(
      fc.property(text, fc.array(fc.nat(60), { maxLength: 4 }), (whole, cuts) => {
        const all = (pieces: readonly string[]) => {
          const reader = new CsvRecords(';');
          const records = pieces.flatMap((piece) => reader.write(piece));
          try {
            return [...records, ...reader.end()];
          } catch {
            return 'open';
          }
        };
        const places = [0, ...cuts.toSorted((a, b) => a - b), whole.length];
        const pieces = places
          .slice(1)
          .map((end, index) => whole.slice(places[index], Math.max(end, places[index] ?? 0)));
        assert.deepEqual(all(pieces), all([whole]));
      }),
      { examples: [['aaaa\r\n', [1, 5]]], numRuns: 300 },
    );
  });
});
