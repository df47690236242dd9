import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { exampleFacts } from '../domain/facts-example.testing.ts';
import { paragraphs } from '../domain/narrative.ts';
import { saveFacts } from '../store/facts.ts';
import { earlier, inMunicipality, openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { writeComment } from './comment.ts';
import { search } from './search.ts';
import type { Session } from './session.ts';

let test: TestApp;
before(async () => {
  const narrative = paragraphs([
    'Inledning utan ämnet.',
    `${'Fyllnad ord efter ord. '.repeat(40)}Dricksvattnet från vattenverken har blivit renare, och kommunens kostnad för god ekonomisk hushållning sjönk. ${'Mer text. '.repeat(40)}`,
  ]);
  const [first, ...rest] = exampleFacts.entries;
  assert.ok(first);
  const facts = { ...exampleFacts, entries: [{ ...first, narrative }, ...rest] };
  test = await openTestApp('Provby kommun', [{ ...exampleFacts, period: earlier.period }, facts]);
});
after(() => test.close());

const titles = async (query: string, more: { kind?: string; year?: string } = {}, session = test.session) =>
  value(await search(test.app, session, { query, ...more })).hits.map((hit) =>
    `${hit.kind} ${hit.title} ${hit.period?.kind ?? ''}`.trim(),
  );

describe('searching', () => {
  it('finds a word in other forms and in longer words, with the text around it', async () => {
    const found = value(await search(test.app, test.session, { query: 'vattenverket' }));
    assert.equal(found.hits.length, 1);
    const [hit] = found.hits;
    assert.equal(hit?.title, 'Skog');
    assert.deepEqual(hit?.period, { year: 2025, kind: 'year' });
    const excerpt = hit?.excerpt ?? [];
    assert.deepEqual(
      excerpt.filter((piece) => piece.hit).map((piece) => piece.text),
      ['vattenverken'],
    );
    const text = excerpt.map((piece) => piece.text).join('');
    assert.match(text, /Dricksvattnet från vattenverken har blivit renare/u);
    assert.ok(text.length < 400, `${text.length} characters are no excerpt`);
    assert.equal((await titles('dricksvat')).length, 1);
  });

  it('takes phrases and what must not stand there', async () => {
    assert.equal((await titles('"god ekonomisk hushållning"')).length, 1);
    assert.equal((await titles('"ekonomisk god hushållning"')).length, 0);
    assert.equal((await titles('renare -vattenverk')).length, 0);
  });

  it('finds titles first, and says how many there are of each kind', async () => {
    const found = value(await search(test.app, test.session, { query: 'plantera' }));
    assert.equal(found.hits[0]?.kind, 'node');
    assert.equal(found.counts.node, 1);
    assert.deepEqual(await titles('plantera', { kind: 'node' }), ['node Plantera']);
    assert.deepEqual(await titles('plantera', { year: '2019' }), []);
  });

  it('finds risks, controls and indicators', async () => {
    const risk = exampleFacts.risks[0];
    const word = /\p{L}{6,}/u.exec(risk?.text ?? '')?.[0] ?? '';
    assert.ok(
      (await titles(word)).some((title) => title.startsWith('risk ')),
      word,
    );
    assert.ok((await titles('Skogsandel')).some((title) => title.startsWith('indicator ')));
  });

  it('follows what is written, and forgets what is taken away', async () => {
    const entry = exampleFacts.entries[0];
    assert.ok(entry);
    const facts = { ...exampleFacts, period: { year: 2024, kind: 'year' } } as const;
    const write = (text: string) =>
      test.run((tx) => saveFacts(tx, { ...facts, entries: [{ ...entry, narrative: paragraphs([text]) }] }));
    await write('Om snöskottning.');
    assert.equal((await titles('snöskottning')).length, 1);
    await write('Om gräsklippning.');
    assert.equal((await titles('snöskottning')).length, 0);
    assert.equal((await titles('gräsklippning')).length, 1);
  });

  it('shows a member what is decided only', async () => {
    const member = test.as('member');
    assert.equal((await titles('vattenverk', {}, member)).length, 0);
    assert.deepEqual(await titles('plantera', { kind: 'node' }, member), []);
    await test.decide({ body: 'KS', period: { year: 2025, kind: 'year' } });
    assert.equal((await titles('vattenverk', {}, member)).length, 1);
    assert.deepEqual(await titles('plantera', { kind: 'node' }, member), ['node Plantera']);
  });

  it('never finds what another municipality wrote', async () => {
    const other = await inMunicipality(test.app, test.database, 'Annanstad', [
      { ...exampleFacts, entries: exampleFacts.entries.map((entry) => ({ ...entry, narrative: null })) },
    ]);
    assert.equal(value(await search(test.app, other.session, { query: 'vattenverk' })).hits.length, 0);
  });

  const comment = (text: string) => writeComment(test.app, test.session, earlier, 'processArea/skog', { text });

  it('finds what is said about an entry, in other forms, with the text around it', async () => {
    value(await comment('Remissvaren om badhusen har kommit in.'));
    const found = value(await search(test.app, test.as('reporter', 'KS'), { query: 'badhuset' }));
    assert.deepEqual(found.counts, { comment: 1 });
    const [hit] = found.hits;
    assert.deepEqual(
      [hit?.title, hit?.body, hit?.period, hit?.key],
      ['Skog', 'KS', earlier.period, 'processArea/skog'],
    );
    assert.equal(hit?.excerpt.find((piece) => piece.hit)?.text, 'badhusen');
  });

  it('shows no comment to those who do not work with the body, decided or not', async () => {
    value(await comment('Ridhuset väntar på besked.'));
    const outsider = test.as('reporter', 'VON');
    const memberToo = { ...outsider, roles: [...outsider.roles, { role: 'member', body: 'KS' }] } satisfies Session;
    const count = async (sessions: readonly Session[]) =>
      (await Promise.all(sessions.map((session) => titles('ridhus', {}, session)))).map((found) => found.length);
    const outsiders = [outsider, memberToo, test.as('member'), test.as('member', 'KS')];
    assert.deepEqual(await count(outsiders), [0, 0, 0, 0]);
    assert.deepEqual(await count([test.as('reporter', 'KS'), test.as('auditor'), test.session]), [1, 1, 1]);
    await test.decide(earlier);
    assert.deepEqual(await count(outsiders), [0, 0, 0, 0]);
  });

  it('names a comment by what its node is called now', async () => {
    const older = { body: 'KS', period: { year: 2024, kind: 'year' } } as const;
    const rename = (title: string) =>
      test.run((tx) => sql`update uppsikt.node set title = ${title} where key = 'processArea/skog'`.execute(tx));
    value(await writeComment(test.app, test.session, older, 'processArea/skog', { text: 'Om simhallen.' }));
    await rename('Skog och mark');
    assert.deepEqual(await titles('simhallen'), ['comment Skog och mark year']);
    await rename('Skog');
  });

  it('refuses a search for nothing, and takes any signs without a fault', async () => {
    assert.match(refusal(await search(test.app, test.session, { query: ' -skola ' })), /minst ett ord/u);
    for (const query of ["o'hara", 'a & b | !c', '\\ :* <->', '(', '"', 'och', '§ 12', '%_%', 'ÅÄÖ:*']) {
      const found = await search(test.app, test.session, { query });
      assert.ok(found.ok || found.issues.length > 0, query);
    }
  });
});
