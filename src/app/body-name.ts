/** What bodies were called when a period ended, as its report says it. */
import { bodyNameOn, lastDayOf, type NamedBody } from '../domain/body-change.ts';
import type { Period } from '../domain/period.ts';
import { listBodyChanges } from '../store/body-change.ts';
import type { Transaction } from '../store/database.ts';

/** Names a body as it was called on the last day of a period. */
export async function bodyNames(tx: Transaction): Promise<<B extends NamedBody>(body: B, period: Period) => B> {
  const changes = await listBodyChanges(tx);
  return (body, period) => ({ ...body, name: bodyNameOn(changes, body, lastDayOf(period)) });
}
