import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { addRole, insertAccount } from '../store/account.ts';
import { openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { verifyAuditChain } from './audit.ts';
import { addAuditorReport, readAuditorReport, readRecommendation, saveRecommendation } from './auditor-report.ts';
import { readFindings, readOrigins } from './findings.ts';
import { addIncident, editIncident, readIncident } from './incident.ts';
import { followAction, raiseAction, raiseRisk } from './raise.ts';
import { readRegister } from './register-view.ts';
import type { Session } from './session.ts';
import { addSurvey, closeSurvey, readSurvey, sendSurvey } from './survey.ts';
import { answerSurvey, readAsked } from './survey-answer.ts';

const key = { body: 'KS', year: 2026 };

describe('other input', () => {
  let test: TestApp;
  before(async () => {
    test = await openTestApp();
  });
  after(() => test.close());
  const coordinator = () => test.as('coordinator', 'KS');

  it('keeps an audit report with recommendations that are answered and followed', async () => {
    const report = {
      title: 'Granskning av inköp',
      reportedOn: '2025-11-03',
      registryNumber: 'KS-2025-0412',
      summary: 'Två brister.',
    };
    const { id } = value(await addAuditorReport(test.app, coordinator(), 'KS', report));
    const said = { text: 'Inför stickprov på direktupphandlingar.' };
    const recommendation = value(await saveRecommendation(test.app, coordinator(), id, null, said)).id;
    const answered = {
      ...said,
      answer: 'Vi inför det.',
      status: 'ongoing',
      owner: 'Inköpschef',
      dueOn: '2026-06-30',
      revision: '1',
    };
    value(await saveRecommendation(test.app, coordinator(), id, recommendation, answered));
    assert.match(
      refusal(await saveRecommendation(test.app, coordinator(), id, recommendation, answered)),
      /Någon annan har sparat/u,
    );
    const view = value(await readAuditorReport(test.app, test.as('auditor'), id));
    assert.deepEqual(
      view.recommendations.map(({ answer, status, owner, dueOn }) => [answer, status, owner, dueOn]),
      [['Vi inför det.', 'ongoing', 'Inköpschef', '2026-06-30']],
    );
    assert.match(view.whyNot ?? '', /Du kan läsa men inte ändra/u);
    const [listed] = value(await readFindings(test.app, coordinator(), 'KS')).reports;
    assert.deepEqual([listed?.recommendations, listed?.unfinished], [1, 1]);
  });

  it('raises a risk in the register and an action from an incident, found from both sides', async () => {
    const happened = { title: 'Strömavbrott', happenedOn: '2025-12-02', description: 'Fyra timmar.', seriousness: '3' };
    const { id } = value(await addIncident(test.app, coordinator(), 'KS', happened));
    const { source } = value(await readIncident(test.app, coordinator(), id));
    const { risk } = value(
      await raiseRisk(test.app, coordinator(), source, { year: '2026', text: 'Risken att servrarna stannar.' }),
    );
    value(
      await raiseAction(test.app, coordinator(), source, {
        text: 'Köp batterier.',
        owner: 'IT-chef',
        dueOn: '2026-02-01',
      }),
    );
    const { raised } = value(await readIncident(test.app, coordinator(), id));
    assert.deepEqual(
      raised.risks.map((one) => [one.year, one.risk, one.text]),
      [[2026, risk, 'Risken att servrarna stannar.']],
    );
    assert.ok(value(await readRegister(test.app, coordinator(), key)).risks.some((one) => one.key === risk));
    assert.deepEqual(
      (await readOrigins(test.app, coordinator(), key)).map((one) => [one.source, one.risk]),
      [[source, risk]],
    );
    const [action] = raised.actions;
    assert.equal(action?.status, 'planned');
    const done = { action: action?.id, status: 'completed', closedOn: '2026-01-20' };
    value(await followAction(test.app, coordinator(), source, done));
    assert.match(
      refusal(await followAction(test.app, coordinator(), source, { ...done, status: 'ongoing' })),
      /En dag för avslut/u,
    );
    assert.match(
      refusal(await editIncident(test.app, coordinator(), id, { ...happened, seriousness: '9', revision: '1' })),
      /Uppgiften|allvarligt/u,
    );
  });

  it('raises from a recommendation too, and refuses who may only read and other municipalities', async () => {
    const [report] = value(await readFindings(test.app, coordinator(), 'KS')).reports;
    const [one] = value(await readAuditorReport(test.app, coordinator(), report?.id ?? '')).recommendations;
    const source = one?.source ?? '';
    assert.match(
      refusal(await raiseRisk(test.app, test.as('reporter', 'KS'), source, { year: '2026', text: 'X.' })),
      /Du kan läsa/u,
    );
    assert.match(
      refusal(await raiseRisk(test.app, test.as('coordinator', 'VON'), source, { year: '2026', text: 'X.' })),
      /finns inte/u,
    );
    value(await raiseRisk(test.app, coordinator(), source, { year: '2026', text: 'Risken att inköp görs fel.' }));
    assert.equal(value(await readRecommendation(test.app, coordinator(), one?.id ?? '')).raised.risks.length, 1);
    assert.ok(!(await readFindings(test.app, test.as('member'), 'KS')).ok);
  });
});

describe('a self-assessment', () => {
  let test: TestApp;
  const heads: Session[] = [];
  before(async () => {
    test = await openTestApp();
    for (let number = 1; number <= 12; number += 1) {
      const name = `Chef ${String(number).padStart(2, '0')}`;
      const id = await test.run(async (tx) => {
        const account = await insertAccount(tx, { login: `chef${number}`, name, passwordHash: null });
        await addRole(tx, account, 'head', number <= 11 ? 'KS' : 'VON');
        return account;
      });
      const roles = [{ role: 'head', body: number <= 11 ? 'KS' : 'VON' }] as const;
      heads.push({ tenant: test.session.tenant, account: { id, name }, how: 'web', roles });
    }
  });
  after(() => test.close());
  const coordinator = () => test.as('coordinator', 'KS');
  const answerOf = (number: number) => ({
    title1: `Initiativ A${number}`,
    degree1: 'full',
    title2: `Initiativ B${number}`,
    degree2: number % 2 === 0 ? 'partly' : 'none',
  });

  async function sent(anonymous: 'yes' | 'no'): Promise<string> {
    const survey = {
      title: 'Medskapande',
      question: 'Hur långt har ni involverat invånarna?',
      anonymous,
      closesOn: '',
    };
    const { id } = value(await addSurvey(test.app, coordinator(), 'KS', survey));
    const draft = value(await readSurvey(test.app, coordinator(), id));
    assert.equal(draft.heads.length, 12);
    value(
      await sendSurvey(
        test.app,
        coordinator(),
        id,
        draft.heads.map((head) => head.id),
      ),
    );
    return id;
  }

  it('is answered once by each who is asked, and counted by department', async () => {
    const id = await sent('no');
    assert.match(
      refusal(await answerSurvey(test.app, test.as('head', 'KS'), id, answerOf(1))),
      /inte skickad till dig/u,
    );
    assert.match(
      refusal(await answerSurvey(test.app, heads[0] as Session, id, { title1: 'X', degree1: 'full' })),
      /Skriv vilket initiativ/u,
    );
    for (const [index, head] of heads.entries()) value(await answerSurvey(test.app, head, id, answerOf(index)));
    assert.match(refusal(await answerSurvey(test.app, heads[0] as Session, id, answerOf(1))), /redan svarat/u);
    assert.equal(value(await readAsked(test.app, heads[0] as Session, id)).state, 'answered');
    const { result, answered } = value(await readSurvey(test.app, coordinator(), id));
    assert.equal(answered, 12);
    assert.deepEqual(result?.groups.map((group) => group.answers).sort(), [1, 11]);
    assert.deepEqual(result?.total?.counts, { full: 12, partly: 6, none: 6 });
  });

  it('leads from an anonymous answer to nobody: not by account, order, transaction, moment, seal or event', async () => {
    const id = await sent('yes');
    const ids = () =>
      test.run(
        async (tx) =>
          (
            await sql<{
              id: string;
              xmin: string;
            }>`select id, xmin::text from uppsikt.survey_answer where survey = ${id}::uuid`.execute(tx)
          ).rows,
      );
    const seen = new Set<string>();
    const orders: string[] = [];
    for (const [index, head] of heads.entries()) {
      value(await answerSurvey(test.app, head, id, answerOf(index)));
      const rows = await ids();
      assert.equal(new Set(rows.map(({ xmin }) => xmin)).size, 1, 'all answers are of one transaction');
      assert.ok(
        rows.every((row) => !seen.has(row.id)),
        'an answer kept its id',
      );
      for (const row of rows) seen.add(row.id);
      orders.push(rows.map((row) => row.id).join());
    }
    await test.run(async (tx) => {
      const { rows } = await sql<{
        row: Record<string, unknown>;
      }>`select to_jsonb(a) as row from uppsikt.survey_answer a where survey = ${id}::uuid`.execute(tx);
      assert.deepEqual([...new Set(rows.flatMap(({ row }) => Object.keys(row)))].sort(), [
        'account',
        'department',
        'id',
        'initiatives',
        'survey',
        'tenant_id',
      ]);
      assert.ok(rows.every(({ row }) => row.account === null && row.department === null));
      const physical = rows.map(({ row }) => JSON.stringify(row.initiatives).match(/A(\d+)/u)?.[1] ?? '');
      assert.notDeepEqual(
        physical,
        heads.map((_, index) => String(index)),
        'the answers lie in the order that they came',
      );
    });
    const events = (await test.events()).filter(
      ({ verb, subject }) => verb === 'survey.answer' && subject === `survey:${id}`,
    );
    assert.equal(events.length, 12);
    assert.ok(events.every(({ actor, before, after }) => actor === 'anonymous' && before === null && after === null));
    assert.ok((await verifyAuditChain(test.app, test.session)).ok);
  });

  it('shows an anonymous result only when it is closed, and nothing of ten or fewer', async () => {
    const id = await sent('yes');
    for (const [index, head] of heads.slice(0, 10).entries())
      value(await answerSurvey(test.app, head, id, answerOf(index)));
    const open = value(await readSurvey(test.app, coordinator(), id));
    assert.deepEqual([open.result, open.waiting, open.initiatives.length], [null, null, 0]);
    value(await closeSurvey(test.app, coordinator(), id));
    const few = value(await readSurvey(test.app, coordinator(), id));
    assert.deepEqual([few.result?.total, few.result?.groups, few.initiatives], [null, [], []]);
    assert.match(refusal(await answerSurvey(test.app, heads[11] as Session, id, answerOf(1))), /stängd/u);
    const all = await sent('yes');
    for (const [index, head] of heads.entries()) value(await answerSurvey(test.app, head, all, answerOf(index)));
    value(await closeSurvey(test.app, coordinator(), all));
    const view = value(await readSurvey(test.app, coordinator(), all));
    assert.equal(view.result?.total?.answers, 12);
    assert.ok(view.initiatives.length === 24 && view.initiatives.every(({ department }) => department === null));
  });
});
