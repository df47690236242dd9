/** A finished scan becomes a run of every control that is measured by scans of its kind. */
import { ControlDefinition } from '../../controls/definition.ts';
import { swedishDay } from '../../domain/swedish-day.ts';
import { listDefinitions } from '../../store/control-definition.ts';
import type { Transaction } from '../../store/database.ts';
import type { ScanRow } from '../../store/scan.ts';
import type { Session } from '../session.ts';
import { scanKindOf } from './measure-scan.ts';
import { enqueueRun } from './run.ts';

/** Puts the runs in the queue, in the transaction that ends the scan: they are made once, and none is forgotten. */
export async function enqueueScanRuns(tx: Transaction, session: Session, scan: ScanRow): Promise<void> {
  const cutOff = swedishDay(new Date());
  for (const { definition: stored } of await listDefinitions(tx)) {
    const { id, measure } = ControlDefinition.parse(stored);
    if (measure.kind !== 'score' || scanKindOf(measure) !== scan.kind) continue;
    await enqueueRun(tx, session, { definition: id, cutOff, corrects: null, reason: '', scan: scan.id });
  }
}
