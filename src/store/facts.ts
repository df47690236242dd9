/**
 * Facts in the database: everything that one body reports for one period, saved and loaded whole.
 * What is loaded equals what was saved; saving it again writes nothing.
 */
import type { Entry } from '../domain/entry.ts';
import type { Facts } from '../domain/facts.ts';
import type { Figure } from '../domain/figure.ts';
import type { Period } from '../domain/period.ts';
import { loadReportBodies, nameBodies, saveBodies } from './body.ts';
import type { Transaction } from './database.ts';
import { deleteEntries, loadEntries, orderEntries, saveEntries } from './entry.ts';
import {
  changesAnything,
  changesNothing,
  compareFacts,
  type Difference,
  type FactsDifference,
} from './facts-difference.ts';
import { deleteFigureTables, loadFigureTables, saveFigureTables } from './figure-table.ts';
import { refusingFrozen } from './frozen.ts';
import { deleteIndicators, loadIndicators, saveIndicators } from './indicator.ts';
import { dropUnheldNodes, holdNodes, loadNodes, saveNodes } from './node.ts';
import { ensurePlan } from './plan.ts';
import { findReport, openReport } from './report.ts';
import { deleteParts, loadParts, saveParts } from './report-part.ts';
import { deleteRisks, loadRisks, saveRisks } from './risk.ts';
import type { Placed, ReportKey } from './rows.ts';
import { loadEvents, replaceEvents } from './significant-event.ts';
import { lockTenant } from './tenant.ts';
import { ensureTerm } from './term.ts';

/** What a body reports for a period; null where it has no report for it. */
export async function loadFacts(tx: Transaction, bodyCode: string, period: Period): Promise<Facts | null> {
  const key: ReportKey = { body: bodyCode, period: { year: period.year, kind: period.kind } };
  if ((await findReport(tx, key)) === null) return null;
  return {
    body: bodyCode,
    period: key.period,
    bodies: await loadReportBodies(tx, key),
    nodes: await loadNodes(tx, key),
    entries: await loadEntries(tx, key),
    events: await loadEvents(tx, key),
    indicators: await loadIndicators(tx, key),
    tables: await loadFigureTables(tx, key),
    risks: await loadRisks(tx, key),
    parts: await loadParts(tx, key),
  };
}

/** A decimal as the database gives it back: no leading zeros, no minus before zero. */
function plainFigure<F extends Figure>(figure: F): F {
  if (figure.value === null) return figure;
  const digits = figure.value.replace(/^-?0*(?=\d)/u, '');
  return { ...figure, value: figure.value.startsWith('-') && /[1-9]/u.test(digits) ? `-${digits}` : digits };
}

function withPlainFigures(facts: Facts): Facts {
  return {
    ...facts,
    indicators: facts.indicators.map((indicator) => ({ ...indicator, values: indicator.values.map(plainFigure) })),
    tables: facts.tables.map((table) => ({
      ...table,
      rows: table.rows.map((row) => ({ ...row, cells: row.cells.map(plainFigure) })),
    })),
  };
}

/** The facts of a noun that must be written, each with its place in the report. */
function changed<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  ...keys: readonly (readonly string[])[]
): Placed<T>[] {
  const wanted = new Set(keys.flat());
  return items.map((item, ordinal) => ({ item, ordinal })).filter(({ item }) => wanted.has(keyOf(item)));
}

async function saveBodiesOf(tx: Transaction, key: ReportKey, facts: Facts, change: Difference): Promise<void> {
  const bodies = changed(facts.bodies, (body) => body.code, change.created, change.updated).map(({ item }) => item);
  const codes = facts.bodies.map((body) => body.code);
  await saveBodies(tx, bodies);
  await openReport(tx, key);
  if (changesAnything(change)) await nameBodies(tx, key, codes);
}

async function saveNodesOf(tx: Transaction, key: ReportKey, facts: Facts, change: Difference): Promise<void> {
  const nodes = changed(facts.nodes, (node) => node.key, change.created, change.updated).map(({ item }) => item);
  const keys = facts.nodes.map((node) => node.key);
  await ensurePlan(tx, key.period.year);
  await ensureTerm(tx, key.period.year);
  await saveNodes(tx, key.period.year, nodes);
  if (changesAnything(change)) await holdNodes(tx, key, keys);
}

async function saveEntriesOf(
  tx: Transaction,
  key: ReportKey,
  facts: Facts,
  change: Difference,
  by: string | null,
): Promise<void> {
  const node = (entry: Entry) => entry.node;
  await deleteEntries(tx, key, change.removed);
  await saveEntries(tx, key, changed(facts.entries, node, change.created, change.updated), by);
  await orderEntries(tx, key, changed(facts.entries, node, change.moved));
}

async function saveFiguresOf(tx: Transaction, key: ReportKey, facts: Facts, change: FactsDifference): Promise<void> {
  const { indicators, tables } = change;
  const keyOf = (item: { key: string }) => item.key;
  await deleteIndicators(tx, key, indicators.removed);
  await saveIndicators(
    tx,
    key,
    changed(facts.indicators, keyOf, indicators.created, indicators.updated, indicators.moved),
  );
  await deleteFigureTables(tx, key, tables.removed);
  await saveFigureTables(tx, key, changed(facts.tables, keyOf, tables.created, tables.updated, tables.moved));
}

/**
 * Puts `facts` in place of what its body reported for its period, and returns what that changed. Nothing is written
 * where nothing differs. Bodies, nodes and the control plan's wording are shared: a change of theirs shows in the year's
 * other reports, and what no report of the year holds any more is removed. `by` stands as the writer of entries and actions.
 * Throws `FrozenError` where the report or its period is decided, or the control plan whose wording would change.
 */
export function saveFacts(tx: Transaction, facts: Facts, by: string | null = null): Promise<FactsDifference> {
  return refusingFrozen(async () => {
    const wanted = withPlainFigures(facts);
    const key: ReportKey = { body: wanted.body, period: wanted.period };
    // One save at a time in a municipality: two at once would each leave rows that the other does not know of.
    await lockTenant(tx);
    const before = await loadFacts(tx, key.body, key.period);
    const change = compareFacts(before, wanted);
    if (before !== null && changesNothing(change)) return change;
    await saveBodiesOf(tx, key, wanted, change.bodies);
    await saveNodesOf(tx, key, wanted, change.nodes);
    await saveEntriesOf(tx, key, wanted, change.entries, by);
    if (changesAnything(change.events)) await replaceEvents(tx, key, wanted.events);
    await saveFiguresOf(tx, key, wanted, change);
    const { risks, parts } = change;
    await deleteRisks(tx, key, risks.removed);
    await saveRisks(
      tx,
      key,
      changed(wanted.risks, (risk) => risk.key, risks.created, risks.updated, risks.moved),
      by,
    );
    await deleteParts(tx, key, parts.removed);
    await saveParts(
      tx,
      key,
      changed(wanted.parts, (part) => part.kind, parts.created, parts.updated, parts.moved),
    );
    await dropUnheldNodes(tx, key.period.year, change.nodes.removed);
    return change;
  });
}
