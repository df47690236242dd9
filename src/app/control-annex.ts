/** Annex 2 of a report follows what the report holds: a control that is taken into it gets its place, and the report the annex. */
import { growControlOutline, newControlAnnex } from '../domain/control-annex.ts';
import { findBody } from '../store/body.ts';
import type { ResultKey } from '../store/control-action.ts';
import { findReportedControl } from '../store/control-report.ts';
import type { Transaction } from '../store/database.ts';
import { loadParts, saveParts } from '../store/report-part.ts';

/** Does nothing where annex 2 shows the control and its risk. Throws `FrozenError` where the report is decided. */
export async function showInAnnex(tx: Transaction, key: ResultKey): Promise<void> {
  const held = await findReportedControl(tx, key);
  if (held === null) return;
  const parts = await loadParts(tx, key);
  const at = parts.findIndex(({ kind }) => kind === 'internalControl');
  const annex = parts[at] ?? newControlAnnex(key.period.year, (await findBody(tx, key.body))?.name ?? key.body);
  const { title, riskKey: risk, area } = held;
  const outline = growControlOutline(annex.outline, { control: key.control, title, risk, area });
  if (at >= 0 && JSON.stringify(outline) === JSON.stringify(annex.outline)) return;
  await saveParts(tx, key, [{ item: { ...annex, outline }, ordinal: at < 0 ? parts.length : at }]);
}
