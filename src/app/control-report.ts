/** Taking what came of a control into a report: proposed from its occurrences by a stated rule, decided by a person, with the trace kept. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { lastDayOf } from '../domain/body-change.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { Narrative } from '../domain/narrative.ts';
import { editNarrative, narrativeToForm } from '../domain/narrative-form.ts';
import { periodCode } from '../domain/period.ts';
import { type DoneOccurrence, proposeResult, ruleOf, type Way } from '../domain/propose-result.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import type { Scale } from '../domain/scale.ts';
import { insertAction, type ResultKey } from '../store/control-action.ts';
import {
  findReportedControl,
  listOrigins,
  listResultsUntil,
  type OccurrenceOfControl,
  type ReportedControl,
  saveReportedControl,
} from '../store/control-report.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { listOccurrenceActions } from '../store/occurrence-action.ts';
import { findReport } from '../store/report.ts';
import { loadScales } from '../store/scale.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { showInAnnex } from './control-annex.ts';
import { longestText } from './entry.ts';
import { plainText, readForm } from './form.ts';
import { occurrenceName } from './occurrence-subject.ts';
import { may, seesWorkingMaterial } from './policy.ts';
import { actorName, type Session } from './session.ts';

export type ProposalOf = {
  readonly way: Way;
  readonly rule: string;
  readonly assessment: string | null;
  readonly text: string;
};

export type ControlReportView = {
  readonly key: ResultKey;
  readonly title: string;
  readonly risk: string;
  /** What stands in the report. */
  readonly stands: { readonly assessment: string | null; readonly text: string; readonly result: Narrative | null };
  /** Names what stands there; it comes back with the change, so that nothing is overwritten unseen. */
  readonly seen: string;
  /** What can be taken: marked as done, and signed where the control asks for it. */
  readonly done: readonly (DoneOccurrence & Pick<OccurrenceOfControl, 'occurrence' | 'revision' | 'state'>)[];
  /** Written, but not done or not signed. */
  readonly waiting: readonly {
    readonly occurrence: string;
    readonly name: string;
    readonly state: OccurrenceOfControl['state'];
  }[];
  readonly proposals: readonly ProposalOf[];
  readonly origins: readonly { readonly occurrence: string; readonly name: string; readonly number: number }[];
  readonly scales: readonly Scale[];
  readonly whyNot: string | null;
};

const notFound = {
  path: 'control',
  message: 'Kontrollen finns inte i planen, eller så finns ingen rapport för perioden.',
};
const ways: readonly Way[] = ['latest', 'together'];

const hashOf = ({ assessment, result }: Pick<ReportedControl, 'assessment' | 'result'>) =>
  createHash('sha256').update(canonicalJson({ assessment, result })).digest('hex');

function whyNotTake(session: Session, body: string, decided: boolean): string | null {
  if (decided) return 'Rapporten är beslutad och ändras inte mer.';
  return may(session, 'report', body)
    ? null
    : `Du kan läsa men inte ändra. Den som rapporterar för ${body}, en samordnare för intern kontroll eller en controller kan ändra här.`;
}

async function loadView(tx: Transaction, session: Session, key: ResultKey): Promise<Result<ControlReportView>> {
  if (!may(session, 'read', key.body) || !seesWorkingMaterial(session)) return refuse(notFound);
  const report = await findReport(tx, key);
  const control = report && (await findReportedControl(tx, key));
  if (!report || !control) return refuse(notFound);
  const until = lastDayOf(key.period);
  const results = (await listResultsUntil(tx, key, until)).map((one) => ({ ...one, name: occurrenceName(one) }));
  const isDone = ({ state }: OccurrenceOfControl) => state === 'signed' || (state === 'done' && !control.fourEyes);
  const done = results.filter(isDone);
  const scales = await loadScales(tx);
  const codes = scales.find(({ code }) => code === 'control')?.values.map(({ code }) => code) ?? [];
  return succeed({
    key,
    title: control.title,
    risk: control.risk,
    stands: { assessment: control.assessment, text: narrativeToForm(control.result), result: control.result },
    seen: hashOf(control),
    done,
    waiting: results.filter((one) => !isDone(one)).map(({ occurrence, name, state }) => ({ occurrence, name, state })),
    proposals: ways.flatMap((way) => {
      const proposed = way === 'together' && done.length < 2 ? null : proposeResult(done, way, codes);
      if (proposed === null) return [];
      const { assessment, result } = proposed;
      return [{ way, rule: ruleOf(done, way, until), assessment, text: narrativeToForm(result) }];
    }),
    origins: (await listOrigins(tx, key)).map((origin) => ({ ...origin, name: occurrenceName(origin) })),
    scales: scales.flatMap((scale) => (scale.code === 'control' ? [{ ...scale, code: 'assessment' as const }] : [])),
    whyNot: whyNotTake(session, key.body, report.decided),
  });
}

export function readControlReport(app: App, session: Session, key: ResultKey): Promise<Result<ControlReportView>> {
  return inTenant(app.db, session.tenant.id, (tx) => loadView(tx, session, key));
}

const TakeForm = z.object({
  seen: z.string(),
  way: z.enum(['', 'latest', 'together']).default(''),
  assessment: z.string().default(''),
  narrative: plainText().max(longestText, `Texten är längre än ${longestText} tecken. Dela upp den.`).default(''),
});

/**
 * Writes what the report says of the control. `input`: assessment and text as the person leaves them, `way` says which
 * proposal they began with ('': none), and `seen` is the view's. Actions of the occurrences that are not in the report yet
 * come along.
 */
export async function takeIntoReport(
  app: App,
  session: Session,
  key: ResultKey,
  input: unknown,
): Promise<Result<{ actions: number }>> {
  const form = readForm(TakeForm, input);
  if (!form.ok) return form;
  const { seen, way, assessment, narrative } = form.value;
  return change(app, session, async (tx): Promise<Result<{ actions: number }>> => {
    const found = await loadView(tx, session, key);
    if (!found.ok) return found;
    const view = found.value;
    if (view.whyNot !== null) return refuse({ path: '', message: view.whyNot });
    if (seen !== view.seen)
      return refuse({
        path: '',
        message:
          'Någon annan har ändrat rapportens resultat sedan du öppnade sidan. Jämför med det som står där nu och spara igen.',
      });
    const known = view.scales.flatMap((scale) => scale.values.map(({ code }) => code));
    if (assessment !== '' && !known.includes(assessment))
      return refuse({ path: 'assessment', message: 'Välj ett av värdena för bedömningen.' });
    const used = way === '' ? [] : way === 'latest' ? view.done.slice(-1) : view.done;
    const from = used.map(({ occurrence, revision: number }) => ({ occurrence, number }));
    const stored = view.proposals.find((proposal) => proposal.way === way);
    const base = stored?.text === narrative ? proposedResult(view, way) : view.stands.result;
    const after = { assessment: assessment || null, result: editNarrative(base, narrative) };
    await saveReportedControl(tx, key, after, { from, by: actorName(session) });
    await showInAnnex(tx, key);
    const actions = await bringActions(
      tx,
      session,
      key,
      from.map(({ occurrence }) => occurrence),
    );
    const subject = `controlResult:${key.body}/${periodCode(key.period)}/${key.control}`;
    const { assessment: before, result } = view.stands;
    await record(tx, session, {
      verb: 'controlResult.take',
      subject,
      before: { assessment: before, result },
      after: { ...after, from },
    });
    return succeed({ actions });
  });
}

/** The proposal with its live figures, where the person has left its text as it was. */
function proposedResult(view: ControlReportView, way: string): Narrative | null {
  const codes = view.scales.flatMap((scale) => scale.values.map(({ code }) => code));
  return proposeResult(view.done, way === 'latest' ? 'latest' : 'together', codes)?.result ?? null;
}

/** Puts the occurrences' actions into the report, those that are not there by their text; returns how many. */
async function bringActions(
  tx: Transaction,
  session: Session,
  key: ResultKey,
  occurrences: readonly string[],
): Promise<number> {
  const held = await tx
    .selectFrom('control_action')
    .select('text')
    .where('body', '=', key.body)
    .where('year', '=', key.period.year)
    .where('period', '=', key.period.kind)
    .where('control', '=', key.control)
    .execute();
  const texts = new Set(held.map(({ text }) => canonicalJson(text)));
  let added = 0;
  for (const occurrence of occurrences) {
    const of = { body: key.body, year: key.period.year, control: key.control, occurrence };
    for (const { text, owner, ownerName, dueOn, status, closedOn } of await listOccurrenceActions(tx, of)) {
      if (texts.has(canonicalJson(text))) continue;
      const action = { text, owner: ownerName ?? owner, dueOn, status, closedOn };
      await insertAction(tx, key, action, actorName(session));
      added += 1;
    }
  }
  return added;
}
