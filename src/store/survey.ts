/** Self-assessments in the database. The answers of an anonymous one are written anew, shuffled, each time that one comes in. */
import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import type { Initiative, SurveyAnswer } from '../domain/survey.ts';
import type { Transaction } from './database.ts';

export type Survey = {
  readonly id: string;
  readonly body: string;
  readonly title: string;
  readonly question: string;
  readonly anonymous: boolean;
  readonly state: 'draft' | 'open' | 'closed';
  readonly closesOn: string | null;
};
export type NewSurvey = Omit<Survey, 'id' | 'body' | 'state'>;
export type Invited = { readonly account: string; readonly department: string | null; readonly answered: boolean };

const columns = ['id', 'body', 'title', 'question', 'anonymous', 'state', 'closes_on as closesOn'] as const;

export function listSurveys(tx: Transaction, body: string): Promise<Survey[]> {
  return tx.selectFrom('survey').select(columns).where('body', '=', body).orderBy('title').orderBy('id').execute();
}

export async function findSurvey(tx: Transaction, id: string): Promise<Survey | null> {
  return (
    (await tx.selectFrom('survey').select(columns).where(sql<boolean>`id::text = ${id}`).executeTakeFirst()) ?? null
  );
}

/** The survey, and nobody else answers it until the transaction ends. */
export async function lockSurvey(tx: Transaction, id: string): Promise<Survey | null> {
  const found = await tx
    .selectFrom('survey')
    .select(columns)
    .where(sql<boolean>`id::text = ${id}`)
    .forUpdate()
    .executeTakeFirst();
  return found ?? null;
}

export async function insertSurvey(
  tx: Transaction,
  body: string,
  survey: NewSurvey,
  by: string | null,
): Promise<string> {
  const { title, question, anonymous, closesOn } = survey;
  const row = { body, title, question, anonymous, closes_on: closesOn, updated_by: by };
  return (await tx.insertInto('survey').values(row).returning('id').executeTakeFirstOrThrow()).id;
}

export async function setSurveyState(
  tx: Transaction,
  id: string,
  state: Survey['state'],
  by: string | null,
): Promise<void> {
  const set = { state, updated_by: by, revision: sql<number>`revision + 1` };
  await tx.updateTable('survey').set(set).where('id', '=', id).execute();
}

export async function insertInvited(
  tx: Transaction,
  survey: string,
  people: readonly Omit<Invited, 'answered'>[],
): Promise<void> {
  if (people.length === 0) return;
  await tx
    .insertInto('survey_invited')
    .values(people.map((one) => ({ survey, ...one })))
    .execute();
}

export function listInvited(tx: Transaction, survey: string): Promise<Invited[]> {
  return tx
    .selectFrom('survey_invited')
    .select(['account', 'department', 'answered'])
    .where('survey', '=', survey)
    .orderBy('account')
    .execute();
}

/** Open surveys that the account is asked to answer and has not answered, the one that closes first before. */
export function listUnanswered(tx: Transaction, account: string): Promise<Survey[]> {
  return tx
    .selectFrom('survey')
    .innerJoin('survey_invited', (join) =>
      join.onRef('survey_invited.tenant_id', '=', 'survey.tenant_id').onRef('survey_invited.survey', '=', 'survey.id'),
    )
    .select(['survey.id', 'survey.body', 'title', 'question', 'anonymous', 'state', 'closes_on as closesOn'])
    .where('survey_invited.account', '=', account)
    .where('survey_invited.answered', '=', false)
    .where('survey.state', '=', 'open')
    .orderBy('closes_on')
    .orderBy('title')
    .execute();
}

export async function markAnswered(tx: Transaction, survey: string, account: string): Promise<void> {
  await tx
    .updateTable('survey_invited')
    .set({ answered: true })
    .where('survey', '=', survey)
    .where('account', '=', account)
    .execute();
}

export async function insertNamedAnswer(
  tx: Transaction,
  survey: string,
  {
    account,
    department,
    initiatives,
  }: { readonly account: string; readonly department: string | null; readonly initiatives: readonly Initiative[] },
): Promise<void> {
  const row = { survey, account, department, initiatives: JSON.stringify(initiatives) };
  await tx.insertInto('survey_answer').values(row).execute();
}

function shuffled<T>(list: readonly T[]): T[] {
  const mixed = [...list];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const at = randomInt(last + 1);
    [mixed[last], mixed[at]] = [mixed[at] as T, mixed[last] as T];
  }
  return mixed;
}

/** Adds an answer that nobody can tell from the others: all of them get new ids, a new order, and the same transaction. */
export async function insertAnonymousAnswer(tx: Transaction, survey: string, answer: SurveyAnswer): Promise<void> {
  const held = await listAnswers(tx, survey);
  await tx.deleteFrom('survey_answer').where('survey', '=', survey).execute();
  const all = shuffled([...held, answer]).map(({ department, initiatives }) => ({
    survey,
    department,
    initiatives: JSON.stringify(initiatives),
    account: null,
  }));
  await tx.insertInto('survey_answer').values(all).execute();
}

/** The answers in an order that says nothing. */
export async function listAnswers(
  tx: Transaction,
  survey: string,
): Promise<(SurveyAnswer & { account: string | null })[]> {
  return tx
    .selectFrom('survey_answer')
    .select(['account', 'department', 'initiatives'])
    .where('survey', '=', survey)
    .orderBy('id')
    .execute();
}
