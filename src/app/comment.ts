/** Comments on an entry: threads that people with access write in, answer and resolve, and whom they mention. */
import { z } from 'zod';
import { mentionsIn } from '../domain/mention.ts';
import { periodName } from '../domain/period.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { listPersons, type Person } from '../store/account.ts';
import { addComment, listComments, resolveThread, type StoredComment } from '../store/comment.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { findOwner } from '../store/entry-people.ts';
import { findReport } from '../store/report.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { tell } from './entry-news.ts';
import { entrySubject } from './entry-subject.ts';
import { loadEntryView } from './entry-view.ts';
import { plainText, readForm } from './form.ts';
import { may, worksWith } from './policy.ts';
import { actorName, type Session } from './session.ts';
import type { EntryView, ReportAddress } from './views.ts';

export type CommentView = { readonly id: string; readonly text: string; readonly author: string; readonly at: string };
export type CommentThread = {
  readonly id: string;
  /** return: why the entry was sent back. */
  readonly kind: 'comment' | 'return';
  readonly comments: readonly CommentView[];
  readonly resolved: { readonly at: string; readonly by: string } | null;
};
export type Discussion = {
  /** Threads that are not resolved first, then by their first comment. */
  readonly threads: readonly CommentThread[];
  /** Names that can be mentioned: everybody who may comment for the body, in order. */
  readonly people: readonly string[];
  readonly mayComment: boolean;
  /** False for those who do not see what is worked on: they see neither comments nor history. */
  readonly seen: boolean;
};

const nothing: Discussion = { threads: [], people: [], mayComment: false, seen: false };

function threadsOf(comments: readonly StoredComment[]): CommentThread[] {
  const threads = [...Map.groupBy(comments, (comment) => comment.thread)].flatMap(([id, own]): CommentThread[] => {
    const [first] = own;
    if (first === undefined) return [];
    const { kind, resolvedAt, resolvedBy } = first;
    return [
      {
        id,
        kind,
        comments: own.map(({ id, text, authorName, at }) => ({ id, text, author: authorName, at: at.toISOString() })),
        resolved: resolvedAt && { at: resolvedAt.toISOString(), by: resolvedBy ?? '' },
      },
    ];
  });
  return threads.sort((a, b) => Number(a.resolved !== null) - Number(b.resolved !== null));
}

/** Everybody with an open account who may comment for the body, by name. */
async function commenters(tx: Transaction, session: Session, body: string): Promise<Person[]> {
  const people = await listPersons(tx);
  return people.filter(
    (person) =>
      !person.disabled && may({ ...session, account: person, how: 'web', roles: person.roles }, 'comment', body),
  );
}

/** What is said about an entry, to those who see what is worked on; nothing to others. */
export async function readDiscussion(
  app: App,
  session: Session,
  address: ReportAddress,
  nodeKey: string,
): Promise<Discussion> {
  if (!worksWith(session, address.body)) return nothing;
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const decided = (await findReport(tx, address))?.decided ?? false;
    const people = await commenters(tx, session, address.body);
    return {
      threads: threadsOf(await listComments(tx, address, nodeKey)),
      people: [...new Set(people.map(({ name }) => name))],
      mayComment: !decided && may(session, 'comment', address.body),
      seen: true,
    };
  });
}

const longest = 10_000;

const CommentForm = z.object({
  text: plainText().trim().max(longest, `Kommentaren är längre än ${longest} tecken. Dela upp den.`),
  /** Somebody picked from the list, mentioned first where the text does not do it. */
  mention: z.string().default(''),
  thread: z.string().default(''),
});

async function mayComment(
  tx: Transaction,
  session: Session,
  address: ReportAddress,
  nodeKey: string,
): Promise<Result<EntryView>> {
  if (!may(session, 'comment', address.body))
    return refuse({ path: '', message: `Du kan inte kommentera det som rapporteras för ${address.body}.` });
  const view = await loadEntryView(tx, session, address, nodeKey);
  if (view.ok && (await findReport(tx, address))?.decided)
    return refuse({ path: '', message: 'Rapporten är beslutad. Kommentarerna går att läsa men inte att fylla på.' });
  return view;
}

/** Writes a comment, in a thread or as the first of one. Those mentioned are told, and those already in the thread. */
export async function writeComment(
  app: App,
  session: Session,
  address: ReportAddress,
  nodeKey: string,
  input: unknown,
): Promise<Result<{ id: string }>> {
  const form = readForm(CommentForm, input);
  if (!form.ok) return form;
  return change(app, session, async (tx) => {
    const view = await mayComment(tx, session, address, nodeKey);
    if (!view.ok) return view;
    const people = await commenters(tx, session, address.body);
    const text = withMention(
      form.value.text,
      form.value.mention,
      people.map(({ name }) => name),
    );
    if (form.value.text === '') return refuse({ path: 'text', message: 'Skriv en kommentar.' });
    const all = await listComments(tx, address, nodeKey);
    const own = all.filter(({ thread }) => thread === form.value.thread);
    if (form.value.thread !== '' && own.length === 0)
      return refuse({ path: 'thread', message: 'Tråden som du svarar i finns inte på den här posten.' });
    const author = { author: session.account?.id ?? null, authorName: actorName(session) };
    const thread = form.value.thread === '' ? null : form.value.thread;
    const id = await addComment(tx, address, { node: nodeKey, kind: 'comment', text, thread, ...author });
    const subject = entrySubject(address, nodeKey);
    await record(tx, session, { verb: 'comment.add', subject, before: null, after: { id, thread, text } });
    const names = mentionsIn(
      text,
      people.map(({ name }) => name),
    );
    const mentioned = people.filter(({ name }) => names.includes(name)).map((person) => person.id);
    const others = [...own.map((comment) => comment.author), await findOwner(tx, address, nodeKey)];
    const at = { address, node: nodeKey };
    const about = `”${view.value.node.title}”, ${periodName(address.period)}: ${text}`;
    await tell(tx, session, at, mentioned, { kind: 'mention', text: `${author.authorName} nämner dig om ${about}` });
    await tell(
      tx,
      session,
      at,
      others.filter((account) => account === null || !mentioned.includes(account)),
      { kind: 'comment', text: `${author.authorName} har kommenterat ${about}` },
    );
    return succeed({ id });
  });
}

/** The text with the picked name first, where it is one that can be mentioned and is not in the text already. */
function withMention(text: string, name: string, names: readonly string[]): string {
  if (!names.includes(name) || mentionsIn(text, names).includes(name)) return text;
  return `@${name} ${text}`;
}

const ThreadForm = z.object({ thread: z.string(), resolved: z.enum(['yes', 'no']) });

/** Resolves a thread, or opens it again. Once more changes nothing. */
export async function settleThread(
  app: App,
  session: Session,
  address: ReportAddress,
  nodeKey: string,
  input: unknown,
): Promise<Result<{ resolved: boolean }>> {
  const form = readForm(ThreadForm, input);
  if (!form.ok) return form;
  const { thread } = form.value;
  const resolved = form.value.resolved === 'yes';
  return change(app, session, async (tx) => {
    const view = await mayComment(tx, session, address, nodeKey);
    if (!view.ok) return view;
    const changed = await resolveThread(tx, address, nodeKey, thread, resolved ? actorName(session) : null);
    const subject = entrySubject(address, nodeKey);
    const verb = resolved ? 'comment.resolve' : 'comment.reopen';
    if (changed) await record(tx, session, { verb, subject, before: null, after: { thread } });
    return succeed({ resolved });
  });
}
