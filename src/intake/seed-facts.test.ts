/** The real report's figures, bodies, risks and questions, held against the checked list of its figures. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { narrativeText } from '../domain/narrative.ts';
import type { Proposal } from '../domain/proposal.ts';
import { readReport } from './read-report.ts';
import { needsSeed, seed } from './seed.testing.ts';

async function readSeed(): Promise<Proposal> {
  assert.ok(seed);
  const read = await readReport(seed, 'rapport.txt');
  assert.ok(read.ok);
  return read.value;
}

describe('figures of the real report', needsSeed, () => {
  it('keeps indicators by year with the decimals as reported', async () => {
    const { facts } = await readSeed();
    const shown = facts.indicators.map((each) =>
      each.values.map((value) => `${value.value}/${value.decimals}`).join(' '),
    );
    assert.deepEqual(shown, [
      '3.1/1 3.0/1 1.9/1 3.0/1 3.0/1',
      '77/0 86/0 79/0 83/0 83/0',
      '73/0 86/0 83/0 95/0 95/0',
      '90/0 87/0 92/0 84/0 85/0',
      '100.0/1 86.0/1 86/0 100.0/1 100.0/1',
    ]);
    const columns = facts.indicators[0]?.values.map((value) => `${value.kind} ${value.year}`);
    assert.deepEqual(columns, ['actual 2020', 'actual 2021', 'actual 2022', 'target 2022', 'target 2023']);
    assert.deepEqual(
      facts.indicators.map((each) => each.unit),
      ['percent', 'index', 'percent', 'percent', 'percent'],
    );
    assert.deepEqual(
      facts.indicators.map((each) => each.direction),
      ['lower', null, null, null, null],
    );
  });

  it('gives each indicator the goal that it measures', async () => {
    const { facts, sources } = await readSeed();
    const roles = facts.indicators.map((each) => facts.nodes.find((node) => node.key === each.node));
    assert.deepEqual(
      roles.map((node) => [node?.level, node?.role]),
      [
        ['goal', 'both'],
        ['goal', 'both'],
        ['goal', 'both'],
        ['goal', 'own'],
        ['goal', 'own'],
      ],
    );
    const lines = facts.indicators.map((each) => sources[`node:${each.node}`]?.from);
    assert.deepEqual(lines, [583, 583, 583, 649, 646]);
  });

  it('reads the economy: rows, signs, empty cells, scale', async () => {
    const { facts } = await readSeed();
    const table = (kind: string) => facts.tables.find((each) => each.kind === kind);
    const income = table('incomeStatement');
    assert.equal(income?.unit, 'MSEK');
    assert.equal(income?.rows.map((row) => row.kind).join(' '), 'item item sum item item item sum plain sum');
    assert.deepEqual(income?.rows[7]?.cells[2], { value: null, decimals: 0 });
    assert.deepEqual(
      income?.rows[8]?.cells.map((cell) => cell.value),
      ['19.1', '15.6', '0.0', '15.6'],
    );
    const departments = table('departments');
    assert.equal(departments?.unit, 'kSEK');
    const sums = [0, 1, 2].map((column) =>
      departments?.rows.slice(0, -1).reduce((sum, row) => sum + Number(row.cells[column]?.value), 0),
    );
    assert.deepEqual(
      sums,
      departments?.rows.at(-1)?.cells.map((cell) => Number(cell.value)),
    );
    assert.deepEqual(table('sickLeave')?.columns, ['2022', '2021', '2020']);
  });

  it('reads the explained variance, which adds up', async () => {
    const { facts } = await readSeed();
    const variance = facts.tables.find((each) => each.kind === 'variance');
    assert.equal(variance?.rows.length, 8);
    const sum = variance?.rows.reduce((total, row) => total + Math.round(Number(row.cells[0]?.value) * 10), 0);
    assert.equal(sum, 156);
  });

  it('names every body, and groups as values of their own', async () => {
    const { facts } = await readSeed();
    const named = new Set(facts.nodes.flatMap((node) => node.bodies));
    for (const code of named)
      assert.ok(
        facts.bodies.some((body) => body.code === code),
        code,
      );
    const groups = facts.bodies.filter((body) => body.kind === 'group').map((body) => body.code);
    assert.deepEqual(groups.sort(), ['alla bolag', 'alla nämnder', 'alla nämnder och bolag']);
    assert.equal(facts.bodies.find((body) => body.code === 'KS')?.name, 'Kommunstyrelsen');
    assert.equal(facts.bodies.find((body) => body.code === 'DEAB')?.kind, 'company');
    for (const body of facts.bodies) {
      assert.ok(body.parent === null || facts.bodies.some((each) => each.code === body.parent), body.code);
    }
  });
});

describe('internal control of the real report', needsSeed, () => {
  it('splits the wording of risks into event, cause and consequence', async () => {
    const { facts } = await readSeed();
    assert.equal(facts.risks.filter((risk) => risk.event && risk.consequence).length, 8);
    assert.equal(facts.risks.filter((risk) => risk.cause).length, 7);
    for (const risk of facts.risks) {
      for (const piece of [risk.event, risk.cause, risk.consequence])
        assert.ok(piece === null || risk.text.includes(piece));
    }
  });

  it('tells supervision from own administration', async () => {
    const { facts } = await readSeed();
    const origins = facts.risks.map((risk) => risk.origin);
    assert.equal(origins.filter((origin) => origin === 'supervision').length, 5);
    assert.equal(origins.filter((origin) => origin === 'own').length, 2);
  });

  it('gives controls their frequency, method, result and action', async () => {
    const { facts } = await readSeed();
    for (const control of facts.risks.flatMap((risk) => risk.controls)) {
      assert.notEqual(control.frequency, '');
      const [action, ...more] = control.result.actions;
      assert.ok(action && more.length === 0, control.title);
      assert.deepEqual([action.owner, action.dueOn, action.status, action.closedOn], [null, null, null, null]);
      for (const text of [control.method, control.result.result, action.text]) assert.ok(text && narrativeText(text));
    }
    assert.equal(facts.risks.filter((risk) => risk.comment).length, 7);
  });

  it('joins the table of controls to the chapters though the wording differs', async () => {
    const { facts } = await readSeed();
    const summary = facts.parts.flatMap((part) => part.outline).find((block) => block.kind === 'controlSummary');
    assert.ok(summary?.kind === 'controlSummary');
    const keys = facts.risks.flatMap((risk) => risk.controls.map((control) => control.key));
    assert.deepEqual(summary.controls.map((each) => each.control).sort(), keys.sort());
  });
});

describe('questions on the real report', needsSeed, () => {
  it('asks for what the text lost, once each', async () => {
    const { questions } = await readSeed();
    const count = (test: (id: string) => boolean) => questions.filter((question) => test(question.id)).length;
    assert.equal(new Set(questions.map((question) => question.id)).size, questions.length);
    assert.equal(
      count((id) => id.endsWith(':assessment')),
      9,
    );
    assert.equal(
      count((id) => id.endsWith(':trend')),
      1,
    );
    assert.equal(
      count((id) => id.endsWith(':status')),
      6,
    );
    assert.equal(
      count((id) => id.endsWith(':completion')),
      14,
    );
    assert.equal(
      count((id) => id.startsWith('control:')),
      7,
    );
    assert.equal(
      count((id) => id.startsWith('symbol:')),
      2,
    );
    assert.equal(
      count((id) => id.startsWith('chart:')),
      2,
    );
    assert.equal(
      count((id) => id.startsWith('goal:')),
      1,
    );
    assert.equal(
      count((id) => id.startsWith('duplicate:')),
      1,
    );
  });

  it('proposes lights by the closing sentences, quoted', async () => {
    const { questions } = await readSeed();
    const lights = questions.filter((question) => question.id.endsWith(':assessment'));
    const values = lights.map((question) => question.proposed?.value);
    assert.deepEqual(values, ['green', 'green', 'yellow', 'green', 'yellow', 'green', 'yellow', 'yellow', 'green']);
    for (const question of lights) assert.match(question.proposed?.ground ?? '', /bedöms .*resultatmålen/u);
  });

  it('proposes the lost trend by the compilation, one late commitment and five done ones by the count', async () => {
    const { questions } = await readSeed();
    const trend = questions.find((question) => question.id.endsWith(':trend'));
    assert.equal(trend?.proposed?.value, 'better');
    assert.equal(trend?.proposed?.source.from, 130);
    const statuses = questions.filter((question) => question.id.endsWith(':status'));
    const late = statuses.filter((question) => question.proposed?.value === 'late');
    assert.deepEqual(
      late.map((question) => question.proposed?.source.from),
      [158],
    );
    assert.equal(statuses.filter((question) => question.proposed?.value === 'done').length, 5);
  });

  it('proposes nothing where the text gives no ground', async () => {
    const { questions } = await readSeed();
    const silent = questions.filter((question) => /:completion$|^symbol:|^duplicate:/u.test(question.id));
    assert.ok(silent.every((question) => question.proposed === null));
    const controls = questions.filter((question) => question.id.startsWith('control:'));
    assert.deepEqual(
      controls.filter((question) => question.proposed).map((question) => question.source.from),
      [902],
    );
  });

  it('asks whether the sentence on line 533 is a goal, on the ground of the report’s own count', async () => {
    const { questions, facts } = await readSeed();
    const question = questions.find((each) => each.target.kind === 'goal');
    assert.equal(question?.source.from, 533);
    assert.equal(question?.proposed?.value, 'yes');
    assert.match(question?.proposed?.ground ?? '', /14 \+ 6 \+ 3/u);
    assert.ok(facts.nodes.some((node) => question?.target.kind === 'goal' && node.key === question.target.node));
  });

  it('says what it mended, with the line', async () => {
    const { notes } = await readSeed();
    const places = (kind: string) => notes.filter((note) => note.kind === kind).map((note) => note.source.from);
    assert.deepEqual(places('markup-removed'), [645, 647, 785]);
    assert.deepEqual(places('rule-removed'), [509]);
    assert.deepEqual(places('sentence-joined'), [221]);
    assert.deepEqual(places('duplicate'), [408]);
    assert.equal(places('encoding').length, 1);
    assert.equal(places('unplaced').length, 0);
  });
});
