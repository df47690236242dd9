import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { anyPlan, bulkSheet, type EditedTable, editable, faultsOf, said } from './bulk.testing.ts';
import { tryPlanSheet } from './bulk-plan.ts';
import { planFields, planTable } from './bulk-plan-sheet.ts';
import type { Plan } from './plan.ts';
import { planDifference } from './plan-difference.ts';
import { exampleLevels, exampleNode, examplePlan } from './plan-example.testing.ts';

const bodies = [
  { code: 'KS', name: 'Kommunstyrelsen' },
  { code: 'VON', name: 'Vård- och omsorgsnämnden' },
  { code: 'KFN', name: 'Kultur-, fritids- och idrottsnämnden' },
  { code: 'alla bolag', name: 'Alla bolag' },
];
const context = { plan: examplePlan, levels: exampleLevels, bodies };
const columns = {
  key: 0,
  level: 1,
  title: 2,
  parent: 3,
  bodies: 4,
  role: 5,
  startsOn: 6,
  endsOn: 7,
  order: 8,
} as const;
type Edit = readonly [line: number, field: keyof typeof columns, text: string | null];

/** The example's sheet with some cells written anew. */
function sheetWith(...edits: readonly Edit[]): EditedTable {
  const table = editable(planTable(examplePlan, exampleLevels));
  for (const [line, field, text] of edits) {
    const row = table.rows[line - 2];
    assert.ok(row);
    row[columns[field]] = text;
  }
  return table;
}

function attempt(table: EditedTable, reason: string | null = null, plan: Plan = examplePlan) {
  const sheet = bulkSheet(table, planFields(exampleLevels));
  return tryPlanSheet(sheet, { ...context, plan }, reason);
}

/** Lines of the example: 2 perspective, 3 skog, 4 träd, 5 plantera, 6 gallra, 7 vatten, 8 dika. */
describe('a plan as a sheet', () => {
  it('begins each line with the key, and says level, responsible and days in words', () => {
    const { columns: headers, rows } = planTable(examplePlan, exampleLevels);
    assert.deepEqual(
      headers.map(({ header }) => header),
      ['Nyckel', 'Nivå', 'Titel', 'Överordnad', 'Ansvariga', 'Gäller', 'Börjar', 'Slutar', 'Ordning'],
    );
    assert.deepEqual(rows[3], [
      'commitment/plantera',
      'Åtagande',
      'Plantera',
      'processArea/skog',
      'KS; alla bolag',
      'Hela kommunkoncernen',
      null,
      null,
      '1',
    ]);
    assert.deepEqual(rows[4]?.slice(6), ['2025-03-01', '2025-11-30', '2']);
  });

  it('changes nothing when it comes back as it was', () => {
    const trial = attempt(sheetWith());
    assert.deepEqual([trial.changes, trial.faults, trial.unchanged, trial.missing], [[], [], 7, []]);
    assert.deepEqual(trial.after, examplePlan);
  });

  it('gives exactly the cells that were edited', () => {
    const trial = attempt(sheetWith([4, 'title', 'Mer skog'], [5, 'bodies', 'VON'], [6, 'endsOn', '2025-12-31']));
    assert.deepEqual(said(trial), [
      '4 changed node:goal/träd: title Träd -> Mer skog',
      '5 changed node:commitment/plantera: bodies KS; alla bolag -> VON',
      '6 changed node:commitment/gallra: endsOn 2025-11-30 -> 2025-12-31',
    ]);
    assert.ok(trial.after);
    const differences = planDifference(examplePlan, trial.after, 'key').nodes.filter(({ kind }) => kind !== 'same');
    assert.deepEqual(
      differences.map((change) => (change.kind === 'changed' ? change.fields : change.kind)),
      [['title'], ['bodies'], ['endsOn']],
    );
  });

  it('empties what is emptied, and leaves what it has no column for', () => {
    const emptied = attempt(sheetWith([6, 'startsOn', null], [6, 'bodies', ''], [4, 'role', null]));
    assert.deepEqual(said(emptied), ['6 changed node:commitment/gallra: bodies VON -> , startsOn 2025-03-01 -> ']);
    const table = sheetWith([4, 'title', 'Mer skog']);
    const narrow = {
      columns: [0, 2].flatMap((at) => table.columns[at] ?? []),
      rows: table.rows.map((row) => [row[0] ?? null, row[2] ?? null]),
    };
    assert.deepEqual(said(attempt(narrow)), ['4 changed node:goal/träd: title Träd -> Mer skog']);
  });

  it('adds lines without a key, also under each other', () => {
    const table = sheetWith();
    table.rows.push(
      [null, 'processområde', 'Luft', 'perspective/hållbart', '', '', null, null, null],
      [null, 'Åtagande', 'Mäta', 'Luft', 'Kommunstyrelsen, von', 'Båda', '2025-02-01', null, null],
      ['', 'Åtagande', 'Mäta!', 'Luft', 'Kultur-, fritids- och idrottsnämnden', null, null, null, '0,5'],
    );
    const trial = attempt(table);
    assert.deepEqual(faultsOf(trial), []);
    assert.deepEqual(said(trial), [
      '9 new node:processArea/luft: level  -> Processområde, title  -> Luft, parent  -> Hållbart (perspective/hållbart), role  -> Hela kommunkoncernen',
      '10 new node:commitment/mäta: level  -> Åtagande, title  -> Mäta, parent  -> Luft, bodies  -> KS; VON, role  -> Båda, startsOn  -> 2025-02-01',
      '11 new node:commitment/mäta-2: level  -> Åtagande, title  -> Mäta!, parent  -> Luft, bodies  -> KFN, role  -> Hela kommunkoncernen',
    ]);
    assert.deepEqual(
      trial.after?.nodes.slice(-3).map(({ key, parent, position }) => [key, parent, position]),
      [
        ['processArea/luft', 'perspective/hållbart', 2],
        ['commitment/mäta-2', 'processArea/luft', 0],
        ['commitment/mäta', 'processArea/luft', 1],
      ],
    );
  });

  it('moves a node to another place, last there, and within its place by number', () => {
    const moved = attempt(sheetWith([5, 'parent', 'processArea/vatten']));
    assert.deepEqual(said(moved), [
      '5 changed node:commitment/plantera: parent Skog (processArea/skog) -> Vatten (processArea/vatten)',
    ]);
    assert.deepEqual(
      moved.after?.nodes.slice(-2).map(({ key, position }) => [key, position]),
      [
        ['commitment/dika', 0],
        ['commitment/plantera', 1],
      ],
    );
    const numbered = attempt(sheetWith([6, 'order', '0.5']));
    assert.deepEqual(said(numbered), ['6 changed node:commitment/gallra: order 2 -> 0,5']);
    const swapped = attempt(sheetWith([3, 'order', '2'], [7, 'order', '1']));
    assert.deepEqual(said(swapped), [
      '3 changed node:processArea/skog: order 1 -> 2',
      '7 changed node:processArea/vatten: order 2 -> 1',
    ]);
    assert.deepEqual(
      swapped.after?.nodes.filter(({ level }) => level === 'processArea').map(({ key }) => key),
      ['processArea/vatten', 'processArea/skog'],
    );
  });

  it('tells what it lacks and leaves it alone, or marks it for removal with its indicators where that is asked for', () => {
    const table = sheetWith();
    table.rows.splice(2, 1);
    const kept = attempt(table);
    assert.deepEqual([kept.changes, kept.missing], [[], [{ subject: 'node:goal/träd', title: 'Träd' }]]);
    assert.deepEqual(kept.after, examplePlan);
    const removed = attempt(table, 'Saknas i filen');
    assert.deepEqual(said(removed), ['- removed node:goal/träd', '- removed indicator:indicator/skogsandel']);
    assert.deepEqual(removed.missing, []);
    assert.deepEqual(
      [...(removed.after?.nodes ?? []), ...(removed.after?.indicators ?? [])]
        .filter((one) => one.removal)
        .map(({ key, removal }) => [key, removal]),
      [
        ['goal/träd', 'Saknas i filen'],
        ['indicator/skogsandel', 'Saknas i filen'],
      ],
    );
  });

  it('leaves out what is to be removed, and refuses to change it', () => {
    const marked: Plan = {
      ...examplePlan,
      nodes: examplePlan.nodes.map((node) => (node.key === 'goal/träd' ? { ...node, removal: 'Slut' } : node)),
    };
    assert.equal(planTable(marked, exampleLevels).rows.length, 6);
    assert.deepEqual(attempt(editable(planTable(marked, exampleLevels)), 'Borta', marked).changes, []);
    assert.deepEqual(attempt(sheetWith(), null, marked).faults, []);
    const [fault] = faultsOf(attempt(sheetWith([4, 'title', 'Mer']), null, marked));
    assert.match(fault ?? '', /^Rad 4, kolumn C: Posten är markerad för borttagning/u);
  });
});

describe('what is wrong in a sheet of a plan', () => {
  const faults = (...edits: readonly Edit[]) => {
    const trial = attempt(sheetWith(...edits));
    assert.equal(trial.after, null);
    return faultsOf(trial);
  };

  it('is said by line and column, all of it at once', () => {
    assert.deepEqual(
      faults(
        [3, 'level', 'Område'],
        [4, 'bodies', 'KS; XYZ'],
        [5, 'title', null],
        [6, 'startsOn', 'i mars'],
        [7, 'order', 'först'],
        [8, 'role', 'alla'],
      ).map((fault) => fault.slice(0, 44)),
      [
        'Rad 3, kolumn B: ”Område” i Nivå är inget av',
        'Rad 4, kolumn E: ”XYZ” är ingen nämnd, förva',
        'Rad 5, kolumn C: Titel saknas. Fyll i cellen',
        'Rad 6, kolumn G: ”i mars” i Börjar går inte ',
        'Rad 7, kolumn I: ”först” i Ordning går inte ',
        'Rad 8, kolumn F: ”alla” i Gäller är inget av',
      ],
    );
  });

  it('is a key that the plan does not have, or that stands twice', () => {
    assert.match(
      faults([4, 'key', 'goal/annan-kommun'])[0] ?? '',
      /^Rad 4, kolumn A: ”goal\/annan-kommun” finns inte i planen för 2025/u,
    );
    assert.deepEqual(attempt(sheetWith([4, 'key', 'goal/annan-kommun'])).changes, []);
    assert.match(faults([5, 'key', 'goal/träd']).join('\n'), /Rad 5, kolumn A: ”goal\/träd” står också på rad 4/u);
  });

  it('is a level that a node does not have, or that does not fit', () => {
    assert.match(faults([4, 'level', 'Åtagande'])[0] ?? '', /^Rad 4, kolumn B: En post byter inte nivå/u);
    assert.deepEqual(
      faults([3, 'parent', 'goal/träd'])[0],
      'Rad 3, kolumn D: ”Skog” hänger på sig själv, över ”Träd”. Välj en annan överordnad.',
    );
    assert.match(
      faults([5, 'parent', 'commitment/dika'])[0] ?? '',
      /^Rad 5, kolumn D: Nivån passar inte under ”Dika”/u,
    );
    assert.match(faults([5, 'parent', ''])[0] ?? '', /^Rad 5, kolumn D: Överordnad saknas/u);
    assert.match(faults([5, 'parent', 'Sjö'])[0] ?? '', /”Sjö” finns varken i planen eller i filen/u);
  });

  it('is a circle, which names what it goes through', () => {
    assert.match(
      faults([3, 'parent', 'commitment/plantera'])[0] ?? '',
      /^Rad 3, kolumn D: ”Skog” hänger på sig själv, över ”Plantera”/u,
    );
  });

  it('is a parent that two nodes share the name of', () => {
    const plan: Plan = {
      ...examplePlan,
      nodes: [
        ...examplePlan.nodes,
        exampleNode('processArea/vatten-2', 'perspective/hållbart', { title: 'Vatten', position: 2 }),
      ],
    };
    const trial = attempt(sheetWith([8, 'parent', 'Vatten']), null, plan);
    assert.match(faultsOf(trial)[0] ?? '', /^Rad 8, kolumn D: Det finns flera poster som heter ”Vatten”/u);
  });

  it('is a new line that stands there already: the same file again', () => {
    const table = sheetWith();
    table.rows.push(
      [null, 'Åtagande', 'Gallra', 'Skog', '', '', null, null, null],
      [null, 'Åtagande', 'Röja', 'Skog'],
      [null, 'Åtagande', 'Röja', 'Skog'],
    );
    const found = faultsOf(attempt(table));
    assert.match(
      found[0] ?? '',
      /^Rad 9, kolumn C: ”Gallra” finns redan på samma plats, med nyckeln commitment\/gallra/u,
    );
    assert.match(found[1] ?? '', /^Rad 11, kolumn C: ”Röja” står också på rad 10/u);
  });

  it('is a number that two siblings have, and days in the wrong order', () => {
    assert.match(faults([6, 'order', '1'])[0] ?? '', /^Rad 6, kolumn I: Numret 1 står också på rad 5/u);
    assert.match(faults([6, 'endsOn', '2025-01-01'])[0] ?? '', /^Rad 6, kolumn H: Slutdagen ligger före startdagen/u);
  });

  it('is a line that hangs on one that would be removed', () => {
    const table = sheetWith();
    table.rows.splice(5, 1);
    assert.deepEqual(attempt(table).faults, []);
    assert.match(
      faultsOf(attempt(table, 'Saknas'))[0] ?? '',
      /^Rad 7, kolumn D: ”Vatten” saknas i filen och skulle tas bort/u,
    );
  });

  it('is a title that is too long, but only where it is new', () => {
    const long = 'x'.repeat(501);
    assert.match(faults([4, 'title', long])[0] ?? '', /^Rad 4, kolumn C: Titeln får ha högst 500 tecken/u);
    const plan: Plan = {
      ...examplePlan,
      nodes: examplePlan.nodes.map((node) => (node.key === 'goal/träd' ? { ...node, title: long } : node)),
    };
    assert.deepEqual(attempt(editable(planTable(plan, exampleLevels)), null, plan).faults, []);
  });
});

describe('any plan', () => {
  it('comes back unchanged', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const trial = attempt(editable(planTable(plan, exampleLevels)), 'Saknas', plan);
        assert.deepEqual([faultsOf(trial), said(trial)], [[], []]);
        assert.deepEqual(trial.after, plan);
      }),
    );
  });

  it('gives exactly the edits, wherever they are', () => {
    const edit = fc.record({
      at: fc.nat(),
      title: fc.string({ minLength: 1, maxLength: 20 }).filter((text) => text.trim() !== ''),
    });
    fc.assert(
      fc.property(anyPlan, fc.array(edit, { minLength: 1, maxLength: 3 }), (plan, edits) => {
        const table = editable(planTable(plan, exampleLevels));
        const wanted = new Map<number, string>();
        for (const { at, title } of edits) wanted.set(at % table.rows.length, `Ny ${title.trim()}`);
        for (const [at, title] of wanted) (table.rows[at] ?? [])[2] = title;
        const trial = attempt(table, null, plan);
        assert.deepEqual(
          trial.changes.map(({ line, edits: cells }) => [line, cells.map(({ field, after }) => [field, after])]),
          [...wanted].sort(([a], [b]) => a - b).map(([at, title]) => [at + 2, [['title', title]]]),
        );
      }),
    );
  });
});
