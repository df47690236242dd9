/** What the state of a period lets a person do with what is reported in it. */
import type { PeriodState } from '../store/period.ts';
import { may } from './policy.ts';
import type { Session } from './session.ts';
import type { ReportAddress } from './views.ts';

/**
 * Why the state of its period keeps a report from being edited, and who can change that; null where it does not.
 * Controllers edit in any period until the report is decided.
 */
export function whyPeriodHinders(session: Session, address: ReportAddress, state: PeriodState): string | null {
  if (state === 'open' || may(session, 'managePeriods', address.body)) return null;
  if (state === 'decided') return 'Perioden är beslutad och ändras inte mer.';
  if (state === 'planned')
    return 'Perioden är inte öppnad än. En controller öppnar den när det är dags att rapportera.';
  return 'Perioden är stängd och rapporten sammanställs. Behöver något ändras kan en controller öppna den igen.';
}
