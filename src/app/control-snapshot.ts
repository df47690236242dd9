/** What a decision freezes: the plan's risks, controls and times, with the scales and limits that hold on that day. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { ControlPlanSnapshot } from '../domain/control-plan-snapshot.ts';
import { listOccurrences } from '../store/control-occurrence.ts';
import type { ControlPlanKey } from '../store/control-plan.ts';
import type { Transaction } from '../store/database.ts';
import { listPlanControls } from '../store/plan-control.ts';
import { listRegister } from '../store/register.ts';
import { loadScales } from '../store/scale.ts';

const kept: readonly string[] = ['likelihood', 'impact', 'riskLevel', 'control'];

/** The plan as it stands. */
export async function loadSnapshot(
  tx: Transaction,
  key: ControlPlanKey,
  bodyName: string,
): Promise<ControlPlanSnapshot> {
  const risks = await listRegister(tx, key);
  const controls = await listPlanControls(tx, key);
  const scales = await loadScales(tx);
  return {
    body: key.body,
    bodyName,
    year: key.year,
    risks: risks.map(({ revision: _, updatedBy: __, controls: ___, held: ____, ...risk }) => risk),
    controls: controls.map(({ revision: _, updatedBy: __, made: ___, ...control }) => control),
    occurrences: await listOccurrences(tx, key),
    scales: scales.filter(({ code }) => kept.includes(code)),
  };
}

/** SHA-256 of a snapshot, in hex. */
export function snapshotHash(snapshot: ControlPlanSnapshot): string {
  return createHash('sha256').update(canonicalJson(snapshot)).digest('hex');
}

/** Names what was seen, so that what is decided is that: the occurrences of recurring controls are made by the decision. */
export function seenHash(snapshot: ControlPlanSnapshot): string {
  return snapshotHash({ ...snapshot, occurrences: snapshot.occurrences.filter(({ origin }) => origin === 'manual') });
}
