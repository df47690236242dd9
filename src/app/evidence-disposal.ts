/** Disposal of evidence (Swedish: gallring): what is past its day is listed, and erased by a person or, where the municipality has said so, by the worker. */
import { z } from 'zod';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { inTenant } from '../store/database.ts';
import { type Evidence, listExpired } from '../store/evidence.ts';
import { lockTenant } from '../store/tenant.ts';
import type { App } from './app.ts';
import { change } from './change.ts';
import { EraseReason, eraseOne } from './evidence.ts';
import { findEvidenceSubject } from './evidence-subject.ts';
import { readForm } from './form.ts';
import { listMunicipalities } from './municipality.ts';
import { changeSetting, municipalitySettings } from './municipality-setting.ts';
import { may, mayAnywhere } from './policy.ts';
import type { Session } from './session.ts';

export type ExpiredEvidence = Evidence & {
  /** What it belongs to, and where its page is. */
  readonly title: string;
  readonly path: string;
};

export type DisposalView = {
  readonly expired: readonly ExpiredEvidence[];
  /** The worker disposes of it by itself. */
  readonly byWorker: boolean;
  /** The session may say whether it does. */
  readonly maySet: boolean;
};

const notAllowed = {
  path: '',
  message: 'Bara samordnare för intern kontroll, chef, controller och administratör kan gallra underlag.',
};

/** The day's expired evidence of the bodies whose internal control the session works with. `today` is "2026-11-30". */
export async function readDisposal(app: App, session: Session, today: string): Promise<Result<DisposalView>> {
  if (!mayAnywhere(session, 'control')) return refuse(notAllowed);
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const expired: ExpiredEvidence[] = [];
    for (const evidence of await listExpired(tx, today)) {
      if (!may(session, 'control', evidence.body)) continue;
      const subject = await findEvidenceSubject(tx, session, evidence.subject);
      expired.push({ ...evidence, title: subject?.title ?? evidence.subject, path: subject?.path ?? '' });
    }
    const { disposeEvidence } = await municipalitySettings(tx);
    return succeed({ expired, byWorker: disposeEvidence, maySet: may(session, 'administer', null) });
  });
}

const Chosen = z.object({
  ids: z.array(z.string()).min(1, 'Välj minst en fil att gallra.').max(1000),
  reason: EraseReason,
});

/** Erases the chosen ones for one reason, all or none, and returns how many. Refused for a file that is not past its day. */
export async function disposeExpired(
  app: App,
  session: Session,
  input: unknown,
  today: string,
): Promise<Result<{ count: number }>> {
  if (!mayAnywhere(session, 'control')) return refuse(notAllowed);
  const form = readForm(Chosen, input);
  if (!form.ok) return form;
  const { ids, reason } = form.value;
  return change(app, session, async (tx): Promise<Result<{ count: number }>> => {
    const expired = (await listExpired(tx, today)).filter(({ body }) => may(session, 'control', body));
    const chosen = expired.filter(({ id }) => ids.includes(id));
    if (chosen.length < new Set(ids).size)
      return refuse({
        path: 'ids',
        message: 'Något av det du valde är redan gallrat, eller får inte gallras än. Läs listan igen och välj på nytt.',
      });
    for (const evidence of chosen) await eraseOne(tx, session, evidence, reason);
    return succeed({ count: chosen.length });
  });
}

/** Says whether the worker disposes of evidence by itself. */
export async function setDisposal(app: App, session: Session, byWorker: boolean): Promise<Result<null>> {
  if (!may(session, 'administer', null))
    return refuse({ path: '', message: 'Bara en administratör för hela kommunen kan bestämma hur underlag gallras.' });
  return change(app, session, async (tx) => {
    await changeSetting(tx, session, 'disposeEvidence', byWorker);
    return succeed(null);
  });
}

/** What the worker does of it on a day, in every municipality that has said so. Run it as often as you like. */
export async function disposeByClock(app: App, today: string): Promise<void> {
  for (const tenant of await listMunicipalities(app)) {
    const session: Session = { tenant, account: null, how: 'worker', roles: [] };
    await inTenant(app.db, tenant.id, async (tx) => {
      if (!(await municipalitySettings(tx)).disposeEvidence) return;
      await lockTenant(tx);
      for (const evidence of await listExpired(tx, today))
        await eraseOne(tx, session, evidence, `Gallrat av Uppsikt: fick gallras från och med ${evidence.retainUntil}.`);
    });
  }
}
