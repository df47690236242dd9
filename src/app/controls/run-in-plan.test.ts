/** What a person decides of a run goes through the occurrence of the plan's control, and from there to annex 2 and the auditor. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { unzipSync } from 'fflate';
import { closeDocx } from '../../report/docx.ts';
import { closePdf } from '../../report/pdf.ts';
import { markupText } from '../../report/read-back.testing.ts';
import { address, openTestApp, refusal, type TestApp, value } from '../app.testing.ts';
import { openPack } from '../audit-pack.ts';
import { printControlDocument } from '../control-document.ts';
import { earlierRond, makeOccurrences, person, rond } from '../occurrence.testing.ts';
import { editResult } from '../occurrence-result.ts';
import { signResult, withdrawResult } from '../occurrence-state.ts';
import { readOccurrence } from '../occurrence-view.ts';
import type { Session } from '../session.ts';
import { addDefinition } from './definitions.ts';
import { uploadControlFile } from './files.ts';
import { runMeasure } from './measure.ts';
import { readRun } from './read-run.ts';
import { placeCode } from './result-place.ts';
import { runControl } from './run.ts';
import { handleFinding, signRun } from './sign.ts';

const id = 'arbetsmiljo';
const example = new URL(`../../../examples/alvsala/kontroller/${id}.json`, import.meta.url);
const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });

describe('a run in the control plan', () => {
  let test: TestApp;
  let vera: Session;
  let bo: Session;
  before(async () => {
    test = await openTestApp();
    await makeOccurrences(test);
    vera = await person(test, 'vera', 'coordinator', null);
    bo = await person(test, 'bo', 'coordinator', 'KS');
    const { title } = value(await readOccurrence(test.app, vera, rond)).about;
    value(await addDefinition(test.app, vera, { ...JSON.parse(readFileSync(example, 'utf8')), title }));
    const upload = (source: string, name: string, text: string) =>
      uploadControlFile(test.app, vera, { definition: id, source }, file(name, text), {});
    value(await upload('namnder', 'n.csv', 'Nämnd\nKommunstyrelsen\nSocialnämnden\n'));
    value(await upload('protokoll', 'p.csv', 'Nämnd;Sammanträde\nKommunstyrelsen;2025-03-01\n'));
  });
  after(async () => {
    await test?.close();
    await Promise.all([closePdf(), closeDocx()]);
  });

  const run = async (cutOff: string) => {
    const order = { definition: id, cutOff, corrects: null, reason: '' };
    return value(await runControl(test.app, vera, order, { measure: runMeasure })).number;
  };
  const occurrence = async (key = rond) => value(await readOccurrence(test.app, vera, key));
  const sign = (number: number, key = rond) =>
    signRun(test.app, vera, id, number, { assessment: 'yellow', reason: 'En av två.', place: placeCode(key) });

  it('is offered the occurrences that can take it, those of a like control nearest in time first', async () => {
    const number = await run('2025-09-20');
    const { places } = value(await readRun(test.app, vera, id, number));
    assert.deepEqual([places[0]?.key, places[0]?.likely], [rond, true]);
    const { runnable } = await occurrence();
    assert.deepEqual(
      runnable.map((one) => one.id),
      [id],
    );
  });

  it('becomes the result of the occurrence, marked as done, after what somebody had written', async () => {
    value(await editResult(test.app, bo, rond, { revision: 0, narrative: 'Vi har frågat nämnderna.' }));
    assert.deepEqual(value(await sign(1)), { place: rond, done: true });
    const view = await occurrence();
    assert.deepEqual([view.state, view.entry.assessment], ['done', 'yellow']);
    assert.equal(view.form.narrative, 'Vi har frågat nämnderna.\n\nEn av två.');
    assert.deepEqual(
      view.runs.map(({ definition, number, part, whole }) => [definition, number, part, whole]),
      [[id, 1, 1, 2]],
    );
    const events = (await test.events()).slice(0, 4).map(({ verb }) => verb);
    assert.deepEqual(events, ['occurrence.run', 'control.sign', 'occurrence.done', 'occurrence.edit']);
  });

  it('is signed by somebody else than the one who decided it, where the plan asks for four eyes', async () => {
    const { revision } = await occurrence();
    assert.match(refusal(await signResult(test.app, vera, rond, { revision })), /fyra ögon/u);
    const signed = await signResult(test.app, await person(test, 'siv', 'head', 'KS'), rond, { revision });
    assert.ok(signed.ok, JSON.stringify(signed));
    assert.equal((await occurrence()).state, 'signed');
  });

  it('changes nothing that is done or signed, and says why', async () => {
    const number = await run('2025-09-25');
    assert.match(refusal(await sign(number)), /tar inte emot resultatet/u);
    assert.equal(value(await readRun(test.app, vera, id, number)).assessment, null);
    value(await sign(number, earlierRond));
    const { revision } = await occurrence(earlierRond);
    value(await withdrawResult(test.app, vera, earlierRond, { revision }));
    assert.equal((await occurrence(earlierRond)).runs.length, 1);
  });

  it('is worked off several rows at a time, without what somebody has handled already', async () => {
    const upload = (source: string, name: string, text: string) =>
      uploadControlFile(test.app, vera, { definition: id, source }, file(name, text), {});
    value(await upload('namnder', 'n.csv', 'Nämnd\nEtt\nTvå\nTre\nFyra\n'));
    const number = await run('2025-12-31');
    const handle = (ordinal: number, input: object) => handleFinding(test.app, vera, id, number, { ordinal, ...input });
    value(await handle(1, { state: 'handled' }));
    const done = await handle(0, { state: 'explained', note: 'Nybildade nämnder.', also: 'kind' });
    assert.deepEqual(value(done), { count: 3 });
    const { exceptions } = value(await readRun(test.app, vera, id, number));
    assert.deepEqual(
      exceptions.map(({ state }) => state),
      ['explained', 'handled', 'explained', 'explained'],
    );
  });

  it('stands in annex 2 with its figures and hash', async () => {
    const { sha256 } = value(await readRun(test.app, vera, id, 1));
    const { files } = value(await printControlDocument(test.app, test.session, { part: 'annex2', address }, ['html']));
    const words = markupText(Buffer.from(files[0]?.bytes ?? []).toString()).replaceAll(/\s+/gu, ' ');
    const said = `50 % (1 av 2), 2025-09-20. Körning 1 av ${id}, kontrollsumma ${sha256.slice(0, 12)}`;
    assert.ok(words.includes(said), words.slice(words.indexOf('2025-09-30'), words.indexOf('2025-09-30') + 300));
  });

  it('is in the auditor’s pack, with the hashes of what was read and what was named', async () => {
    const { bytes } = value(await openPack(test.app, test.session, { body: 'KS', year: 2025 }, { texts: true }));
    const pieces: Uint8Array[] = [];
    for await (const piece of bytes) pieces.push(piece);
    const found = unzipSync(Buffer.concat(pieces))['data/korningar.json'];
    const [first] = JSON.parse(Buffer.from(found ?? []).toString());
    assert.deepEqual(
      [first.run.number, first.assessment.assessment, first.run.sources.length, first.findings.length],
      [1, 'yellow', 2, 1],
    );
  });
});
