import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { formatFigure } from '../domain/figure.ts';
import { resolveFigure } from '../domain/live-figure.ts';
import { loadEconomyValues } from '../store/economy-value.ts';
import { address, earlier, openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { readEconomy } from './economy.ts';
import { saveEconomySettings } from './economy-settings.ts';
import { explainVariance } from './explanation.ts';
import { factsOf } from './facts-of.ts';
import { acceptSieImport, importSie, readSieImport, startSieImport } from './sie-import.ts';

const at = { body: 'KS', year: 2025 };
const head = '#FLAGGA 0\n#SIETYP 4\n#RAR 0 20250101 20251231\n';
const names =
  '#KONTO 3010 Avgifter\n#KONTO 5010 "Löner"\n#KONTO 9900 "Internt"\n#DIM 1 Enhet\n#OBJEKT 1 10 "Skola"\n#OBJEKT 1 20 "Fritid"\n';
const vouchers =
  '#VER A 1 20250131 "Januari"\n{\n#TRANS 5010 {1 "10"} 1000000.50\n#TRANS 3010 {1 "20"} -250000.00\n#TRANS 1930 {} -750000.50\n}\n' +
  '#VER A 2 20250930 "September"\n{\n#TRANS 5010 {} 2000.00\n#TRANS 9900 {} -2000.00\n}\n';
const budget =
  '#PBUDGET 0 202501 5010 {} 900000.00\n#PBUDGET 0 202501 5010 {1 "10"} 900000.00\n#PBUDGET 0 202506 3010 {} -200000.00\n#RES 0 5010 1002000.50\n';
const file = (text: string) => ({ name: 'räkenskap.se', bytes: Buffer.from(text) });
const whole = file(head + names + budget + vouchers);

let test: TestApp;
before(async () => {
  test = await openTestApp();
});
after(() => test.close());

const table = async (kind: string, report = address) => {
  const view = value(await readEconomy(test.app, test.session, report));
  const found = view.tables.find((one) => one.kind === kind);
  return found?.rows.map(({ label, cells }) =>
    [label, ...cells.map((cell) => formatFigure(cell).replaceAll('\u00A0', ' '))].join(' | '),
  );
};

describe('reading in SIE', () => {
  it('shows what would change, and changes nothing', async () => {
    const trial = value(await importSie(test.app, test.session, at, whole, { dryRun: true }));
    assert.equal(trial.changes.length, 11);
    assert.deepEqual(
      trial.changes
        .filter(({ title }) => title.startsWith('Personalkostnader'))
        .map(({ kind, title, line, edits }) => [kind, title, line, edits[0]?.after]),
      [
        ['new', 'Personalkostnader, utfall jan', 16, '\u22121\u00A0000\u00A0000,50'],
        ['new', 'Personalkostnader, utfall sep', 22, '\u22122\u00A0000,00'],
        ['new', 'Personalkostnader, budget jan', 10, '\u2212900\u00A0000,00'],
      ],
    );
    assert.deepEqual(trial.unmapped, [{ account: '9900', name: 'Internt', amount: '\u22122\u00A0000,00' }]);
    assert.equal((await test.run((tx) => loadEconomyValues(tx, at))).length, 0);
  });

  it('writes the tables of the report when it is accepted, each value with its file, line, date and person', async () => {
    const controller = test.as('controller');
    const { id } = value(await startSieImport(test.app, controller, at, whole));
    const { trial } = value(await readSieImport(test.app, controller, at, id));
    assert.match(refusal(await acceptSieImport(test.app, controller, at, id, 'x')), /ändrats/u);
    value(await acceptSieImport(test.app, controller, at, id, trial?.seen ?? ''));
    const stored = await test.run((tx) => loadEconomyValues(tx, at));
    const [first] = stored.filter(
      ({ line, kind, month }) => line === 'Personalkostnader' && kind === 'actual' && month === 1,
    );
    assert.deepEqual(
      [first?.value, first?.file, first?.sourceLine, first?.revision, first?.updatedBy],
      ['-1000000.50', 'räkenskap.se', 16, 1, 'Vera Ek'],
    );
    assert.deepEqual(await table('incomeStatement'), [
      'Verksamhetens intäkter |  | 250 | 200 | 50',
      'Bidrag och köp av verksamhet |  |  |  | ',
      'Personalkostnader |  | −1 002 | −900 | −102',
      'Lokalkostnader |  |  |  | ',
      'Övriga kostnader |  |  |  | ',
      'Avskrivningar |  |  |  | ',
      'Verksamhetens nettokostnad |  | −752 | −700 | −52',
      'Kommunersättning och skatteintäkter |  |  |  | ',
      'Finansiella intäkter |  |  |  | ',
      'Finansiella kostnader |  |  |  | ',
      'Periodens resultat |  | −752 | −700 | −52',
    ]);
    assert.deepEqual(await table('departments'), [
      'Skola |  | −1 000 | −900 | −100',
      'Fritid |  | 250 |  | ',
      'Ej fördelat |  | −2 | 200 | −202',
      'Summa |  | −752 | −700 | −52',
    ]);
    assert.deepEqual((await test.events())[0]?.verb, 'economy.write');
  });

  it('says the same in the report, and live figures find it', async () => {
    const facts = value(await test.run((tx) => factsOf(tx, test.session, address)));
    const income = facts.tables.find(({ kind }) => kind === 'incomeStatement');
    const key = (income?.key ?? '').replace('table/', '');
    assert.ok(
      facts.parts.some(({ outline }) =>
        outline.some((block) => block.kind === 'figureTable' && block.table === income?.key),
      ),
    );
    const found = value(resolveFigure(facts, `table:${key}/periodens-resultat/utfall-2025`));
    assert.equal(found.text, '−752\u00A0tkr');
  });

  it('shows the forecast against the budget before the year is over', async () => {
    assert.equal((await table('incomeStatement', earlier))?.at(-1), 'Periodens resultat | −750 | −700 |  | ');
  });

  it('gives a changed value its next revision, and takes away what a newer file lacks', async () => {
    const newer = file(
      head +
        names +
        budget +
        vouchers
          .replace('2000.00', '3000.00')
          .replace('-2000.00', '-3000.00')
          .replace('#TRANS 3010 {1 "20"} -250000.00\n', ''),
    );
    const trial = value(await importSie(test.app, test.session, at, newer, { dryRun: false }));
    assert.deepEqual(trial.changes.map(({ kind, title }) => `${kind} ${title}`).toSorted(), [
      'changed Personalkostnader, utfall sep',
      'changed avdelning Ej fördelat, utfall sep',
      'removed Verksamhetens intäkter, utfall jan',
      'removed avdelning Fritid, utfall jan',
    ]);
    assert.equal(trial.unbalanced[0]?.voucher, 'A 1');
    const stored = await test.run((tx) => loadEconomyValues(tx, at));
    assert.equal(stored.find(({ line, month }) => line === 'Personalkostnader' && month === 9)?.revision, 2);
    const again = value(await importSie(test.app, test.session, at, newer, { dryRun: false }));
    assert.equal(again.changes.length, 0);
  });

  it('adds explanations up to the variance, and shows what is left', async () => {
    const reporter = test.as('reporter', 'KS');
    const parts = [
      { text: 'Fler elever', amount: '-90' },
      { text: '', amount: '' },
      { text: 'Lägre hyra', amount: '12,5' },
    ];
    value(await explainVariance(test.app, reporter, address, { parts }));
    const { variance } = value(await readEconomy(test.app, test.session, address));
    assert.deepEqual(
      variance?.rows.map(({ label, cells }) => [label, cells[0]?.value]),
      [
        ['Fler elever', '-90'],
        ['Lägre hyra', '13'],
        ['Ej förklarat', '-226'],
        ['Avvikelse mot budget', '-303'],
      ],
    );
    assert.match(refusal(await explainVariance(test.app, test.as('secretary'), address, { parts })), /inte förklara/u);
    const bad = { parts: [{ text: 'x', amount: 'tio' }] };
    assert.match(refusal(await explainVariance(test.app, reporter, address, bad)), /tio går inte att läsa/u);
  });

  it('shows amounts in the scale and with the signs of the municipality, at once in every report', async () => {
    const rows = [
      { kind: 'item', label: 'Intäkter', codes: '3000-3999' },
      { kind: 'item', label: 'Personalkostnader', codes: '5*' },
      { kind: 'sum', label: 'Resultat', codes: '' },
      { kind: 'leftOut', label: '', codes: '1000-2999, 9900' },
    ];
    const form = { scale: 'MSEK', decimals: '2', sign: 'cost', rows };
    value(await saveEconomySettings(test.app, test.as('controller'), form));
    assert.deepEqual((await table('incomeStatement'))?.slice(1), [
      'Personalkostnader |  | 1,00 | 0,90 | 0,10',
      'Resultat |  | 1,00 | 0,90 | 0,10',
    ]);
    const faulty = { ...form, rows: [{ kind: 'item', label: 'Intäkter', codes: '3000-39' }] };
    assert.match(refusal(await saveEconomySettings(test.app, test.as('controller'), faulty)), /3000-39/u);
    assert.match(refusal(await saveEconomySettings(test.app, test.as('reporter'), form)), /Bara controller/u);
  });

  it('never touches a decided report, nor a decided year', async () => {
    const before = await table('incomeStatement', earlier);
    await test.decide(earlier);
    value(await importSie(test.app, test.session, at, whole, { dryRun: false }));
    assert.deepEqual(await table('incomeStatement', earlier), before);
    await test.decide(address);
    const other = file(head + names + vouchers.replace('1000000.50', '7.00'));
    const trial = value(await importSie(test.app, test.session, at, other, { dryRun: true }));
    assert.match(trial.whyNot?.message ?? '', /beslutad/u);
    assert.match(refusal(await importSie(test.app, test.session, at, other, { dryRun: false })), /beslutad/u);
  });

  it('refuses another year, another body, and who may not', async () => {
    const other = { ...at, year: 2024 };
    assert.match(refusal(await importSie(test.app, test.session, other, whole, { dryRun: true })), /2025-01-01 till/u);
    assert.match(
      refusal(await importSie(test.app, test.session, { ...at, body: 'XX' }, whole, { dryRun: true })),
      /XX/u,
    );
    assert.match(refusal(await startSieImport(test.app, test.as('reporter', 'KS'), at, whole)), /Bara controller/u);
    assert.match(
      refusal(await importSie(test.app, test.session, at, file('strunt'), { dryRun: true })),
      /ingen SIE-fil/u,
    );
  });
});
