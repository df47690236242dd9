import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { exampleFacts } from '../domain/facts-example.testing.ts';
import { saveBodies } from '../store/body.ts';
import { openTestApp, type TestApp } from './app.testing.ts';
import { withKnownBodies } from './known-bodies.ts';

const bun = { code: 'BUN', name: 'Barn- och utbildningsnämnden', kind: 'board', parent: 'KS' } as const;

describe('the bodies of a file', () => {
  let test: TestApp;
  before(async () => {
    test = await openTestApp();
    await test.run((tx) => saveBodies(tx, [bun]));
  });
  after(() => test.close());

  it('keep their name here where the file only has the code, and take the file’s where it has one', async () => {
    const bodies = [
      { code: 'BUN', name: 'BUN', kind: 'board', parent: null } as const,
      { code: 'KS', name: 'Styrelsen', kind: 'board', parent: null } as const,
      { code: 'NY', name: 'NY', kind: 'board', parent: null } as const,
    ];
    const known = await test.run((tx) => withKnownBodies(tx, { ...exampleFacts, bodies }));
    assert.deepEqual(known.bodies, [bun, bodies[1], bodies[2]]);
  });
});
