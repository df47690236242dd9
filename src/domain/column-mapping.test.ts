import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  applyMapping,
  ColumnMapping,
  type ImportField,
  mapSheet,
  proposeMapping,
  suggestMapping,
} from './column-mapping.ts';
import { matchHeader } from './header-match.ts';
import { type Cell, emptyCell, type MergedArea, type Sheet, uncalculated } from './sheet.ts';

const fields: ImportField[] = [
  { name: 'supplier', label: 'Leverantör', required: true, kind: 'text', maxLength: 30 },
  { name: 'amount', label: 'Belopp', required: true, kind: 'number' },
  { name: 'date', label: 'Fakturadatum', required: false, kind: 'date' },
  {
    name: 'status',
    label: 'Status',
    required: false,
    kind: 'choice',
    choices: [
      { value: 'paid', labels: ['Betald', 'Reglerad'] },
      { value: 'open', labels: ['Öppen'] },
    ],
  },
];

const text = (value: string): Cell => (value === '' ? emptyCell : { kind: 'text', text: value, value });
const number = (value: string, shown = value.replace('.', ',')): Cell => ({ kind: 'number', text: shown, value });
const error = (value: string): Cell => ({ kind: 'error', text: value, value });

function sheetOf(rows: (Cell | string)[][], merged: MergedArea[] = []): Sheet {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? text(cell) : cell)));
  return {
    name: 'Blad1',
    names: ['Blad1'],
    merged,
    rows: cells.map((row, index) => ({ line: index + 1, cells: row })),
  };
}

const mapping: ColumnMapping = { headerLine: 1, columns: { supplier: 0, amount: 1, date: 2, status: 3 } };
const header = ['Leverantör', 'Belopp', 'Datum', 'Status'];

function messages(sheet: Sheet, by = mapping, wanted = fields): string[] {
  const applied = applyMapping(sheet, by, wanted);
  return applied.ok ? [] : applied.issues.map(({ message }) => message);
}

describe('suggesting a mapping', () => {
  it('knows headers by name, by synonym, without case, diacritics and units', () => {
    assert.deepEqual(suggestMapping(['LEVERANTOR', 'Summa (kr)', 'Fakt.datum', 'Läge'], fields), {
      supplier: 0,
      amount: 1,
      date: 2,
      status: 3,
    });
    assert.deepEqual(suggestMapping(['leverantörsnamn', 'Belopp, mnkr'], fields), { supplier: 0, amount: 1 });
  });

  it('gives each column to one field, the closest first', () => {
    assert.deepEqual(suggestMapping(['Summa', 'Belopp', 'Belopp inkl. moms'], fields), { amount: 1 });
    assert.deepEqual(suggestMapping(['Datum', 'Fakturadatum'], fields), { date: 1 });
    assert.deepEqual(suggestMapping(['Kommentar', '', '???'], fields), {});
    const [amount, total] = ['Belopp', 'Summa'].map(
      (label) => ({ name: label, label, required: true, kind: 'number' }) as const,
    );
    assert.ok(amount && total);
    assert.deepEqual(suggestMapping(['Summa'], [amount, total]), { Summa: 0 });
  });

  it('reads "nr" as number and takes the synonyms of the field', () => {
    const field = { name: 'registration', label: 'Organisationsnummer', synonyms: ['Kundkod'] };
    assert.equal(matchHeader('Org.nr', field), 2);
    assert.equal(matchHeader('ORGNR', field), 2);
    assert.equal(matchHeader('organisationsnr', field), 3);
    assert.equal(matchHeader('Kundkod', field), 3);
    assert.equal(matchHeader('Leverantörens organisationsnummer', field), 1);
    assert.equal(matchHeader('Nummer', field), 0);
  });

  it('finds the header below a title', () => {
    const sheet = sheetOf([['Fakturor 2025'], ['Uttag', '2026-01-02'], header, ['Älv AB', number('5')]]);
    assert.deepEqual(proposeMapping(sheet, fields), {
      headerLine: 3,
      columns: { supplier: 0, amount: 1, date: 2, status: 3 },
    });
    assert.deepEqual(proposeMapping(sheetOf([['x']]), fields), { headerLine: 1, columns: {} });
  });

  it('is a form that can be stored', () => {
    assert.deepEqual(ColumnMapping.parse(JSON.parse(JSON.stringify(mapping))), mapping);
    assert.equal(ColumnMapping.safeParse({ headerLine: 1, columns: { a: -1 } }).success, false);
  });
});

describe('applying a mapping', () => {
  it('gives values exact, by field, with the line of the file', () => {
    const sheet = sheetOf([
      header,
      [' Älv AB ', number('12345678901234567.10'), { kind: 'date', text: '2025-01-31', value: '2025-01-31' }, 'betald'],
      [],
      ['Å & Ö', '-1 234,50', '31.12.2025', ''],
    ]);
    assert.deepEqual(applyMapping(sheet, mapping, fields), {
      ok: true,
      value: {
        rows: [
          {
            line: 2,
            values: { supplier: 'Älv AB', amount: '12345678901234567.10', date: '2025-01-31', status: 'paid' },
          },
          { line: 4, values: { supplier: 'Å & Ö', amount: '-1234.50', date: '2025-12-31', status: null } },
        ],
      },
    });
  });

  it('names every fault by line and column and does not stop at the first', () => {
    const sheet = sheetOf([
      header,
      ['', 'mycket', '2025-02-30', 'okänd'],
      ['Älv AB', error('#DIV/0!'), '', ''],
      ['Älv AB', error(uncalculated), '', ''],
      ['x'.repeat(31), number('1'), number('20250131'), ''],
    ]);
    assert.deepEqual(messages(sheet), [
      'Rad 2, kolumn A: Leverantör saknas. Fyll i cellen.',
      'Rad 2, kolumn B: ”mycket” i Belopp går inte att läsa som ett tal. Skriv det som 1234,50.',
      'Rad 2, kolumn C: ”2025-02-30” i Fakturadatum går inte att läsa som ett datum. Skriv det som 2025-12-31.',
      'Rad 2, kolumn D: ”okänd” i Status är inget av valen: Betald, Öppen.',
      'Rad 3, kolumn B: Belopp har felet #DIV/0!. Rätta formeln i filen.',
      'Rad 4, kolumn B: Formeln i Belopp är sparad utan resultat. Öppna filen i kalkylprogrammet, spara den och läs in den igen.',
      'Rad 5, kolumn A: Texten i Leverantör har 31 tecken och får ha högst 30. Korta den.',
    ]);
    const { rows, faultyRows, faultCount } = mapSheet(sheet, mapping, fields);
    assert.deepEqual([rows.length, faultyRows, faultCount], [0, 4, 7]);
  });

  it('keeps the rows without fault for a preview', () => {
    const { rows, issues } = mapSheet(sheetOf([header, ['A', 'x'], ['B', '2']]), mapping, fields);
    assert.deepEqual(
      rows.map(({ line }) => line),
      [3],
    );
    assert.deepEqual(
      issues.map(({ path }) => path),
      ['amount'],
    );
  });

  it('lists 200 faults and counts the rest', () => {
    const sheet = sheetOf([header, ...Array.from({ length: 300 }, () => ['A', 'x'])]);
    const listed = messages(sheet);
    assert.equal(listed.length, 201);
    assert.match(listed[200] ?? '', /^Och 100 fel till/u);
  });

  it('says that a cell is empty because it is merged', () => {
    const area = { fromLine: 2, toLine: 3, fromColumn: 0, toColumn: 0 };
    const rows = [header, ['A', '1'], ['', '2'], ['', '3']];
    const [merged, plain] = messages(sheetOf(rows, [area]));
    assert.match(merged ?? '', /^Rad 3, kolumn A: Leverantör saknas, för cellen är sammanfogad/u);
    assert.match(plain ?? '', /^Rad 4, kolumn A: Leverantör saknas\. Fyll/u);
    const [first] = messages(sheetOf([header, ['', '1'], ['', '2']], [area]));
    assert.match(first ?? '', /^Rad 2, kolumn A: Leverantör saknas\. Fyll/u);
  });

  it('leaves out rows where no mapped column has anything', () => {
    const applied = applyMapping(sheetOf([header, ['', '', '', '', 'anteckning'], ['A', '1']]), mapping, fields);
    assert.deepEqual(applied.ok && applied.value.rows.map(({ line }) => line), [3]);
  });

  it('refuses a sheet without rows and a mapping that cannot be', () => {
    assert.deepEqual(messages(sheetOf([header])), ['Det finns inga uppgifter efter rad 1 i bladet Blad1.']);
    const wrong = { headerLine: 1, columns: { supplier: 0, date: 0, colour: 3 } };
    assert.deepEqual(messages(sheetOf([header, ['A']]), wrong), [
      'Välj vilken kolumn i filen som är Belopp.',
      'Det finns inget fält som heter colour. Välj kolumner på nytt.',
      'Samma kolumn är vald för både Leverantör och Fakturadatum. Välj olika kolumner.',
    ]);
  });
});

describe('a number cell', () => {
  const one = (kind: 'text' | 'number', cell: Cell, more: Partial<ImportField> = {}): string | null | undefined => {
    const field: ImportField = { name: 'x', label: 'X', required: false, kind, ...more };
    const applied = applyMapping(sheetOf([['X'], [cell]]), { headerLine: 1, columns: { x: 0 } }, [field]);
    return applied.ok ? applied.value.rows[0]?.values.x : applied.issues[0]?.message;
  };

  it('as a text has no grouping, keeps leading zeros and patterns', () => {
    assert.equal(one('text', number('1930', '1\u00A0930')), '1930');
    assert.equal(one('text', number('12.5')), '12,5');
    assert.equal(one('text', number('12', '0012')), '0012');
    assert.equal(one('text', number('0.25', '25\u00A0%')), '25\u00A0%');
    assert.equal(one('text', number('2120000357', '212000-0357')), '212000-0357');
    assert.equal(one('text', number('1930', '1\u00A0930'), { asShown: true }), '1\u00A0930');
  });

  it('in per cent is what the field asks for', () => {
    assert.equal(one('number', number('0.25', '25\u00A0%')), '0.25');
    assert.equal(one('number', number('-0.251', '-25,1\u00A0%'), { percent: true }), '-25.1');
    assert.equal(one('number', number('25'), { percent: true }), '25');
    assert.equal(one('number', text('25,5 %'), { percent: true }), '25.5');
  });
});
