/** A person's own work in internal control: occurrences to do, results to sign, actions that are theirs and self-assessments to answer */
import { narrativeText } from '../domain/narrative.ts';
import { daysLeft, isLate } from '../domain/owed.ts';
import { daysAfter } from '../domain/swedish-day.ts';
import { listActionsOf, listOpenOccurrences, type OpenAction, type OpenOccurrence } from '../store/control-work.ts';
import { inTenant } from '../store/database.ts';
import { listUnanswered, type Survey } from '../store/survey.ts';
import type { App } from './app.ts';
import { occurrenceName } from './occurrence-subject.ts';
import { may, seesWorkingMaterial } from './policy.ts';
import type { Session } from './session.ts';

export type ControlTask = OpenOccurrence & Due & { readonly name: string };
export type ActionTask = OpenAction & Due & { readonly words: string };
export type SurveyTask = Pick<Survey, 'id' | 'title' | 'anonymous'> & Due & { readonly dueOn: string | null };
type Due = { readonly daysLeft: number | null; readonly late: boolean };

export type ControlWork = {
  readonly toDo: readonly ControlTask[];
  readonly toSign: readonly ControlTask[];
  readonly actions: readonly ActionTask[];
  /** Open, and not answered by the person. */
  readonly surveys: readonly SurveyTask[];
};

const nothing: ControlWork = { toDo: [], toSign: [], actions: [], surveys: [] };

/** How long before its day an occurrence is shown, and how long after it is still asked for, in days. */
const ahead = 45;
const behind = 400;

/** Whose work an occurrence is: the person that the plan names, else those who do the body's controls. */
function isMine(session: Session, { body, responsibleAccount }: OpenOccurrence): boolean {
  if (responsibleAccount !== null) return responsibleAccount === session.account?.id;
  return session.roles.some((held) => held.body === body && ['reporter', 'coordinator'].includes(held.role));
}

/** `today` is "2026-05-13", Swedish time. */
export async function readControlWork(app: App, session: Session, today: string): Promise<ControlWork> {
  const { account } = session;
  if (!account || !seesWorkingMaterial(session)) return nothing;
  const due = (dueOn: string | null): Due => ({ daysLeft: daysLeft(dueOn, today), late: isLate(dueOn, today) });
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const open = await listOpenOccurrences(tx, { from: daysAfter(today, -behind), until: daysAfter(today, ahead) });
    const tasks = open.map((one) => ({ ...one, ...due(one.dueOn), name: occurrenceName(one) }));
    const own = (task: ControlTask) => [task.doneAccount, task.editedAccount].includes(account.id);
    const signs = (body: string) =>
      session.roles.some((held) => held.body === body && ['head', 'coordinator'].includes(held.role)) &&
      may(session, 'control', body);
    return {
      toDo: tasks.filter((task) => task.state !== 'done' && isMine(session, task)),
      toSign: tasks.filter((task) => task.state === 'done' && signs(task.body) && !own(task)),
      actions: (await listActionsOf(tx, { owner: account.id })).map((action) => ({
        ...action,
        ...due(action.dueOn),
        words: narrativeText(action.text),
      })),
      surveys: (await listUnanswered(tx, account.id)).map(({ id, title, anonymous, closesOn }) => ({
        ...{ id, title, anonymous, dueOn: closesOn },
        ...due(closesOn),
      })),
    };
  });
}
