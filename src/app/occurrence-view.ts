/** One occurrence as its page shows it: risk, control and method, what came of it, the last time beside, and what the session may do. */
import { ControlDefinition } from '../controls/definition.ts';
import type { Entry } from '../domain/entry.ts';
import type { Facts } from '../domain/facts.ts';
import { type LiveFigure, listFigures, resolveEntry } from '../domain/live-figure.ts';
import { narrativeToForm } from '../domain/narrative-form.ts';
import {
  asEntry,
  emptyResult,
  fromEntry,
  type OccurrenceResult,
  type ResultState,
} from '../domain/occurrence-result.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import type { Scale } from '../domain/scale.ts';
import { listDefinitions } from '../store/control-definition.ts';
import { type FoundOccurrence, findOccurrence } from '../store/control-occurrence.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { listEvidence } from '../store/evidence.ts';
import { listOccurrenceActions, type OccurrenceAction } from '../store/occurrence-action.ts';
import { findPreviousResult, findResult, type OccurrenceKey, type StoredResult } from '../store/occurrence-result.ts';
import { listOccurrenceRuns, type OccurrenceRun } from '../store/occurrence-run.ts';
import { listSamples, type StoredSample } from '../store/occurrence-sample.ts';
import { findLastReport } from '../store/report.ts';
import { loadScales } from '../store/scale.ts';
import type { App } from './app.ts';
import { seesControls } from './controls/access.ts';
import { isLike } from './controls/result-place.ts';
import type { EvidenceItem } from './evidence.ts';
import { factsOf } from './facts-of.ts';
import { occurrenceName, occurrenceSubject } from './occurrence-subject.ts';
import { may, seesWorkingMaterial, worksWith } from './policy.ts';
import type { Session } from './session.ts';
import type { ReportAddress } from './views.ts';

export type { OccurrenceKey };

export type OccurrenceView = {
  readonly key: OccurrenceKey;
  readonly about: FoundOccurrence;
  /** "mars 2026". */
  readonly name: string;
  /** As an entry: the comment is its description. Stored as it is where it is edited, with its figures as they stand where it is read. */
  readonly entry: Entry;
  /** What it says, with its figures as they stand. */
  readonly shown: OccurrenceResult;
  readonly form: { readonly narrative: string; readonly description: string };
  readonly state: ResultState;
  /** 0 where nothing is saved yet. */
  readonly revision: number;
  readonly savedAt: string | null;
  readonly savedBy: string | null;
  readonly stored: StoredResult | null;
  readonly previous: { readonly name: string; readonly entry: Entry } | null;
  /** The scale of controls, by the name that an entry's assessment has. */
  readonly scales: readonly Scale[];
  readonly figures: readonly LiveFigure[];
  /** The report whose figures the text may name; null where the body has none that year. */
  readonly report: ReportAddress | null;
  /** The last drawn first. */
  readonly samples: readonly StoredSample[];
  readonly actions: readonly OccurrenceAction[];
  /** Runs of a control that were put in the result, the latest first. */
  readonly runs: readonly OccurrenceRun[];
  /** Controls that the product runs and that are called much the same, for those who see them. */
  readonly runnable: readonly { readonly id: string; readonly title: string }[];
  /** Null for those who do not work with the body. */
  readonly evidence: { readonly subject: string; readonly items: readonly EvidenceItem[] } | null;
  readonly editable: boolean;
  /** Says why it cannot be edited and who may; null where it can. */
  readonly whyNot: string | null;
  /** Says why the session cannot sign it or send it back; null where it can. */
  readonly whyNotSign: string | null;
  readonly mayCorrect: boolean;
};

const notFound = { path: '', message: 'Kontrolltillfället finns inte. Det kan ha tagits bort ur planen.' };

function whyNotEdit(
  session: Session,
  about: FoundOccurrence,
  body: string,
  stored: StoredResult | null,
): string | null {
  if (!may(session, 'report', body))
    return `Du kan läsa men inte ändra. Den som rapporterar för ${body}, en samordnare för intern kontroll eller en controller kan ändra här.`;
  if (about.droppedOn !== null) return `Tillfället är inställt: ${about.droppedReason}`;
  return stored?.state === 'signed' ? 'Resultatet är signerat och ändras inte. Öppna en rättelse med ett skäl.' : null;
}

/** Somebody else than whoever did it or last changed it, with the right role. */
function whyNotSign(session: Session, body: string, stored: StoredResult | null): string | null {
  if (!may(session, 'control', body) || session.account === null)
    return `Bara en samordnare för intern kontroll, chef eller controller för ${body} kan signera.`;
  const own = [stored?.doneAccount, stored?.editedAccount].includes(session.account.id);
  return own
    ? 'Du har själv gjort kontrollen eller ändrat resultatet. Någon annan måste signera: det är det som är fyra ögon.'
    : null;
}

/** The body's last report of the year, whose figures a text may name. */
async function findFacts(
  tx: Transaction,
  session: Session,
  key: OccurrenceKey,
): Promise<{ readonly report: ReportAddress; readonly facts: Facts } | null> {
  const period = await findLastReport(tx, key);
  if (period === null) return null;
  const report = { body: key.body, period };
  const facts = await factsOf(tx, session, report);
  return facts.ok ? { report, facts: facts.value } : null;
}

/** The scale of controls stands under the name that an entry's assessment has. */
function entryScales(scales: readonly Scale[]): Scale[] {
  return scales.flatMap((scale) => (scale.code === 'control' ? [{ ...scale, code: 'assessment' as const }] : []));
}

async function runnableAs(tx: Transaction, title: string): Promise<{ id: string; title: string }[]> {
  const known = (await listDefinitions(tx)).map(({ definition }) => ControlDefinition.parse(definition));
  return known.filter((one) => isLike(one.title, title)).map(({ id, title: name }) => ({ id, title: name }));
}

export async function loadOccurrenceView(
  tx: Transaction,
  session: Session,
  key: OccurrenceKey,
): Promise<Result<OccurrenceView>> {
  if (!may(session, 'read', key.body) || !seesWorkingMaterial(session)) return refuse(notFound);
  const about = await findOccurrence(tx, key);
  if (about === null) return refuse(notFound);
  const stored = await findResult(tx, key);
  const found = await findFacts(tx, session, key);
  const entry = asEntry(stored ?? emptyResult);
  const isSigned = stored?.state === 'signed';
  const shown = found && !isSigned ? resolveEntry(found.facts, entry) : entry;
  const previous = await findPreviousResult(tx, key, about.dueOn);
  const whyNot = whyNotEdit(session, about, key.body, stored);
  const subject = occurrenceSubject(key);
  return succeed({
    key,
    about,
    name: occurrenceName(about),
    entry: whyNot === null ? entry : shown,
    shown: fromEntry(shown),
    form: { narrative: narrativeToForm(shown.narrative), description: narrativeToForm(shown.description) },
    state: stored?.state ?? 'draft',
    revision: stored?.revision ?? 0,
    savedAt: stored?.updatedAt.toISOString() ?? null,
    savedBy: stored?.updatedBy ?? null,
    stored,
    previous: previous && {
      name: occurrenceName({ label: null, dueOn: previous.dueOn }),
      entry: asEntry(previous),
    },
    scales: entryScales(await loadScales(tx)),
    figures: found && whyNot === null ? listFigures(found.facts, '') : [],
    report: found?.report ?? null,
    samples: await listSamples(tx, key),
    actions: await listOccurrenceActions(tx, key),
    runs: await listOccurrenceRuns(tx, key),
    runnable: seesControls(session) ? await runnableAs(tx, about.title) : [],
    evidence: worksWith(session, key.body) ? { subject, items: await listEvidence(tx, subject) } : null,
    editable: whyNot === null,
    whyNot,
    whyNotSign: whyNotSign(session, key.body, stored),
    mayCorrect: isSigned && may(session, 'report', key.body),
  });
}

export function readOccurrence(app: App, session: Session, key: OccurrenceKey): Promise<Result<OccurrenceView>> {
  return inTenant(app.db, session.tenant.id, (tx) => loadOccurrenceView(tx, session, key));
}
