import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { fileOf } from './evidence.testing.ts';
import { makeOccurrences, rond } from './occurrence.testing.ts';
import { editResult } from './occurrence-result.ts';
import { assessSample, drawOccurrenceSample } from './occurrence-sample.ts';
import { markResultDone } from './occurrence-state.ts';
import { readOccurrence } from './occurrence-view.ts';

const invoices = ['Nr;Belopp', ...Array.from({ length: 40 }, (_, index) => `F${index + 1};${index * 10}`)].join('\n');
const asked = { seed: 'KS 2025', size: '3', count: '', rows: '', headers: 'ja', drawReason: '' };

describe('the sample of an occurrence', () => {
  let test: TestApp;
  before(async () => {
    test = await openTestApp();
    await makeOccurrences(test, 3);
  });
  after(() => test.close());

  const anna = () => test.as('reporter', 'KS');
  const view = async () => value(await readOccurrence(test.app, anna(), rond));
  const draw = (input: object, file = fileOf('fakturor.csv', invoices) as ReturnType<typeof fileOf> | null) =>
    drawOccurrenceSample(test.app, anna(), rond, { input: { ...asked, ...input }, file });

  it('must be drawn before the control is marked as done', async () => {
    value(await editResult(test.app, anna(), rond, { revision: 0, assessment: 'green', narrative: 'Klart.' }));
    assert.match(refusal(await markResultDone(test.app, anna(), rond, { revision: 1 })), /Dra stickprovet först/u);
  });

  it('is drawn from a sheet, the same for whoever repeats it, with the hash of all of it', async () => {
    value(await draw({}));
    const [sample] = (await view()).samples;
    assert.deepEqual(
      [sample?.population, sample?.size, sample?.source, sample?.columns],
      [40, 3, 'fakturor.csv', ['Nr', 'Belopp']],
    );
    const rows = invoices
      .split('\n')
      .slice(1)
      .map((line) => line.split(';').join('\t'));
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
    assert.equal(sample?.populationSha256, sha256(rows.join('\n')));
    const byHand = rows.toSorted((a, b) => (sha256(`KS 2025|${a}`) < sha256(`KS 2025|${b}`) ? -1 : 1)).slice(0, 3);
    assert.deepEqual(
      sample?.rows.map(({ cells }) => cells.join('\t')),
      byHand,
    );
  });

  it('is drawn from pasted rows or from a number as well', async () => {
    assert.match(refusal(await draw({ seed: ' ' }, null)), /^Skriv ett frö/u);
    assert.match(refusal(await draw({}, null)), /^Välj en fil, klistra in/u);
    assert.match(refusal(await draw({ count: '2' }, null)), /^Det finns 2 rader att dra ur, och 3/u);
    assert.match(refusal(await draw({ count: '90' }, null)), /^Skriv varför stickprovet dras om/u);
    value(await draw({ count: '90', drawReason: 'Fel fil.' }, null));
    value(await draw({ rows: 'a\nb\n\nc\nd', headers: undefined, drawReason: 'Fel igen.' }, null));
  });

  it('that is drawn anew leaves the earlier ones, with the reason', async () => {
    const { samples } = await view();
    assert.deepEqual(
      samples.map(({ number, population, reason }) => [number, population, reason]),
      [
        [3, 4, 'Fel igen.'],
        [2, 90, 'Fel fil.'],
        [1, 40, null],
      ],
    );
    await assert.rejects(
      test.run((tx) => sql`delete from uppsikt.occurrence_sample`.execute(tx)),
      /permission denied/u,
    );
    await assert.rejects(
      test.run((tx) => sql`update uppsikt.occurrence_sample_row set cells = array['x']`.execute(tx)),
      /permission denied/u,
    );
  });

  it('says what each row showed; what could not be checked says why', async () => {
    const rows = (last: string, note: string) => [
      { ordinal: 1, outcome: 'ok', note: '' },
      { ordinal: 2, outcome: 'deviation', note: 'Saknar attest.' },
      { ordinal: 3, outcome: last, note },
    ];
    const assess = (input: object) => assessSample(test.app, anna(), rond, { number: 3, ...input });
    assert.match(refusal(await assess({ rows: rows('unchecked', '') })), /^Rad 3: skriv varför/u);
    value(await assess({ rows: rows('', '') }));
    const { revision } = await view();
    assert.match(refusal(await markResultDone(test.app, anna(), rond, { revision })), /^1 av stickprovets 3 rader/u);
    value(await assess({ rows: rows('unchecked', 'Fakturan saknas.') }));
    assert.match(refusal(await assess({ number: 2, rows: [] })), /har dragits om/u);
    value(await markResultDone(test.app, anna(), rond, { revision: (await view()).revision }));
    value(await assess({ rows: rows('ok', '') }));
    assert.equal((await view()).state, 'draft');
  });
});
