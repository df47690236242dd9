import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fileOf } from '../../../app/evidence.testing.ts';
import { addEvidence } from '../../../app/evidence.ts';
import { makeOccurrences, person, rond } from '../../../app/occurrence.testing.ts';
import { editResult } from '../../../app/occurrence-result.ts';
import { assessSample, drawOccurrenceSample } from '../../../app/occurrence-sample.ts';
import { markResultDone, signResult } from '../../../app/occurrence-state.ts';
import { occurrenceSubject } from '../../../app/occurrence-subject.ts';
import { inTenant } from '../../../store/database.ts';
import { openTestWeb, type TestWeb, unwrap, Visitor } from '../../web.testing.ts';

describe('the auditor’s page of a body and year', () => {
  let test: TestWeb;
  let lars: Visitor;
  before(async () => {
    test = await openTestWeb();
    const { app } = test;
    await makeOccurrences({ run: (work) => inTenant(app.db, test.session.tenant.id, work) }, 2);
    const [anna, bo] = [await person(test, 'anna', 'reporter', 'KS'), await person(test, 'bo', 'coordinator', 'KS')];
    const input = { seed: 'fröet', size: '2', count: '9', rows: '', headers: '', drawReason: '' };
    unwrap(await drawOccurrenceSample(app, anna, rond, { input, file: null }));
    const rows = [1, 2].map((ordinal) => ({ ordinal, outcome: ordinal === 1 ? 'ok' : 'deviation', note: 'Öppen.' }));
    unwrap(await assessSample(app, anna, rond, { number: 1, rows }));
    const subject = occurrenceSubject(rond);
    unwrap(await addEvidence(app, anna, subject, { file: fileOf('lista.txt', 'Lista.'), input: {} }));
    const saved = unwrap(await editResult(app, anna, rond, { revision: 0, assessment: 'yellow', narrative: 'En.' }));
    const done = unwrap(await markResultDone(app, anna, rond, { revision: saved.revision }));
    unwrap(await signResult(app, bo, rond, { revision: done.revision, reason: '' }));
    lars = new Visitor(test.web);
    await lars.signIn('lars');
  });
  after(() => test.close());

  const cells = (text: string) =>
    text
      .replaceAll(/<svg.*?<\/svg>/gsu, '')
      .replaceAll(/<[^>]+>/gu, '|')
      .replaceAll(/[|\s]*\|[|\s]*/gu, '|');

  it('lists each occurrence with its light, who did it and who signed it', async () => {
    const { text } = await lars.get('/granskning/KS/2025');
    const shown = cells(text);
    assert.match(shown, /Tillfällen och signaturer.*\|Brandrond\|mars 2025\|2025-03-31\|Inte bedömd\|/su);
    assert.match(
      shown,
      /\|Brandrond\|september 2025\|2025-09-30\|Gul\|Anna, \d{4}-\d\d-\d\d\|Bo, \d{4}-\d\d-\d\d\|1\|/u,
    );
    assert.match(text, /href="\/internkontroll\/KS\/2025\/kontroll\/rond\/9"/u);
  });

  it('lists each sample with its seed, how many of how many, what they showed and the hash of all', async () => {
    const { text } = await lars.get('/granskning/KS/2025');
    assert.match(
      cells(text),
      /\|Brandrond\|september 2025\|fröet\|9\|2\|1\|1\|0\|Anna, \d{4}-\d\d-\d\d\|[^|]*\|?[0-9a-f]{64}\|/u,
    );
  });

  it('lists evidence with its hash, and gives every table as a file', async () => {
    const { text } = await lars.get('/granskning/KS/2025');
    assert.match(cells(text), /\|lista\.txt\|Text\|6\|Anna, [^|]+\|[|\s]*[0-9a-f]{64}/u);
    assert.match((await lars.get('/granskning/KS/2025?hamta=stickprov.csv')).text, /fröet/u);
  });

  it('names what events are about, and leads to it', async () => {
    const shown = cells((await lars.get('/granskning/KS/2025')).text);
    assert.match(shown, /Kontrolltillfälle signerat\|Brandrond, september 2025\|/u);
    assert.match(shown, /Underlag tillagt\|lista\.txt\|/u);
  });

  it('leads to the plan, the register, what else the work builds on, and decided versions', async () => {
    const { text } = await lars.get('/granskning/KS/2025');
    for (const path of ['KS/2025', 'KS/2025/risker', 'KS/2025/urval'])
      assert.ok(text.includes(`href="/internkontroll/${path}"`), path);
    assert.match(text, /href="\/iakttagelser\/KS"/u);
    for (const path of ['/internkontroll/KS/2025/risker', '/iakttagelser/KS', '/internkontroll/KS/2025/urval'])
      assert.equal((await lars.get(path)).status, 200, path);
  });
});
