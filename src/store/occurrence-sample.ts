/** Samples in the database: what was drawn, by which seed from which population, and what each row showed. */
import type { DrawnRow, SampleOutcome } from '../domain/sample.ts';
import type { Transaction } from './database.ts';
import { refusingFrozen } from './frozen.ts';
import type { OccurrenceKey } from './occurrence-result.ts';

export type StoredSample = {
  /** From 1; the last is the one that counts. */
  readonly number: number;
  readonly seed: string;
  readonly population: number;
  readonly size: number;
  /** Of the keys of all rows, one a line. */
  readonly populationSha256: string;
  readonly source: string;
  readonly columns: readonly string[];
  readonly reason: string | null;
  readonly drawnAt: Date;
  readonly drawnBy: string | null;
  readonly rows: readonly SampleRow[];
};
export type SampleRow = DrawnRow & {
  readonly ordinal: number;
  readonly outcome: SampleOutcome | null;
  readonly note: string;
};

/** Every sample of the occurrence, the last first. */
export async function listSamples(tx: Transaction, key: OccurrenceKey): Promise<StoredSample[]> {
  const of = { body: key.body, year: key.year, control: key.control, occurrence: key.occurrence };
  const matching = Object.entries(of);
  let samples = tx
    .selectFrom('occurrence_sample')
    .select(['number', 'seed', 'population', 'size', 'population_sha256 as populationSha256', 'source', 'columns'])
    .select(['reason', 'drawn_at as drawnAt', 'drawn_by as drawnBy'])
    .orderBy('number', 'desc');
  let rows = tx
    .selectFrom('occurrence_sample_row')
    .select(['number', 'ordinal', 'place', 'cells', 'outcome', 'note'])
    .orderBy('ordinal');
  for (const [column, value] of matching) {
    samples = samples.where(column as keyof typeof of, '=', value);
    rows = rows.where(column as keyof typeof of, '=', value);
  }
  const found = await samples.execute();
  const drawn = Map.groupBy(await rows.execute(), ({ number }) => number);
  return found.map((sample) => ({
    ...sample,
    rows: (drawn.get(sample.number) ?? []).map(({ number: _, ...row }) => row),
  }));
}

export type NewSample = Omit<StoredSample, 'drawnAt' | 'rows'> & { readonly rows: readonly DrawnRow[] };

/** Keeps a sample. Throws `FrozenError` where the result is signed. */
export function insertSample(tx: Transaction, key: OccurrenceKey, sample: NewSample): Promise<void> {
  const { rows, populationSha256, drawnBy, columns, ...facts } = sample;
  return refusingFrozen(async () => {
    await tx
      .insertInto('occurrence_sample')
      .values({ ...key, ...facts, columns: [...columns], population_sha256: populationSha256, drawn_by: drawnBy })
      .execute();
    await tx
      .insertInto('occurrence_sample_row')
      .values(
        rows.map(({ place, cells }, index) => ({
          ...key,
          number: sample.number,
          ordinal: index + 1,
          place,
          cells: [...cells],
          outcome: null,
        })),
      )
      .execute();
  });
}

/** Says what one drawn row showed. Throws `FrozenError` where the result is signed. */
export function saveSampleRow(
  tx: Transaction,
  key: OccurrenceKey & { readonly number: number },
  { ordinal, outcome, note }: Pick<SampleRow, 'ordinal' | 'outcome' | 'note'>,
): Promise<void> {
  return refusingFrozen(async () => {
    await tx
      .updateTable('occurrence_sample_row')
      .set({ outcome, note })
      .where('body', '=', key.body)
      .where('year', '=', key.year)
      .where('control', '=', key.control)
      .where('occurrence', '=', key.occurrence)
      .where('number', '=', key.number)
      .where('ordinal', '=', ordinal)
      .execute();
  });
}
