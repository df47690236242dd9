/** Tables of figures that are told by their shape, and lists of explained variance by the words that lead them in. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { narrativeText } from '../domain/narrative.ts';
import { readReport } from './read-report.ts';
import { smallReport } from './small-report.testing.ts';

async function tablesOf(edit: (text: string) => string) {
  const read = await readReport(Buffer.from(edit(smallReport)), 'liten.txt');
  assert.ok(read.ok, JSON.stringify(read));
  return read.value.facts.tables;
}

const kindsOf = async (edit: (text: string) => string) => (await tablesOf(edit)).map((table) => table.kind);

describe('a list of explained variance', () => {
  const lead = 'Avvikelsen mellan budget (0) och utfall (+0,5) förklaras av:';
  const withLead = (other: string) => kindsOf((text) => text.replace(lead, other));

  it('is led in by a sentence on a variance against the budget', async () => {
    const leads = [
      'Avvikelsen på +0,5 miljoner kronor mot budget består av:',
      'Avvikelserna jämfört med budgeten är följande:',
      'Budgetavvikelsen fördelar sig så här:',
      'Skillnaden mellan utfall och budget beror på:',
      'Överskottet på 0,5 miljoner kronor mot budget kommer av:',
    ];
    for (const other of leads) assert.deepEqual(await withLead(other), ['variance', 'incomeStatement'], other);
  });

  it('is an ordinary list after other sentences', async () => {
    const leads = ['Avvikelsen på väderstationen förklaras av:', 'Så här ändras budgeten:', lead.replace(':', '.')];
    for (const other of leads) assert.deepEqual(await withLead(other), ['incomeStatement'], other);
  });
});

describe('a table of sick leave', () => {
  const rows = ['Totalt\t3,6 %\t4,1 %', 'Kvinnor\t4,2 %\t4,8 %', 'Män\t2,5 %\t2,7 %'];
  const withTable = (heading: string, ...table: string[]) =>
    tablesOf((text) => text.replace('Okänd\tTabell\nmed\tord', `${heading}\n\n${table.join('\n')}`));
  const heading = 'Sjukfrånvaro på SKS';

  it('may have any corner where rows and columns are its own', async () => {
    for (const headers of ['Andel\t2031\t2030', '\tJan–apr 2031\tJan–apr 2030', 'Grupp\tHelår\tDelår 1']) {
      const table = (await withTable(heading, headers, ...rows)).at(-1);
      assert.equal(table?.kind, 'sickLeave', headers);
      assert.equal(table?.unit, 'percent');
      assert.deepEqual([table?.corner, ...(table?.columns ?? [])], headers.split('\t'));
      assert.deepEqual(table?.rows[1]?.cells[1], { value: '4.8', decimals: 1 });
    }
  });

  it('is not taken from other rows, other columns, or under a heading on something else', async () => {
    const last = async (...table: string[]) => (await withTable(heading, ...table)).at(-1)?.kind;
    assert.equal(await last('Andel\t2031\t2030', 'Städ\t3,6 %\t4,1 %', ...rows), 'incomeStatement');
    assert.equal(await last('Andel\tSnitt\tMedian', ...rows), 'incomeStatement');
    const people = await withTable(
      'Antal anställda',
      'Grupp\t2031\t2030',
      'Totalt\t9\t8',
      'Kvinnor\t5\t5',
      'Män\t4\t3',
    );
    assert.equal(people.at(-1)?.kind, 'incomeStatement');
  });
});

describe('a line on an investment', () => {
  it('stays as text in its place', async () => {
    const line = 'Spadar uppgår till 310 000 att jämföra med budgeterat 400 000.';
    const text = smallReport.replace('Okänd\tTabell\nmed\tord', `Investeringsredovisning\n\n${line}`);
    const read = await readReport(Buffer.from(text), 'liten.txt');
    assert.ok(read.ok, JSON.stringify(read));
    const [, annual] = read.value.facts.parts;
    const last = annual?.outline.at(-1);
    assert.equal(last?.kind === 'text' && narrativeText(last.narrative), line);
    assert.equal(read.value.facts.tables.length, 2);
  });
});
