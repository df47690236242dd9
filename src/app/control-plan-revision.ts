/** A decided control plan is opened again for a change, with a reason; what was decided stays to be read. */
import { z } from 'zod';
import type { ControlPlanSnapshot } from '../domain/control-plan-snapshot.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { type ControlPlanKey, findControlPlan, lockControlPlan } from '../store/control-plan.ts';
import {
  addControlPlanVersion,
  type ControlPlanVersion,
  listControlPlanVersions,
  loadControlPlanVersion,
  setControlPlanRevision,
} from '../store/control-plan-version.ts';
import { inTenant } from '../store/database.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { spreadTo } from './central-spread.ts';
import { change } from './change.ts';
import { accessPlan } from './control-access.ts';
import { loadSnapshot, snapshotHash } from './control-snapshot.ts';
import { plainText, readForm } from './form.ts';
import { may, seesWorkingMaterial } from './policy.ts';
import { actorName, type Session } from './session.ts';

const Reason = z.object({
  reason: plainText().trim().min(3, 'Skriv varför planen ändras.').max(1000, 'Skälet får ha högst 1 000 tecken.'),
});

/**
 * The number of the version that those read who see only what is decided, while the plan is being revised; null where they may
 * read the plan itself, and where nothing is decided.
 */
export function decidedVersionFor(app: App, session: Session, key: ControlPlanKey): Promise<number | null> {
  return inTenant(app.db, session.tenant.id, async (tx) => {
    if (seesWorkingMaterial(session) || !may(session, 'read', key.body)) return null;
    if ((await findControlPlan(tx, key))?.state !== 'revising') return null;
    return (await listControlPlanVersions(tx, key))[0]?.number ?? null;
  });
}

/** Opens a decided plan for a change. `input`: `reason`, which the next version names. */
export async function openControlRevision(
  app: App,
  session: Session,
  key: ControlPlanKey,
  input: unknown,
): Promise<Result<null>> {
  if (!may(session, 'control', key.body))
    return refuse({
      path: '',
      message: 'Bara samordnare för intern kontroll, chef, controller och administratör kan öppna en revidering.',
    });
  const form = readForm(Reason, input);
  if (!form.ok) return form;
  const { reason } = form.value;
  return change(app, session, async (tx): Promise<Result<null>> => {
    await lockControlPlan(tx, key);
    const access = await accessPlan(tx, session, key);
    if (!access.ok) return access;
    const { plan, body } = access.value;
    if (plan?.state !== 'decided' || plan.decidedOn === null)
      return refuse({ path: '', message: 'Planen är redan öppen för ändringar. Ladda om sidan.' });
    // A plan that was decided before versions were kept gets its first one now: it has not changed since.
    if ((await listControlPlanVersions(tx, key)).length === 0) {
      const snapshot = await loadSnapshot(tx, key, body.name);
      const { decidedOn, paragraph, registryNumber } = plan;
      const version = { number: 1, sha256: snapshotHash(snapshot), reason: '', createdBy: null };
      await addControlPlanVersion(tx, key, snapshot, { ...version, decidedOn, paragraph, registryNumber });
    }
    await setControlPlanRevision(tx, key, reason);
    await spreadTo(tx, key, actorName(session));
    const subject = `controlPlan:${key.body}/${key.year}`;
    await record(tx, session, { verb: 'controlPlan.revise', subject, before: null, after: { reason } });
    return succeed(null);
  });
}

export type DecidedPlanView = {
  readonly version: ControlPlanVersion;
  readonly snapshot: ControlPlanSnapshot;
  /** Numbers of all versions, the latest first. */
  readonly numbers: readonly number[];
};

/** A version of a plan as it was decided. Open to every role: it is decided. */
export function readDecidedPlan(
  app: App,
  session: Session,
  key: ControlPlanKey,
  number: number,
): Promise<Result<DecidedPlanView>> {
  return inTenant(app.db, session.tenant.id, async (tx): Promise<Result<DecidedPlanView>> => {
    if (!may(session, 'read', key.body))
      return refuse({ path: '', message: 'Du har ingen roll i den här kommunen och kan inte läsa planen.' });
    const versions = await listControlPlanVersions(tx, key);
    const version = versions.find((one) => one.number === number);
    const snapshot = version && (await loadControlPlanVersion(tx, key, number));
    if (!version || !snapshot) return refuse({ path: 'version', message: 'Planen har ingen sådan version.' });
    return succeed({ version, snapshot, numbers: versions.map((one) => one.number) });
  });
}
