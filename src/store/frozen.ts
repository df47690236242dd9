/** What a decided report or period answers when somebody tries to change it. */
import pg from 'pg';

/** The database refused a change under a decided report. `message` is Swedish and names the report. */
export class FrozenError extends Error {
  override readonly name = 'FrozenError';
}

/** The code that the freezing triggers raise. */
const frozenCode = 'UP001';

/** Runs a change; where the database refuses it because of a decision, throws `FrozenError` instead of its own error. */
export async function refusingFrozen<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === frozenCode)
      throw new FrozenError(error.message, { cause: error });
    throw error;
  }
}
