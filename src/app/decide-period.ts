/** Deciding a whole period: every body's report is decided, those that are ready now among them, and the period stays as it is. */
import { type Period, periodCode } from '../domain/period.ts';
import { type Issue, type Result, refuse, succeed } from '../domain/result.ts';
import { listBodies } from '../store/body.ts';
import type { Transaction } from '../store/database.ts';
import { listOwed } from '../store/owed-work.ts';
import { decidePeriod, findPeriod, type StoredPeriod } from '../store/period.ts';
import { addPeriodEvent } from '../store/period-event.ts';
import { listReportRows } from '../store/report.ts';
import { lockTenant } from '../store/tenant.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { Decision, freezeReport } from './decide-report.ts';
import { readForm } from './form.ts';
import { may } from './policy.ts';
import { actorName, type Session } from './session.ts';

/** Codes of the bodies whose reports are decided, and of those that can be; an issue for each that is not ready. */
type Readiness = { readonly decided: readonly string[]; readonly ready: readonly string[]; readonly issues: Issue[] };

async function readinessOf(tx: Transaction, { period, bodies }: StoredPeriod): Promise<Readiness> {
  const reports = (await listReportRows(tx)).filter(
    (row) => row.period.year === period.year && row.period.kind === period.kind,
  );
  const owed = await listOwed(tx, period);
  const names = new Map((await listBodies(tx)).map(({ code, name }) => [code, name]));
  const decided = reports.filter((row) => row.decided).map(({ body }) => body.code);
  const asked = new Set(bodies.map(({ body }) => body));
  const ready: string[] = [];
  const issues: Issue[] = [];
  for (const code of new Set([...asked, ...reports.map(({ body }) => body.code)])) {
    if (decided.includes(code)) continue;
    const own = owed.filter(({ body }) => body === code);
    const left = own.filter(({ state }) => state !== 'reviewed').length;
    const name = names.get(code) ?? code;
    if (!reports.some(({ body }) => body.code === code))
      issues.push({ path: '', message: `${name} har ingen rapport för perioden.` });
    else if (!asked.has(code))
      issues.push({
        path: '',
        message: `${name} är inte tillfrågad i perioden, och dess rapport är inte beslutad. Besluta den för sig först.`,
      });
    else if (left > 0)
      issues.push({ path: '', message: `${name} är inte klar: ${left} av ${own.length} poster är inte godkända.` });
    else ready.push(code);
  }
  return { decided, ready, issues };
}

/**
 * Decides a period that is open or closed. Reports that are decided keep their decision; the others, where every node is
 * approved, are frozen with this one. `input`: `decidedOn`, `paragraph`, `registryNumber`. Refused with an issue for each
 * body whose report is not ready, and then nothing is decided. Answers how many reports it froze.
 */
export async function decideWholePeriod(
  app: App,
  session: Session,
  period: Period,
  input: unknown,
): Promise<Result<{ frozen: number }>> {
  if (!may(session, 'decide', null)) {
    const message =
      'Bara nämndsekreterare, controller och administratör för hela kommunen kan registrera beslut om en period.';
    return refuse({ path: '', message });
  }
  const decision = readForm(Decision, input);
  if (!decision.ok) return decision;
  return change(app, session, async (tx) => {
    await lockTenant(tx);
    const found = await findPeriod(tx, period);
    if (found?.state === 'decided') return refuse({ path: '', message: 'Perioden är redan beslutad.' });
    if (found === null || found.state === 'planned')
      return refuse({ path: '', message: 'Perioden är inte öppnad än, så det finns inget att besluta.' });
    const { decided, ready, issues } = await readinessOf(tx, found);
    if (issues.length > 0) return refuse(...issues);
    if (decided.length + ready.length === 0)
      return refuse({ path: '', message: 'Perioden har inga rapporter än, så det finns inget att besluta.' });
    for (const body of ready) {
      const frozen = await freezeReport(tx, session, { body, period }, decision.value);
      if (!frozen.ok) return frozen;
    }
    const { decidedOn } = decision.value;
    await decidePeriod(tx, period, decidedOn);
    await addPeriodEvent(tx, period, { kind: 'decided', reason: '', by: actorName(session) });
    const after = { state: 'decided', decidedOn, reports: [...decided, ...ready].toSorted() };
    const subject = `period:${periodCode(period)}`;
    await record(tx, session, { verb: 'period.decide', subject, before: found.state, after });
    return succeed({ frozen: ready.length });
  });
}
