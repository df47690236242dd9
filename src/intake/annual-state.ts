/** What the recogniser of an annual report knows while it walks: the open section, area and commitment. */
import type { Source } from '../domain/proposal.ts';
import { assessedGoals } from './assessed-goals.ts';
import type { Draft } from './draft.ts';
import type { PartBlocks } from './parts.ts';
import type { HeadingRule, Section } from './profile.ts';
import type { SourceBlock } from './source-block.ts';
import { createWriter, emit, type Writer } from './writer.ts';

/** A paragraph in a goals section that only a count can tell to be a goal. `block` is its index in the part. */
export type GoalCandidate = { readonly block: number; readonly perspective: string; readonly source: Source };

/** Blocks that a count has told to be goals, by index, with the ground for it. */
export type AssumedGoals = ReadonlyMap<number, { ground: string; source: Source; certain: boolean }>;

export type AnnualState = {
  readonly writer: Writer;
  readonly blocks: readonly SourceBlock[];
  readonly assumed: AssumedGoals;
  readonly candidates: GoalCandidate[];
  section: Section;
  rule: HeadingRule | null;
  perspective: string | null;
  area: string | null;
  /** An assessment table stands further down in the open area. */
  awaitsAssessment: boolean;
  commitment: string | null;
  /** Level of the format's own headings of goals; null where goals have none. */
  goalLevel: number | null;
  /** Titles of goals with a table of light and arrow right after them. */
  readonly assessedGoals: ReadonlySet<SourceBlock>;
  /** The goal whose title stands at this block. */
  goal: { readonly node: string; readonly block: number } | null;
  /** How many headings of goals the open area has had. */
  goalSections: number;
  /** Goals from here to the end of the area are the office's own. */
  office: boolean;
  /** Perspective of the events section. */
  eventsOf: string | null;
  headingText: string;
  headingSource: Source;
  awaitsChart: boolean;
};

export function createState(draft: Draft, { part, blocks }: PartBlocks, assumed: AssumedGoals): AnnualState {
  return {
    writer: createWriter(draft, part),
    blocks,
    assumed,
    candidates: [],
    section: 'text',
    rule: null,
    perspective: null,
    area: null,
    awaitsAssessment: false,
    commitment: null,
    goalLevel: null,
    assessedGoals: assessedGoals(draft.profile, blocks),
    goal: null,
    goalSections: 0,
    office: false,
    eventsOf: null,
    headingText: '',
    headingSource: part.source,
    awaitsChart: false,
  };
}

/**
 * Puts the chart that the section shows into its place, once. Where the source shows a picture's place there, it had
 * one that is lost, and whether it is drawn again is asked; where it shows none, the chart is drawn from the data.
 */
export function placeChart(state: AnnualState, source: Source, shown: 'picture' | 'nothing'): void {
  const chart = state.rule?.chart;
  if (!chart || !state.awaitsChart) return;
  const { writer, headingText, headingSource } = state;
  state.awaitsChart = false;
  if (writer.part.outline.some(({ block }) => block.kind === 'chart' && block.chart === chart)) return;
  if (shown === 'picture') writer.draft.lostCharts.push({ chart, heading: headingText, headingSource, source });
  emit(writer, { kind: 'chart', chart }, source);
}

/** A chart that this system printed, by the table or remark that goes with it: drawn again, without a question. */
export function placePrintedChart(state: AnnualState, source: Source): boolean {
  const chart = state.rule?.chart;
  if (!chart) return false;
  placeChart(state, source, 'nothing');
  const { lostCharts } = state.writer.draft;
  const asked = lostCharts.findIndex((lost) => lost.chart === chart);
  if (asked >= 0) lostCharts.splice(asked, 1);
  return true;
}

/** Opens a section under a heading; a chart that the section before it has not shown yet stands at its end. */
export function openSection(
  state: AnnualState,
  section: Section,
  rule: HeadingRule | null,
  text: string,
  source: Source,
): void {
  placeChart(state, state.headingSource, 'nothing');
  state.section = section;
  state.rule = rule;
  state.commitment = null;
  state.goalLevel = null;
  state.headingText = text;
  state.headingSource = source;
  state.awaitsChart = rule?.chart !== undefined;
}

/** Leaves the process area that stands open. */
export function leaveArea(state: AnnualState): void {
  state.area = null;
  state.writer.node = null;
  state.awaitsAssessment = false;
  state.office = false;
  state.goalSections = 0;
}
