import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { findNode } from '../domain/plan.ts';
import { exampleLevels } from '../domain/plan-example.testing.ts';
import { loadPlanTree } from '../store/plan-tree.ts';
import { saveLevels } from '../store/scale.ts';
import { openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import type { UploadedFile } from './import.ts';
import { addPlanNode } from './plan-edit.ts';
import type { Session } from './session.ts';
import { exportPlanSheet, type SheetExport } from './sheet-export.ts';
import { editSheetFile, openSheetFile } from './sheet-import.testing.ts';
import { discardSheetImport, listSheets, readSheetLines, startSheetImport } from './sheet-import.ts';
import { applySheetImport, trySheetImport } from './sheet-import-apply.ts';
import { forgetSheetMapping, readSheetMapping, saveSheetMapping } from './sheet-import-mapping.ts';
import { addUser } from './user.ts';

describe('a part of the plan in and out as a sheet, for a controller of a single body', () => {
  let part: TestApp;
  let own: Session;
  before(async () => {
    part = await openTestApp();
    await part.run((tx) => saveLevels(tx, exampleLevels));
    const person = { name: 'Vilma Ö', role: 'controller', body: 'VON', password: null };
    const { account } = value(await addUser(part.app, part.session, { login: 'vilma', ...person }));
    own = { ...part.as('controller', 'VON'), account: { id: account, name: 'Vilma Ö' } };
  });
  after(() => part.close());

  const whole = () => part.as('controller');
  const exportedOf = async (what: SheetExport = 'plan') =>
    value(await exportPlanSheet(part.app, own, 2025, what, 'xlsx'));
  const planNow = () => part.run((tx) => loadPlanTree(tx, 2025, exampleLevels));

  async function trial(file: UploadedFile, kind: string, more: object = {}) {
    const { id } = value(await startSheetImport(part.app, own, 2025, { kind, file }));
    const { settings } = value(await readSheetMapping(part.app, own, 2025, id));
    const columns = Object.fromEntries(
      Object.entries(settings.mapping.columns).map(([field, column]) => [field, String(column)]),
    );
    const input = { sheet: settings.sheet, headerLine: settings.mapping.headerLine, columns, ...more };
    value(await saveSheetMapping(part.app, own, 2025, id, input));
    return { id, ...value(await trySheetImport(part.app, own, 2025, id)).trial };
  }

  it('takes nodes and indicators of what that body alone answers for', async () => {
    const file = await editSheetFile(await exportedOf(), [[6, 'Slutar', '2025-11-30']], {
      add: [['', 'Åtagande', 'Märka stigar', 'processArea/skog', 'VON']],
    });
    const nodes = await trial(file, 'plan');
    assert.deepEqual(nodes.faults, []);
    value(await applySheetImport(part.app, own, 2025, nodes.id, nodes.seen));
    const now = await planNow();
    assert.equal(findNode(now, 'commitment/gallra')?.endsOn, '2025-11-30');
    assert.deepEqual(findNode(now, 'commitment/märka-stigar')?.bodies, ['VON']);
    const measured = await editSheetFile(await exportedOf('indicators'), [], {
      add: [['', 'commitment/gallra', 'Gallrad skog', 'procent']],
    });
    const indicators = await trial(measured, 'indicators');
    assert.deepEqual(indicators.faults, []);
    value(await applySheetImport(part.app, own, 2025, indicators.id, indicators.seen));
    assert.deepEqual(
      (await planNow()).indicators.filter(({ title }) => title === 'Gallrad skog').map(({ node }) => node),
      ['commitment/gallra'],
    );
  });

  it('refuses line by line what is shared or others’, whatever of it is changed', async () => {
    const before = await planNow();
    const file = await editSheetFile(
      await exportedOf(),
      [
        [4, 'Titel', 'Mer skog'],
        [6, 'Ansvariga', 'VON; KS'],
        [6, 'Titel', 'Gallra mer'],
      ],
      { add: [['', 'Åtagande', 'Röja', 'processArea/skog', 'KS']] },
    );
    const faulty = await trial(file, 'plan');
    assert.deepEqual(
      faulty.faults.map(({ message }) => /^(Rad \d+): .*"(.+)" delas med andra/u.exec(message)?.slice(1)),
      [
        ['Rad 4', 'Fler träd'],
        ['Rad 6', 'Gallra mer'],
        ['Rad 8', 'Röja'],
      ],
    );
    assert.match(refusal(await applySheetImport(part.app, own, 2025, faulty.id, faulty.seen)), /delas med andra/u);
    const removing = await trial(await editSheetFile(await exportedOf(), [], { drop: [4] }), 'plan', {
      removeMissing: true,
    });
    assert.match(removing.faults[0]?.message ?? '', /delas med andra/u);
    const indicators = await editSheetFile(await exportedOf('indicators'), [], {
      add: [['', 'goal/fler-träd', 'Trädtäckning', 'procent']],
    });
    assert.match((await trial(indicators, 'indicators')).faults[0]?.message ?? '', /^Rad \d: .*"Fler träd"/u);
    assert.deepEqual(await planNow(), before);
  });

  it('leaves others’ nodes in their order', async () => {
    const input = { parent: 'processArea/skog', level: 'commitment', title: 'Röja', bodies: ['KS'] };
    const key = value(await addPlanNode(part.app, whole(), 2025, input));
    const { columns, rows } = await openSheetFile(await exportedOf());
    const number = columns.findIndex(({ header }) => header === 'Ordning');
    const line = (of: string) => rows.findIndex(([first]) => first === of);
    const [first, last] = [line('commitment/plantera'), line(key)];
    const turned = await editSheetFile(await exportedOf(), [
      [first + 2, 'Ordning', rows[last]?.[number] ?? null],
      [last + 2, 'Ordning', rows[first]?.[number] ?? null],
    ]);
    assert.match((await trial(turned, 'plan')).faults[0]?.message ?? '', /ändrar ordningen mellan poster/u);
    const mine = line('commitment/gallra');
    const own = await editSheetFile(await exportedOf(), [[mine + 2, 'Ordning', '9']]);
    const { faults, changes } = await trial(own, 'plan');
    assert.deepEqual([faults, changes.map(({ subject }) => subject)], [[], ['node:commitment/gallra']]);
  });

  it('is of nodes and indicators, by their own uploads, and keeps no choice of columns for all', async () => {
    for (const kind of ['values', 'economy', 'staff'])
      assert.match(
        refusal(await startSheetImport(part.app, own, 2025, { kind, file: await exportedOf() })),
        /poster och indikatorer/u,
      );
    assert.deepEqual(value(await listSheets(part.app, own, 2025)).kinds, ['plan', 'indicators']);
    const theirs = value(
      await startSheetImport(part.app, whole(), 2025, { kind: 'plan', file: await exportedOf() }),
    ).id;
    for (const answer of [
      await readSheetMapping(part.app, own, 2025, theirs),
      await discardSheetImport(part.app, own, 2025, theirs),
      await readSheetLines(part.app, own, 2025, theirs),
    ])
      assert.match(refusal(answer), /Inläsningen finns inte/u);
    const ids = value(await listSheets(part.app, own, 2025)).items.map(({ id }) => id);
    assert.ok(ids.length > 0 && !ids.includes(theirs));
    const mine = await trial(await exportedOf(), 'plan', { name: 'Vårt' });
    assert.ok(value(await listSheets(part.app, whole(), 2025)).items.some(({ id }) => id === mine.id));
    assert.deepEqual(value(await readSheetMapping(part.app, whole(), 2025, mine.id)).mappings, []);
    assert.match(refusal(await forgetSheetMapping(part.app, own, 'plan', 'Vårt')), /Bara controller/u);
  });
});
