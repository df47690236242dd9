import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { exampleFacts } from '../domain/facts-example.testing.ts';
import { periodName } from '../domain/period.ts';
import type { Risk } from '../domain/risk.ts';
import { saveFacts } from '../store/facts.ts';
import { setPublished } from '../store/report.ts';
import { address, earlier, openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { change } from './change.ts';
import { readControlOverview } from './control-overview.ts';
import { decideControlPlan, readControlPlan } from './control-plan.ts';
import { readChain } from './risk-chain.ts';
import type { Session } from './session.ts';

const key = { body: 'KS', year: 2025 };
const decision = { decidedOn: '2025-01-14', paragraph: '§ 8', registryNumber: 'KS/2024:310' };
const risk = exampleFacts.risks[0] as Risk;

describe('reading a control plan', () => {
  let test: TestApp;
  before(async () => {
    test = await openTestApp();
    await test.decide(earlier);
  });
  after(() => test.close());

  const read = async (session: Session = test.session) => value(await readControlPlan(test.app, session, key));

  it('gives risks with their controls, and what each report of the year said, the latest first', async () => {
    const view = await read();
    assert.deepEqual([view.body.name, view.plan?.state, view.risks.length], ['Kommunstyrelsen', 'draft', 1]);
    const [found] = view.risks;
    assert.equal(found?.text, risk.text);
    const [control] = found?.controls ?? [];
    assert.deepEqual([control?.title, control?.frequency], ['Brandrond', 'Två gånger om året']);
    assert.deepEqual(
      control?.results.map((result) => [periodName(result.period), result.assessment?.label, result.actions.length]),
      [
        ['Helår 2025', 'Grön', 2],
        ['Delår 2 2025', 'Grön', 2],
      ],
    );
    assert.deepEqual(
      found?.comments.map(({ period }) => periodName(period)),
      ['Helår 2025', 'Delår 2 2025'],
    );
  });

  it('lets actions be edited by those who may, in reports that are not decided', async () => {
    const editable = async (session: Session) =>
      (await read(session)).risks[0]?.controls[0]?.results.map((result) => result.editable);
    for (const role of ['coordinator', 'head', 'controller', 'administrator'] as const)
      assert.deepEqual(await editable(test.as(role, 'KS')), [true, false], role);
    for (const session of [test.as('reporter'), test.as('auditor'), test.as('head', 'VON')])
      assert.deepEqual(await editable(session), [false, false]);
  });

  it('tells an elected member what reports say that are decided or published, and of others nothing', async () => {
    value(await decideControlPlan(test.app, test.session, key, { ...decision, seen: (await read()).seen }));
    const told = async (session: Session) => {
      const [found] = (await read(session)).risks;
      const results = found?.controls[0]?.results.map((result) => periodName(result.period));
      return [results, found?.comments.map(({ period }) => periodName(period))];
    };
    const light = async (session: Session) =>
      value(await readControlOverview(test.app, session, 2025, '2026-01-10'))
        .bodies.find(({ body }) => body.code === 'KS')
        ?.controls.map(({ light: shown }) => shown?.code)[0];
    const chained = async (session: Session) =>
      value(await readChain(test.app, session, key, risk.key)).links[0]?.controls[0]?.results.map((result) =>
        periodName(result.period),
      );
    const all = ['Helår 2025', 'Delår 2 2025'];
    assert.deepEqual(await told(test.as('auditor')), [all, all]);
    assert.deepEqual(await told(test.as('member')), [['Delår 2 2025'], ['Delår 2 2025']]);
    await test.run((tx) =>
      sql`update uppsikt.control_result set assessment = 'red' where year = 2025 and period = 'year'`.execute(tx),
    );
    assert.deepEqual([await light(test.as('auditor')), await light(test.as('member'))], ['red', 'green']);
    assert.deepEqual([await chained(test.as('auditor')), await chained(test.as('member'))], [all, ['Delår 2 2025']]);
    await test.run((tx) => setPublished(tx, address, 'Sara Ek'));
    assert.deepEqual(await told(test.as('member')), [all, all]);
  });

  it('gives a body without a plan a view that says so, and refuses an unknown body and a person without a role', async () => {
    const none = value(await readControlPlan(test.app, test.session, { body: 'VON', year: 2025 }));
    assert.deepEqual([none.plan, none.risks, none.canDecide], [null, [], false]);
    assert.match(refusal(await readControlPlan(test.app, test.session, { body: 'XX', year: 2025 })), /XX/u);
    const stranger = { ...test.as('member'), roles: [] };
    assert.match(refusal(await readControlPlan(test.app, stranger, key)), /ingen roll/u);
  });
});

describe('deciding a control plan', () => {
  let test: TestApp;
  before(async () => {
    test = await openTestApp();
  });
  after(() => test.close());

  const seen = async () => value(await readControlPlan(test.app, test.session, key)).seen;
  const save = (risks: Risk[]) =>
    change(test.app, test.session, async (tx) => {
      await saveFacts(tx, { ...exampleFacts, risks });
      return { ok: true as const, value: null };
    });

  it('is refused for those who do not register decisions, for a day that is none and for a plan without risks', async () => {
    const input = { ...decision, seen: await seen() };
    for (const role of ['coordinator', 'head', 'reporter', 'auditor', 'member'] as const)
      assert.match(refusal(await decideControlPlan(test.app, test.as(role), key, input)), /Bara nämndsekreterare/u);
    const wrong = await decideControlPlan(test.app, test.session, key, { ...input, decidedOn: '14 januari' });
    assert.equal(wrong.ok ? '' : wrong.issues[0]?.path, 'decidedOn');
    const empty = { body: 'VON', year: 2025 };
    assert.match(refusal(await decideControlPlan(test.app, test.session, empty, input)), /inga risker/u);
  });

  it('is refused where the plan has changed since it was seen', async () => {
    const before = await seen();
    value(await save([{ ...risk, text: 'Ny lydelse.' }]));
    const answer = await decideControlPlan(test.app, test.session, key, { ...decision, seen: before });
    assert.match(refusal(answer), /har ändrats sedan du öppnade sidan/u);
    value(await save([risk]));
    assert.equal(await seen(), before);
  });

  it('keeps its day, paragraph and registry number, and records it', async () => {
    const hash = await seen();
    value(await decideControlPlan(test.app, test.as('secretary'), key, { ...decision, seen: hash }));
    const view = value(await readControlPlan(test.app, test.session, key));
    assert.deepEqual(view.plan, { ...key, state: 'decided', ...decision, revisionReason: null });
    assert.equal(view.canDecide, false);
    const [event] = await test.events();
    assert.deepEqual([event?.verb, event?.subject], ['controlPlan.decide', 'controlPlan:KS/2025']);
    assert.ok(event?.after?.includes(hash) && event.after.includes('§ 8'));
  });

  it('is refused once more, and so is a change of the wording, with a sentence', async () => {
    const again = await decideControlPlan(test.app, test.session, key, { ...decision, seen: await seen() });
    assert.match(refusal(again), /redan beslutad/u);
    assert.match(
      refusal(await save([{ ...risk, text: 'Ny lydelse.' }])),
      /Internkontrollplanen för KS 2025 är beslutad/u,
    );
  });
});
