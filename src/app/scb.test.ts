import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import type { App } from './app.ts';
import { readKeyFigure } from './key-figure.ts';
import { importKeyFigures, readKeyFigureImport, settleKeyFigureImport } from './key-figure-import.ts';
import { saveComparison } from './key-figure-settings.ts';
import { dataset, type ScbServer, serveScb } from './scb.testing.ts';
import { fetchScb, readScbTable, searchScb } from './scb.ts';

let test: TestApp;
let scb: ScbServer;
let app: App;
before(async () => {
  test = await openTestApp();
  scb = await serveScb();
  app = { ...test.app, scb: scb.access };
  value(await saveComparison(test.app, test.session, { own: '1280', others: '0180, 0000, 9999' }));
});
after(async () => {
  scb.close();
  await test.close();
});

const controller = () => test.as('controller');
const choice = { contents: 'BE0101N1', choices: { Alder: 'tot' } };
const fetched = (input: unknown = choice) => fetchScb(app, controller(), 'TAB9001', input);

describe('tables of SCB', () => {
  it('are searched page by page', async () => {
    const found = value(await searchScb(app, controller(), ' folkmängd '));
    assert.deepEqual([found.tables.length, found.total], [120, 120]);
    assert.deepEqual(found.tables[0], {
      ...{ id: 'TAB1100', label: 'TAB1100: Folkmängden efter region', first: '2022', last: '2024', byYear: true },
    });
    assert.deepEqual(
      scb.asked.splice(0).map(({ path }) => path),
      [1, 2].map((page) => `GET /v2/tables?lang=sv&query=folkmängd&pageSize=100&pageNumber=${page}`),
    );
    assert.deepEqual(value(await searchScb(app, controller(), ' ')), { tables: [], total: 0 });
    assert.equal(scb.asked.length, 0);
  });

  it('say what can be chosen in them', async () => {
    const table = value(await readScbTable(app, controller(), 'TAB9001'));
    assert.equal(table.label, 'Folkmängden efter region, ålder och kön. År 2022-2024');
    assert.deepEqual(table.contents?.values, [{ code: 'BE0101N1', label: 'Folkmängd' }]);
    assert.deepEqual(
      table.others.map(({ code, optional }) => [code, optional]),
      [['Alder', false]],
    );
    assert.deepEqual([table.years, table.whyNot], [['2022', '2023', '2024'], null]);
    assert.match(refusal(await readScbTable(app, controller(), '../config')), /ingen tabell hos SCB/u);
    assert.match(refusal(await readScbTable(app, test.as('reporter'), 'TAB9001')), /Bara controller/u);
  });

  it('are fetched for the municipalities that are compared, and wait until they are accepted', async () => {
    scb.asked.length = 0;
    const { id } = value(await fetched());
    const posted = scb.asked.find(({ path }) => path.startsWith('POST'));
    assert.equal(posted?.path, 'POST /v2/tables/TAB9001/data?lang=sv&outputFormat=json-stat2');
    assert.deepEqual(JSON.parse(posted?.body ?? ''), {
      selection: [
        { variableCode: 'ContentsCode', valueCodes: ['BE0101N1'] },
        { variableCode: 'Alder', valueCodes: ['tot'] },
        { variableCode: 'Region', valueCodes: ['1280', '0180', '00'] },
        { variableCode: 'Tid', valueCodes: ['2022', '2023', '2024'] },
        { variableCode: 'Kon', valueCodes: ['1', '2'] },
      ],
    });
    const trial = value(await readKeyFigureImport(test.app, controller(), id));
    assert.deepEqual([trial.name, trial.changes.length], ['SCB, TAB9001', 18]);
    const done = value(await settleKeyFigureImport(test.app, controller(), id, trial.seen));
    assert.deepEqual(done.figure, { source: 'scb', id: 'TAB9001:BE0101N1:Alder=tot' });
    const view = value(await readKeyFigure(test.app, test.as('member'), 'scb', 'TAB9001:BE0101N1:Alder=tot'));
    assert.deepEqual([view.sourceName, view.figure.title], ['SCB', 'Folkmängd, ålder totalt ålder']);
    assert.deepEqual(
      view.rows.map(({ place }) => `${place.code} ${place.title}`),
      ['1280 Malmö', '0180 Stockholm', '0000 Riket'],
    );
    const first = view.values.filter(({ place, sex }) => place === '1280' && sex === 'men');
    assert.deepEqual(
      first.map(({ year, value: number, file, updatedBy }) => [year, number, file, updatedBy]),
      [
        [2022, '1000.5', 'SCB, TAB9001', 'Vera Ek'],
        [2023, null, 'SCB, TAB9001', 'Vera Ek'],
        [2024, '1002.5', 'SCB, TAB9001', 'Vera Ek'],
      ],
    );
  });

  it('are asked in parts where the limit of cells is lower, and again where SCB is busy', async () => {
    scb.maxCells = 13;
    scb.asked.length = 0;
    scb.instead.push((response) => response.writeHead(429, { 'Retry-After': '0' }).end());
    value(await fetched());
    assert.deepEqual(
      scb.asked
        .filter(({ path }) => path.startsWith('POST'))
        .map(({ body }) => /"Region","valueCodes":(\[.*?\])/u.exec(body)?.[1]),
      ['["1280","0180"]', '["00"]'],
    );
    assert.equal(scb.asked.filter(({ path }) => path.includes('metadata')).length, 2);
    scb.maxCells = 5;
    assert.match(refusal(await fetched()), /större än SCB lämnar/u);
    scb.maxCells = 150_000;
  });

  it('refuse a choice that there is none of, and an answer that is something else', async () => {
    assert.match(
      refusal(await fetched({ contents: 'X', choices: {} })),
      /Välj ett värde för tabellinnehåll\.\nVälj ett värde för ålder/u,
    );
    scb.instead.push((response) => response.writeHead(200).end('<html>'));
    assert.match(refusal(await fetched()), /något annat än väntat/u);
    scb.instead.push((response) => response.writeHead(302, { Location: 'http://127.0.0.1:1/' }).end());
    scb.instead.push((response) => response.writeHead(404).end());
    assert.match(refusal(await fetched()), /svarar inte/u);
    value(await saveComparison(test.app, test.session, { own: '9999', others: '' }));
    assert.match(refusal(await fetched()), /ingen av era kommuner/u);
  });

  it('are taken in from files, of data and nothing else', async () => {
    const read = (content: unknown, dryRun = false) => {
      const file = { name: 'scb.json', bytes: new TextEncoder().encode(JSON.stringify(content)) };
      return importKeyFigures(test.app, controller(), file, { source: 'scb', dryRun });
    };
    const all = [
      ['Region', ['0114']],
      ['Alder', ['tot', '0-17']],
      ['ContentsCode', ['BE0101N1']],
      ['Tid', ['2024']],
    ] as const;
    const selection = all.map(([variableCode, valueCodes]) => ({ variableCode, valueCodes }));
    const done = value(await read(dataset(selection)));
    assert.deepEqual([done.figures, done.places, done.changes.length], [2, 1, 2]);
    const sparse = { ...dataset(selection), value: { '0': 7 } };
    assert.deepEqual(
      value(await read(sparse, true)).changes.map(({ edits }) => edits[0]?.after),
      ['7'],
    );
    assert.match(refusal(await read(dataset(null))), /inga värden/u);
    assert.match(refusal(await read({ ...dataset(selection), value: [1] })), /inget svar från SCB/u);
    assert.match(refusal(await read(dataset(selection.slice(1)))), /inga kommuner/u);
    const months = JSON.parse(JSON.stringify(dataset(selection)).replaceAll('"2024"', '"2024M01"')) as unknown;
    assert.match(refusal(await read(months)), /månader eller kvartal/u);
    assert.match(refusal(await read({ values: [] })), /json-stat2/u);
  });
});
