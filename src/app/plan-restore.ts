/** Putting back risks and controls that were taken out of a plan. */
import { z } from 'zod';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { makeOccurrences } from '../store/control-occurrence.ts';
import { type ControlPlanKey, lockControlPlan } from '../store/control-plan.ts';
import { listRemoved, restoreRemoved } from '../store/plan-restore.ts';
import { findRegisterRisk } from '../store/register.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { editPlanOf } from './control-access.ts';
import { readForm } from './form.ts';
import { actorName, type Session } from './session.ts';

const Chosen = z.object({ kind: z.enum(['risk', 'control']), key: z.string() });

/**
 * Puts one back as it was, under the key that it had, so that its history and its chain go on. A control needs its risk in the
 * plan; one that was set for all comes back only with the executive board's.
 */
export async function restoreInPlan(
  app: App,
  session: Session,
  plan: ControlPlanKey,
  input: unknown,
): Promise<Result<null>> {
  const read = readForm(Chosen, input);
  if (!read.ok) return read;
  const { kind, key } = read.value;
  return change(app, session, async (tx): Promise<Result<null>> => {
    const access = await editPlanOf(tx, session, plan);
    if (!access.ok) return access;
    await lockControlPlan(tx, plan);
    const removed = (await listRemoved(tx, plan)).find((one) => one.kind === kind && one.key === key);
    if (!removed || removed.central)
      return refuse({ path: '', message: 'Det finns inte bland det som är borttaget. Ladda om sidan.' });
    if (removed.risk !== null && (await findRegisterRisk(tx, plan, removed.risk))?.chosen !== true)
      return refuse({
        path: '',
        message: 'Risken som kontrollen följde upp är inte med i planen. Återställ den, eller välj in den, först.',
      });
    await restoreRemoved(tx, plan, { kind, key, by: actorName(session) });
    if (kind === 'control') await makeOccurrences(tx, plan, access.value.plan?.revisionReason ?? null);
    await record(tx, session, {
      verb: `${kind}.restore`,
      subject: `${kind}:${plan.body}/${plan.year}/${key}`,
      before: null,
      after: { title: removed.title, risk: removed.risk },
    });
    return succeed(null);
  });
}
