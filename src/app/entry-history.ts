/** The history of an entry: every version with who, when and what changed, and putting an earlier one back as a new version. */
import { z } from 'zod';
import { emptyEntry } from '../domain/entry.ts';
import { type EntryChange, entryDifference } from '../domain/entry-difference.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { groupVersions } from '../domain/version-groups.ts';
import { inTenant } from '../store/database.ts';
import { updateEntry } from '../store/entry.ts';
import { type EntryVersion, listEntryVersions } from '../store/entry-version.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { entrySubject } from './entry-subject.ts';
import { loadEntryView } from './entry-view.ts';
import { readForm } from './form.ts';
import { worksWith } from './policy.ts';
import { actorName, type Session } from './session.ts';
import type { EntryView, ReportAddress } from './views.ts';

export type HistoryItem = {
  readonly number: number;
  readonly at: string;
  readonly by: string | null;
  /** How many times it was saved in this piece of work. */
  readonly saves: number;
  readonly changes: readonly EntryChange[];
  /** The state that the entry got by this; null where it kept its state. */
  readonly newState: string | null;
  readonly removed: boolean;
  /** What stands in the entry now. */
  readonly current: boolean;
};

export type EntryHistory = {
  readonly view: EntryView;
  /** The latest first. */
  readonly items: readonly HistoryItem[];
  /** True where what was saved shortly after each other is gathered. */
  readonly gathered: boolean;
};

function itemsOf(all: readonly EntryVersion[], view: EntryView, gathered: boolean): HistoryItem[] {
  const versions = all.toReversed();
  const groups = gathered ? groupVersions(versions) : versions.map((version) => [version]);
  let before: EntryVersion | null = null;
  const items = groups.flatMap((group): HistoryItem[] => {
    const version = group.at(-1);
    if (version === undefined) return [];
    const earlier = before === null || before.removed ? emptyEntry(view.node.key) : before.entry;
    const item = {
      number: version.number,
      at: version.at.toISOString(),
      by: version.by,
      saves: group.length,
      changes: version.removed ? [] : entryDifference(earlier, version.entry, view.scales),
      newState: version.state === (before?.state ?? 'draft') ? null : version.state,
      removed: version.removed,
      current: version === all[0],
    };
    before = version;
    return [item];
  });
  return items.toReversed();
}

/** To those who see what is worked on. `gathered` false: every single save. */
export async function readHistory(
  app: App,
  session: Session,
  address: ReportAddress,
  nodeKey: string,
  gathered = true,
): Promise<Result<EntryHistory>> {
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const view = await loadEntryView(tx, session, address, nodeKey);
    if (!view.ok) return view;
    if (!worksWith(session, address.body))
      return refuse({
        path: '',
        message: `Historiken är arbetsmaterial och syns för dem som arbetar för ${address.body}.`,
      });
    const versions = await listEntryVersions(tx, address, nodeKey);
    return succeed({ view: view.value, items: itemsOf(versions, view.value, gathered), gathered });
  });
}

const RestoreForm = z.object({
  revision: z.coerce.number().int().min(0),
  number: z.coerce.number().int().min(1),
});

/**
 * Puts an earlier version back: its states and texts become a new version, and what stood there stays in the history.
 * `input`: the number of the version, and the revision that the person saw.
 */
export async function restoreVersion(
  app: App,
  session: Session,
  address: ReportAddress,
  nodeKey: string,
  input: unknown,
): Promise<Result<{ revision: number }>> {
  const form = readForm(RestoreForm, input);
  if (!form.ok) return form;
  return change(app, session, async (tx) => {
    const found = await loadEntryView(tx, session, address, nodeKey);
    if (!found.ok) return found;
    const view = found.value;
    if (view.whyNot !== null) return refuse({ path: '', message: view.whyNot });
    const versions = await listEntryVersions(tx, address, nodeKey);
    const version = versions.find(({ number, removed }) => number === form.value.number && !removed);
    if (!version) return refuse({ path: 'number', message: 'Versionen finns inte. Ladda om sidan och välj en annan.' });
    const state = view.state === 'returned' ? 'returned' : 'draft';
    const update = { revision: form.value.revision, by: actorName(session), state } as const;
    const saved = await updateEntry(tx, address, version.entry, update);
    if (saved.status === 'conflict') {
      const who = view.savedBy ?? 'Någon annan';
      return refuse({
        path: '',
        message: `${who} har ändrat posten sedan du öppnade historiken. Läs den och välj igen.`,
      });
    }
    const subject = entrySubject(address, nodeKey);
    await record(tx, session, { verb: 'entry.restore', subject, before: view.entry, after: version.entry });
    return succeed({ revision: saved.revision });
  });
}
