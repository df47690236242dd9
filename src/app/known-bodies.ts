/** Facts that were read from a file, with the organisation as the municipality has it where the file only knows a code. */
import type { Facts } from '../domain/facts.ts';
import { listBodies } from '../store/body.ts';
import type { Transaction } from '../store/database.ts';

/** A body that the file names by its code alone keeps the name, kind and place that it has here. */
export async function withKnownBodies(tx: Transaction, facts: Facts): Promise<Facts> {
  const known = new Map((await listBodies(tx)).map((body) => [body.code, body]));
  const bodies = facts.bodies.map((body) => (body.name === body.code ? (known.get(body.code) ?? body) : body));
  return { ...facts, bodies };
}
