/** Dismissing what a scan left to a person: looked at, found to be in order, with the reason. */
import { z } from 'zod';
import { incompleteKeys } from '../domain/accessibility-index.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { standingOf } from '../domain/scan.ts';
import { findScan, findScanSite, restandScanSite } from '../store/scan.ts';
import { insertDismissal } from '../store/scan-dismissal.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { plainText, readForm } from './form.ts';
import { may } from './policy.ts';
import { readOutcome } from './scan-outcome.ts';
import { indexOf } from './scan-store.ts';
import { actorName, type Session } from './session.ts';

const Dismissal = z.object({
  criterion: z.string(),
  reason: plainText()
    .trim()
    .min(5, 'Skriv varför det är i ordning, så att en annan kan följa bedömningen.')
    .max(1000, 'Skriv högst 1 000 tecken.'),
});

/** The site's index and standing are worked out anew. What appears later under the same criterion is left to a person again. */
export async function dismissIncomplete(
  app: App,
  session: Session,
  id: string,
  host: string,
  input: unknown,
): Promise<Result<null>> {
  const form = readForm(Dismissal, input);
  if (!form.ok) return form;
  const { criterion, reason } = form.value;
  return change(app, session, async (tx) => {
    const scan = await findScan(tx, id);
    const row = scan && (await findScanSite(tx, scan.id, host));
    if (!scan || !row) return refuse({ path: 'scan', message: 'Granskningen finns inte.' });
    if (!may(session, 'control', row.site.body))
      return refuse({
        path: '',
        message: 'Bara samordnare för intern kontroll, chef, controller och administratör avfärdar det som är kvar.',
      });
    const before = await readOutcome(tx, scan.kind, row);
    const left = before?.outcome.kind === 'accessibility' ? before.outcome.score.deductions : [];
    const deduction = left.find((one) => one.kind === 'incomplete' && one.criterion === criterion);
    if (deduction?.kind !== 'incomplete')
      return refuse({ path: 'reason', message: 'Kriteriet är inte kvarlämnat längre. Läs sidan igen.' });
    const dismissal = { criterion, keys: incompleteKeys(deduction.evidence), reason, madeBy: actorName(session) };
    await insertDismissal(tx, host, dismissal);
    const after = await readOutcome(tx, scan.kind, row);
    if (!after) throw new Error('A site that was scored is not any more.');
    const standing = standingOf(after.outcome);
    await restandScanSite(tx, id, host, { standing, index: indexOf(after.outcome) });
    await record(tx, session, {
      verb: 'scan.dismiss',
      subject: `scan:${id}/${host}`,
      before: { standing: row.standing, index: row.index },
      after: { ...dismissal, standing, index: indexOf(after.outcome) },
    });
    return succeed(null);
  });
}
