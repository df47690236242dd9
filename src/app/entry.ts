/** Reading and editing what a body reports on one node: states and text, with last period beside and nothing overwritten silently. */
import { z } from 'zod';
import { canonicalJson } from '../domain/canonical-json.ts';
import { type Entry, emptyEntry } from '../domain/entry.ts';
import { type EntryChange, entryDifference } from '../domain/entry-difference.ts';
import { type MergedEntry, type MergedField, mergeEntries } from '../domain/merge-entry.ts';
import { mergeTexts } from '../domain/merge-texts.ts';
import { editNarrative, narrativeToForm } from '../domain/narrative-form.ts';
import { type Issue, type Result, refuse, succeed } from '../domain/result.ts';
import { isEntryScale, type Scale } from '../domain/scale.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { updateEntry } from '../store/entry.ts';
import { findEntryAt } from '../store/entry-version.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { entrySubject } from './entry-subject.ts';
import { loadEntryView } from './entry-view.ts';
import { plainText, readForm } from './form.ts';
import { actorName, type Session } from './session.ts';
import type { EntryView, ReportAddress } from './views.ts';

export async function readEntry(
  app: App,
  session: Session,
  address: ReportAddress,
  nodeKey: string,
): Promise<Result<EntryView>> {
  return inTenant(app.db, session.tenant.id, (tx) => loadEntryView(tx, session, address, nodeKey));
}

/** Characters of a text as its form writes it. */
export const longestText = 200_000;

const text = plainText().max(longestText, `Texten är längre än ${longestText} tecken. Dela upp den.`);

const EntryForm = z.object({
  revision: z.coerce.number().int().min(0),
  assessment: z.string().optional(),
  trend: z.string().optional(),
  status: z.string().optional(),
  completion: z.string().optional(),
  narrative: text.optional(),
  description: text.optional(),
});
type EntryForm = z.infer<typeof EntryForm>;

type EntryTexts = { readonly narrative: string; readonly description: string };

export type EditConflict = {
  /** What stands saved, and the revision to save the merged text on. */
  readonly revision: number;
  readonly savedBy: string | null;
  readonly savedAt: string;
  readonly form: EntryTexts;
  /** What differs, from what stands saved to what was sent, in the fields that both have changed. */
  readonly changes: readonly EntryChange[];
  /** Both texts put together, for the person to go on from. */
  readonly merged: EntryTexts;
  /** What stands saved, and the fields in it that only the other has changed: they stand whatever the person chooses. */
  readonly theirs: Entry;
  readonly others: readonly MergedField[];
};
export type SavedEntry = {
  readonly revision: number;
  readonly savedAt: string;
  readonly state: EntryView['state'];
  /** What somebody else had changed in other fields meanwhile; it stands. Null where nobody had. */
  readonly others: { readonly by: string | null; readonly fields: readonly MergedField[] } | null;
};
export type EditedEntry =
  | { readonly ok: true; readonly value: SavedEntry }
  | { readonly ok: false; readonly issues: readonly Issue[]; readonly conflict?: EditConflict };

/** The entry as the form says it; fields that the form leaves out stay as they were. */
function read(entry: Entry, form: EntryForm, scales: readonly Scale[]): Result<Entry> {
  const next = { ...entry };
  for (const scale of scales) {
    if (!isEntryScale(scale.code)) continue;
    const value = form[scale.code];
    if (value === undefined) continue;
    if (value !== '' && !scale.values.some((candidate) => candidate.code === value)) {
      return refuse({ path: scale.code, message: `Välj ett av värdena för ${scale.name.toLocaleLowerCase('sv')}.` });
    }
    next[scale.code] = value === '' ? null : value;
  }
  if (form.narrative !== undefined) next.narrative = editNarrative(entry.narrative, form.narrative);
  if (form.description !== undefined) next.description = editNarrative(entry.description, form.description);
  return succeed(next);
}

/** What stood in the entry when the person read it; null where nobody knows. */
function readFrom(tx: Transaction, view: EntryView, address: ReportAddress, revision: number): Promise<Entry | null> {
  if (revision === view.revision) return Promise.resolve(view.entry);
  if (revision === 0) return Promise.resolve(emptyEntry(view.node.key));
  return findEntryAt(tx, address, view.node.key, revision);
}

/**
 * Saves one entry. `input` holds `revision` (the one that the person saw) and the fields. What somebody else has saved in
 * between in other fields stands. Where both have changed a field, nothing is written: the answer is a conflict with what
 * stands there, what differs, and both texts put together.
 */
export async function editEntry(
  app: App,
  session: Session,
  address: ReportAddress,
  nodeKey: string,
  input: unknown,
): Promise<EditedEntry> {
  const form = readForm(EntryForm, input);
  if (!form.ok) return form;
  const edit: EntryEdit = (entry, { scales }) => read(entry, form.value, scales);
  return change(app, session, (tx) => editEntryIn(tx, session, address, nodeKey, form.value.revision, edit));
}

/** What a person makes of the entry that they saw. */
export type EntryEdit = (seen: Entry, view: EntryView) => Result<Entry>;

/** `editEntry` within a transaction. `revision` null: `edit` is made on the entry as it stands, whoever saved it last. */
export async function editEntryIn(
  tx: Transaction,
  session: Session,
  address: ReportAddress,
  nodeKey: string,
  revision: number | null,
  edit: EntryEdit,
): Promise<EditedEntry> {
  const found = await loadEntryView(tx, session, address, nodeKey);
  if (!found.ok) return found;
  const view = found.value;
  if (view.whyNot !== null) return refuse({ path: '', message: view.whyNot });
  const base = await readFrom(tx, view, address, revision ?? view.revision);
  const mine = edit(base ?? view.entry, view);
  if (!mine.ok) return mine;
  const { entry, clashes, fromThem } = mergeEntries(base, { mine: mine.value, theirs: view.entry });
  if (clashes.length > 0) return conflict(view, base, mine.value, { clashes, fromThem });
  const others = fromThem.length === 0 ? null : { by: view.savedBy, fields: fromThem };
  if (canonicalJson(entry) === canonicalJson(view.entry)) {
    const savedAt = view.savedAt ?? new Date().toISOString();
    return succeed({ revision: view.revision, savedAt, state: view.state, others });
  }
  const state = view.state === 'returned' ? 'returned' : 'draft';
  const update = { revision: view.revision, by: actorName(session), state } as const;
  const saved = await updateEntry(tx, address, entry, update);
  if (saved.status === 'conflict') return raced(tx, session, address, nodeKey, mine.value);
  const subject = entrySubject(address, nodeKey);
  await record(tx, session, { verb: 'entry.edit', subject, before: view.entry, after: entry });
  return succeed({ revision: saved.revision, savedAt: saved.updatedAt.toISOString(), state, others });
}

/** Somebody saved between this reading and this writing. */
async function raced(tx: Transaction, session: Session, address: ReportAddress, nodeKey: string, mine: Entry) {
  const found = await loadEntryView(tx, session, address, nodeKey);
  if (!found.ok) return found;
  return conflict(found.value, null, mine, mergeEntries(null, { mine, theirs: found.value.entry }));
}

/** The answer where both have changed the same fields. */
export function conflict(
  view: Pick<EntryView, 'savedBy' | 'savedAt' | 'revision' | 'form' | 'entry' | 'scales'>,
  base: Entry | null,
  mine: Entry,
  { clashes, fromThem }: Pick<MergedEntry, 'clashes' | 'fromThem'>,
): Exclude<EditedEntry, { ok: true }> {
  const who = view.savedBy ?? 'Någon annan';
  const merged = (field: keyof EntryTexts) =>
    mergeTexts(narrativeToForm(base?.[field] ?? null), {
      mine: narrativeToForm(mine[field]),
      theirs: narrativeToForm(view.entry[field]),
    }).text;
  return {
    ok: false,
    issues: [
      {
        path: clashes[0] ?? 'narrative',
        message: `${who} har sparat den här posten efter att du öppnade den. Din text är kvar här nedanför; jämför och spara igen.`,
      },
    ],
    conflict: {
      revision: view.revision,
      savedBy: view.savedBy,
      savedAt: view.savedAt ?? '',
      form: view.form,
      changes: entryDifference(view.entry, mine, view.scales).filter(({ field }) => clashes.includes(field)),
      merged: { narrative: merged('narrative'), description: merged('description') },
      theirs: view.entry,
      others: fromThem,
    },
  };
}
