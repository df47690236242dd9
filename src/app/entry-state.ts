/** The way of an entry from draft to approved: marked as done (klarmarkerad), taken back, sent back with a comment, approved. */
import { z } from 'zod';
import { type EntryField, missingIn } from '../domain/entry-completeness.ts';
import { periodName } from '../domain/period.ts';
import { type Issue, type Result, refuse, succeed } from '../domain/result.ts';
import type { Scale } from '../domain/scale.ts';
import { addComment } from '../store/comment.ts';
import type { Transaction } from '../store/database.ts';
import { setEntryState } from '../store/entry.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { tellReporter, tellReviewers } from './entry-news.ts';
import { entrySubject } from './entry-subject.ts';
import { loadEntryView } from './entry-view.ts';
import { plainText, readForm } from './form.ts';
import { actorName, type Session } from './session.ts';
import type { EntryView, ReportAddress } from './views.ts';

export type ChangedState = { readonly revision: number; readonly state: EntryView['state']; readonly at: string };

type Move = {
  readonly verb: string;
  readonly from: readonly EntryView['state'][];
  readonly to: 'draft' | 'ready' | 'returned' | 'reviewed';
  /** Why not, or null. */
  readonly fault: (view: EntryView) => readonly Issue[];
  readonly tell?: (tx: Transaction, view: EntryView) => Promise<void>;
};

const Revision = z.object({ revision: z.coerce.number().int().min(0) });

const stateNames: Record<EntryView['state'], string> = {
  draft: 'ett utkast',
  ready: 'klarmarkerad',
  returned: 'återlämnad',
  reviewed: 'godkänd',
  decided: 'beslutad',
  published: 'publicerad',
};

const whyNot = (view: EntryView): Issue[] => (view.whyNot === null ? [] : [{ path: '', message: view.whyNot }]);

const whyNotReview =
  (address: ReportAddress) =>
  (view: EntryView): Issue[] =>
    view.reviewable
      ? []
      : [
          {
            path: '',
            message: `Bara den som är chef för ${address.body}, eller en controller, godkänner och återlämnar.`,
          },
        ];

/** `revision` is the one that the person saw: what has been changed since then is read before it is moved on. */
function moveEntry(
  app: App,
  session: Session,
  address: ReportAddress,
  nodeKey: string,
  revision: number,
  move: Move,
): Promise<Result<ChangedState>> {
  return change(app, session, async (tx): Promise<Result<ChangedState>> => {
    const found = await loadEntryView(tx, session, address, nodeKey);
    if (!found.ok) return found;
    const view = found.value;
    const faults = move.fault(view);
    if (faults.length > 0) return refuse(...faults);
    if (view.state === move.to) return succeed({ revision: view.revision, state: move.to, at: view.savedAt ?? '' });
    if (!move.from.includes(view.state))
      return refuse({ path: '', message: `Posten är ${stateNames[view.state]}. Ladda om sidan och försök igen.` });
    const update = { revision, by: actorName(session), state: move.to };
    const set = await setEntryState(tx, address, nodeKey, update);
    if (set === null) {
      const who = view.savedBy ?? 'Någon annan';
      return refuse({ path: '', message: `${who} har ändrat posten sedan du öppnade den. Läs den och försök igen.` });
    }
    const subject = entrySubject(address, nodeKey);
    await record(tx, session, { verb: move.verb, subject, before: { state: view.state }, after: { state: move.to } });
    await move.tell?.(tx, view);
    return succeed({ revision: set.revision, state: move.to, at: set.updatedAt.toISOString() });
  });
}

function missingIssue(field: EntryField, scales: readonly Scale[]): Issue {
  if (field === 'narrative')
    return { path: field, message: 'Skriv en kommentar: vad har hänt, vad blev resultatet och varför?' };
  const name = scales.find((scale) => scale.code === field)?.name ?? field;
  return { path: field, message: `Ange ${name.toLocaleLowerCase('sv')}.` };
}

/** What stands in the way of marking the entry as done, in Swedish by field. */
function missing(view: EntryView): Issue[] {
  const codes = view.scales.map((scale) => scale.code);
  return missingIn(view.entry, view.node.level, codes).map((field) => missingIssue(field, view.scales));
}

/** Marks the entry as done. Asks for what its level is to have; those who review are told. */
export async function markReady(
  app: App,
  session: Session,
  address: ReportAddress,
  nodeKey: string,
  input: unknown,
): Promise<Result<ChangedState>> {
  const form = readForm(Revision, input);
  if (!form.ok) return form;
  return moveEntry(app, session, address, nodeKey, form.value.revision, {
    verb: 'entry.ready',
    from: ['draft', 'returned'],
    to: 'ready',
    fault: (view) => [...whyNot(view), ...(view.whyNot === null ? missing(view) : [])],
    tell: (tx, view) => tellReviewers(tx, session, address, view),
  });
}

/** Takes the mark back: the entry is a draft again. */
export async function withdrawReady(
  app: App,
  session: Session,
  address: ReportAddress,
  nodeKey: string,
  input: unknown,
): Promise<Result<ChangedState>> {
  const form = readForm(Revision, input);
  if (!form.ok) return form;
  const move = { verb: 'entry.withdraw', from: ['ready'], to: 'draft', fault: whyNot } as const;
  return moveEntry(app, session, address, nodeKey, form.value.revision, move);
}

/** Approves an entry that is marked as done; whoever reports on it is told. */
export async function approveEntry(
  app: App,
  session: Session,
  address: ReportAddress,
  nodeKey: string,
  input: unknown,
): Promise<Result<ChangedState>> {
  const form = readForm(Revision, input);
  if (!form.ok) return form;
  return moveEntry(app, session, address, nodeKey, form.value.revision, {
    verb: 'entry.approve',
    from: ['ready'],
    to: 'reviewed',
    fault: whyNotReview(address),
    tell: (tx, view) =>
      tellReporter(tx, session, address, view.node.key, {
        kind: 'approved',
        text: `${actorName(session)} har godkänt ”${view.node.title}”, ${periodName(address.period)}.`,
      }),
  });
}

const longestComment = 10_000;

const ReturnForm = Revision.extend({
  comment: plainText()
    .trim()
    .min(1, 'Skriv vad som behöver ändras, så att den som rapporterar vet vad som ska göras.')
    .max(longestComment, `Kommentaren är längre än ${longestComment} tecken. Korta den.`),
});

/** Sends the entry back with a comment, which begins a thread on it; whoever reports on it is told. */
export async function returnEntry(
  app: App,
  session: Session,
  address: ReportAddress,
  nodeKey: string,
  input: unknown,
): Promise<Result<ChangedState>> {
  const form = readForm(ReturnForm, input);
  if (!form.ok) return form;
  const { comment, revision } = form.value;
  return moveEntry(app, session, address, nodeKey, revision, {
    verb: 'entry.return',
    from: ['ready', 'reviewed'],
    to: 'returned',
    fault: (view) => [...whyNotReview(address)(view), ...(view.reviewable ? whyNot(view) : [])],
    tell: async (tx, view) => {
      const author = { author: session.account?.id ?? null, authorName: actorName(session) };
      await addComment(tx, address, { node: nodeKey, kind: 'return', text: comment, thread: null, ...author });
      await tellReporter(tx, session, address, nodeKey, {
        kind: 'returned',
        text: `${actorName(session)} har återlämnat ”${view.node.title}”, ${periodName(address.period)}: ${comment}`,
      });
    },
  });
}
