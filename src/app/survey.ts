/** Self-assessments: a coordinator makes one and sends it to heads; its result is counted by department. */
import { z } from 'zod';
import { sourceOf } from '../domain/other-input.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { type SurveyAnswer, type SurveyResult, surveyResult } from '../domain/survey.ts';
import { listPersons, type Person } from '../store/account.ts';
import { listBodies } from '../store/body.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import {
  findSurvey,
  insertInvited,
  insertSurvey,
  listAnswers,
  listInvited,
  lockSurvey,
  type Survey,
  setSurveyState,
} from '../store/survey.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { accessFindings, editFindings, type FindingAccess, findingMissing } from './finding-access.ts';
import { plainText, readForm } from './form.ts';
import { notify } from './notification.ts';
import { loadRaised, type Raised } from './raise.ts';
import { actorName, type Session } from './session.ts';

export type SurveyItem = Survey;
export type SurveyView = FindingAccess & {
  readonly survey: SurveyItem;
  readonly source: string;
  readonly asked: number;
  readonly answered: number;
  /** Those who have not answered, by name; null in an anonymous survey. */
  readonly waiting: readonly string[] | null;
  /** Heads that it would be sent to: a draft's. */
  readonly heads: readonly { readonly id: string; readonly name: string; readonly department: string | null }[];
  /** Null until it can be shown: an anonymous survey's when it is closed. */
  readonly result: SurveyResult | null;
  /** What was said of each initiative; [] where the answers are too few to hide who said it. */
  readonly initiatives: readonly (SurveyAnswer['initiatives'][number] & { readonly department: string | null })[];
  readonly raised: Raised;
};

const SurveyForm = z.object({
  title: plainText().trim().min(1, 'Ge självvärderingen ett namn.').max(200, 'Namnet får ha högst 200 tecken.'),
  question: plainText().trim().min(1, 'Skriv vad som ska bedömas.').max(2000, 'Frågan får ha högst 2 000 tecken.'),
  anonymous: z.enum(['yes', 'no'], 'Välj om svaren ska vara anonyma.').transform((said) => said === 'yes'),
  closesOn: z
    .union([z.literal(''), z.iso.date()], 'Ange dagen som ÅÅÅÅ-MM-DD, till exempel 2026-03-31.')
    .transform((text) => text || null),
});

/** Open accounts that are heads, with the department that they head. */
async function headsOf(tx: Transaction): Promise<SurveyView['heads']> {
  const names = new Map((await listBodies(tx)).map(({ code, name }) => [code, name]));
  const department = ({ roles }: Person) =>
    roles.find(({ role, body }) => role === 'head' && body !== null)?.body ?? null;
  return (await listPersons(tx))
    .filter(({ disabled, roles }) => !disabled && roles.some(({ role }) => role === 'head'))
    .map((person) => {
      const code = department(person);
      return { id: person.id, name: person.name, department: code === null ? null : (names.get(code) ?? code) };
    });
}

export async function readSurvey(app: App, session: Session, id: string): Promise<Result<SurveyView>> {
  return inTenant(app.db, session.tenant.id, async (tx): Promise<Result<SurveyView>> => {
    const survey = await findSurvey(tx, id);
    if (!survey) return refuse(findingMissing);
    const access = await accessFindings(tx, session, survey.body);
    if (!access.ok) return access;
    const invited = await listInvited(tx, survey.id);
    const people = new Map((await listPersons(tx)).map(({ id: account, name }) => [account, name]));
    const shown = survey.state === 'closed' || (survey.state === 'open' && !survey.anonymous);
    const answers = shown ? await listAnswers(tx, survey.id) : [];
    const result = shown ? surveyResult(answers, survey) : null;
    const source = sourceOf('survey', survey.id);
    const waiting = invited.filter(({ answered }) => !answered).map(({ account }) => people.get(account) ?? '');
    return succeed({
      ...access.value,
      ...{ survey, source, result },
      asked: invited.length,
      answered: invited.filter(({ answered }) => answered).length,
      waiting: survey.anonymous ? null : waiting.sort((a, b) => a.localeCompare(b, 'sv')),
      heads: survey.state === 'draft' ? await headsOf(tx) : [],
      initiatives:
        result?.total == null
          ? []
          : answers.flatMap(({ department, initiatives }) =>
              initiatives.map((one) => ({ ...one, department: survey.anonymous ? null : department })),
            ),
      raised: await loadRaised(tx, [source]),
    });
  });
}

export async function addSurvey(
  app: App,
  session: Session,
  body: string,
  input: unknown,
): Promise<Result<{ id: string }>> {
  const form = readForm(SurveyForm, input);
  if (!form.ok) return form;
  return change(app, session, async (tx): Promise<Result<{ id: string }>> => {
    const access = await editFindings(tx, session, body);
    if (!access.ok) return access;
    const id = await insertSurvey(tx, body, form.value, actorName(session));
    await record(tx, session, {
      verb: 'survey.add',
      subject: sourceOf('survey', id),
      before: null,
      after: { body, ...form.value },
    });
    return succeed({ id });
  });
}

/** Sends it to the heads chosen: they are told, and what is asked changes no more. */
export async function sendSurvey(
  app: App,
  session: Session,
  id: string,
  chosen: readonly string[],
): Promise<Result<null>> {
  return change(app, session, async (tx): Promise<Result<null>> => {
    const survey = await lockSurvey(tx, id);
    if (!survey) return refuse(findingMissing);
    const access = await editFindings(tx, session, survey.body);
    if (!access.ok) return access;
    if (survey.state !== 'draft') return refuse({ path: '', message: 'Självvärderingen är redan skickad.' });
    const heads = (await headsOf(tx)).filter((head) => chosen.includes(head.id));
    if (heads.length === 0) return refuse({ path: 'heads', message: 'Välj minst en chef att skicka till.' });
    await insertInvited(
      tx,
      survey.id,
      heads.map(({ id: account, department }) => ({ account, department })),
    );
    await setSurveyState(tx, survey.id, 'open', actorName(session));
    const until = survey.closesOn === null ? '' : ` Svara senast ${survey.closesOn}.`;
    const text = `Svara på självvärderingen ${survey.title}.${until}`;
    await notify(
      tx,
      session,
      heads.map(({ id: account }) => ({ account, kind: 'opened', text, path: `/enkat/${survey.id}` })),
    );
    await record(tx, session, {
      verb: 'survey.send',
      subject: sourceOf('survey', survey.id),
      before: null,
      after: { asked: heads.length },
    });
    return succeed(null);
  });
}

/** No more answers are taken; the result can be read. */
export async function closeSurvey(app: App, session: Session, id: string): Promise<Result<null>> {
  return change(app, session, async (tx): Promise<Result<null>> => {
    const survey = await lockSurvey(tx, id);
    if (!survey) return refuse(findingMissing);
    const access = await editFindings(tx, session, survey.body);
    if (!access.ok) return access;
    if (survey.state !== 'open') return refuse({ path: '', message: 'Självvärderingen är inte öppen.' });
    await setSurveyState(tx, survey.id, 'closed', actorName(session));
    await record(tx, session, {
      verb: 'survey.close',
      subject: sourceOf('survey', survey.id),
      before: null,
      after: null,
    });
    return succeed(null);
  });
}
