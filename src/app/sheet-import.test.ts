import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { findNode } from '../domain/plan.ts';
import { exampleLevels } from '../domain/plan-example.testing.ts';
import { savePlanDecision } from '../store/plan.ts';
import { loadPlanTree } from '../store/plan-tree.ts';
import { saveLevels } from '../store/scale.ts';
import { inMunicipality, openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import type { UploadedFile } from './import.ts';
import { exportPlanSheet, type SheetExport } from './sheet-export.ts';
import { type CellEdit, editSheetFile, openSheetFile } from './sheet-import.testing.ts';
import { discardSheetImport, forgetSheets, listSheets, readSheetLines, startSheetImport } from './sheet-import.ts';
import { applySheetImport, trySheetImport } from './sheet-import-apply.ts';
import { forgetSheetMapping, readSheetMapping, saveSheetMapping } from './sheet-import-mapping.ts';

let test: TestApp;
before(async () => {
  test = await openTestApp();
  await test.run((tx) => saveLevels(tx, exampleLevels));
});
after(() => test.close());

const controller = () => test.as('controller');
const tree = () => test.run((tx) => loadPlanTree(tx, 2025, exampleLevels));
const exported = async (what: SheetExport = 'plan') =>
  value(await exportPlanSheet(test.app, controller(), 2025, what, 'xlsx'));
const edited = async (
  edits: readonly CellEdit[],
  more: Parameters<typeof editSheetFile>[2] = {},
  what: SheetExport = 'plan',
) => editSheetFile(await exported(what), edits, more);
const start = (file: UploadedFile, kind = 'plan') => startSheetImport(test.app, controller(), 2025, { kind, file });

/** An upload with its columns as they are suggested. */
async function mapped(file: UploadedFile, kind = 'plan', more: object = {}): Promise<string> {
  const { id } = value(await start(file, kind));
  const { settings } = value(await readSheetMapping(test.app, controller(), 2025, id));
  const columns = Object.fromEntries(
    Object.entries(settings.mapping.columns).map(([field, column]) => [field, String(column)]),
  );
  const input = { sheet: settings.sheet, headerLine: settings.mapping.headerLine, columns, ...more };
  value(await saveSheetMapping(test.app, controller(), 2025, id, input));
  return id;
}
const tried = async (id: string) => value(await trySheetImport(test.app, controller(), 2025, id)).trial;
const apply = async (id: string) => applySheetImport(test.app, controller(), 2025, id, (await tried(id)).seen);
const event = async () => (await test.events())[0];

describe('a plan in and out as a sheet', () => {
  it('says what the edits are before anything is changed, then makes exactly those, with one event', async () => {
    const id = await mapped(
      await edited([
        [4, 'Titel', 'Mer skog'],
        [5, 'Ansvariga', 'VON; KS'],
        [6, 'Slutar', '2025-11-30'],
      ]),
    );
    const before = await tree();
    const trial = await tried(id);
    assert.deepEqual(
      trial.changes.map(({ line, subject, edits }) => [
        line,
        subject,
        edits.map(({ field, after: to }) => [field, to]),
      ]),
      [
        [4, 'node:goal/fler-träd', [['title', 'Mer skog']]],
        [5, 'node:commitment/plantera', [['bodies', 'VON; KS']]],
        [6, 'node:commitment/gallra', [['endsOn', '2025-11-30']]],
      ],
    );
    assert.deepEqual([trial.faults, trial.missing, trial.unchanged], [[], [], 2]);
    assert.deepEqual(await tree(), before);

    const events = (await test.events()).length;
    value(await apply(id));
    const now = await tree();
    assert.deepEqual(
      now.nodes
        .filter((node, at) => JSON.stringify(node) !== JSON.stringify(before.nodes[at]))
        .map(({ key, title, bodies, endsOn }) => [key, title, bodies, endsOn]),
      [
        ['goal/fler-träd', 'Mer skog', [], null],
        ['commitment/plantera', 'Plantera', ['VON', 'KS'], null],
        ['commitment/gallra', 'Gallra', ['VON'], '2025-11-30'],
      ],
    );
    assert.equal((await test.events()).length, events + 1);
    const recorded = await event();
    assert.deepEqual([recorded?.verb, recorded?.subject], ['plan.importSheet', 'plan:2025']);
    assert.match(recorded?.after ?? '', /"name":"fil\.xlsx".*"sha256":"[0-9a-f]{64}"/su);

    const { item, lines } = value(await readSheetLines(test.app, controller(), 2025, id));
    assert.deepEqual(
      lines,
      trial.changes.map(({ subject, title, line }) => ({ subject, title, line })),
    );
    assert.deepEqual(
      [item.outcome, item.appliedBy, item.sha256.length],
      [{ created: 0, changed: 3, removed: 0, unchanged: 2 }, 'Vera Ek', 64],
    );
  });

  it('changes nothing when it comes back as it was, and says so', async () => {
    const id = await mapped(await exported());
    assert.deepEqual((await tried(id)).changes, []);
    assert.match(refusal(await apply(id)), /ändrar ingenting/u);
  });

  it('adds, and marks what the file lacks for removal where that is asked for', async () => {
    const file = await edited([], { add: [['', 'Åtagande', 'Röja', 'processArea/skog', 'KS']], drop: [6] });
    const kept = await tried(await mapped(file));
    assert.deepEqual(
      [kept.changes.length, kept.missing.map(({ subject }) => subject)],
      [1, ['node:commitment/gallra']],
    );
    const id = await mapped(file, 'plan', { removeMissing: true });
    value(await apply(id));
    const now = await tree();
    assert.equal(findNode(now, 'commitment/gallra')?.removal, 'Saknas i filen fil.xlsx');
    assert.equal(findNode(now, 'commitment/röja')?.title, 'Röja');
    assert.deepEqual(value(await readSheetLines(test.app, controller(), 2025, id)).lines, [
      { subject: 'node:commitment/röja', title: 'Röja', line: 6 },
    ]);
  });

  it('takes nothing of a file with a fault in it', async () => {
    const before = await tree();
    const id = await mapped(
      await edited([
        [4, 'Titel', 'Annat'],
        [5, 'Ansvariga', 'Ingen alls'],
        [3, 'Nivå', 'Område'],
      ]),
    );
    const trial = await tried(id);
    assert.deepEqual(
      trial.faults.map(({ message }) => message.slice(0, 16)),
      ['Rad 3, kolumn B:', 'Rad 5, kolumn E:'],
    );
    assert.match(
      refusal(await applySheetImport(test.app, controller(), 2025, id, trial.seen)),
      /Rad 3, kolumn B.*\nRad 5/u,
    );
    assert.deepEqual(await tree(), before);
  });

  it('does not do anything else than was seen, nor twice', async () => {
    const id = await mapped(await edited([[4, 'Titel', 'Mest skog']]));
    const other = await mapped(await edited([[4, 'Titel', 'Ingen skog']]));
    const { seen } = await tried(id);
    value(await apply(other));
    assert.match(
      refusal(await applySheetImport(test.app, controller(), 2025, id, seen)),
      /har ändrats sedan du prövade filen/u,
    );
    value(await apply(id));
    assert.match(refusal(await applySheetImport(test.app, controller(), 2025, id, seen)), /redan genomförd/u);
    assert.match(refusal(await trySheetImport(test.app, controller(), 2025, id)), /redan genomförd/u);
    assert.match(refusal(await discardSheetImport(test.app, controller(), 2025, id)), /redan genomförd/u);
    assert.equal(findNode(await tree(), 'goal/fler-träd')?.title, 'Mest skog');
  });
});

describe('the columns of a sheet', () => {
  const own = async () => {
    const table = await openSheetFile(await exported());
    const headers = ['Id', 'Level', 'Vad', 'Ovanför', 'Vem', 'Gäller', 'Från', 'Till', 'Nr'];
    const renamed = {
      ...table,
      columns: table.columns.map((column, at) => ({ ...column, header: headers[at] ?? '' })),
    };
    const { writeCsv } = await import('../report/sheet/csv.ts');
    return { name: 'egen.csv', bytes: writeCsv(renamed) };
  };

  it('are suggested by their headers, and shown with what stands in them', async () => {
    const { id } = value(await start(await own()));
    const view = value(await readSheetMapping(test.app, controller(), 2025, id));
    assert.deepEqual(
      [view.columns[2]?.header, view.columns[2]?.sample[0], view.columns[2]?.letters],
      ['Vad', 'Hållbart', 'C'],
    );
    assert.deepEqual([view.settings.mapping.columns.key, view.settings.mapping.columns.title], [0, undefined]);
    const input = { sheet: view.settings.sheet, headerLine: '1', columns: { key: '0', parent: '0', nonsens: '3' } };
    const wrong = refusal(await saveSheetMapping(test.app, controller(), 2025, id, input));
    assert.match(wrong, /Välj vilken kolumn i filen som är Titel.*nonsens.*Samma kolumn/su);
    assert.match(refusal(await trySheetImport(test.app, controller(), 2025, id)), /Välj först vilken kolumn/u);
  });

  it('are remembered by name, and chosen at once in the next file', async () => {
    const columns = { key: '0', level: '1', title: '2', parent: '3' };
    await mapped(await own(), 'plan', { columns, name: ' Ekonomisystemet ' });
    assert.deepEqual(
      [(await event())?.verb, (await event())?.subject],
      ['columnMapping.save', 'columnMapping:plan/Ekonomisystemet'],
    );
    const { id } = value(await start(await own()));
    const view = value(await readSheetMapping(test.app, controller(), 2025, id));
    assert.deepEqual(
      [view.settings.mappingName, view.settings.mapping.columns],
      ['Ekonomisystemet', { key: 0, level: 1, title: 2, parent: 3 }],
    );
    const elsewhere = value(await start(await exported()));
    const other = value(await readSheetMapping(test.app, controller(), 2025, elsewhere.id));
    assert.deepEqual(
      [other.settings.mappingName, Object.keys(other.settings.mapping.columns).length, other.mappings],
      ['', 9, ['Ekonomisystemet']],
    );
    const asked = value(await readSheetMapping(test.app, controller(), 2025, id, { headerLine: 2 }));
    assert.equal(asked.columns[2]?.header, 'Hållbart');
    value(await forgetSheetMapping(test.app, controller(), 'plan', 'Ekonomisystemet'));
    assert.match(refusal(await forgetSheetMapping(test.app, controller(), 'plan', 'Ekonomisystemet')), /finns inte/u);
  });
});

describe('uploads', () => {
  it('are refused where they are no sheet, of no kind, or of no plan', async () => {
    const xls = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Buffer.from('Workbook', 'utf16le')]);
    assert.match(
      refusal(await start({ name: 'gammal.xls', bytes: xls })),
      /gamla formatet \.xls.*spara den som \.xlsx/u,
    );
    assert.match(refusal(await start({ name: 'tom.csv', bytes: new Uint8Array() })), /Filen är tom/u);
    assert.match(refusal(await start(await exported(), 'budget')), /Välj vad filen innehåller/u);
    assert.match(
      refusal(await startSheetImport(test.app, controller(), 1999, { kind: 'plan', file: await exported() })),
      /ingen plan för 1999/u,
    );
  });

  it('can be thrown away, and go by themselves after a week; of those carried out the file goes', async () => {
    const count = async () => value(await listSheets(test.app, controller(), 2025)).items.length;
    const before = await count();
    const { id } = value(await start(await exported()));
    value(await discardSheetImport(test.app, controller(), 2025, id));
    assert.equal(await count(), before);
    value(await start(await exported()));
    await test.run((tx) =>
      sql`update uppsikt.sheet_import set created_at = created_at - interval '8 days' where applied_at is null`.execute(
        tx,
      ),
    );
    await test.run((tx) =>
      sql`insert into uppsikt.sheet_import (year, kind, file_name, sha256, bytes, original, created_at, applied_at, outcome)
        values (2025, 'plan', 'gammal.xlsx', ${'a'.repeat(64)}, 3, 'abc', now() - interval '8 days', now(), '{}')`.execute(
        tx,
      ),
    );
    await forgetSheets(test.app);
    const files = await test.run((tx) =>
      sql<{ name: string }>`select file_name as name from uppsikt.sheet_import where original is null`.execute(tx),
    );
    assert.deepEqual(files.rows, [{ name: 'gammal.xlsx' }]);
    const { items } = value(await listSheets(test.app, controller(), 2025));
    assert.ok(items.length > 0 && items.every(({ appliedAt }) => appliedAt !== null));
    await assert.rejects(
      test.run((tx) => sql`update uppsikt.sheet_import set file_name = 'annan'`.execute(tx)),
      /what is carried out is kept/u,
    );
  });

  it('are for those who may edit the plan, of their own municipality', async () => {
    const { id } = value(await start(await exported()));
    for (const role of ['reporter', 'head', 'secretary', 'auditor', 'member'] as const) {
      const session = test.as(role);
      assert.match(
        refusal(await startSheetImport(test.app, session, 2025, { kind: 'plan', file: await exported() })),
        /Bara controller/u,
      );
      for (const answer of [
        await listSheets(test.app, session, 2025),
        await readSheetMapping(test.app, session, 2025, id),
        await trySheetImport(test.app, session, 2025, id),
        await applySheetImport(test.app, session, 2025, id, ''),
        await discardSheetImport(test.app, session, 2025, id),
        await readSheetLines(test.app, session, 2025, id),
      ])
        assert.match(refusal(answer), /Bara controller/u, role);
    }
    const other = await inMunicipality(test.app, test.database, 'Grannby kommun');
    assert.match(
      refusal(await readSheetMapping(test.app, other.as('controller'), 2025, id)),
      /Inläsningen finns inte/u,
    );
    assert.match(refusal(await readSheetMapping(test.app, controller(), 2025, 'x')), /Inläsningen finns inte/u);
  });

  it('are not taken for a decided plan', async () => {
    const id = await mapped(await edited([[4, 'Titel', 'För sent']]));
    await test.run((tx) =>
      savePlanDecision(tx, 2025, { decidedOn: '2024-12-12', paragraph: null, registryNumber: null }),
    );
    assert.match(refusal(await start(await exported())), /Öppna en revidering/u);
    assert.match(refusal(await applySheetImport(test.app, controller(), 2025, id, '')), /Öppna en revidering/u);
    assert.ok(value(await start(await exported('values'), 'values')).id);
    const shown = await openSheetFile(value(await exportPlanSheet(test.app, test.as('member'), 2025, 'plan', 'csv')));
    assert.ok(shown.rows.length > 3);
  });
});
