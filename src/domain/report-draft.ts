/**
 * The report that a body starts a period with: the plan's nodes that it answers for under those above them, the
 * indicators with their targets and earlier values, and parts that print at once. Nothing is written for anybody.
 */
import type { Body } from './body.ts';
import { emptyControlPart, growControlPart, type HeldRisk } from './control-part.ts';
import { defaultReport, reportTitle } from './default-report.ts';
import type { Facts } from './facts.ts';
import type { Indicator } from './indicator.ts';
import { writeMemo } from './memo.ts';
import { nextOutline } from './next-outline.ts';
import type { Node, SteeringLevel } from './node.ts';
import type { ReportPart } from './outline.ts';
import type { Period } from './period.ts';
import type { Chapters } from './report-chapters.ts';
import { type Groups, nodesOf, withAncestors } from './responsibility.ts';

/** A node of the plan with the days that it lasts, and the key that it had in the plan it was copied from. */
export type PlanNode = Node & {
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly origin: string | null;
};

/** An indicator of the plan; `values` are its targets. */
export type PlanIndicator = Indicator & { readonly origin: string | null };

export type ReportedPlan = {
  /** Parents before children, in the plan's order; without those that are to be removed. */
  readonly nodes: readonly PlanNode[];
  readonly indicators: readonly PlanIndicator[];
  readonly groups: Groups;
  readonly levels: readonly SteeringLevel[];
  readonly bodies: readonly Body[];
};

/** What a body has reported before. */
export type EarlierReport = {
  readonly period: Period;
  readonly parts: readonly ReportPart[];
  readonly indicators: readonly Indicator[];
};

export type Asked = { readonly body: string; readonly coordinates: boolean };

export type ReportDraft = Pick<Facts, 'body' | 'period' | 'bodies' | 'nodes' | 'indicators'> & {
  /** Keys of nodes that are only shown over the body's own. */
  readonly context: ReadonlySet<string>;
};

/** True where the node lasts into the period: a year's report also covers what ended in the year. */
function lastsInto(node: PlanNode, period: Period, today: string): boolean {
  const from = period.kind === 'year' ? `${period.year}-01-01` : today;
  const to = period.kind === 'year' ? `${period.year}-12-31` : today;
  return (node.endsOn === null || node.endsOn >= from) && (node.startsOn === null || node.startsOn <= to);
}

const plainNode = ({ startsOn: _s, endsOn: _e, origin: _o, ...node }: PlanNode): Node => node;

/** Earlier actual values by year, then the plan's target for the year. */
function valuesOf(indicator: PlanIndicator, earlier: Indicator | undefined, year: number): Indicator['values'] {
  const actual = (earlier?.values ?? []).filter((value) => value.kind === 'actual' && value.year <= year);
  const target = indicator.values.filter((value) => value.kind === 'target' && value.year === year);
  return [...actual.toSorted((a, b) => a.year - b.year), ...target];
}

/** The plan's indicators of the nodes; where the plan has none, the ones of the latest report without its targets. */
function indicatorsOf(
  plan: ReportedPlan,
  own: ReadonlySet<string>,
  latest: EarlierReport | null,
  year: number,
): Indicator[] {
  const earlier = latest?.indicators ?? [];
  const origins = originsOf(plan);
  const known: readonly PlanIndicator[] =
    plan.indicators.length > 0
      ? plan.indicators
      : earlier.map((each) => ({ ...each, node: origins.get(each.node) ?? each.node, values: [], origin: each.key }));
  return known
    .filter((indicator) => own.has(indicator.node))
    .map(({ origin, ...indicator }) => {
      const before = earlier.find(({ key }) => key === indicator.key || key === origin);
      return { ...indicator, values: valuesOf({ ...indicator, origin }, before, year) };
    });
}

/** Keys in the plan that it was copied from, each with the key here. */
function originsOf(plan: ReportedPlan): Map<string, string> {
  return new Map(plan.nodes.flatMap((node) => (node.origin === null ? [] : [[node.origin, node.key]])));
}

/** What a body's report for a period holds. The coordinating body reports on the whole plan. */
export function draftReport(
  plan: ReportedPlan,
  asked: Asked,
  period: Period,
  today: string,
  latest: EarlierReport | null,
): ReportDraft {
  const lasting = plan.nodes.filter((node) => lastsInto(node, period, today));
  const all = plan.nodes.map(plainNode);
  const answered = asked.coordinates ? new Set(all.map(({ key }) => key)) : nodesOf(all, asked.body, plan.groups);
  const own = new Set(lasting.map(({ key }) => key).filter((key) => answered.has(key)));
  const nodes = withAncestors(all, own);
  const named = new Set([asked.body, ...nodes.flatMap((node) => node.bodies)]);
  return {
    body: asked.body,
    period,
    nodes,
    context: new Set(nodes.map(({ key }) => key).filter((key) => !own.has(key))),
    bodies: plan.bodies.filter((body) => named.has(body.code)),
    indicators: indicatorsOf(plan, own, latest, period.year),
  };
}

export function chaptersOf(draft: ReportDraft, levels: readonly SteeringLevel[]): Chapters {
  return { nodes: draft.nodes, context: draft.context, levels, indicators: draft.indicators };
}

function memo(draft: ReportDraft, annexes: readonly ReportPart[], earlier: ReportPart | undefined): ReportPart {
  const facts: Facts = { ...draft, parts: [...annexes], entries: [], events: [], tables: [], risks: [] };
  const written = writeMemo(facts);
  const signatures = (earlier?.outline ?? []).filter((block) => block.kind === 'signatures');
  return { ...written, outline: [...written.outline, ...signatures] };
}

/**
 * The parts of a new report: a memo whose numbers come from the data, the annex in the outline of `template`, or in the
 * default one, and the final report of internal control where the report holds risks of the control plan. Texts of the
 * earlier report are not copied: they stand beside when the new ones are written.
 */
export function draftParts(
  draft: ReportDraft,
  plan: ReportedPlan,
  template: EarlierReport | null,
  held: readonly HeldRisk[] = [],
): ReportPart[] {
  const name = plan.bodies.find((body) => body.code === draft.body)?.name ?? draft.body;
  const chapters = chaptersOf(draft, plan.levels);
  const earlier = template?.parts.find((part) => part.kind === 'annualReport');
  const annex: ReportPart =
    earlier && template
      ? {
          ...earlier,
          title: reportTitle(draft.period),
          registryNumber: null,
          outline: nextOutline(earlier.outline, {
            chapters,
            origins: originsOf(plan),
            years: { from: template.period.year, to: draft.period.year },
          }),
        }
      : defaultReport(chapters, draft.period, name);
  const control = held.length === 0 ? [] : [growControlPart(emptyControlPart(draft.period, name, template), held)];
  return [
    memo(
      draft,
      [annex, ...control],
      template?.parts.find((part) => part.kind === 'coverMemo'),
    ),
    annex,
    ...control,
  ];
}
