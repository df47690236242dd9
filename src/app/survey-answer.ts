/** Answering a self-assessment, for the heads that it was sent to. An anonymous answer leads to nobody, not in the audit trail either. */
import { z } from 'zod';
import { sourceOf } from '../domain/other-input.ts';
import { type Issue, type Result, refuse, succeed } from '../domain/result.ts';
import { Degree, fewestInitiatives, type Initiative, mostInitiatives, namedDepartments } from '../domain/survey.ts';
import { recordEvent } from '../store/audit.ts';
import { inTenant } from '../store/database.ts';
import {
  findSurvey,
  insertAnonymousAnswer,
  insertNamedAnswer,
  listInvited,
  lockSurvey,
  markAnswered,
  type Survey,
} from '../store/survey.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { plainText, readForm } from './form.ts';
import type { Session } from './session.ts';

export type AskedView = { readonly survey: Survey; readonly state: 'open' | 'answered' | 'closed' };

const notAsked = { path: '', message: 'Självvärderingen finns inte, eller är inte skickad till dig.' };

export async function readAsked(app: App, session: Session, id: string): Promise<Result<AskedView>> {
  return inTenant(app.db, session.tenant.id, async (tx): Promise<Result<AskedView>> => {
    const survey = await findSurvey(tx, id);
    const mine = survey
      ? (await listInvited(tx, survey.id)).find(({ account }) => account === session.account?.id)
      : null;
    if (!survey || !mine) return refuse(notAsked);
    return succeed({ survey, state: mine.answered ? 'answered' : survey.state === 'open' ? 'open' : 'closed' });
  });
}

/** Fields of each initiative, numbered from 1: "title1", "degree1", "comment1". */
const Fields = z.record(z.string(), plainText());

function initiativesOf(fields: Readonly<Record<string, string>>): Result<Initiative[]> {
  const issues: Issue[] = [];
  const initiatives = Array.from({ length: mostInitiatives }, (_, index) => index + 1).flatMap(
    (number): Initiative[] => {
      const title = (fields[`title${number}`] ?? '').trim();
      const comment = (fields[`comment${number}`] ?? '').trim();
      const degree = Degree.safeParse(fields[`degree${number}`]);
      if (title === '' && comment === '' && !degree.success && number > fewestInitiatives) return [];
      if (title === '') issues.push({ path: `title${number}`, message: 'Skriv vilket initiativ det gäller.' });
      if (title.length > 200)
        issues.push({ path: `title${number}`, message: 'Skriv initiativet med högst 200 tecken.' });
      if (comment.length > 2000)
        issues.push({ path: `comment${number}`, message: 'Kommentaren får ha högst 2 000 tecken.' });
      if (!degree.success) issues.push({ path: `degree${number}`, message: 'Välj helt, delvis eller inte alls.' });
      return degree.success ? [{ title, degree: degree.data, comment }] : [];
    },
  );
  return issues.length > 0 ? refuse(...issues) : succeed(initiatives);
}

/** Takes an answer once from each who is asked. */
export async function answerSurvey(app: App, session: Session, id: string, input: unknown): Promise<Result<null>> {
  const form = readForm(Fields, input);
  if (!form.ok) return form;
  const initiatives = initiativesOf(form.value);
  return change(app, session, async (tx): Promise<Result<null>> => {
    const survey = await lockSurvey(tx, id);
    const invited = survey ? await listInvited(tx, survey.id) : [];
    const mine = invited.find(({ account }) => account === session.account?.id);
    if (!survey || !mine) return refuse(notAsked);
    if (mine.answered) return refuse({ path: '', message: 'Du har redan svarat.' });
    if (survey.state !== 'open')
      return refuse({ path: '', message: 'Självvärderingen är stängd och tar inte emot fler svar.' });
    if (!initiatives.ok) return initiatives;
    const { account, department } = mine;
    await markAnswered(tx, survey.id, account);
    const subject = sourceOf('survey', survey.id);
    if (!survey.anonymous) {
      await insertNamedAnswer(tx, survey.id, { account, department, initiatives: initiatives.value });
      await record(tx, session, { verb: 'survey.answer', subject, before: null, after: initiatives.value });
      return succeed(null);
    }
    const named = namedDepartments(invited.map((one) => one.department));
    const said = department !== null && named.has(department) ? department : null;
    await insertAnonymousAnswer(tx, survey.id, { department: said, initiatives: initiatives.value });
    await recordEvent(tx, {
      actor: 'anonymous',
      channel: 'web',
      verb: 'survey.answer',
      subject,
      before: null,
      after: null,
    });
    return succeed(null);
  });
}
