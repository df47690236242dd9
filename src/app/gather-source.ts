/** The other bodies' entries that a report gathers, as the session may see them, with those that are not there at all. */
import { isActive, lastDayOf } from '../domain/body-change.ts';
import type { Facts } from '../domain/facts.ts';
import { nothingSaid, type Source, silentSources } from '../domain/gather-source.ts';
import { hasLiveFigure, withPlainFigures } from '../domain/gather-text.ts';
import { resolveNarrative } from '../domain/live-figure.ts';
import type { Narrative } from '../domain/narrative.ts';
import type { Period } from '../domain/period.ts';
import { listGroups, listOrganisation, type StoredBody } from '../store/body.ts';
import type { Transaction } from '../store/database.ts';
import { listContext, listSources, loadFigures } from '../store/gathering.ts';
import { findPeriod } from '../store/period.ts';
import { listReportRows } from '../store/report.ts';
import { bodyNames } from './body-name.ts';
import { seesWorkingMaterial } from './policy.ts';
import type { Session } from './session.ts';
import type { ReportAddress } from './views.ts';

/** A source as the session sees it. `hidden`: it is another's working material, and only how far it has come is shown. */
export type SeenSource = Source & { readonly name: string; readonly hidden: boolean };

/** True for a report that the session reads: working material is not for elected members. */
type Seen = (report: { readonly open: boolean }) => boolean;

type Reporter = {
  /** True where it has a report for the period. */
  readonly reports: boolean;
  /** True where it is asked for one. */
  readonly asked: boolean;
  /** True where its report is decided or published. */
  readonly open: boolean;
};

/**
 * The bodies that are to report for the period, or have a report for it. Where nobody is asked, every body that was active
 * when the period ended answers for what it has in the plan.
 */
async function reportersOf(
  tx: Transaction,
  period: Period,
  organisation: readonly StoredBody[],
): Promise<Map<string, Reporter>> {
  const asked = ((await findPeriod(tx, period))?.bodies ?? []).map(({ body }) => body);
  const active = organisation.filter((body) => body.kind !== 'group' && isActive(body, lastDayOf(period)));
  const reports = await reportsOf(tx, period);
  const codes = new Set([...(asked.length > 0 ? asked : active.map(({ code }) => code)), ...reports.keys()]);
  return new Map(
    [...codes]
      .toSorted()
      .map((code) => [
        code,
        { reports: reports.has(code), asked: asked.includes(code), open: reports.get(code) ?? false },
      ]),
  );
}

/** The period's reports by body, with whether they are open to all. */
async function reportsOf(tx: Transaction, period: Period): Promise<Map<string, boolean>> {
  const rows = (await listReportRows(tx)).filter(
    (row) => row.period.year === period.year && row.period.kind === period.kind,
  );
  return new Map(rows.map((row) => [row.body.code, row.decided || row.published]));
}

export type Bodies = {
  /** What a body was called when the period ended. */
  readonly nameOf: (code: string) => string;
  readonly sees: Seen;
  /** The other bodies, by code. */
  readonly others: ReadonlyMap<string, Reporter>;
};

export async function loadBodies(tx: Transaction, session: Session, address: ReportAddress): Promise<Bodies> {
  const { body: own, period } = address;
  const named = await bodyNames(tx);
  const organisation = await listOrganisation(tx);
  const names = new Map(organisation.map((body) => [body.code, named(body, period).name]));
  const others = await reportersOf(tx, period, organisation);
  others.delete(own);
  return {
    nameOf: (code) => names.get(code) ?? code,
    sees: ({ open }) => open || seesWorkingMaterial(session),
    others,
  };
}

/** Every source of the report's nodes, or of one: those whose reports hold it, then those that should and do not. */
export async function loadSources(
  tx: Transaction,
  address: ReportAddress,
  facts: Facts,
  bodies: Bodies,
  node: string | null = null,
): Promise<SeenSource[]> {
  const held = await listSources(tx, address, node);
  const context = await listContext(tx, address);
  const groups = new Map([...(await listGroups(tx))].map(([group, members]) => [group, new Set(members)]));
  const reporting = new Set([...bodies.others].filter(([, { reports }]) => reports).map(([code]) => code));
  const silent = silentSources(facts.nodes, groups, [...bodies.others.keys()], { reporting, held }).filter(
    (source) => !context.has(source.node) && (node === null || source.node === node),
  );
  return [...held, ...silent].map((source) => {
    const name = bodies.nameOf(source.body);
    if (source.number === null || bodies.sees(source)) return { ...source, name, hidden: false };
    return { ...source, name, hidden: true, states: nothingSaid, written: false, savedBy: null, savedAt: null };
  });
}

/** Reads texts of other bodies as they stand now: live figures as the words that they show in their own report. */
export function textReader(
  tx: Transaction,
  period: Period,
): (body: string, narrative: Narrative) => Promise<Narrative> {
  const known = new Map<string, Awaited<ReturnType<typeof loadFigures>>[number]>();
  return async (body, narrative) => {
    if (!hasLiveFigure(narrative)) return narrative;
    const [loaded] = known.has(body) ? [] : await loadFigures(tx, [body], period);
    if (loaded) known.set(body, loaded);
    const { indicators, tables } = known.get(body) ?? { indicators: [], tables: [] };
    const figures = { indicators: [...indicators], tables: [...tables] };
    return withPlainFigures(resolveNarrative(figures, narrative).narrative);
  };
}
