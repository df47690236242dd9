/** A report's matter in the database: what the secretary has entered, and what has happened to it since. */
import { sql } from 'kysely';
import type { Matter } from '../domain/matter.ts';
import type { Transaction } from './database.ts';
import { refusingFrozen } from './frozen.ts';
import { type ReportKey, reportColumns } from './rows.ts';

export type StoredMatter = { readonly matter: Matter; readonly revision: number };

/** What is entered; null where nobody has entered anything. */
export async function findMatter(tx: Transaction, key: ReportKey): Promise<StoredMatter | null> {
  const { body, year, period } = reportColumns(key);
  const row = await tx
    .selectFrom('matter')
    .select(['registry_number', 'memo_on', 'meeting_on', 'revision'])
    .where('body', '=', body)
    .where('year', '=', year)
    .where('period', '=', period)
    .executeTakeFirst();
  if (!row) return null;
  const documents = await tx
    .selectFrom('matter_document')
    .select(['title', 'dated_on as datedOn'])
    .where('body', '=', body)
    .where('year', '=', year)
    .where('period', '=', period)
    .orderBy('ordinal')
    .execute();
  const recipients = await tx
    .selectFrom('matter_recipient')
    .select('name')
    .where('body', '=', body)
    .where('year', '=', year)
    .where('period', '=', period)
    .orderBy('ordinal')
    .execute();
  return {
    matter: {
      registryNumber: row.registry_number,
      memoOn: row.memo_on,
      meetingOn: row.meeting_on,
      documents,
      recipients: recipients.map(({ name }) => name),
    },
    revision: row.revision,
  };
}

/** Writes a matter if it still has the revision that the writer read (0: none was there). Answers the new revision, or null where somebody else has written. */
export function saveMatter(
  tx: Transaction,
  key: ReportKey,
  matter: Matter,
  change: { readonly revision: number; readonly by: string },
): Promise<number | null> {
  return refusingFrozen(async () => {
    const saved = await saveHead(tx, key, matter, change);
    if (saved === undefined) return null;
    const { body, year, period } = reportColumns(key);
    for (const table of ['matter_document', 'matter_recipient'] as const) {
      await tx
        .deleteFrom(table)
        .where('body', '=', body)
        .where('year', '=', year)
        .where('period', '=', period)
        .execute();
    }
    const documents = matter.documents.map(({ title, datedOn }, ordinal) => ({
      ...reportColumns(key),
      ordinal,
      title,
      dated_on: datedOn,
    }));
    if (documents.length > 0) await tx.insertInto('matter_document').values(documents).execute();
    const recipients = matter.recipients.map((name, ordinal) => ({ ...reportColumns(key), ordinal, name }));
    if (recipients.length > 0) await tx.insertInto('matter_recipient').values(recipients).execute();
    return saved.revision;
  });
}

function saveHead(
  tx: Transaction,
  key: ReportKey,
  matter: Matter,
  { revision, by }: { readonly revision: number; readonly by: string },
) {
  const head = {
    registry_number: matter.registryNumber,
    memo_on: matter.memoOn,
    meeting_on: matter.meetingOn,
    updated_by: by,
  };
  if (revision === 0) {
    return tx
      .insertInto('matter')
      .values({ ...reportColumns(key), ...head })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'body', 'year', 'period']).doNothing())
      .returning('revision')
      .executeTakeFirst();
  }
  const { body, year, period } = reportColumns(key);
  return tx
    .updateTable('matter')
    .set((eb) => ({ ...head, revision: eb('revision', '+', 1), updated_at: sql<Date>`now()` }))
    .where('body', '=', body)
    .where('year', '=', year)
    .where('period', '=', period)
    .where('revision', '=', revision)
    .returning('revision')
    .executeTakeFirst();
}

export type MatterEvent = {
  readonly kind: 'dispatched' | 'certified';
  readonly onDate: string;
  readonly recipients: readonly string[];
  readonly note: string;
  /** SHA-256 of the document tree that was dispatched. */
  readonly sha256: string | null;
  readonly by: string | null;
};

export async function addMatterEvent(tx: Transaction, key: ReportKey, event: MatterEvent): Promise<void> {
  const { onDate, recipients, ...rest } = event;
  await tx
    .insertInto('matter_event')
    .values({ ...reportColumns(key), ...rest, on_date: onDate, recipients: [...recipients] })
    .execute();
}

/** What has happened, the earliest first; `at` is when it was registered. */
export function listMatterEvents(tx: Transaction, key: ReportKey): Promise<(MatterEvent & { readonly at: Date })[]> {
  const { body, year, period } = reportColumns(key);
  return tx
    .selectFrom('matter_event')
    .select(['kind', 'on_date as onDate', 'recipients', 'note', 'sha256', 'by', 'at'])
    .where('body', '=', body)
    .where('year', '=', year)
    .where('period', '=', period)
    .orderBy('at')
    .execute();
}
