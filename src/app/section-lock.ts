/** Locking a section of a report: a node and all that stands under it takes no more writing, while the rest goes on. */
import { z } from 'zod';
import type { Facts } from '../domain/facts.ts';
import { periodCode } from '../domain/period.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import type { Transaction } from '../store/database.ts';
import { addSectionLock, listSectionLocks, removeSectionLock } from '../store/section-lock.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { factsOf } from './facts-of.ts';
import { plainText, readForm } from './form.ts';
import { may } from './policy.ts';
import { actorName, type Session } from './session.ts';
import type { HeldLock, ReportAddress } from './views.ts';

/** A node's own key first, then those above it. */
function pathOf(facts: Facts, key: string): string[] {
  const parent = facts.nodes.find((node) => node.key === key)?.parent ?? null;
  return parent === null ? [key] : [key, ...pathOf(facts, parent)];
}

export async function findLock(
  tx: Transaction,
  address: ReportAddress,
  facts: Facts,
  key: string,
): Promise<HeldLock | null> {
  const locks = await listSectionLocks(tx, address);
  if (locks.length === 0) return null;
  const path = pathOf(facts, key);
  const lock = path.flatMap((node) => locks.filter((candidate) => candidate.node === node))[0];
  if (!lock) return null;
  const title = facts.nodes.find((node) => node.key === lock.node)?.title ?? lock.node;
  return { node: lock.node, title, reason: lock.reason, by: lock.by };
}

/** Why the session cannot write where a lock holds; null where it can. Whoever may lock may also write. */
export function whyLockHinders(session: Session, address: ReportAddress, lock: HeldLock | null): string | null {
  if (lock === null || may(session, 'lock', address.body)) return null;
  const reason = lock.reason === '' ? '' : ` Skäl: ${lock.reason}`;
  return `Avsnittet "${lock.title}" är låst av ${lock.by ?? 'en controller'}. Be en controller låsa upp det.${reason}`;
}

const LockForm = z.object({
  locked: z.boolean(),
  reason: plainText().trim().max(300, 'Skälet får ha högst 300 tecken.').default(''),
});

/** Locks or opens the section of a node. */
export async function lockSection(
  app: App,
  session: Session,
  address: ReportAddress,
  key: string,
  input: unknown,
): Promise<Result<null>> {
  if (!may(session, 'lock', address.body)) {
    return refuse({ path: '', message: 'Bara controller och administratör kan låsa avsnitt.' });
  }
  const form = readForm(LockForm, input);
  if (!form.ok) return form;
  const { locked, reason } = form.value;
  return change(app, session, async (tx) => {
    const facts = await factsOf(tx, session, address);
    if (!facts.ok) return facts;
    if (!facts.value.nodes.some((node) => node.key === key)) {
      return refuse({ path: 'node', message: 'Avsnittet finns inte i den här rapporten.' });
    }
    if (locked) await addSectionLock(tx, address, { node: key, reason, by: actorName(session) });
    else await removeSectionLock(tx, address, key);
    const subject = `entry:${address.body}/${periodCode(address.period)}/${key}`;
    await record(tx, session, {
      verb: 'section.lock',
      subject,
      before: { locked: !locked },
      after: { locked, reason },
    });
    return succeed(null);
  });
}
