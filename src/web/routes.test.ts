import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { entryPath } from '../app/entry-subject.ts';
import { entryUrl, fileUrl, localPath, routes, treeUrl } from './routes.ts';

const address = { body: 'alla nämnder', period: { year: 2025, kind: 'year' } } as const;

describe('routes', () => {
  it('encodes names in a URL', () => {
    assert.equal(treeUrl(address), '/uppfoljning/alla%20n%C3%A4mnder/2025-year');
    assert.equal(fileUrl(address, 'pdf'), '/rapport/alla%20n%C3%A4mnder/2025-year/fil/pdf');
  });

  it('splits a node key at its first slash', () => {
    const url = entryUrl({ ...address, body: 'KS' }, 'goal/fler-träd/2');
    assert.equal(url, '/uppfoljning/KS/2025-year/post/goal/fler-tr%C3%A4d%2F2');
  });

  it('agrees with what notifications say of where an entry is', () => {
    for (const key of ['goal/fler-träd/2', 'processArea/skog'])
      assert.equal(entryPath(address, key), entryUrl(address, key));
  });

  it('has every URL once', () => {
    const patterns = Object.values(routes).map(({ pattern }) => pattern);
    assert.equal(new Set(patterns).size, patterns.length);
  });
});

describe('localPath', () => {
  it('keeps a path with its query and fragment', () => {
    assert.equal(
      localPath('/uppfoljning/KS/2025-year?visa=ej-klara#goal'),
      '/uppfoljning/KS/2025-year?visa=ej-klara#goal',
    );
  });

  for (const text of [
    '',
    'https://ond.se',
    '//ond.se',
    '/\\ond.se',
    '/\t/ond.se',
    '\\/ond.se',
    'javascript:alert(1)',
    '/x/..//ond.se',
  ])
    it(`refuses ${JSON.stringify(text)}`, () => {
      assert.equal(localPath(text), null);
    });

  it('never leads to another server', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const given of [text, `/${text}`, `//${text}`, `/\\${text}`]) {
          const path = localPath(given);
          if (path !== null) assert.equal(new URL(path, 'https://uppsikt.test').origin, 'https://uppsikt.test');
        }
      }),
    );
  });
});
