/** Prepares a body's report for a period that opens: what is there stays as it is, and what is missing is added. */

import { emptyControlPart, growControlPart, type HeldRisk, hasControlPart } from '../domain/control-part.ts';
import { templatePeriod } from '../domain/default-report.ts';
import { withAnnex } from '../domain/memo.ts';
import { growOutline } from '../domain/next-outline.ts';
import type { ReportPart } from '../domain/outline.ts';
import { comparePeriods, type Period, periodCode } from '../domain/period.ts';
import {
  type Asked,
  chaptersOf,
  draftParts,
  draftReport,
  type ReportDraft,
  type ReportedPlan,
} from '../domain/report-draft.ts';
import { loadReportBodies, nameBodies } from '../store/body.ts';
import { holdPlan } from '../store/control-report.ts';
import type { Transaction } from '../store/database.ts';
import { loadIndicators, saveIndicators } from '../store/indicator.ts';
import { holdNodes, loadNodes } from '../store/node.ts';
import { findReport, openReport } from '../store/report.ts';
import { loadParts, saveParts } from '../store/report-part.ts';
import { loadEarlierReport, markContext, reportedPeriods } from '../store/report-preparation.ts';
import type { ReportKey } from '../store/rows.ts';
import { record } from './audit.ts';
import type { Session } from './session.ts';

/** What was added to a report; null where nothing was, or the report is decided. */
export type Prepared = { readonly body: string; readonly created: boolean; readonly nodes: number } | null;

type Added = {
  readonly nodes: readonly string[];
  readonly indicators: readonly string[];
  readonly held: readonly HeldRisk[];
};

const nothingOf = (added: Added) => added.nodes.length + added.indicators.length + added.held.length === 0;

async function earlierReport(tx: Transaction, body: string, period: Period | null) {
  return period && (await loadEarlierReport(tx, { body, period }));
}

/** The nodes in the plan's order, then those that the report holds besides. */
async function addNodes(tx: Transaction, key: ReportKey, draft: ReportDraft): Promise<string[]> {
  const held = (await loadNodes(tx, key)).map((node) => node.key);
  const planned = draft.nodes.map((node) => node.key);
  const added = planned.filter((node) => !held.includes(node));
  if (added.length > 0) await holdNodes(tx, key, [...planned, ...held.filter((node) => !planned.includes(node))]);
  await markContext(tx, key, [...draft.context], added);
  return added;
}

async function addIndicators(tx: Transaction, key: ReportKey, draft: ReportDraft): Promise<string[]> {
  const held = new Set((await loadIndicators(tx, key)).map((indicator) => indicator.key));
  const added = draft.indicators.filter((indicator) => !held.has(indicator.key));
  await saveIndicators(
    tx,
    key,
    added.map((item, at) => ({ item, ordinal: held.size + at })),
  );
  return added.map((indicator) => indicator.key);
}

async function addBodies(tx: Transaction, key: ReportKey, draft: ReportDraft): Promise<void> {
  const held = (await loadReportBodies(tx, key)).map((body) => body.code);
  const added = draft.bodies.map((body) => body.code).filter((code) => !held.includes(code));
  if (added.length > 0) await nameBodies(tx, key, [...held, ...added]);
}

/** The risks and controls of the body's control plan that the report begins to hold, where it has the part for them. */
async function addControls(tx: Transaction, key: ReportKey): Promise<HeldRisk[]> {
  const template = await earlierReport(tx, key.body, templatePeriod(await reportedPeriods(tx, key.body), key.period));
  const has = (await loadParts(tx, key)).some(({ kind }) => kind === 'internalControl');
  return has || hasControlPart(key.period, template) ? holdPlan(tx, key) : [];
}

/** The part of internal control with what the report begins to hold; made where the report has none. */
function controlParts(parts: readonly ReportPart[], made: ReportPart, held: readonly HeldRisk[]): ReportPart[] {
  if (held.length === 0) return [...parts];
  const all = parts.some(({ kind }) => kind === 'internalControl') ? parts : withAnnex(parts, made);
  return all.map((part) => (part.kind === 'internalControl' ? growControlPart(part, held) : part));
}

/** Parts for a report that has none; in one that has, what was added gets its place in the annual report's outline. */
async function addParts(
  tx: Transaction,
  key: ReportKey,
  plan: ReportedPlan,
  draft: ReportDraft,
  added: Added,
): Promise<void> {
  const parts = await loadParts(tx, key);
  const template = await earlierReport(tx, key.body, templatePeriod(await reportedPeriods(tx, key.body), key.period));
  if (parts.length === 0) {
    const made = draftParts(draft, plan, template, added.held);
    return saveParts(
      tx,
      key,
      made.map((item, ordinal) => ({ item, ordinal })),
    );
  }
  if (nothingOf(added)) return;
  const chapters = chaptersOf(draft, plan.levels);
  const wanted = (item: string) => added.nodes.includes(item) || added.indicators.includes(item);
  const name = plan.bodies.find(({ code }) => code === key.body)?.name ?? key.body;
  const all = controlParts(parts, emptyControlPart(key.period, name, template), added.held);
  const grown = all.map((part, ordinal) => ({
    item: part.kind === 'annualReport' ? { ...part, outline: growOutline(part.outline, chapters, wanted) } : part,
    ordinal,
  }));
  await saveParts(tx, key, grown);
}

/** Prepares one body's report. `today` is the day that the period is opened, "2026-05-04". */
export async function prepareReport(
  tx: Transaction,
  session: Session,
  plan: ReportedPlan,
  period: Period,
  asked: Asked,
  today: string,
): Promise<Prepared> {
  const key: ReportKey = { body: asked.body, period };
  const report = await findReport(tx, key);
  if (report?.decided) return null;
  const earlier = (await reportedPeriods(tx, asked.body)).filter((each) => comparePeriods(each, period) < 0);
  const latest = earlier.sort((a, b) => comparePeriods(b, a))[0] ?? null;
  const draft = draftReport(plan, asked, period, today, await earlierReport(tx, asked.body, latest));
  await openReport(tx, key);
  await addBodies(tx, key, draft);
  const nodes = await addNodes(tx, key, draft);
  const indicators = await addIndicators(tx, key, draft);
  const held = await addControls(tx, key);
  await addParts(tx, key, plan, draft, { nodes, indicators, held });
  if (report && nothingOf({ nodes, indicators, held })) return null;
  const after = {
    nodes,
    indicators,
    risks: held.map((risk) => ({ ...risk, controls: risk.controls.map((one) => one.key) })),
  };
  const subject = `report:${asked.body}/${periodCode(period)}`;
  await record(tx, session, { verb: 'report.prepare', subject, before: null, after });
  return { body: asked.body, created: report === null, nodes: nodes.length };
}
