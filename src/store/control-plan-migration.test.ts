/** Moving what stood under a report and period into the control plan of its year: nothing said is lost. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { narrativeText, paragraphs } from '../domain/narrative.ts';
import type { Period } from '../domain/period.ts';
import { Risk } from '../domain/risk.ts';
import { findControlPlan, loadPlanRisks } from './control-plan.ts';
import { connect, type Database, inTenant, type Transaction } from './database.ts';
import { migrate, migrationsFolder } from './migrate.ts';
import { loadRisks } from './risk.ts';
import { emptyDatabase, withClient } from './testing.ts';

const mine = '11111111-1111-4111-8111-111111111111';
const theirs = '22222222-2222-4222-8222-222222222222';
const clears = JSON.stringify(paragraphs(['Röj.']));
const blows = JSON.stringify(paragraphs(['Det blåser.']));

/** A municipality whose two reports of a year share a risk and a control, worded a little differently; the first is decided. */
const oldRows = (tenant: string) => `
  set app.tenant = '${tenant}';
  insert into uppsikt.tenant (tenant_id, code, name) values ('${tenant}', 'k-${tenant}', 'Kommun');
  insert into uppsikt.body (code, name, kind) values ('KS', 'Kommunstyrelsen', 'board');
  insert into uppsikt.period (year, kind) values (2025, 'interim2'), (2025, 'year');
  insert into uppsikt.report (body, year, period) values ('KS', 2025, 'interim2'), ('KS', 2025, 'year');
  insert into uppsikt.risk (body, year, period, key, ordinal, area, text, origin_text, position, comment) values
    ('KS', 2025, 'interim2', 'storm', 0, 'Risk', 'Storm i augusti', '', 0, '${blows}'),
    ('KS', 2025, 'year', 'brand', 0, 'Risk', 'Brand', '', 0, null),
    ('KS', 2025, 'year', 'storm', 1, 'Risk', 'Storm i december', '', 1, null);
  insert into uppsikt.control (body, year, period, key, risk, ordinal, title, frequency) values
    ('KS', 2025, 'interim2', 'rond', 'storm', 0, 'Rond i augusti', 'Ofta'),
    ('KS', 2025, 'year', 'mätning', 'brand', 0, 'Mätning', 'Ibland'),
    ('KS', 2025, 'year', 'rond', 'brand', 1, 'Rond i december', 'Ofta');
  insert into uppsikt.control_result (body, year, period, control, assessment, action) values
    ('KS', 2025, 'interim2', 'rond', 'yellow', 'null'), ('KS', 2025, 'year', 'rond', 'green', '${clears}');
  update uppsikt.report set state = 'decided', decided_on = '2025-09-30' where period = 'interim2';
  insert into uppsikt.import (file_name, sha256, bytes, profile, proposal, original) values
    ('a.txt', repeat('a', 64), 1, 'p', '{"facts": {"risks": [
      {"key": "brand", "position": 0, "processArea": null, "area": "", "text": "Brand", "event": null, "cause": null,
       "consequence": null, "origin": null, "originText": "", "comment": null, "controls": [
        {"key": "rond", "title": "Rond", "frequency": "", "method": null, "result": {"assessment": null, "result": null, "action": ${clears}}},
        {"key": "mätning", "title": "Mätning", "frequency": "", "method": null, "result": {"assessment": "red", "result": null, "action": null}}]},
      {"key": "storm", "position": 1, "processArea": null, "area": "", "text": "Storm", "event": null, "cause": null,
       "consequence": null, "origin": null, "originText": "", "comment": null, "controls": []}]}}', ''),
    ('b.txt', repeat('b', 64), 1, 'p', '{"facts": {"risks": []}}', '');
`;

describe('moving risks into control plans', () => {
  let database: Awaited<ReturnType<typeof emptyDatabase>>;
  let db: Database;
  before(async () => {
    database = await emptyDatabase();
    const folder = mkdtempSync(join(tmpdir(), 'migrations-'));
    cpSync(migrationsFolder, folder, { recursive: true });
    for (const name of readdirSync(folder).filter((each) => each >= '0011')) rmSync(join(folder, name));
    await migrate(database.ownerUrl, pathToFileURL(`${folder}/`));
    rmSync(folder, { recursive: true });
    await withClient(database.adminUrl, async (client) => {
      for (const tenant of [mine, theirs]) await client.query(oldRows(tenant));
    });
    assert.ok((await migrate(database.ownerUrl)).applied.includes('0011_control_plan.sql'));
    db = await connect(database.serverUrl);
  });
  after(async () => {
    await db.destroy();
    await database.drop();
  });

  const read = <T>(work: (tx: Transaction) => Promise<T>, tenant = mine) => inTenant(db, tenant, work);
  const risksOf = (kind: Period['kind'], tenant = mine) =>
    read((tx) => loadRisks(tx, { body: 'KS', period: { year: 2025, kind } }), tenant);
  const plan = { body: 'KS', year: 2025 };

  it('gives each body and year a plan, as a draft, with the newest wording in the newest order', async () => {
    for (const tenant of [mine, theirs]) {
      assert.equal((await read((tx) => findControlPlan(tx, plan), tenant))?.state, 'draft');
      const risks = await read((tx) => loadPlanRisks(tx, plan), tenant);
      assert.deepEqual(
        risks.map((risk) => [risk.text, risk.controls.map((control) => control.title)]),
        [
          ['Brand', ['Mätning', 'Rond i december']],
          ['Storm i december', []],
        ],
      );
    }
  });

  it('keeps what each report held, in its order and under its own risk, with comment and light', async () => {
    const told = (risks: Risk[]) =>
      risks.map((risk) => [
        risk.key,
        risk.comment && narrativeText(risk.comment),
        risk.controls.map((control) => [control.key, control.result.assessment]),
      ]);
    assert.deepEqual(told(await risksOf('interim2')), [['storm', 'Det blåser.', [['rond', 'yellow']]]]);
    assert.deepEqual(told(await risksOf('year', theirs)), [
      [
        'brand',
        null,
        [
          ['mätning', null],
          ['rond', 'green'],
        ],
      ],
      ['storm', null, []],
    ]);
  });

  it('makes one action of what was said to be done, and none where nothing was said', async () => {
    const [rond] = (await risksOf('interim2')).flatMap((risk) => risk.controls);
    assert.deepEqual(rond?.result.actions, []);
    const [, later] = (await risksOf('year')).flatMap((risk) => risk.controls);
    const nothing = { owner: null, dueOn: null, status: null, closedOn: null };
    assert.deepEqual(later?.result.actions, [{ key: 'action/1', text: paragraphs(['Röj.']), ...nothing }]);
  });

  it('leaves what is decided frozen', async () => {
    const change = (tx: Transaction) =>
      tx.updateTable('control_result').set({ assessment: 'red' }).where('period', '=', 'interim2').execute();
    await assert.rejects(read(change), { code: 'UP001' });
    const reword = (tx: Transaction) =>
      tx.updateTable('control').set({ title: 'X' }).where('key', '=', 'rond').execute();
    await assert.rejects(read(reword), { code: 'UP001' });
  });

  it('brings what was read from files to the same form, so that it can still be approved', async () => {
    const rows = await read((tx) => tx.selectFrom('import').select('proposal').orderBy('file_name').execute());
    const [full, empty] = rows.map((row) => row.proposal.facts.risks);
    const risks = Risk.array().parse(full);
    assert.deepEqual(
      risks.map((risk) =>
        risk.controls.map(({ key, result }) => [key, result.assessment, result.actions.map((a) => a.text)]),
      ),
      [
        [
          ['rond', null, [paragraphs(['Röj.'])]],
          ['mätning', 'red', []],
        ],
        [],
      ],
    );
    assert.deepEqual(empty, []);
  });
});
