/** The way of a result: marked as done, taken back, sent back with a comment, signed by somebody else, opened for a correction. */
import { z } from 'zod';
import { fromEntry, missingInResult } from '../domain/occurrence-result.ts';
import { reviewersOf } from '../domain/owed.ts';
import { type Issue, type Result, refuse, succeed } from '../domain/result.ts';
import { countSample } from '../domain/sample.ts';
import type { Transaction } from '../store/database.ts';
import { moveResult, type OccurrenceKey, type ResultMove } from '../store/occurrence-result.ts';
import { listPeople } from '../store/owed-work.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { plainText, readForm } from './form.ts';
import { type NewNotification, notify } from './notification.ts';
import { occurrencePath, occurrenceSubject } from './occurrence-subject.ts';
import { loadOccurrenceView, type OccurrenceView } from './occurrence-view.ts';
import { actorName, type Session } from './session.ts';

export type MovedResult = { readonly revision: number; readonly at: string };

type News = {
  readonly kind: NewNotification['kind'];
  readonly text: string;
  readonly accounts: readonly (string | null)[];
};
type Step = {
  readonly verb: string;
  readonly from: readonly OccurrenceView['state'][];
  readonly faults: (view: OccurrenceView) => readonly Issue[];
  readonly move: (view: OccurrenceView) => ResultMove;
  readonly news?: (tx: Transaction, view: OccurrenceView) => Promise<News>;
};

const longestReason = 2000;
const Revision = z.object({ revision: z.coerce.number().int().min(0) });
const WithReason = (empty: string) =>
  Revision.extend({
    reason: plainText()
      .trim()
      .min(1, empty)
      .max(longestReason, `Texten är längre än ${longestReason} tecken. Korta den.`),
  });

const stateNames: Record<OccurrenceView['state'], string> = {
  draft: 'ett utkast',
  done: 'klarmarkerat',
  returned: 'återlämnat',
  signed: 'signerat',
};

const issueOf = (message: string | null): Issue[] => (message === null ? [] : [{ path: '', message }]);

/** `revision` is the one that the person saw: what has been changed since then is read before it is moved on. */
function take(
  app: App,
  session: Session,
  key: OccurrenceKey,
  revision: number,
  step: Step,
): Promise<Result<MovedResult>> {
  return change(app, session, (tx) => takeIn(tx, session, key, revision, step));
}

async function takeIn(
  tx: Transaction,
  session: Session,
  key: OccurrenceKey,
  revision: number,
  step: Step,
): Promise<Result<MovedResult>> {
  const found = await loadOccurrenceView(tx, session, key);
  if (!found.ok) return found;
  const view = found.value;
  const faults = step.faults(view);
  if (faults.length > 0) return refuse(...faults);
  if (!step.from.includes(view.state))
    return refuse({ path: '', message: `Resultatet är ${stateNames[view.state]}. Ladda om sidan och försök igen.` });
  const by = { revision, by: actorName(session), account: session.account?.id ?? null };
  const move = step.move(view);
  const moved = await moveResult(tx, key, move, by);
  if (moved === null) {
    const who = view.savedBy ?? 'Någon annan';
    return refuse({
      path: '',
      message: `${who} har ändrat resultatet sedan du öppnade det. Läs det och försök igen.`,
    });
  }
  const reason = 'reason' in move ? { reason: move.reason } : {};
  const after = { state: move.to, revision: moved.revision, ...reason };
  const before = { state: view.state, revision: view.revision };
  await record(tx, session, { verb: step.verb, subject: occurrenceSubject(key), before, after });
  if (step.news) await tell(tx, session, view, await step.news(tx, view));
  return succeed({ revision: moved.revision, at: moved.updatedAt.toISOString() });
}

function tell(
  tx: Transaction,
  session: Session,
  { key }: OccurrenceView,
  { kind, text, accounts }: News,
): Promise<void> {
  const people = [...new Set(accounts)].flatMap((account) => account ?? []);
  return notify(
    tx,
    session,
    people.map((account) => ({ account, kind, text: text.slice(0, 300).toWellFormed(), path: occurrencePath(key) })),
  );
}

const titleOf = (view: OccurrenceView) => `”${view.about.title}”, ${view.name}`;

/** What is asked for before the result can be marked as done. */
export const missingBeforeDone = (view: OccurrenceView): Issue[] => {
  const [last] = view.samples;
  const sample = last ? countSample(last.rows.map(({ outcome }) => outcome)) : null;
  return missingInResult(fromEntry(view.entry), { asksSample: view.about.sampleSize !== null, sample });
};

/** Marks the result as done. Where the control asks for four eyes, those who may sign are told. */
export async function markResultDone(app: App, session: Session, key: OccurrenceKey, input: unknown) {
  const form = readForm(Revision, input);
  if (!form.ok) return form;
  return change(app, session, (tx) => markDoneIn(tx, session, key, form.value.revision));
}

/** The same in the caller's transaction. */
export function markDoneIn(
  tx: Transaction,
  session: Session,
  key: OccurrenceKey,
  revision: number,
): Promise<Result<MovedResult>> {
  return takeIn(tx, session, key, revision, {
    verb: 'occurrence.done',
    from: ['draft', 'returned'],
    faults: (view) => (view.whyNot === null ? missingBeforeDone(view) : issueOf(view.whyNot)),
    move: (view) => ({ to: 'done', content: view.shown }),
    news: async (within, view) => ({
      kind: 'ready',
      text: view.about.fourEyes
        ? `${actorName(session)} har gjort kontrollen ${titleOf(view)}, som väntar på signering.`
        : `${actorName(session)} har gjort kontrollen ${titleOf(view)}.`,
      accounts: view.about.fourEyes ? reviewersOf(await listPeople(within), key.body).map(({ id }) => id) : [],
    }),
  });
}

/** Takes the mark back: the result is a draft again. */
export async function withdrawResult(app: App, session: Session, key: OccurrenceKey, input: unknown) {
  const form = readForm(Revision, input);
  if (!form.ok) return form;
  return take(app, session, key, form.value.revision, {
    verb: 'occurrence.withdraw',
    from: ['done'],
    faults: (view) => issueOf(view.whyNot),
    move: () => ({ to: 'draft' }),
  });
}

/** Signs the result: it changes no more. Refused for whoever did it or changed it last; the database refuses it too. */
export async function signResult(app: App, session: Session, key: OccurrenceKey, input: unknown) {
  const form = readForm(Revision, input);
  if (!form.ok) return form;
  return take(app, session, key, form.value.revision, {
    verb: 'occurrence.sign',
    from: ['done'],
    faults: (view) => [
      ...issueOf(view.about.fourEyes ? null : 'Kontrollen ska inte signeras: planen ber inte om fyra ögon.'),
      ...issueOf(view.whyNotSign),
    ],
    move: (view) => ({ to: 'signed', content: view.shown }),
    news: async (_, view) => ({
      kind: 'approved',
      text: `${actorName(session)} har signerat ${titleOf(view)}.`,
      accounts: [view.stored?.doneAccount ?? null],
    }),
  });
}

const ReturnForm = WithReason('Skriv vad som behöver ändras, så att den som gjort kontrollen vet vad som ska göras.');

/** Sends the result back with a comment; whoever did it is told. */
export async function returnResult(app: App, session: Session, key: OccurrenceKey, input: unknown) {
  const form = readForm(ReturnForm, input);
  if (!form.ok) return form;
  const { reason } = form.value;
  return take(app, session, key, form.value.revision, {
    verb: 'occurrence.return',
    from: ['done'],
    faults: (view) => issueOf(view.whyNotSign),
    move: () => ({ to: 'returned', reason }),
    news: async (_, view) => ({
      kind: 'returned',
      text: `${actorName(session)} har lämnat tillbaka ${titleOf(view)}: ${reason}`,
      accounts: [view.stored?.doneAccount ?? null],
    }),
  });
}

const CorrectForm = WithReason('Skriv varför det signerade resultatet rättas.');

/** Opens a signed result for a correction, which names the version that it corrects. */
export async function correctResult(app: App, session: Session, key: OccurrenceKey, input: unknown) {
  const form = readForm(CorrectForm, input);
  if (!form.ok) return form;
  const { reason } = form.value;
  return take(app, session, key, form.value.revision, {
    verb: 'occurrence.correct',
    from: ['signed'],
    faults: (view) => issueOf(view.mayCorrect ? null : view.whyNot),
    move: () => ({ to: 'correction', reason }),
  });
}
