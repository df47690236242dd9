import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ControlDefinition } from './definition.ts';
import { ControlOutcome, percentOf } from './outcome.ts';

const field = (name: string) => ({ name, label: name });
const definition = {
  id: 'training',
  version: 1,
  title: 'Utbildning',
  risk: '',
  owner: 'Säkerhetschef',
  scope: 'supervision',
  sources: [
    {
      id: 'staff',
      name: 'Personal',
      kind: 'upload',
      fields: [field('pnr'), field('name')],
      key: [{ field: 'pnr', normalise: 'personNumber' }],
    },
    {
      id: 'log',
      name: 'Logg',
      kind: 'upload',
      fields: [field('pnr')],
      key: [{ field: 'pnr', normalise: 'personNumber' }],
    },
  ],
  measure: {
    kind: 'coverage',
    population: 'staff',
    evidence: ['log'],
    nameField: 'name',
    denominator: 'anställda',
    done: 'har gått',
  },
  evidence: { personalData: true, clearAfterDays: 90 },
  signOff: { roles: ['coordinator'], fourEyes: false },
};

function messagesOf(input: unknown): string[] {
  const read = ControlDefinition.safeParse(input);
  return read.success ? [] : read.error.issues.map(({ message }) => message);
}

describe('a control definition', () => {
  it('is data, with what is usual filled in', () => {
    const read = ControlDefinition.parse(definition);
    assert.equal(read.evidence.retainYears, 10);
    assert.deepEqual(read.schedule, { dates: [], every: null });
    assert.deepEqual(ControlDefinition.parse(JSON.parse(JSON.stringify(read))), read);
  });

  it('says which source or field it lacks', () => {
    const measure = { ...definition.measure, population: 'people', nameField: 'title' };
    assert.deepEqual(messagesOf({ ...definition, measure }).slice(0, 1), ['Det finns ingen källa som heter people.']);
    assert.deepEqual(messagesOf({ ...definition, measure: { ...definition.measure, nameField: 'title' } }), [
      'Källan staff har inget fält som heter title.',
    ]);
  });

  it('refuses a population and an evidence whose keys cannot meet', () => {
    const sources = definition.sources.map((source) => (source.id === 'log' ? { ...source, key: [] } : source));
    assert.match(messagesOf({ ...definition, sources }).join(), /lika många fält/u);
  });
});

describe('an outcome', () => {
  it('rounds a share half up, and has none of nothing', () => {
    assert.equal(percentOf(5405, 8633), '63');
    assert.equal(percentOf(104, 205, 2), '50.73');
    assert.equal(percentOf(1, 200, 2), '0.50');
    assert.equal(percentOf(1, 8, 1), '12.5');
    assert.equal(percentOf(0, 0), null);
  });

  it('that was not run says why, and holds nothing that could be taken for a result', () => {
    const reason = 'Filen saknas. Ladda upp den.';
    assert.ok(ControlOutcome.safeParse({ status: 'not-run', reason }).success);
    assert.ok(!ControlOutcome.safeParse({ status: 'not-run', reason, examined: 3 }).success);
    assert.ok(!ControlOutcome.safeParse({ status: 'passed', reason }).success);
  });
});
