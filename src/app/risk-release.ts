/** A risk or control that leaves the plan leaves the draft reports that hold it and say nothing of it, with its place in their final report. */
import { shrinkControlPart } from '../domain/control-part.ts';
import type { ControlPlanKey } from '../store/control-plan.ts';
import type { Transaction } from '../store/database.ts';
import { listPlanControls } from '../store/plan-control.ts';
import { loadParts, saveParts } from '../store/report-part.ts';
import { releaseFrom, silentHolders, silentResults } from '../store/risk-release.ts';

type Leaving = { readonly kind: 'risk' | 'control'; readonly key: string };

/** Where a report says something of it nothing is done, and the database refuses to take it away. */
export async function releaseFromDrafts(tx: Transaction, plan: ControlPlanKey, leaving: Leaving): Promise<void> {
  const { kind, key } = leaving;
  const periods = kind === 'risk' ? await silentHolders(tx, plan, key) : await silentResults(tx, plan, key);
  const controls = (await listPlanControls(tx, plan)).filter((one) => (kind === 'risk' ? one.risk : one.key) === key);
  const gone = { risk: kind === 'risk' ? key : null, controls: controls.map((control) => control.key) };
  for (const period of periods ?? []) {
    const report = { body: plan.body, period: { year: plan.year, kind: period } };
    const parts = await loadParts(tx, report);
    const shrunk = parts.flatMap((part, ordinal) =>
      part.kind === 'internalControl' ? [{ item: shrinkControlPart(part, gone), ordinal }] : [],
    );
    await saveParts(tx, report, shrunk);
    await releaseFrom(tx, plan, period, leaving);
  }
}
