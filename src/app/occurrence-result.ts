/** Writing what came of an occurrence: assessment, result and comment, with nothing overwritten silently. */
import { z } from 'zod';
import { canonicalJson } from '../domain/canonical-json.ts';
import { type Entry, emptyEntry } from '../domain/entry.ts';
import { mergeEntries } from '../domain/merge-entry.ts';
import { editNarrative } from '../domain/narrative-form.ts';
import { asEntry, fromEntry } from '../domain/occurrence-result.ts';
import type { Issue } from '../domain/result.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import type { Transaction } from '../store/database.ts';
import { listResultVersions, type OccurrenceKey, saveResult } from '../store/occurrence-result.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { conflict, type EditConflict, longestText } from './entry.ts';
import { plainText, readForm } from './form.ts';
import { occurrenceSubject } from './occurrence-subject.ts';
import { loadOccurrenceView, type OccurrenceView } from './occurrence-view.ts';
import { actorName, type Session } from './session.ts';

const text = plainText().max(longestText, `Texten är längre än ${longestText} tecken. Dela upp den.`);

const ResultForm = z.object({
  revision: z.coerce.number().int().min(0),
  assessment: z.string().optional(),
  narrative: text.optional(),
  description: text.optional(),
});
type ResultForm = z.infer<typeof ResultForm>;

export type SavedResult = {
  readonly revision: number;
  readonly savedAt: string;
  readonly state: OccurrenceView['state'];
  readonly others: { readonly by: string | null; readonly fields: ReturnType<typeof mergeEntries>['fromThem'] } | null;
};
export type EditedResult =
  | { readonly ok: true; readonly value: SavedResult }
  | { readonly ok: false; readonly issues: readonly Issue[]; readonly conflict?: EditConflict };

/** What it says with the form's fields; fields that the form leaves out stay as they were. */
function read(entry: Entry, form: ResultForm, { scales }: OccurrenceView): Result<Entry> {
  const { assessment } = form;
  const known = scales.flatMap((scale) => scale.values.map(({ code }) => code));
  if (assessment !== undefined && assessment !== '' && !known.includes(assessment))
    return refuse({ path: 'assessment', message: 'Välj ett av värdena för bedömningen.' });
  return succeed({
    ...entry,
    ...(assessment === undefined ? {} : { assessment: assessment || null }),
    ...(form.narrative === undefined ? {} : { narrative: editNarrative(entry.narrative, form.narrative) }),
    ...(form.description === undefined ? {} : { description: editNarrative(entry.description, form.description) }),
  });
}

/** What stood there when the person read it; null where nobody knows. */
async function readFrom(tx: Transaction, view: OccurrenceView, revision: number): Promise<Entry | null> {
  if (revision === view.revision) return view.entry;
  if (revision === 0) return emptyEntry(view.entry.node);
  const version = (await listResultVersions(tx, view.key)).find(({ number }) => number === revision);
  return version ? asEntry(version) : null;
}

/**
 * Saves the result of an occurrence. `input` holds `revision` (the one that the person saw) and the fields; the comment is
 * `description`. What somebody else has saved in between in other fields stands. Where both have changed a field nothing is
 * written: the answer is a conflict, as for an entry.
 */
export async function editResult(
  app: App,
  session: Session,
  key: OccurrenceKey,
  input: unknown,
): Promise<EditedResult> {
  const form = readForm(ResultForm, input);
  if (!form.ok) return form;
  return change(app, session, (tx) => editResultIn(tx, session, key, form.value));
}

/** The same in the caller's transaction, with a form that is read. */
export async function editResultIn(
  tx: Transaction,
  session: Session,
  key: OccurrenceKey,
  form: ResultForm,
): Promise<EditedResult> {
  const found = await loadOccurrenceView(tx, session, key);
  if (!found.ok) return found;
  const view = found.value;
  if (view.whyNot !== null) return refuse({ path: '', message: view.whyNot });
  const base = await readFrom(tx, view, form.revision);
  const mine = read(base ?? view.entry, form, view);
  if (!mine.ok) return mine;
  const { entry, clashes, fromThem } = mergeEntries(base, { mine: mine.value, theirs: view.entry });
  if (clashes.length > 0) return conflict(view, base, mine.value, { clashes, fromThem });
  const others = fromThem.length === 0 ? null : { by: view.savedBy, fields: fromThem };
  if (canonicalJson(entry) === canonicalJson(view.entry) && view.revision > 0) {
    const savedAt = view.savedAt ?? new Date().toISOString();
    return succeed({ revision: view.revision, savedAt, state: view.state, others });
  }
  const state = view.state === 'returned' ? 'returned' : 'draft';
  const by = { by: actorName(session), account: session.account?.id ?? null };
  const saved = await saveResult(tx, key, fromEntry(entry), { revision: view.revision, state, ...by });
  if (saved === null)
    return refuse({ path: '', message: 'Någon annan sparade i samma stund. Spara igen, så visas båda texterna.' });
  await record(tx, session, {
    verb: 'occurrence.edit',
    subject: occurrenceSubject(key),
    before: fromEntry(view.entry),
    after: fromEntry(entry),
  });
  return succeed({ revision: saved.revision, savedAt: saved.updatedAt.toISOString(), state, others });
}
