/** Loads the facts of one report, or says in Swedish that there is none. */
import type { Facts } from '../domain/facts.ts';
import { periodName } from '../domain/period.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import type { Transaction } from '../store/database.ts';
import { loadFacts } from '../store/facts.ts';
import { may } from './policy.ts';
import type { Session } from './session.ts';
import type { ReportAddress } from './views.ts';

export async function factsOf(tx: Transaction, session: Session, address: ReportAddress): Promise<Result<Facts>> {
  if (!may(session, 'read', address.body)) {
    return refuse({ path: 'body', message: 'Du har ingen roll i den här kommunen och kan inte läsa rapporten.' });
  }
  const facts = await loadFacts(tx, address.body, address.period);
  if (facts) return succeed(facts);
  return refuse({
    path: 'report',
    message: `Det finns ingen rapport för ${address.body}, ${periodName(address.period)}. Importera ett beslutspaket eller välj en annan period.`,
  });
}
