/** How a control was done stands in the final report beside its result, and is read back as text without changing any fact. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { applyAnswers } from '../domain/answers.ts';
import { narrativeText } from '../domain/narrative.ts';
import { readReport } from '../intake/read-report.ts';
import { smallReport } from '../intake/small-report.testing.ts';
import { closeDocx } from '../report/docx.ts';
import { closePdf } from '../report/pdf.ts';
import { markupText } from '../report/read-back.testing.ts';
import { loadFacts } from '../store/facts.ts';
import type { OccurrenceKey } from '../store/occurrence-result.ts';
import { address, earlier, inMunicipality, openTestApp, type TestApp, value } from './app.testing.ts';
import { composeReport } from './compose-report.ts';
import { printControlDocument } from './control-document.ts';
import { approveImport, proposeImport } from './import.ts';
import { earlierRond, makeOccurrences, person, rond } from './occurrence.testing.ts';
import { editResult } from './occurrence-result.ts';
import { assessSample, drawOccurrenceSample } from './occurrence-sample.ts';
import { markResultDone, signResult } from './occurrence-state.ts';
import { printReport } from './print-report.ts';
import type { Session } from './session.ts';

/** A sample of 5 of 40 in which one row deviates, unless all is green. */
async function doControl(
  { app }: Pick<TestApp, 'app'>,
  who: Session,
  key: OccurrenceKey,
  assessment: string,
): Promise<{ revision: number }> {
  const input = { seed: 'KS', size: '5', count: '40', rows: '', headers: '', drawReason: '' };
  value(await drawOccurrenceSample(app, who, key, { input, file: null }));
  const rows = [1, 2, 3, 4, 5].map((ordinal) => {
    const deviates = ordinal === 2 && assessment !== 'green';
    return { ordinal, outcome: deviates ? 'deviation' : 'ok', note: deviates ? 'Dörren stod öppen.' : '' };
  });
  value(await assessSample(app, who, key, { number: 1, rows }));
  const saved = value(await editResult(app, who, key, { revision: 0, assessment, narrative: 'Ronden gicks.' }));
  return value(await markResultDone(app, who, key, { revision: saved.revision }));
}

describe('how a control was done', () => {
  let test: TestApp;
  const hashOf = async (report = address) => value(await composeReport(test.app, test.session, report)).hash;
  before(async () => {
    test = await openTestApp();
  });
  after(async () => {
    await test.close();
    await Promise.all([closePdf(), closeDocx()]);
  });

  it('prints nothing until something has come of it', async () => {
    const before = await hashOf();
    await makeOccurrences(test, 5);
    assert.equal(await hashOf(), before);
  });

  it('stands under the result: day, light in words, sample with counts, who did it and who signed', async () => {
    const anna = await person(test, 'anna', 'reporter', 'KS');
    const bo = await person(test, 'bo', 'coordinator', 'KS');
    const done = await doControl(test, anna, earlierRond, 'yellow');
    value(await signResult(test.app, bo, earlierRond, done));
    await doControl(test, anna, rond, 'green');
    const { files } = value(await printControlDocument(test.app, test.session, { part: 'annex2', address }, ['html']));
    const words = markupText(Buffer.from(files[0]?.bytes ?? []).toString()).replaceAll(/\s+/gu, ' ');
    const today = '\\d{4}-\\d{2}-\\d{2}';
    assert.match(
      words,
      new RegExp(
        `2025-03-31 (?:● |▲ )?Gul 5 av 40: 4 utan avvikelse, 1 med avvikelse Anna, ${today} Bo, ${today}`,
        'u',
      ),
    );
    assert.match(
      words,
      new RegExp(`2025-09-30 Grön 5 av 40: 5 utan avvikelse, 0 med avvikelse Anna, ${today} Väntar på signering`, 'u'),
    );
  });

  it('holds what was due when the period ended, and no more', async () => {
    const composed = value(await composeReport(test.app, test.session, earlier));
    const text = JSON.stringify(composed.tree);
    assert.deepEqual([text.includes('2025-03-31'), text.includes('2025-09-30')], [true, false]);
  });

  describe('when the report is read in again', () => {
    const small = { body: 'KS', period: { year: 2031, kind: 'year' } } as const;
    let other: Omit<TestApp, 'close'>;
    let bare: string;
    before(async () => {
      other = await inMunicipality(test.app, test.database, 'Importby', []);
      const bytes = new TextEncoder().encode(smallReport);
      const { id } = value(await proposeImport(other.app, other.session, { name: 'paket.txt', bytes }));
      value(await approveImport(other.app, other.session, id, { acceptProposed: true }));
      bare = JSON.stringify(value(await composeReport(other.app, other.session, small)).tree);
      const control = (await risksOf())[0]?.controls[0]?.key ?? '';
      const key = { body: 'KS', year: 2031, control, occurrence: 'occurrence/6' };
      await other.run((tx) =>
        tx
          .insertInto('control_occurrence')
          .values([
            {
              body: 'KS',
              year: 2031,
              control,
              key: key.occurrence,
              due_on: '2031-06-30',
              month: 6,
              origin: 'recurrence',
            },
          ])
          .execute(),
      );
      await doControl(other, await person({ ...test, ...other }, 'anna', 'reporter', 'KS'), key, 'red');
    });
    const risksOf = async () => (await other.run((tx) => loadFacts(tx, small.body, small.period)))?.risks ?? [];

    it('adds the table only', async () => {
      const now = JSON.stringify(value(await composeReport(other.app, other.session, small)).tree);
      assert.match(now, /Tillfällen: /u);
      assert.doesNotMatch(bare, /Tillfällen: /u);
    });

    for (const format of ['docx', 'pdf'] as const)
      it(`it is text in ${format}, and no fact is another`, async () => {
        const { files } = value(await printReport(other.app, other.session, small, [format]));
        const [file] = files;
        assert.ok(file);
        const read = value(await readReport(file.bytes, file.name));
        const facts = applyAnswers(read, {});
        assert.deepEqual(facts.risks, await risksOf());
        const kept = facts.parts
          .flatMap((part) => part.outline)
          .flatMap((block) => (block.kind === 'text' ? [narrativeText(block.narrative)] : []))
          .join(' ');
        for (const said of ['2031-06-30', 'Röd', '5 av 40: 4 utan avvikelse, 1 med avvikelse', 'Anna'])
          assert.ok(kept.replaceAll(/\s+/gu, ' ').includes(said), said);
      });

    for (const format of ['docx', 'pdf'] as const)
      it(`where it was printed, in ${format}, prints as before: no table comes twice`, async () => {
        const annexOf = async () => {
          const { tree } = value(await composeReport(other.app, other.session, small));
          return tree.parts.find(({ kind }) => kind === 'internalControl');
        };
        const before = await annexOf();
        const { files } = value(await printReport(other.app, other.session, small, [format]));
        const [file = { name: '', bytes: new Uint8Array() }] = files;
        const { id } = value(await proposeImport(other.app, other.session, file));
        value(await approveImport(other.app, other.session, id, { acceptProposed: true }));
        assert.deepEqual(await annexOf(), before);
      });
  });
});
