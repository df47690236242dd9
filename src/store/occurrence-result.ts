/** What came of an occurrence in the database, with a revision against lost updates; the database keeps every version. */
import { sql } from 'kysely';
import type { OccurrenceResult, ResultState } from '../domain/occurrence-result.ts';
import type { Transaction } from './database.ts';
import { refusingFrozen } from './frozen.ts';

/** Names an occurrence. `control` and `occurrence` are keys: "control/rond", "occurrence/3". */
export type OccurrenceKey = {
  readonly body: string;
  readonly year: number;
  readonly control: string;
  readonly occurrence: string;
};

export type StoredResult = OccurrenceResult & {
  readonly state: ResultState;
  readonly revision: number;
  readonly updatedAt: Date;
  readonly updatedBy: string | null;
  readonly editedAccount: string | null;
  readonly doneAt: Date | null;
  readonly doneBy: string | null;
  readonly doneAccount: string | null;
  readonly signedAt: Date | null;
  readonly signedBy: string | null;
  readonly returnedReason: string | null;
  /** The signed version that it corrects. */
  readonly corrects: number | null;
  readonly correctionReason: string | null;
};

export type ResultVersion = OccurrenceResult & {
  readonly number: number;
  readonly state: ResultState;
  readonly reason: string | null;
  readonly corrects: number | null;
  readonly at: Date;
  readonly by: string | null;
};

/** The revision that was read was not the last. */
export type ResultUpdate = { readonly revision: number; readonly updatedAt: Date } | null;

export async function findResult(tx: Transaction, key: OccurrenceKey): Promise<StoredResult | null> {
  const row = await tx
    .selectFrom('occurrence_result')
    .select([
      'assessment',
      'result',
      'comment',
      'state',
      'revision',
      'updated_at as updatedAt',
      'updated_by as updatedBy',
    ])
    .select([
      'edited_account as editedAccount',
      'done_at as doneAt',
      'done_by as doneBy',
      'done_account as doneAccount',
    ])
    .select(['signed_at as signedAt', 'signed_by as signedBy', 'returned_reason as returnedReason', 'corrects'])
    .select('correction_reason as correctionReason')
    .where('body', '=', key.body)
    .where('year', '=', key.year)
    .where('control', '=', key.control)
    .where('occurrence', '=', key.occurrence)
    .executeTakeFirst();
  return row ?? null;
}

function columnsOf({ assessment, result, comment }: OccurrenceResult) {
  return { assessment, result: result && JSON.stringify(result), comment: comment && JSON.stringify(comment) };
}

type By = { readonly by: string | null; readonly account: string | null };

/** Writes what it says if it still has the revision that the writer read (0: none was written); it is then a draft, or still sent back. */
export function saveResult(
  tx: Transaction,
  key: OccurrenceKey,
  { assessment, result, comment }: OccurrenceResult,
  { revision, state, by, account }: By & { readonly revision: number; readonly state: 'draft' | 'returned' },
): Promise<ResultUpdate> {
  const content = { ...columnsOf({ assessment, result, comment }), state, edited_account: account, updated_by: by };
  return refusingFrozen(async () => {
    const saved =
      revision === 0
        ? await tx
            .insertInto('occurrence_result')
            .values({ ...key, ...content })
            .onConflict((conflict) => conflict.doNothing())
            .returning(['revision', 'updated_at as updatedAt'])
            .executeTakeFirst()
        : await update(tx, key, revision)
            .set(content)
            .returning(['revision', 'updated_at as updatedAt'])
            .executeTakeFirst();
    return saved ?? null;
  });
}

function update(tx: Transaction, key: OccurrenceKey, revision: number) {
  return tx
    .updateTable('occurrence_result')
    .set({ revision: sql<number>`revision + 1`, updated_at: sql<Date>`clock_timestamp()` })
    .where('body', '=', key.body)
    .where('year', '=', key.year)
    .where('control', '=', key.control)
    .where('occurrence', '=', key.occurrence)
    .where('revision', '=', revision);
}

/** `content`: what it says with its live figures as they stand, which stays from then on. */
export type ResultMove =
  | { readonly to: 'done'; readonly content: OccurrenceResult }
  | { readonly to: 'draft' }
  | { readonly to: 'signed'; readonly content: OccurrenceResult }
  | { readonly to: 'returned'; readonly reason: string }
  /** Opens what is signed; `reason` says why. */
  | { readonly to: 'correction'; readonly reason: string };

/** Moves it on if it still has the revision. Throws `FrozenError` where it is signed, unless it is opened for a correction. */
export function moveResult(
  tx: Transaction,
  key: OccurrenceKey,
  move: ResultMove,
  { revision, by, account }: By & { readonly revision: number },
): Promise<ResultUpdate> {
  const now = sql<Date>`clock_timestamp()`;
  const changes = {
    done: { state: 'done', done_at: now, done_by: by, done_account: account, returned_reason: null },
    draft: { state: 'draft', done_at: null, done_by: null, done_account: null },
    signed: { state: 'signed', signed_at: now, signed_by: by, signed_account: account },
    returned: { state: 'returned', returned_reason: 'reason' in move ? move.reason : null },
    correction: {
      state: 'draft',
      corrects: revision,
      correction_reason: 'reason' in move ? move.reason : null,
      done_at: null,
      done_by: null,
      done_account: null,
      signed_at: null,
      signed_by: null,
      signed_account: null,
    },
  } as const;
  return refusingFrozen(async () => {
    const moved = await update(tx, key, revision)
      .set({ ...changes[move.to], ...('content' in move ? columnsOf(move.content) : {}), updated_by: by })
      .returning(['revision', 'updated_at as updatedAt'])
      .executeTakeFirst();
    return moved ?? null;
  });
}

/** Every version, the latest first. */
export function listResultVersions(tx: Transaction, key: OccurrenceKey): Promise<ResultVersion[]> {
  return tx
    .selectFrom('occurrence_result_version')
    .select(['number', 'assessment', 'result', 'comment', 'state', 'reason', 'corrects', 'at', 'by'])
    .where('body', '=', key.body)
    .where('year', '=', key.year)
    .where('control', '=', key.control)
    .where('occurrence', '=', key.occurrence)
    .orderBy('number', 'desc')
    .execute();
}

/** What came of the control's occurrence before this one, this year or earlier, where it was marked as done. */
export async function findPreviousResult(
  tx: Transaction,
  key: OccurrenceKey,
  dueOn: string,
): Promise<(OccurrenceResult & { readonly dueOn: string }) | null> {
  const row = await tx
    .selectFrom('occurrence_result as r')
    .innerJoin('control_occurrence as o', (join) =>
      join
        .onRef('o.tenant_id', '=', 'r.tenant_id')
        .onRef('o.body', '=', 'r.body')
        .onRef('o.year', '=', 'r.year')
        .onRef('o.control', '=', 'r.control')
        .onRef('o.key', '=', 'r.occurrence'),
    )
    .select(['r.assessment', 'r.result', 'r.comment', 'o.due_on as dueOn'])
    .where('r.body', '=', key.body)
    .where('r.control', '=', key.control)
    .where('r.state', 'in', ['done', 'signed'])
    .where('o.due_on', '<', dueOn)
    .orderBy('o.due_on', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}
