import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exampleFacts } from '../domain/facts-example.testing.ts';
import { changesOf } from './changes.ts';

describe('changes', () => {
  it('says that all is new where there was nothing', () => {
    const changes = changesOf(null, exampleFacts);
    assert.equal(changes.unchanged, 0);
    assert.ok(changes.lines.includes('Ny – Rapport: Plantera'));
  });

  it('says that nothing changes when the same facts come again', () => {
    const { created, updated, removed, lines } = changesOf(exampleFacts, structuredClone(exampleFacts));
    assert.deepEqual({ created, updated, removed, lines }, { created: 0, updated: 0, removed: 0, lines: [] });
  });

  it('names the entry that changes and the event that goes', () => {
    const after = structuredClone(exampleFacts);
    after.entries = after.entries.map((entry) =>
      entry.node === 'commitment/gallra' ? { ...entry, status: 'done' } : entry,
    );
    after.events = [];
    assert.deepEqual(changesOf(exampleFacts, after).lines, [
      'Ändras – Rapport: Gallra',
      'Tas bort – Väsentlig händelse: Den nya skogen invigdes',
    ]);
  });
});
