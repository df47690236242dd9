import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { RightsTable, RightsWords } from '../approvals/rights-table.ts';
import { StaffList } from '../approvals/staff-list.ts';
import { madeUpNumber } from '../made-up.testing.ts';
import { ControlOutcome } from '../outcome.ts';
import { reconcile } from './reconcile.ts';

type Right = {
  number?: string;
  user?: string;
  name?: string;
  place?: string;
  role?: string;
  limit?: string;
  from?: string;
  to?: string;
  substitute?: string;
  /** Of a decision: who decided. Of the register: in use, may edit suppliers, approves for. */
  more?: readonly string[];
};
const one: Required<Right> = {
  ...{
    number: madeUpNumber(1),
    user: 'anna01',
    name: 'Anna Al',
    place: '41000',
    role: 'Beslutsattest',
    limit: '500 000 kr',
  },
  ...{ from: '2022-01-01', to: '', substitute: '', more: [] },
};

const cutOff = '2022-12-28';
type Setting = { staff?: readonly (readonly string[])[]; deciders?: readonly string[]; tolerate?: string[] };

function run(
  decisions: readonly Right[],
  register: readonly Right[],
  { staff = [], deciders = [], tolerate = [] }: Setting = {},
) {
  const words = new RightsWords(cutOff);
  const list = staff.length === 0 ? null : new StaffList(cutOff);
  for (const row of staff) list?.add(row);
  const tables = (['decisions', 'register'] as const).map((kind, at) => {
    const table = new RightsTable(words, kind, list);
    (at === 0 ? decisions : register).forEach((right, line) => {
      const { number, user, name, place, role, limit, from, to, substitute, more } = { ...one, ...right };
      table.add(line + 2, [number, user, name, place, role, limit, from, to, substitute, ...more]);
    });
    return table;
  });
  const [left, right] = tables;
  assert.ok(left && right);
  const outcome = reconcile(
    { deciders: [...deciders], tolerate },
    { left, right, staff: list, names: { left: 'beslut.csv', right: 'register.csv' } },
  );
  assert.deepEqual(ControlOutcome.parse(outcome), outcome);
  return outcome;
}

function kindsOf(decisions: readonly Right[], register: readonly Right[], setting: Setting = {}) {
  const outcome = run(decisions, register, setting);
  assert.ok(outcome.status !== 'not-run', JSON.stringify(outcome));
  return outcome.exceptionCounts;
}

describe('reconcile approval rights', () => {
  it('passes lists that say the same in different ways', () => {
    const written: Right = {
      number: `${madeUpNumber(1).slice(2, 8)}-${madeUpNumber(1).slice(8)}`,
      place: '0041000',
      role: 'BESLUTSATTESTANT',
      limit: '500000,00',
      from: '1 januari 2022',
      name: 'AL, ANNA',
    };
    const outcome = run(
      [one, { number: madeUpNumber(2), limit: 'Obegränsat' }],
      [written, { number: madeUpNumber(2), limit: 'utan gräns', to: 'tills vidare' }],
    );
    assert.equal(outcome.status, 'passed');
    assert.ok(outcome.status === 'passed');
    assert.equal(outcome.suggested.assessment, 'green');
    assert.deepEqual([outcome.ratios[0]?.part, outcome.ratios[0]?.whole], [2, 2]);
  });

  it('tells the ten classes of difference', () => {
    assert.deepEqual(kindsOf([one, { number: madeUpNumber(2) }], [one]), { 'missing-in-system': 1 });
    assert.deepEqual(kindsOf([one], [one, { number: madeUpNumber(2) }]), { 'missing-decision': 1 });
    assert.deepEqual(kindsOf([one], [{ limit: '1 000 000' }]), { 'limit-higher': 1 });
    assert.deepEqual(kindsOf([one], [{ limit: '100 tkr' }]), { 'limit-lower': 1 });
    assert.deepEqual(kindsOf([one], [{ to: '2023-06-30' }]), { 'validity-differs': 1 });
    assert.deepEqual(kindsOf([{ to: '2022-06-30' }], [one]), { 'expired-active': 1 });
    assert.deepEqual(kindsOf([one], [{ place: '42000' }]), { 'cost-centre-differs': 1 });
    assert.deepEqual(kindsOf([one], [{ role: 'Granskningsattest' }]), { 'role-differs': 1 });
    assert.deepEqual(kindsOf([one], [one, one]), { duplicate: 1 });
    assert.deepEqual(kindsOf([one], [{ more: ['Nej'] }]), { inactive: 1 });
  });

  it('says what differs, and where both rows stand', () => {
    const outcome = run([one], [{ limit: '1 000 000' }]);
    assert.ok(outcome.status === 'deviating');
    const [row] = outcome.exceptions;
    assert.equal(row?.detail.replaceAll('\u00a0', ' '), 'Systemet tillåter 1 000 000 kr, beslutet 500 000 kr.');
    assert.equal(row?.place, 'rad 2 i beslut.csv, rad 2 i register.csv');
    assert.equal(outcome.suggested.assessment, 'red');
  });

  it('says nothing of a right that ended in both lists', () => {
    assert.deepEqual(
      kindsOf(
        [one, { number: madeUpNumber(2), to: '2022-01-31' }],
        [one, { number: madeUpNumber(2), to: '2022-01-31' }],
      ),
      {},
    );
  });

  it('finds a person by user name through the staff list, and never by name alone', () => {
    const staff = [[madeUpNumber(1), 'anna01', 'Anna Al', '', '']];
    assert.equal(run([one], [{ number: '', user: 'ANNA01' }], { staff }).status, 'passed');
    const outcome = run([one], [one, { number: '', user: 'x', name: 'Anna Al' }]);
    assert.ok(outcome.status === 'deviating');
    assert.equal(outcome.unmatchedCount, 1);
    assert.equal(outcome.suggested.assessment, null);
  });

  it('tries the segregation of duties', () => {
    const both = [one, { role: 'Mottagningsattest' }];
    assert.deepEqual(kindsOf(both, both), { 'both-roles': 1 });
    assert.deepEqual(kindsOf([one], [{ more: ['Ja', 'Ja'] }]), { 'edits-suppliers': 1 });
    const left = [[madeUpNumber(1), 'anna01', 'Anna Al', '2022-10-31', '']];
    assert.deepEqual(kindsOf([one], [one], { staff: left }), { 'active-leaver': 1 });
    assert.deepEqual(kindsOf([{ more: ['Enhetschef'] }], [one], { deciders: ['Kommundirektör'] }), {
      'no-authority': 1,
    });
    assert.deepEqual(kindsOf([{ more: ['Kommundirektör'] }], [one], { deciders: ['Kommundirektör'] }), {});
    const substitutes = [{ substitute: 'Bo Bok' }, { number: madeUpNumber(2), substitute: 'Bo Bok' }];
    assert.deepEqual(kindsOf(substitutes, substitutes), { 'overlapping-substitutes': 1 });
    const chief = [
      [madeUpNumber(1), 'anna01', 'Anna Al', '', 'chef01'],
      [madeUpNumber(9), 'chef01', 'Carl Chef', '', ''],
    ];
    assert.deepEqual(kindsOf([one], [{ more: ['', '', 'chef01'] }], { staff: chief }), { 'own-superior': 1 });
  });

  it('says what could not be tried for want of a column', () => {
    const outcome = run([one], [one]);
    assert.ok(outcome.status === 'passed');
    assert.equal(outcome.notes.filter((note) => note.startsWith('Inte prövat')).length, 5);
  });

  it('is deviating where a class is not tolerated, and passed where it is', () => {
    assert.equal(run([one], [{ limit: '100 tkr' }]).status, 'deviating');
    assert.equal(run([one], [{ limit: '100 tkr' }], { tolerate: ['limit-lower'] }).status, 'passed');
  });

  it('takes a limit that cannot be read for no agreement', () => {
    assert.deepEqual(kindsOf([one], [{ limit: 'enligt bilaga' }]), { 'limit-higher': 1 });
  });

  it('is not run where nothing can be compared', () => {
    assert.equal(run([], [one]).status, 'not-run');
    assert.equal(run([one], [{ place: '' }]).status, 'not-run');
  });
});
