/** Runs a change in one transaction of the session's municipality; a decided report refuses it with a sentence, not an error. */
import type { Issue } from '../domain/result.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { FrozenError, refusingFrozen } from '../store/frozen.ts';
import type { App } from './app.ts';
import type { Session } from './session.ts';

type Refusal = { readonly ok: false; readonly issues: readonly Issue[] };

/** Thrown inside a change to roll it back whole when the answer is a refusal. */
class Refused extends Error {
  readonly answer: unknown;
  constructor(answer: unknown) {
    super('refused');
    this.answer = answer;
  }
}

/** `work` answers with a result; a refusal undoes everything that it wrote. */
export async function change<T extends { readonly ok: boolean }>(
  app: App,
  session: Session,
  work: (tx: Transaction) => Promise<T>,
): Promise<T | Refusal> {
  try {
    return await refusingFrozen(() =>
      inTenant(app.db, session.tenant.id, async (tx) => {
        const answer = await work(tx);
        if (!answer.ok) throw new Refused(answer);
        return answer;
      }),
    );
  } catch (error) {
    if (error instanceof Refused) return error.answer as T;
    if (error instanceof FrozenError) return { ok: false, issues: [{ path: '', message: error.message }] };
    throw error;
  }
}
