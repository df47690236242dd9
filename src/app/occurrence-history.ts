/** The history of a result: every version, written by the database itself, with what differs from the one before. */
import { type EntryChange, entryDifference } from '../domain/entry-difference.ts';
import { asEntry, emptyResult } from '../domain/occurrence-result.ts';
import { type Result, succeed } from '../domain/result.ts';
import { inTenant } from '../store/database.ts';
import { listResultVersions, type OccurrenceKey, type ResultVersion } from '../store/occurrence-result.ts';
import type { App } from './app.ts';
import { loadOccurrenceView, type OccurrenceView } from './occurrence-view.ts';
import type { Session } from './session.ts';

export type OccurrenceHistory = {
  readonly view: OccurrenceView;
  /** The latest first. */
  readonly versions: readonly (ResultVersion & { readonly changes: readonly EntryChange[] })[];
};

export function readOccurrenceHistory(
  app: App,
  session: Session,
  key: OccurrenceKey,
): Promise<Result<OccurrenceHistory>> {
  return inTenant(app.db, session.tenant.id, async (tx): Promise<Result<OccurrenceHistory>> => {
    const view = await loadOccurrenceView(tx, session, key);
    if (!view.ok) return view;
    const versions = await listResultVersions(tx, key);
    const { scales } = view.value;
    return succeed({
      view: view.value,
      versions: versions.map((version, at) => ({
        ...version,
        changes: entryDifference(asEntry(versions[at + 1] ?? emptyResult), asEntry(version), scales),
      })),
    });
  });
}
