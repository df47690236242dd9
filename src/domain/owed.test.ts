import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { debtsOf, isLate, type Owed, type Person, progressOf, reportersOf, troublesOf } from './owed.ts';
import { noDeadlines } from './step.ts';

const rut = { id: 'rut', name: 'Rut Rönn', disabled: false };
const gone = { id: 'gun', name: 'Gun Gran', disabled: true };
const owed = (node: string, more: Partial<Owed> = {}): Owed => ({
  body: 'VON',
  node,
  title: node,
  state: 'missing',
  written: false,
  owner: null,
  ...more,
});
const person = (id: string, role: string, body: string | null): Person => ({ id, name: id, role, body });
const people = [person('rut', 'reporter', 'VON'), person('hedda', 'head', 'VON'), person('vera', 'controller', null)];
const deadlines = { ...noDeadlines, report: '2026-05-13', review: '2026-05-20' };

describe('progress', () => {
  it('counts what is written, marked as done and approved, body by body', () => {
    const items = [
      owed('a'),
      owed('b', { state: 'draft', written: true }),
      owed('c', { state: 'ready', written: true }),
      owed('d', { state: 'reviewed', written: true }),
    ];
    assert.deepEqual(progressOf(['VON', 'BUN'], items), [
      { body: 'VON', owed: 4, written: 3, ready: 2, approved: 1 },
      { body: 'BUN', owed: 0, written: 0, ready: 0, approved: 0 },
    ]);
  });

  it('is late from the day after the deadline', () => {
    assert.equal(isLate('2026-05-13', '2026-05-13'), false);
    assert.equal(isLate('2026-05-13', '2026-05-14'), true);
    assert.equal(isLate(null, '2026-05-14'), false);
  });
});

describe('who is asked', () => {
  it('is the body’s reporter, else its head, else a controller', () => {
    const asked = (...all: Person[]) => reportersOf(all, 'VON').map(({ id }) => id);
    assert.deepEqual(asked(...people), ['rut']);
    assert.deepEqual(asked(...people.slice(1)), ['hedda']);
    assert.deepEqual(asked(...people.slice(2)), ['vera']);
    assert.deepEqual(asked(person('bo', 'reporter', 'BUN'), person('lars', 'member', null)), []);
  });

  it('is the owner of a node, and not of one whose account is closed', () => {
    const items = [owed('a', { owner: { ...rut, id: 'eva' } }), owed('b', { owner: gone }), owed('c')];
    const debts = debtsOf(items, people).map(({ account, step, items: own }) => [
      account,
      step,
      own.map(({ node }) => node),
    ]);
    assert.deepEqual(debts, [
      ['eva', 'report', ['a']],
      ['rut', 'report', ['b', 'c']],
    ]);
  });

  it('is the head for what is marked as done, and nobody for what is approved', () => {
    const items = [owed('a', { state: 'ready', owner: rut }), owed('b', { state: 'reviewed', owner: rut })];
    assert.deepEqual(
      debtsOf(items, people).map(({ account, step }) => [account, step]),
      [['hedda', 'review']],
    );
  });

  it('is whoever reported it where it is sent back', () => {
    assert.equal(debtsOf([owed('a', { state: 'returned', owner: rut })], people)[0]?.account, 'rut');
  });
});

describe('troubles', () => {
  const kinds = (items: readonly Owed[], today: string) =>
    troublesOf(items, people, today, deadlines).map(({ kind, who, daysLeft }) => [kind, who.join(), daysLeft]);

  it('are seen before the deadline: nothing saved, an account that is closed, nobody who owns it', () => {
    const items = [owed('a', { owner: rut }), owed('b', { owner: gone, state: 'draft' }), owed('c')];
    assert.deepEqual(kinds(items, '2026-05-06'), [
      ['closedOwner', 'Gun Gran', 5],
      ['silent', 'Rut Rönn', 5],
      ['unowned', 'rut', 5],
    ]);
  });

  it('are none for an owner who has begun, until the deadline has passed', () => {
    const items = [owed('a', { owner: rut, state: 'draft' }), owed('b', { owner: rut })];
    assert.deepEqual(kinds(items, '2026-05-13'), []);
    assert.deepEqual(kinds(items, '2026-05-15'), [['late', 'Rut Rönn', -1]]);
  });

  it('are none for what is marked as done, until the review is late', () => {
    const items = [owed('a', { owner: rut, state: 'ready' })];
    assert.deepEqual(kinds(items, '2026-05-20'), []);
    assert.deepEqual(kinds(items, '2026-05-21'), [['unreviewed', 'hedda', -1]]);
  });

  it('name the nodes that are left, not those that are done', () => {
    const items = [owed('a', { owner: rut }), owed('b', { owner: rut, state: 'ready' })];
    const [late] = troublesOf(items, people, '2026-05-15', deadlines);
    assert.deepEqual(
      late?.items.map(({ node }) => node),
      ['a'],
    );
  });
});
