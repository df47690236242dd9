import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ControlDefinition } from '../../controls/definition.ts';
import { writeXlsx } from '../../report/sheet/xlsx.ts';
import { runMeasure } from './measure.ts';
import { runMeasureApart } from './measure-apart.ts';
import { approvalDefinition, coverageDefinition } from './one-off.ts';
import type { ControlFile } from './source-file.ts';

const file = (source: string, content: string | Uint8Array, name = `${source}.csv`): ControlFile => ({
  ...{ source, name, bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content },
  ...{ sheet: null, mapping: null, remembered: null, body: '' },
});
const cutOff = '2026-11-30';
const run = (definition: ControlDefinition, files: readonly ControlFile[]) =>
  runMeasure({ definition, files, cutOff, alsoAt: [] });

const coverage = coverageDefinition(
  {
    ...{ key: 'Personnummer', compare: 'personNumber', by: ['Enhet'], name: 'Namn', date: 'Datum', target: '100' },
    ...{ targetBy: null, base: 'alla', decimals: 0 },
  },
  ['log'],
);
const people = 'Pnr;Namn;Enhet\n19850312-1234;Anna Al;Skolan\n6005052222;Bo Bok;Badet\n';
const log = 'Datum,Personnummer\n2026-01-31,198503121234\n';
const decisions = 'Personnummer;Kostnadsställe;Roll;Belopp\n198503121234;041000;Beslutsattest;500 000 kr\n';
const register = 'Användare\tPnr\tKst\tRoll\tGräns\nanna\t850312-1234\t41000\tBeslutsattestant\t500000,00\n';

describe('running a control on files', () => {
  it('recognises the columns of each file by their headers and says which', async () => {
    const { outcome, used } = await run(coverage, [
      file('population', people.replace('Pnr', 'Personnr')),
      file('log', log),
    ]);
    assert.ok(outcome.status === 'deviating', JSON.stringify(outcome));
    assert.deepEqual([outcome.ratios[0]?.part, outcome.ratios[0]?.whole], [1, 2]);
    assert.deepEqual(
      outcome.exceptions.map(({ name }) => name),
      ['Bo Bok'],
    );
    assert.deepEqual(used[1]?.columns, ['Personnummer: kolumn B (Personnummer)', 'Datum: kolumn A (Datum)']);
    assert.match(used[0]?.sha256 ?? '', /^[0-9a-f]{64}$/u);
    assert.equal(used[0]?.rows, 2);
  });

  it('reads the same from XLSX, where a number has lost its leading zero and a date is a day number', async () => {
    const table = {
      name: 'Logg',
      columns: [
        { header: 'Personnummer', kind: 'number', grouped: false } as const,
        { header: 'Datum', kind: 'date' } as const,
      ],
      rows: [['198503121234', '2026-01-31']],
    };
    const xlsx = await writeXlsx([table], { title: 'Logg' });
    const { outcome } = await run(coverage, [
      file('population', people.replace('Pnr', 'Personnr')),
      file('log', xlsx, 'log.xlsx'),
    ]);
    assert.ok(outcome.status === 'deviating');
    assert.equal(outcome.ratios[0]?.part, 1);
  });

  it('is not run without a file, and says which', async () => {
    const { outcome } = await run(coverage, [file('log', log)]);
    assert.deepEqual(outcome, {
      status: 'not-run',
      reason: 'Det saknas underlag: Populationen. Ladda upp filen och kör kontrollen igen.',
    });
  });

  it('is not run where a column cannot be told, or a file is no sheet', async () => {
    const { outcome } = await run(coverage, [file('population', 'a;b\n1;2\n'), file('log', log)]);
    assert.ok(outcome.status === 'not-run');
    assert.match(outcome.reason, /population\.csv: Välj vilken kolumn i filen som är Personnummer/u);
    const broken = await run(coverage, [file('population', new Uint8Array([0x50, 0x4b, 3, 4, 1])), file('log', log)]);
    assert.equal(broken.outcome.status, 'not-run');
  });

  it('reconciles approval rights, here and on a thread of its own', async () => {
    const order = {
      definition: approvalDefinition({ deciders: [] }),
      files: [file('decisions', decisions), file('register', register)],
      cutOff,
      alsoAt: [],
    };
    const here = await runMeasure(order);
    assert.equal(here.outcome.status, 'passed');
    assert.deepEqual(await runMeasureApart(order), here);
  });

  it('does not compare approval rights by name alone', async () => {
    const names = 'Namn;Kst;Roll\nAnna Al;41000;Attest\n';
    const { outcome } = await run(approvalDefinition({ deciders: [] }), [
      file('decisions', names),
      file('register', register),
    ]);
    assert.ok(outcome.status === 'not-run');
    assert.match(outcome.reason, /Namnet räcker inte/u);
  });
});
