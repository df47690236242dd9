import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { exampleFacts } from '../domain/facts-example.testing.ts';
import { paragraphs } from '../domain/narrative.ts';
import { defaultLevels } from '../domain/node.ts';
import type { Proposal } from '../domain/proposal.ts';
import { defaultScales } from '../domain/scale.ts';
import { addRole, insertAccount } from './account.ts';
import { recordEvent } from './audit.ts';
import { saveMapping } from './column-mapping.ts';
import { addComment } from './comment.ts';
import { type Database, inTenant } from './database.ts';
import { saveDepartmentMap } from './department-map.ts';
import { insertEconomyImport } from './economy-import.ts';
import { saveEconomyValues } from './economy-value.ts';
import { saveFacts } from './facts.ts';
import { saveTreatment } from './figure-finding.ts';
import { insertImport, saveProvenance } from './import.ts';
import { isolationFaults } from './isolation.testing.ts';
import { addJobFile, addJobFilePiece, beginJobFile, insertJob } from './job.ts';
import { insertKeyFigureImport, saveCatalogue, saveKeyFigureValues } from './key-figure.ts';
import { addMatterEvent, saveMatter } from './matter.ts';
import { insertIncident, insertRecommendation, insertReport } from './other-input.ts';
import { insertRaisedAction } from './raised.ts';
import { addReportVersion } from './report.ts';
import { saveLevels, saveScales } from './scale.ts';
import { insertScan, insertScanPage } from './scan.ts';
import { insertDismissal } from './scan-dismissal.ts';
import { saveSchedule } from './scan-schedule.ts';
import { insertLink, insertSession } from './session.ts';
import { addSnapshot } from './snapshot.ts';
import { saveStaff } from './staff.ts';
import { insertAnonymousAnswer, insertInvited, insertSurvey } from './survey.ts';
import { exampleTree, type TestDatabase, testDatabase, testTenant, withClient } from './testing.ts';
import { saveExplanations } from './variance-explanation.ts';
import { listWebsites, saveWebsite } from './website.ts';

const proposal: Proposal = {
  file: { name: 'rapport.txt', sha256: 'a'.repeat(64), bytes: 3, format: 'text', encoding: 'utf-8', length: 1 },
  profile: 'default',
  facts: exampleFacts,
  sources: {},
  questions: [],
  notes: [],
  coverage: { words: 1, placed: 1, kept: 0 },
};

/** Puts at least one row in every table. */
async function fill(db: Database, code: string): Promise<string> {
  const tenant = await testTenant(db, code);
  const key = { body: exampleFacts.body, period: exampleFacts.period };
  await inTenant(db, tenant, async (tx) => {
    await saveLevels(tx, defaultLevels);
    await saveScales(tx, defaultScales);
    await saveFacts(tx, exampleFacts);
    await addReportVersion(tx, key, {
      tree: exampleTree,
      sha256: 'b'.repeat(64),
      decidedOn: '2026-02-10',
      paragraph: '§ 12',
      registryNumber: null,
      by: null,
    });
    const id = await insertImport(tx, { proposal, original: Buffer.from('abc'), createdBy: null });
    await saveProvenance(tx, id, { 'entry:x': { unit: 'line', from: 1, to: 2 } });
    const account = await insertAccount(tx, { login: 'eva', name: 'Eva Ek', passwordHash: null });
    await addRole(tx, account, 'reporter', key.body);
    const token = { tokenHash: Buffer.from('token'), account, expiresAt: new Date(Date.now() + 60_000) };
    await insertSession(tx, token);
    await insertLink(tx, token);
    await sql`insert into uppsikt.control_occurrence (body, year, control, key, due_on, month, origin)
      select body, year, key, 'occurrence/3', '2025-03-31', 3, 'recurrence' from uppsikt.control`.execute(tx);
    await sql`insert into uppsikt.control_plan_version (body, year, number, snapshot, sha256, decided_on)
      select body, year, 1, '{}', ${'f'.repeat(64)}, '2025-01-14' from uppsikt.control_plan`.execute(tx);
    await sql`insert into uppsikt.central_control (year, key, position, risk, title) values (2025, 'central/x', 0, 'R', 'X')`.execute(
      tx,
    );
    await sql`insert into uppsikt.carry_over_choice (body, year, kind, source, ground, carried, reason)
      select body, year, 'risk', 'risk/x', 'comment', true, 'Y' from uppsikt.control_plan`.execute(tx);
    await sql`insert into uppsikt.group_member (group_body, body) select b.code, ${key.body} from uppsikt.body b
      where b.kind = 'group' limit 1`.execute(tx);
    await sql`insert into uppsikt.plan_version (year, number, snapshot, sha256, decided_on)
      values (${key.period.year}, 1, '{}', ${'c'.repeat(64)}, '2024-12-12')`.execute(tx);
    await sql`insert into uppsikt.plan_indicator (year, key, node, title, unit, position)
      select n.year, 'andel', n.key, 'Andel', 'percent', 0 from uppsikt.node n limit 1`.execute(tx);
    await sql`insert into uppsikt.plan_target (year, indicator, target_year, value, decimals)
      values (${key.period.year}, 'andel', ${key.period.year}, 60, 0)`.execute(tx);
    await sql`insert into uppsikt.node_owner (year, node, body, account)
      select n.year, n.key, ${key.body}, ${account} from uppsikt.node n limit 1`.execute(tx);
    await sql`insert into uppsikt.period_deadline (year, period, step, due_on)
      values (${key.period.year}, ${key.period.kind}, 'report', '2026-01-15')`.execute(tx);
    await sql`insert into uppsikt.period_event (year, period, kind)
      values (${key.period.year}, ${key.period.kind}, 'opened')`.execute(tx);
    await sql`insert into uppsikt.notification (account, kind, text, path)
      values (${account}, 'reminder', 'Dags att rapportera', '/')`.execute(tx);
    await sql`insert into uppsikt.period_body (year, period, body)
      values (${key.period.year}, ${key.period.kind}, ${key.body})`.execute(tx);
    await sql`insert into uppsikt.reminder (year, period, step, account, day, slot)
      values (${key.period.year}, ${key.period.kind}, 'report', ${account}, '2026-01-08', 'asked')`.execute(tx);
    await sql`insert into uppsikt.calendar_feed (account, token_hash) values (${account}, 'token'::bytea)`.execute(tx);
    await sql`insert into uppsikt.control_definition (id, version, definition) values ('prov', 1, '{}')`.execute(tx);
    await sql`insert into uppsikt.host_note (domain, company, source) values ('exempel.se', 'Exempel AB', 'intyg')`.execute(
      tx,
    );
    await sql`insert into uppsikt.control_file (definition, source, name, sha256, content)
      values ('prov', 'lista', 'lista.csv', ${'e'.repeat(64)}, 'abc')`.execute(tx);
    await sql`insert into uppsikt.control_columns (definition, source, headers) values ('prov', 'lista', '{}')`.execute(
      tx,
    );
    await sql`insert into uppsikt.control_due (definition, due_on, done) values ('prov', '2026-01-01', 'started')`.execute(
      tx,
    );
    await sql`with made as (insert into uppsikt.control_run
        (definition, version, number, status, cut_off, sources, engine, summary, sha256)
        values ('prov', 1, 1, 'passed', '2026-01-01', '[]', '{}', '{}', ${'e'.repeat(64)}) returning id),
      found as (insert into uppsikt.control_finding (run, ordinal, list, kind, finding)
        select id, 0, 'exception', 'missing', '{}' from made returning run, ordinal),
      handled as (insert into uppsikt.control_handling (run, ordinal, state, done_by)
        select run, ordinal, 'handled', 'Eva Ek' from found)
      insert into uppsikt.control_assessment (run, assessment, reason, signed_by)
      select id, 'green', 'Bra', 'Eva Ek' from made`.execute(tx);
    await saveMapping(tx, 'plan', { name: 'Standard', headers: { title: 'Titel' } });
    await saveWebsite(tx, { host: 'www.x.se', name: 'X', address: 'https://www.x.se/', body: key.body, ownHosts: [] });
    await saveSchedule(tx, 'accessibility', 'month');
    const scan = await insertScan(
      tx,
      { kind: 'accessibility', settings: { period: '2026-11', pages: 1, pause: 1 }, engines: {}, createdBy: null },
      await listWebsites(tx),
    );
    const picture = { key: 'a', bytes: Buffer.from('x') };
    await insertScanPage(tx, scan, 'www.x.se', { url: 'https://www.x.se/' }, [picture]);
    await insertDismissal(tx, 'www.x.se', { criterion: '1.4.3', keys: [], reason: 'Mätt.', madeBy: null });
    await sql`with made as (insert into uppsikt.sheet_import (year, kind, file_name, sha256, bytes, original)
        values (${key.period.year}, 'plan', 'plan.xlsx', ${'e'.repeat(64)}, 3, 'abc') returning id)
      insert into uppsikt.sheet_import_row (import_id, subject, title, line) select id, 'node:x', 'X', 2 from made`.execute(
      tx,
    );
    await saveMatter(
      tx,
      key,
      {
        registryNumber: null,
        memoOn: null,
        meetingOn: null,
        documents: [{ title: 'X', datedOn: null }],
        recipients: ['Y'],
      },
      { revision: 0, by: 'Eva Ek' },
    );
    const event = {
      kind: 'certified',
      onDate: '2026-02-20',
      recipients: [],
      note: '',
      sha256: null,
      by: null,
    } as const;
    await addMatterEvent(tx, key, event);
    await addSnapshot(tx, key, { reason: 'kept', label: '', tree: exampleTree, sha256: 'd'.repeat(64), by: null });
    await sql`with made as (insert into uppsikt.body_change (kind, day) values ('renamed', '2026-01-01') returning id)
      insert into uppsikt.body_change_part (change, side, ordinal, body, name)
      select made.id, 'from', 0, ${key.body}, 'Styrelsen' from made`.execute(tx);
    const source = { ...exampleFacts, body: 'VON', parts: [], risks: [] };
    await saveFacts(tx, source);
    await sql`insert into uppsikt.gathered_text (body, year, period, node, ordinal, source_body, source_number, said, blocks)
      select ${key.body}, v.year, v.period, v.node, 0, v.body, v.number, v.narrative, array[0] from uppsikt.entry_version v
      where v.body = 'VON' and v.narrative is not null limit 1`.execute(tx);
    await sql`insert into uppsikt.gathered_figure (body, year, period, ref, source_body, source_ref, decimals, unit, counted)
      values (${key.body}, ${key.period.year}, ${key.period.kind}, 'indicator:a/2025/actual', 'VON', 'indicator:a/2025/actual',
        0, 'count', true)`.execute(tx);
    await sql`insert into uppsikt.report_correction (body, year, period, number, reason)
      values (${key.body}, ${key.period.year}, ${key.period.kind}, 1, 'Fel siffra')`.execute(tx);
    const { body } = key;
    const { year } = key.period;
    await saveDepartmentMap(tx, body, { dimension: '1', departments: [] }, null);
    const file = { fileName: 'x.se', sha256: 'a'.repeat(64), createdBy: null, original: Buffer.from('x') };
    await insertEconomyImport(tx, { body, year, ...file });
    const amount = {
      statement: 'result',
      line: 'Kostnader',
      kind: 'actual',
      month: 1,
      value: '-1',
      sourceLine: 1,
    } as const;
    await saveEconomyValues(tx, { body, year }, [amount], { file: 'x.se', sha256: null }, null);
    const unit = { measure: 'headcount', unit: '', form: '', sex: '', age: '', persons: 3, sourceLine: 1 } as const;
    const none = { ordinaryHours: null, sickHours: null, longHours: null, leftExternal: null, leftInternal: null };
    await saveStaff(tx, key, [{ ...unit, ...none, answers: null }], { file: 'x.csv', sha256: null }, null);
    const number = { source: 'kolada', figure: 'N1', place: '0180', year, sex: 'all', value: '1', row: 1 } as const;
    const figure = { source: 'kolada', id: 'N1', title: 'X', description: '' } as const;
    const content = { figures: [figure], places: [{ code: '0180', title: 'X' }], values: [number] };
    await saveCatalogue(tx, content);
    await saveKeyFigureValues(tx, content.values, { file: 'x', sha256: 'a'.repeat(64) }, null);
    await insertKeyFigureImport(tx, { name: 'x', sha256: 'a'.repeat(64), content, by: null });
    await saveExplanations(tx, key, [{ text: 'X', amount: '1' }], null);
    await saveTreatment(tx, key, {
      finding: 'a'.repeat(64),
      treatment: 'explained',
      reason: 'Två mätsätt.',
      by: 'Eva Ek',
    });
    await sql`insert into uppsikt.section_lock (body, year, period, node)
      select body, year, period, node from uppsikt.report_node limit 1`.execute(tx);
    const comment = {
      node: 'x',
      kind: 'comment',
      text: 'Hej',
      author: account,
      authorName: 'Eva Ek',
      thread: null,
    } as const;
    await addComment(tx, key, comment);
    await sql`with made as (insert into uppsikt.evidence (body, subject, file_name, kind, bytes, sha256)
        values (${key.body}, 'action:x', 'bevis.txt', 'text', 1, ${'f'.repeat(64)}) returning id)
      insert into uppsikt.evidence_part (evidence, ordinal, bytes) select id, 0, 'x' from made`.execute(tx);
    await sql`update uppsikt.evidence set note = 'ny', revision = revision + 1`.execute(tx);
    await sql`with made as (insert into uppsikt.occurrence_result (body, year, control, occurrence)
        select o.body, o.year, o.control, o.key from uppsikt.control_occurrence o limit 1 returning *),
      drawn as (insert into uppsikt.occurrence_sample (body, year, control, occurrence, number, seed, population, size, population_sha256)
        select body, year, control, occurrence, 1, 'x', 1, 1, ${'a'.repeat(64)} from made returning *),
      row as (insert into uppsikt.occurrence_sample_row (body, year, control, occurrence, number, ordinal, place, cells)
        select body, year, control, occurrence, 1, 1, 1, array['x'] from drawn)
      insert into uppsikt.occurrence_action (body, year, control, occurrence, key, text)
        select body, year, control, occurrence, 'action/1', '{"type":"doc","content":[]}' from made`.execute(tx);
    await sql`insert into uppsikt.control_result_origin (body, year, period, control, occurrence, number)
      select r.body, r.year, r.period, r.control, v.occurrence, v.number from uppsikt.control_result r
      join uppsikt.occurrence_result_version v on v.control = r.control and v.body = r.body and v.year = r.year limit 1`.execute(
      tx,
    );
    const job = await insertJob(tx, { kind: 'print', input: {}, payload: null, message: 'Väntar', createdBy: account });
    await addJobFile(tx, job, 0, { name: 'KS.html', type: 'text/html', bytes: Buffer.from('abc') });
    await beginJobFile(tx, job, { name: 'paket.zip', type: 'application/zip' });
    await addJobFilePiece(tx, { job, name: 'paket.zip' }, 0, Buffer.from('abc'));
    const report = { title: 'Granskning', reportedOn: '2025-04-01', registryNumber: null, summary: '' };
    const recommendation = { text: 'Följ upp', answer: '', status: 'open', owner: null, dueOn: null } as const;
    await insertRecommendation(tx, await insertReport(tx, key.body, report, null), recommendation, null);
    const incident = { title: 'Strömavbrott', happenedOn: '2025-05-02', description: '', seriousness: 2 };
    const raisedFrom = `incident:${await insertIncident(tx, key.body, incident, null)}`;
    await sql`insert into uppsikt.input_risk (source, body, year, risk) select ${raisedFrom}, body, year, key from uppsikt.risk limit 1`.execute(
      tx,
    );
    const action = { text: paragraphs(['Köp batterier']), owner: null, dueOn: null, status: null, closedOn: null };
    await insertRaisedAction(tx, { source: raisedFrom, body: key.body }, action, null);
    const asked = { title: 'Medskapande', question: 'Hur långt?', anonymous: true, closesOn: null };
    const survey = await insertSurvey(tx, key.body, asked, null);
    await insertInvited(tx, survey, [{ account, department: null }]);
    await insertAnonymousAnswer(tx, survey, { department: null, initiatives: [] });
    await recordEvent(tx, { actor: account, channel: 'web', verb: 'test', subject: 'x', before: null, after: '{}' });
  });
  return tenant;
}

describe('isolation between municipalities', () => {
  let test: TestDatabase;
  let tenants: [string, string] = ['', ''];
  before(async () => {
    test = await testDatabase();
    tenants = [await fill(test.db, 'mine'), await fill(test.db, 'other')];
  });
  after(() => test.close());

  it('holds for reading, inserting, changing and deleting in every table', async () => {
    const faults = await withClient(test.serverUrl, async (client) => {
      await client.query('begin');
      return isolationFaults(client, ...tenants);
    });
    assert.deepEqual(faults, []);
  });

  it('lets no temporary type of the server run as the owner of the functions', () =>
    withClient(test.serverUrl, async (client) => {
      await client.query('set role uppsikt_app');
      await client.query(
        `create function pg_temp.spy(value pg_catalog.uuid) returns boolean language plpgsql as
          $$ begin raise exception 'run as %', current_user; end $$`,
      );
      await client.query('create domain pg_temp.uuid as pg_catalog.uuid check (pg_temp.spy(value))');
      await client.query("select uppsikt.create_tenant('third', 'Third')");
      const { rows } = await client.query(
        `select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
          where n.nspname in ('uppsikt', 'uppsikt_meta')
            and p.proconfig is distinct from array['search_path=pg_catalog, pg_temp']`,
      );
      assert.deepEqual(rows, []);
    }));

  /** What the same trial finds where the database is changed first; the change is taken back. */
  function faultsAfter(change: string): Promise<readonly string[]> {
    return withClient(test.adminUrl, async (client) => {
      await client.query('begin');
      await client.query(change);
      await client.query('set local session authorization uppsikt_server');
      return isolationFaults(client, ...tenants);
    });
  }

  const holes: [string, string, RegExp][] = [
    ['a policy is removed', 'drop policy tenant_isolation on uppsikt.entry', /^entry: no row of one's own is seen/u],
    [
      'row level security is off',
      'alter table uppsikt.risk disable row level security',
      /^risk: another's rows are read/u,
    ],
    [
      'it is not forced',
      'alter table uppsikt.node no force row level security',
      /^node: row level security is not forced/u,
    ],
    [
      'a policy lets all through',
      'create policy hole on uppsikt.session using (true)',
      /^session: another's rows are changed/u,
    ],
    [
      'a policy lets rows in',
      'create policy hole on uppsikt.figure_cell for insert with check (true)',
      /^figure_cell: a row in another's name/u,
    ],
    ['the owner is not held back', 'alter table uppsikt.audit_text no force row level security', /^audit_text: /u],
    [
      'a new table is left out',
      'create table uppsikt.extra (tenant_id uuid primary key)',
      /^extra: row level security is off/u,
    ],
  ];
  for (const [name, change, fault] of holes) {
    it(`is seen to be broken where ${name}`, async () => {
      const faults = await faultsAfter(change);
      assert.ok(
        faults.some((found) => fault.test(found)),
        faults.join('\n'),
      );
    });
  }
});
