import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CoverageMeasure, Target } from '../definition.ts';
import { dataOf, madeUpNumber, sourceOf } from '../made-up.testing.ts';
import { ControlOutcome, percentOf } from '../outcome.ts';
import { type CoverageInput, coverage } from './coverage.ts';

const key = [{ field: 'number', normalise: 'personNumber' as const }];
const staff = sourceOf('staff', ['number', 'name', 'administration', 'unit'], key);
const log = sourceOf('log', ['number', 'name', 'on'], key);
const measure = CoverageMeasure.parse({
  kind: 'coverage',
  population: 'staff',
  evidence: ['log'],
  breakdown: [
    { id: 'administration', label: 'Förvaltning', field: 'administration' },
    { id: 'unit', label: 'Enhet', field: 'unit' },
  ],
  nameField: 'name',
  dateField: 'on',
  denominator: 'antal anställda året före',
  done: 'har gått utbildningen',
});
const target = Target.parse({ value: '100', unit: 'percent', direction: 'atLeast', by: '2022-06-30' });

const people = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    number: madeUpNumber(n),
    name: `Person ${n}`,
    administration: `Förvaltning ${n % 9}`,
    unit: `Enhet ${n % 90}`,
  }));
/** As a log writes them: ten digits, on three days. */
const taken = (from: number, to: number, on: string) =>
  Array.from({ length: to - from }, (_, n) => ({
    number: `${madeUpNumber(from + n).slice(2, 8)}-${madeUpNumber(from + n).slice(8)}`,
    name: `Person ${from + n}`,
    on,
  }));

function run(input: Partial<CoverageInput> & Pick<CoverageInput, 'population' | 'evidence'>) {
  const outcome = coverage({ measure, target }, { cutOff: '2023-01-15', ...input });
  assert.deepEqual(ControlOutcome.parse(outcome), outcome);
  assert.ok(outcome.status !== 'not-run');
  return outcome;
}

describe('coverage', () => {
  const trained = [
    ...taken(0, 2100, '2022-02-20'),
    ...taken(2100, 4900, '2022-08-20'),
    ...taken(4900, 5405, '2022-12-20'),
  ];

  it('tells 5 405 of 8 633, 63 %, with the base that it is counted against, and on three days', () => {
    const outcome = run({
      population: dataOf(staff, people(8633)),
      evidence: [dataOf(log, trained)],
      alsoAt: ['2022-02-28', '2022-08-31'],
    });
    const [whole] = outcome.ratios;
    assert.deepEqual([whole?.part, whole?.whole], [5405, 8633]);
    assert.equal(percentOf(whole?.part ?? 0, whole?.whole ?? 0), '63');
    assert.equal(outcome.status, 'deviating');
    assert.equal(outcome.suggested.assessment, 'red');
    assert.match(outcome.notes[0] ?? '', /^Jämfört med antal anställda året före: 8.633\.$/u);
    assert.deepEqual(
      outcome.series.map(({ on, part }) => [on, part]),
      [
        ['2022-02-28', 2100],
        ['2022-08-31', 4900],
        ['2023-01-15', 5405],
      ],
    );
    assert.equal(outcome.exceptionCounts.missing, 8633 - 5405);
    assert.equal(outcome.unmatchedCount, 0);
  });

  it('adds up by administration and by unit', () => {
    const outcome = run({ population: dataOf(staff, people(8633)), evidence: [dataOf(log, trained)] });
    for (const breakdown of ['administration', 'unit']) {
      const parts = outcome.ratios.filter((ratio) => ratio.breakdown === breakdown);
      assert.equal(
        parts.reduce((sum, { part }) => sum + part, 0),
        5405,
      );
      assert.equal(
        parts.reduce((sum, { whole }) => sum + whole, 0),
        8633,
      );
    }
    assert.deepEqual(outcome.ratios[1]?.path, ['Förvaltning 0']);
  });

  it('lists evidence of somebody who is not in the population, and does not count it', () => {
    const stranger = { number: '19700101-0001', name: 'Någon Annan', on: '2022-03-01' };
    const outcome = run({
      population: dataOf(staff, people(3)),
      evidence: [dataOf(log, [...taken(0, 1, '2022-03-01'), stranger])],
    });
    assert.equal(outcome.ratios[0]?.part, 1);
    assert.deepEqual(outcome.unmatched, [{ source: 'log', place: 'Rad 3 i log.csv', name: 'Någon Annan' }]);
  });

  it('counts nobody twice, and nobody without a number as done', () => {
    const [first] = people(1);
    assert.ok(first);
    const nameless = { ...first, number: 'okänt', name: 'Utan Nummer' };
    const outcome = run({
      population: dataOf(staff, [first, first, nameless]),
      evidence: [dataOf(log, [...taken(0, 1, '2022-03-01'), ...taken(0, 1, '2022-04-01')])],
    });
    assert.deepEqual([outcome.ratios[0]?.part, outcome.ratios[0]?.whole], [1, 2]);
    assert.deepEqual(outcome.exceptionCounts, { 'no-key': 1 });
    assert.equal(outcome.notes.length, 3);
  });

  it('leaves out evidence after the cut-off date, and suggests nothing before the day of the target', () => {
    const evidence = [dataOf(log, [...taken(0, 1, '2022-03-01'), ...taken(1, 2, '2022-09-01')])];
    const outcome = run({ population: dataOf(staff, people(2)), evidence, cutOff: '2022-06-01' });
    assert.equal(outcome.ratios[0]?.part, 1);
    assert.equal(outcome.suggested.assessment, null);
  });

  it('tells 104 of 205 IT components, 50,73 %, by name', () => {
    const component = [{ field: 'component', normalise: 'name' as const }];
    const list = sourceOf('list', ['component', 'owner'], component);
    const classified = sourceOf('klassa', ['component', 'status'], component, {
      where: [{ field: 'status', is: ['Klassad'] }],
    });
    const klassa = CoverageMeasure.parse({
      ...{ kind: 'coverage', population: 'list', evidence: ['klassa'], nameField: 'component', decimals: 2 },
      ...{ denominator: 'komponenter i listan', done: 'är klassade' },
    });
    const systems = Array.from({ length: 205 }, (_, n) => ({ component: `System-${n}`, owner: `Objekt ${n % 7}` }));
    const done = systems.map(({ component }, n) => ({
      component: component.toUpperCase().replace('-', ' '),
      status: n < 104 ? 'klassad' : 'påbörjad',
    }));
    const rule = Target.parse({ value: '90', unit: 'percent', direction: 'atLeast', by: '2022-11-01' });
    const outcome = coverage(
      { measure: klassa, target: rule },
      { population: dataOf(list, systems), evidence: [dataOf(classified, done)], cutOff: '2022-11-01' },
    );
    assert.ok(outcome.status === 'deviating');
    assert.match(
      outcome.suggested.reason,
      /^104 av 205 \(50,73 %\) är klassade\. Målet minst 90 % till 2022-11-01 är inte nått\.$/u,
    );
  });

  it('tells two of nine boards', () => {
    const body = [{ field: 'body', normalise: 'name' as const }];
    const boards = sourceOf('boards', ['body'], body);
    const minutes = sourceOf('minutes', ['body', 'on'], body);
    const sam = CoverageMeasure.parse({
      ...{ kind: 'coverage', population: 'boards', evidence: ['minutes'], nameField: 'body', dateField: 'on' },
      ...{ denominator: 'nämnder', done: 'har fått uppföljningen' },
    });
    const outcome = coverage(
      { measure: sam, target: null },
      {
        population: dataOf(
          boards,
          Array.from({ length: 9 }, (_, n) => ({ body: `Nämnd ${n}` })),
        ),
        evidence: [
          dataOf(minutes, [
            { body: 'nämnd 3', on: '2022-05-04' },
            { body: 'Nämnd 7', on: '2022-12-01' },
          ]),
        ],
        cutOff: '2022-12-31',
      },
    );
    assert.ok(outcome.status === 'deviating');
    assert.deepEqual([outcome.ratios[0]?.part, outcome.ratios[0]?.whole], [2, 9]);
    assert.equal(outcome.exceptions.length, 7);
  });

  it('is not run without a population or without any evidence', () => {
    const rules = { measure, target };
    const cutOff = '2022-12-31';
    assert.equal(
      coverage(rules, { population: dataOf(staff, []), evidence: [dataOf(log, trained)], cutOff }).status,
      'not-run',
    );
    assert.equal(
      coverage(rules, { population: dataOf(staff, people(2)), evidence: [dataOf(log, [])], cutOff }).status,
      'not-run',
    );
  });
});
