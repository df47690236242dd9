import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { loadIndicators } from '../store/indicator.ts';
import { findValueAuthor } from '../store/indicator-value.ts';
import { address, openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { listKeyFigures, readKeyFigure } from './key-figure.ts';
import { copyKeyFigure, listCopyChoices, tryKeyFigureCopy } from './key-figure-copy.ts';
import {
  fetchCatalogue,
  fetchKeyFigure,
  importKeyFigures,
  readKeyFigureImport,
  settleKeyFigureImport,
} from './key-figure-import.ts';
import { saveComparison } from './key-figure-settings.ts';
import type { StatisticsAccess } from './statistics-request.ts';

const folder = resolve(import.meta.dirname, '../../../shared/data/kolada');
const skip = existsSync(folder) ? false : 'needs ../shared';
const real = (name: string) => readFileSync(join(folder, `${name}.v3.json`));

let test: TestApp;
let server: Server;
let access: StatisticsAccess;
let asked: string[] = [];
let answer: (request: IncomingMessage, response: ServerResponse) => void;

before(async () => {
  test = await openTestApp();
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  access = { base: `http://127.0.0.1:${port}/v3`, wait: 1, timeout: 2000 };
});
after(async () => {
  server.close();
  await test.close();
});

const json = (response: ServerResponse, body: unknown) =>
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
const row = (municipality: string, period: number, number: unknown) => ({
  kpi: 'N00945',
  municipality,
  period,
  values: [{ gender: 'T', count: '1', status: '', value: number }],
});

describe('key figures of Kolada', { skip }, () => {
  it('are taken in from files, and found by their words', async () => {
    for (const name of ['kpi', 'municipality']) {
      const done = value(
        await importKeyFigures(
          test.app,
          test.session,
          { name: `${name}.json`, bytes: real(name) },
          { source: 'kolada', dryRun: false },
        ),
      );
      assert.ok(done.figures === 205 || done.places === 312);
    }
    const found = value(await listKeyFigures(test.app, test.as('reporter', 'KS'), 'sjukfrånvaro TOTALT'));
    assert.ok(found.figures.some(({ id }) => id === 'N00090'));
    assert.equal(found.total, 205);
    assert.equal(value(await listKeyFigures(test.app, test.session, 'finns%inte')).figures.length, 0);
  });

  it('shows what data would change before it is accepted, to every digit', async () => {
    const file = { name: 'data.json', bytes: real('data_n00945') };
    const trial = value(await importKeyFigures(test.app, test.session, file, { source: 'kolada', dryRun: true }));
    assert.equal(trial.changes.length, 63);
    assert.equal(trial.changes[0]?.title, 'N00945, Stockholm 2000');
    assert.equal(trial.changes[0]?.edits[0]?.after, '31,32959689');
    assert.match(refusal(await readKeyFigure(test.app, test.session, 'kolada', 'N99999')), /finns inte/u);
    value(await importKeyFigures(test.app, test.session, file, { source: 'kolada', dryRun: false }));
    assert.equal(
      value(await importKeyFigures(test.app, test.session, file, { source: 'kolada', dryRun: true })).changes.length,
      0,
    );
  });

  it('are compared with chosen municipalities, the own one first, with the source named', async () => {
    value(await saveComparison(test.app, test.as('controller'), { own: 'malmö', others: 'Stockholm, 1480' }));
    assert.match(
      refusal(await saveComparison(test.app, test.as('controller'), { own: '', others: 'Ankeborg' })),
      /Ankeborg/u,
    );
    const view = value(await readKeyFigure(test.app, test.as('member'), 'kolada', 'N00945'));
    assert.equal(view.sourceName, 'Kolada (RKA)');
    assert.deepEqual(
      view.rows.map(({ place, own }) => [place.title, own]),
      [
        ['Malmö', true],
        ['Stockholm', false],
        ['Göteborg', false],
      ],
    );
    assert.equal(view.years.at(-1), 2020);
    assert.match(view.svg ?? '', /^<svg/u);
  });

  it('are fetched page by page, again where the server is busy, and wait until they are accepted', async () => {
    let tries = 0;
    answer = (request, response) => {
      tries += 1;
      if (tries === 1) return response.writeHead(503).end();
      if (request.url?.includes('page=2')) return json(response, { values: [row('0180', 2025, 41.5)], next_url: null });
      const next = `${access.base}/data/kpi/N00945/municipality/1280?page=2`;
      return json(response, { values: [row('1280', 2025, 40.25), row('1280', 2024, null)], next_url: next });
    };
    asked = [];
    const controller = test.as('controller');
    const { id } = value(await fetchKeyFigure(test.app, controller, 'N00945', access));
    assert.deepEqual(asked, [
      '/v3/data/kpi/N00945/municipality/1280,0180,1480',
      '/v3/data/kpi/N00945/municipality/1280,0180,1480',
      '/v3/data/kpi/N00945/municipality/1280?page=2',
    ]);
    const trial = value(await readKeyFigureImport(test.app, controller, id));
    assert.equal(trial.changes.length, 3);
    assert.equal(value(await readKeyFigure(test.app, controller, 'kolada', 'N00945')).years.at(-1), 2020);
    assert.match(refusal(await settleKeyFigureImport(test.app, controller, id, 'x')), /ändrats/u);
    value(await settleKeyFigureImport(test.app, controller, id, trial.seen));
    const view = value(await readKeyFigure(test.app, controller, 'kolada', 'N00945'));
    assert.equal(view.rows[0]?.cells.at(-1), '40.25');
    assert.equal(view.values.at(-1)?.updatedBy, 'Vera Ek');
  });

  it('asks for at most 25 municipalities at a time', async () => {
    const others = Array.from({ length: 30 }, (_, at) => String(2000 + at)).join(',');
    value(await saveComparison(test.app, test.as('controller'), { own: '1280', others }));
    answer = (_, response) => json(response, { values: [], next_url: null });
    asked = [];
    value(await fetchKeyFigure(test.app, test.as('controller'), 'N00945', access));
    assert.deepEqual(
      asked.map((path) => path.split('/').at(-1)?.split(',').length),
      [25, 6],
    );
  });

  it('never follows a next page to another host, nor a redirect', async () => {
    answer = (_, response) =>
      json(response, { values: [row('1280', 2025, 1)], next_url: 'http://localhost:1/v3/data' });
    assert.match(refusal(await fetchKeyFigure(test.app, test.session, 'N00945', access)), /annan server/u);
    answer = (_, response) => response.writeHead(302, { Location: 'http://127.0.0.1:1/' }).end();
    assert.match(refusal(await fetchKeyFigure(test.app, test.session, 'N00945', access)), /svarar inte/u);
    answer = (_, response) => response.writeHead(200).end('<html>');
    assert.match(refusal(await fetchCatalogue(test.app, test.session, access)), /inget svar från Kolada/u);
    assert.match(refusal(await fetchKeyFigure(test.app, test.session, '../x', access)), /inget nyckeltal/u);
    assert.match(refusal(await fetchKeyFigure(test.app, test.as('reporter'), 'N00945', access)), /Bara controller/u);
  });

  it('become an indicator’s values as they were seen, with the source beside the name', async () => {
    const controller = test.as('controller');
    const [choice] = (await listCopyChoices(test.app, controller)).filter(
      ({ target }) => target.period.kind === 'year',
    );
    assert.ok(choice);
    const { target } = choice;
    const trial = value(await tryKeyFigureCopy(test.app, controller, 'kolada', 'N00945', target));
    assert.ok(trial.changes.some(({ year, sex }) => year === 2025 && sex === 'all'));
    const wish = { target, seen: trial.seen };
    assert.match(
      refusal(await copyKeyFigure(test.app, controller, 'kolada', 'N00945', { ...wish, seen: 'x' })),
      /ändrats/u,
    );
    value(await copyKeyFigure(test.app, controller, 'kolada', 'N00945', wish));
    const stored = await test.run((tx) => loadIndicators(tx, address));
    const values = stored.find(({ key }) => key === target.indicator)?.values ?? [];
    const own = values.find(({ year, kind, sex }) => year === 2025 && kind === 'actual' && sex === 'all');
    assert.match(own?.value ?? '', /^40/u);
    const place = { year: 2025, kind: 'actual', sex: 'all' } as const;
    const author = await test.run((tx) => findValueAuthor(tx, address, target.indicator, place));
    assert.equal(author, 'Vera Ek, ur Kolada (RKA)');
  });
});
