/** What the page of one entry shows: its states and text, last period's beside, what it is measured by and who may edit it. */
import { emptyEntry } from '../domain/entry.ts';
import type { Facts } from '../domain/facts.ts';
import { listFigures, resolveEntry } from '../domain/live-figure.ts';
import { narrativeText } from '../domain/narrative.ts';
import { narrativeToForm } from '../domain/narrative-form.ts';
import type { Node } from '../domain/node.ts';
import { proposeEntry } from '../domain/propose-entry.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import type { Scale } from '../domain/scale.ts';
import type { Transaction } from '../store/database.ts';
import { findEntry, loadPreviousEntry } from '../store/entry.ts';
import { findProvenance } from '../store/import.ts';
import { findPeriodState, type PeriodState } from '../store/period.ts';
import { findReport } from '../store/report.ts';
import { loadContext } from '../store/report-preparation.ts';
import { factsOf } from './facts-of.ts';
import { whyPeriodHinders } from './period-rule.ts';
import { may } from './policy.ts';
import { loadModel } from './read-reports.ts';
import { findLock, whyLockHinders } from './section-lock.ts';
import type { Session } from './session.ts';
import type { SteeringModel } from './tree.ts';
import type { EntryView, ReportAddress } from './views.ts';

function findNode(facts: Facts, key: string): Result<Node> {
  const node = facts.nodes.find((candidate) => candidate.key === key);
  return node ? succeed(node) : refuse({ path: 'node', message: 'Posten finns inte i den här rapporten.' });
}

function pathOf(facts: Facts, node: Node): string[] {
  const parent = facts.nodes.find((candidate) => candidate.key === node.parent);
  return parent ? [...pathOf(facts, parent), parent.title] : [];
}

function scalesOf(model: SteeringModel, node: Node): Scale[] {
  const codes = model.levels.find((level) => level.code === node.level)?.scales ?? [];
  return codes.flatMap((code) => model.scales.filter((scale) => scale.code === code));
}

/** Nodes that are reported on: all but the top level, and what is only shown over the body's own. */
function reported(facts: Facts, context: ReadonlySet<string>): Node[] {
  return facts.nodes.filter((node) => node.parent !== null && !context.has(node.key));
}

function whyNotEditable(
  session: Session,
  address: ReportAddress,
  decided: boolean,
  period: PeriodState,
): string | null {
  if (decided) return 'Rapporten är beslutad och ändras inte mer.';
  if (may(session, 'report', address.body)) return whyPeriodHinders(session, address, period);
  return `Du kan läsa men inte ändra. Den som rapporterar för ${address.body}, eller en controller, kan ändra här.`;
}

/** The view of one entry; a refusal where the report or the node is not there, or the session may not read it. */
export async function loadEntryView(
  tx: Transaction,
  session: Session,
  address: ReportAddress,
  nodeKey: string,
): Promise<Result<EntryView>> {
  const facts = await factsOf(tx, session, address);
  if (!facts.ok) return facts;
  const node = findNode(facts.value, nodeKey);
  if (!node.ok) return node;
  return succeed(await entryView(tx, session, address, facts.value, node.value));
}

async function entryView(
  tx: Transaction,
  session: Session,
  address: ReportAddress,
  facts: Facts,
  node: Node,
): Promise<EntryView> {
  const model = await loadModel(tx);
  const stored = await findEntry(tx, address, node.key);
  const report = await findReport(tx, address);
  const previous = await loadPreviousEntry(tx, node.key, address.body, address.period);
  const origins = await findProvenance(tx, [`entry:${node.key}`, `node:${node.key}`], address);
  const entry = stored?.entry ?? emptyEntry(node.key);
  const shown = resolveEntry(facts, entry);
  const all = reported(facts, await loadContext(tx, address));
  const at = all.findIndex((candidate) => candidate.key === node.key);
  const link = (neighbour: Node | undefined) => (neighbour ? { key: neighbour.key, title: neighbour.title } : null);
  const decided = report?.decided ?? false;
  const lock = await findLock(tx, address, facts, node.key);
  const whyNot =
    whyNotEditable(session, address, decided, await findPeriodState(tx, address.period)) ??
    whyLockHinders(session, address, lock);
  const indicators = facts.indicators.filter((indicator) => indicator.node === node.key);
  return {
    node: {
      key: node.key,
      level: node.level,
      title: node.title,
      levelName: model.levels.find((level) => level.code === node.level)?.name ?? node.level,
      bodies: node.bodies,
    },
    path: pathOf(facts, node),
    scales: scalesOf(model, node),
    // What is edited stays as it is stored, to compare with; what is only read shows its figures as they stand.
    entry: whyNot === null ? entry : shown,
    state: stored?.state ?? 'draft',
    form: { narrative: narrativeToForm(shown.narrative), description: narrativeToForm(shown.description) },
    hasDescription: entry.description !== null,
    revision: stored?.revision ?? 0,
    savedAt: stored?.updatedAt.toISOString() ?? null,
    savedBy: stored?.updatedBy ?? null,
    previous: previous && {
      period: previous.period,
      entry: previous.entry,
      text: previous.entry.narrative ? narrativeText(previous.entry.narrative) : '',
    },
    indicators,
    figures: whyNot === null ? listFigures(facts, node.key) : [],
    proposal: proposeEntry(indicators, address.period, model.scales),
    origins: origins.map((origin) => {
      const unit = { line: 'rad', page: 'sida', paragraph: 'stycke' }[origin.unit];
      return `${origin.fileName}, ${unit} ${origin.from === origin.to ? origin.from : `${origin.from}–${origin.to}`}`;
    }),
    editable: whyNot === null,
    whyNot,
    lock,
    mayLock: !decided && may(session, 'lock', address.body),
    reviewable: !decided && may(session, 'review', address.body),
    before: link(at > 0 ? all[at - 1] : undefined),
    after: link(at >= 0 ? all[at + 1] : undefined),
  };
}
