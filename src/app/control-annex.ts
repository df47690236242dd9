/** The final report of internal control follows what the report holds: a control that is taken into it gets its place, and a report without that part gets it. */
import { emptyControlPart, growControlPart } from '../domain/control-part.ts';
import { withAnnex } from '../domain/memo.ts';
import { findBody } from '../store/body.ts';
import type { ResultKey } from '../store/control-action.ts';
import { findReportedControl } from '../store/control-report.ts';
import type { Transaction } from '../store/database.ts';
import { loadParts, saveParts } from '../store/report-part.ts';

/** What stands there stays as it is, so that once more changes nothing. */
export async function showInAnnex(tx: Transaction, key: ResultKey): Promise<void> {
  const held = await findReportedControl(tx, key);
  if (held === null) return;
  const parts = await loadParts(tx, key);
  const has = parts.some(({ kind }) => kind === 'internalControl');
  const name = (await findBody(tx, key.body))?.name ?? key.body;
  const all = has ? parts : withAnnex(parts, emptyControlPart(key.period, name, null));
  const controls = [{ key: key.control, title: held.title }];
  const grown = all.map((part) =>
    part.kind === 'internalControl'
      ? growControlPart(part, [{ key: held.riskKey, area: held.area, isNew: true, controls }])
      : part,
  );
  await saveParts(
    tx,
    key,
    grown.map((item, ordinal) => ({ item, ordinal })),
  );
}
