import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SheetTable } from '../../domain/sheet.ts';
import { writeCsv } from './csv.ts';

const columns: SheetTable['columns'] = [
  { header: 'Namn', kind: 'text' },
  { header: 'Belopp', kind: 'number', decimals: 2 },
  { header: 'Datum', kind: 'date' },
];
const written = (rows: SheetTable['rows']) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(writeCsv({ columns, rows }));
const firstRow = (row: SheetTable['rows'][number]) => written([row]).split('\r\n')[1];

describe('a written CSV', () => {
  it('opens right in a Swedish spreadsheet program', () => {
    assert.equal(
      written([
        ['Älvsala', '-1234.5', '2025-01-31'],
        [null, null, '2025-01-31T13:45:00'],
      ]),
      '\uFEFFNamn;Belopp;Datum\r\nÄlvsala;-1234,50;2025-01-31\r\n;;2025-01-31 13:45:00\r\n',
    );
  });

  it('quotes what would break a row', () => {
    assert.equal(firstRow(['a;b', '1', null]), '"a;b";1,00;');
    assert.equal(firstRow(['sa "ja"', '1', null]), '"sa ""ja""";1,00;');
    assert.match(written([['rad\nett', '1', null]]), /"rad\nett";1,00;/u);
    assert.equal(firstRow([' blank ', '1', null]), '" blank ";1,00;');
  });

  it('guards texts that could be formulas, and lets negative numbers be', () => {
    for (const text of ['=1+1', '+1', '-1', '@x', ' =1']) {
      assert.match(firstRow([text, '-12.3', null]) ?? '', /^"?'/u, text);
    }
    assert.equal(firstRow(['-1', '-12.3', null]), "'-1;-12,30;");
    assert.equal(firstRow(['x', '=cmd|x', '-'])?.split(';').slice(1).join(';'), "'=cmd|x;'-");
    assert.match(
      written([
        ['\t=1', '1', null],
        ['\r=1', '1', null],
      ]),
      /"'\t=1".*\r\n"'\r=1"/u,
    );
    assert.match(
      new TextDecoder().decode(writeCsv({ columns: [{ header: '=A1', kind: 'text' }], rows: [] })),
      /^'=A1/u,
    );
  });

  it('never takes away a digit', () => {
    assert.equal(firstRow(['x', '12345678901234567890.12345', null]), 'x;12345678901234567890,12345;');
  });
});
