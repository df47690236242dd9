/** The example's economy, staff and key figures: read in by the same imports as anybody's, into the period that is open. */
import { readFile } from 'node:fs/promises';
import { type Result, succeed } from '../domain/result.ts';
import { inTenant } from '../store/database.ts';
import { loadEconomyValues } from '../store/economy-value.ts';
import type { App } from './app.ts';
import { examplePeriod } from './example-year.ts';
import { importKeyFigures } from './key-figure-import.ts';
import { saveComparison } from './key-figure-settings.ts';
import type { Session } from './session.ts';
import { importSheet } from './sheet-import-direct.ts';
import { importSie } from './sie-import.ts';

const folder = new URL('../../examples/alvsala/', import.meta.url);
const body = 'VON';

async function file(name: string) {
  return { name, bytes: await readFile(new URL(name, folder)) };
}

/** Does nothing where the body has an economy. */
export async function loadExampleFigures(app: App, session: Session): Promise<Result<null>> {
  const { year } = examplePeriod;
  const held = await inTenant(app.db, session.tenant.id, (tx) => loadEconomyValues(tx, { body, year }));
  if (held.length > 0) return succeed(null);
  const ledger = await file(`${year}-rakenskaper-${body}.se`);
  const read = await importSie(app, session, { body, year }, ledger, { dryRun: false });
  if (!read.ok) return read;
  const order = { year, mapping: null, removeMissing: false, body, period: examplePeriod };
  for (const [kind, name] of [
    ['economy', 'ekonomi'],
    ['staff', 'personal'],
  ] as const) {
    const sheet = await file(`${year}-${name}-${body}.csv`);
    const done = await importSheet(app, session, sheet, { ...order, kind }, { dryRun: false });
    if (!done.ok) return done;
  }
  const statistics = await importKeyFigures(app, session, await file('scb-exempel.json'), {
    source: 'scb',
    dryRun: false,
  });
  return statistics.ok ? saveComparison(app, session, { own: '9901', others: '9902, 9903' }) : statistics;
}
