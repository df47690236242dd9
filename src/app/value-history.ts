/** The history of the values that are reported on an entry's indicators, and putting an earlier value back. */
import { z } from 'zod';
import { canonicalJson } from '../domain/canonical-json.ts';
import { IndicatorValue } from '../domain/indicator.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { saveIndicatorValue } from '../store/indicator-value.ts';
import { listValueEvents, type ValueEvent } from '../store/value-history.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { indicatorSubject } from './entry-subject.ts';
import { loadEntryView } from './entry-view.ts';
import { readForm } from './form.ts';
import { worksWith } from './policy.ts';
import { actorName, type Session } from './session.ts';
import type { EntryView, ReportAddress } from './views.ts';

export type ValueChange = {
  /** Names the change in the audit trail. */
  readonly sequence: number;
  readonly at: string;
  readonly by: string | null;
  readonly indicator: string;
  readonly before: IndicatorValue | null;
  readonly after: IndicatorValue;
};

function readValue(json: string | null): IndicatorValue | null {
  const read = json === null ? null : IndicatorValue.safeParse(JSON.parse(json));
  return read?.success ? read.data : null;
}

async function changesOf(tx: Transaction, view: EntryView, address: ReportAddress): Promise<ValueChange[]> {
  const keys = new Map(view.indicators.map(({ key }) => [indicatorSubject(address, key), key]));
  if (keys.size === 0) return [];
  const events = await listValueEvents(tx, [...keys.keys()]);
  return events.flatMap(({ sequence, subject, at, by, before, after }: ValueEvent): ValueChange[] => {
    const [value, indicator] = [readValue(after), keys.get(subject)];
    if (value === null || indicator === undefined) return [];
    return [{ sequence, at: at.toISOString(), by, indicator, before: readValue(before), after: value }];
  });
}

/** The latest first; to those who work with the body, nothing to others. */
export async function readValueHistory(
  app: App,
  session: Session,
  address: ReportAddress,
  nodeKey: string,
): Promise<ValueChange[]> {
  if (!worksWith(session, address.body)) return [];
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const view = await loadEntryView(tx, session, address, nodeKey);
    return view.ok ? changesOf(tx, view.value, address) : [];
  });
}

const RestoreForm = z.object({ sequence: z.coerce.number().int().min(1) });

/** Puts back what stood before a change, where nothing has come after it: an undo, which is a change of its own. */
export async function restoreValue(
  app: App,
  session: Session,
  address: ReportAddress,
  nodeKey: string,
  input: unknown,
): Promise<Result<null>> {
  const form = readForm(RestoreForm, input);
  if (!form.ok) return form;
  return change(app, session, async (tx) => {
    const view = await loadEntryView(tx, session, address, nodeKey);
    if (!view.ok) return view;
    if (view.value.whyNot !== null) return refuse({ path: '', message: view.value.whyNot });
    const changes = await changesOf(tx, view.value, address);
    const undone = changes.find(({ sequence }) => sequence === form.value.sequence);
    if (!undone)
      return refuse({ path: 'sequence', message: 'Ändringen finns inte. Ladda om sidan och välj en annan.' });
    const { indicator, after, before } = undone;
    const stands = view.value.indicators
      .find(({ key }) => key === indicator)
      ?.values.find(({ year, kind, sex }) => year === after.year && kind === after.kind && sex === after.sex);
    if (canonicalJson(stands ?? null) !== canonicalJson(after))
      return refuse({ path: 'sequence', message: 'Värdet har ändrats sedan dess. Ångra den senaste ändringen först.' });
    const value = before ?? { ...after, value: null, decimals: 0 };
    await saveIndicatorValue(tx, address, indicator, value, actorName(session));
    const subject = indicatorSubject(address, indicator);
    await record(tx, session, { verb: 'indicator.edit', subject, before: after, after: value });
    return succeed(null);
  });
}
