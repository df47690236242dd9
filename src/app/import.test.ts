import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { smallReport } from '../intake/small-report.testing.ts';
import { loadFacts } from '../store/facts.ts';
import { inMunicipality, openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { editEntry } from './entry.ts';
import {
  answerImport,
  approveImport,
  listImports,
  proposeImport,
  readImport,
  readProposal,
  rejectImport,
} from './import.ts';

const report = { body: 'KS', period: { year: 2031, kind: 'year' } } as const;
const file = (text = smallReport, name = 'paket.txt') => ({ name, bytes: new TextEncoder().encode(text) });

describe('an import', () => {
  let first: TestApp;
  let test: Omit<TestApp, 'close'>;
  let municipalities = 0;
  before(async () => {
    first = await openTestApp('Provby kommun', []);
  });
  beforeEach(async () => {
    municipalities += 1;
    test = await inMunicipality(first.app, first.database, `Importby ${municipalities}`, []);
  });
  after(() => first.close());

  const propose = async (text?: string) => value(await proposeImport(test.app, test.session, file(text)));
  const read = async (id: string) => value(await readImport(test.app, test.session, id));
  const answer = (id: string, answers: unknown) => answerImport(test.app, test.session, id, answers);
  const approve = (id: string, acceptProposed = false) => approveImport(test.app, test.session, id, { acceptProposed });
  const facts = () => test.run((tx) => loadFacts(tx, report.body, report.period));
  const verbs = async () => (await test.events()).map((event) => event.verb);

  /** A question about a light, whose answers are a scale's values. */
  async function aLight(id: string) {
    const { proposal } = await read(id);
    const question = proposal.questions.find(({ target }) => target.kind === 'entry' && target.field === 'assessment');
    assert.ok(question?.target.kind === 'entry');
    return { id: question.id, node: question.target.node };
  }

  it('is proposed, answered and approved, and only then are its facts there', async () => {
    const { id, known } = await propose();
    assert.equal(known, false);
    const light = await aLight(id);
    const before = await read(id);
    assert.deepEqual([before.state, before.openQuestions], ['proposed', before.proposal.questions.length]);
    assert.ok(before.changes.created > 0);
    value(await answer(id, { [light.id]: 'red' }));
    assert.equal((await read(id)).openQuestions, before.openQuestions - 1);
    assert.equal(await facts(), null);
    const changes = value(await approve(id));
    assert.equal(changes.created, before.changes.created);
    const stored = await facts();
    assert.equal(stored?.entries.find((entry) => entry.node === light.node)?.assessment, 'red');
    assert.deepEqual([(await read(id)).state, (await read(id)).changes.created], ['approved', 0]);
    assert.deepEqual((await verbs()).slice(0, 3), ['import.approve', 'import.answer', 'import.propose']);
  });

  it('takes the answers that the text gives ground for, and never in place of a person', async () => {
    const { id } = await propose();
    const { proposal } = await read(id);
    const asked = proposal.questions.find(({ proposed, choices }) => proposed && choices.length > 1);
    const other = asked?.choices.find((choice) => choice.value !== asked.proposed?.value);
    assert.ok(asked && other);
    value(await answer(id, { [asked.id]: other.value }));
    value(await approve(id, true));
    const { answers, openQuestions } = await read(id);
    assert.equal(answers[asked.id], other.value);
    assert.equal(openQuestions, proposal.questions.filter((question) => !question.proposed).length);
  });

  it('keeps an answer that is left out, and takes back one that is emptied', async () => {
    const { id } = await propose();
    const light = await aLight(id);
    value(await answer(id, { [light.id]: 'red' }));
    value(await answer(id, {}));
    assert.deepEqual((await read(id)).answers, { [light.id]: 'red' });
    value(await answer(id, { [light.id]: '' }));
    assert.deepEqual((await read(id)).answers, {});
  });

  it('refuses answers to no question of its own, or that are none of the choices, and keeps the earlier ones', async () => {
    const { id } = await propose();
    const light = await aLight(id);
    value(await answer(id, { [light.id]: 'red' }));
    for (const wrong of [{ [light.id]: 'purple' }, { nobody: 'red' }, { nobody: '' }, { constructor: 'red' }])
      assert.match(refusal(await answer(id, wrong)), /Välj ett av svaren/u);
    for (const wrong of [null, 'x', { [light.id]: 1 }])
      assert.match(refusal(await answer(id, wrong)), /går inte att läsa/u);
    assert.deepEqual((await read(id)).answers, { [light.id]: 'red' });
  });

  it('is the same when its file comes again, by any name, and approving it again changes nothing', async () => {
    const { id } = await propose();
    value(await approve(id, true));
    assert.deepEqual(value(await proposeImport(test.app, test.session, file(smallReport, 'igen.txt'))), {
      id,
      known: true,
    });
    const events = (await verbs()).length;
    const { created, updated, removed } = value(await approve(id, true));
    assert.deepEqual([created, updated, removed], [0, 0, 0]);
    assert.match(refusal(await answer(id, {})), /redan godkänd/u);
    assert.match(refusal(await rejectImport(test.app, test.session, id)), /redan godkänd/u);
    assert.equal((await verbs()).length, events);
  });

  it('can be proposed again after it was rejected, and a rejected one is never approved', async () => {
    const { id } = await propose();
    value(await rejectImport(test.app, test.session, id));
    assert.match(refusal(await approve(id)), /avvisad/u);
    const again = await propose();
    assert.equal(again.known, false);
    assert.notEqual(again.id, id);
    value(await approve(again.id));
    const list = await listImports(test.app, test.session);
    assert.deepEqual(list.map((item) => item.state).toSorted(), ['approved', 'rejected']);
  });

  it('ends in one way where it is approved and rejected at once', async () => {
    const { id } = await propose();
    const answers = await Promise.all([approve(id), rejectImport(test.app, test.session, id), approve(id)]);
    const { state } = await read(id);
    assert.equal(answers[1].ok, state === 'rejected');
    assert.equal((await facts()) === null, state === 'rejected');
    assert.equal((await verbs()).filter((verb) => /approve|reject/u.test(verb)).length, 1);
  });

  it('is refused whole where its report is decided: nothing of it is half-stored', async () => {
    value(await approve((await propose()).id, true));
    const before = await facts();
    await test.decide(report);
    const { id } = await propose(smallReport.replace('Året var lugnt.', 'Året var stormigt.'));
    assert.match(refusal(await approve(id, true)), /är beslutad och kan inte ändras/u);
    assert.deepEqual(await facts(), before);
    const view = await read(id);
    assert.deepEqual([view.state, view.changes.updated > 0], ['proposed', true]);
    assert.equal((await verbs())[0], 'import.propose');
  });

  it('of a newer version asks only what nobody has said: earlier answers and lights set since stand', async () => {
    const { id } = await propose();
    const light = await aLight(id);
    const { proposal } = await read(id);
    const goal = proposal.questions.find(({ target }) => target.kind === 'goal' || target.kind === 'duplicate');
    const said = { [light.id]: 'red', ...(goal ? { [goal.id]: goal.choices[0]?.value } : {}) };
    value(await answer(id, said));
    value(await approve(id));
    value(await editEntry(test.app, test.session, report, light.node, { revision: 1, assessment: 'green' }));
    const newer = await propose(smallReport.replace('Året var lugnt.', 'Året var stormigt.'));
    const view = await read(newer.id);
    assert.deepEqual(view.answers, { ...view.answers, ...said, [light.id]: 'green' });
    assert.deepEqual(
      [view.changes.created, view.changes.updated, view.changes.removed],
      [0, 1, 0],
      view.changes.lines.join('\n'),
    );
  });

  it('quotes the lines of a question as they were written, also from another encoding and line end', async () => {
    const { proposal, quote } = await read((await propose()).id);
    const source = proposal.questions[0]?.source ?? { unit: 'line', from: 1, to: 1 };
    const utf16 = Buffer.from(`\ufeff${smallReport.replaceAll('\n', '\r\n')}`, 'utf16le');
    const again = value(await proposeImport(test.app, test.session, { name: 'utf16.txt', bytes: utf16 }));
    assert.equal((await read(again.id)).quote(source), quote(source));
    assert.ok(smallReport.includes(quote(source)) && quote(source) !== '');
    assert.equal(quote({ ...source, unit: 'page' }), '');
  });

  it('is for controllers and administrators of the whole municipality', async () => {
    const { id } = await propose();
    for (const session of [test.as('reporter'), test.as('member'), test.as('controller', 'KS')]) {
      assert.match(refusal(await proposeImport(test.app, session, file())), /Bara controller/u);
      assert.match(refusal(await readImport(test.app, session, id)), /Bara controller/u);
      assert.match(refusal(await answerImport(test.app, session, id, {})), /Bara controller/u);
      assert.match(refusal(await approveImport(test.app, session, id)), /Bara controller/u);
      assert.match(refusal(await rejectImport(test.app, session, id)), /Bara controller/u);
      assert.deepEqual(await listImports(test.app, session), []);
    }
    assert.equal(value(await readImport(test.app, test.as('controller'), id)).id, id);
  });

  it('is not seen from another municipality, and a file that is no text is refused', async () => {
    const { id } = await propose();
    assert.match(refusal(await readImport(test.app, first.session, id)), /finns inte/u);
    for (const wrong of ['', 'x', crypto.randomUUID()])
      assert.match(refusal(await readImport(test.app, test.session, wrong)), /finns inte/u);
    const empty = { name: 'tom.txt', bytes: new Uint8Array() };
    assert.match(refusal(await proposeImport(test.app, test.session, empty)), /tom/u);
    assert.match(refusal(await readProposal(empty)), /tom/u);
    assert.equal((await listImports(test.app, test.session)).length, 1);
  });

  it('takes a text with characters that a database cannot keep', async () => {
    const { id } = await propose(smallReport.replace('Året var lugnt.', 'Året var\0 lugnt.'));
    value(await approve(id));
    assert.ok(await facts());
  });
});
