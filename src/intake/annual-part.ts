/**
 * Recognises the annual report: summary, compilation, legend, and the chapters of perspectives and process areas with
 * their goals, commitments, indicators and figures. What no rule knows is kept as text in its place.
 */
import type { Source } from '../domain/proposal.ts';
import { addBodies } from './bodies.ts';
import { commitmentTitle, statusTableAfter } from './commitment-form.ts';
import { readContents } from './contents.ts';
import { addNode, type Draft, entryOf, note } from './draft.ts';
import { placeFigureTable, placeVariance, placeVarianceTable } from './figure-tables.ts';
import { isGoalTitle, mayBeGoal } from './goal-form.ts';
import { placeIndicators } from './indicator-table.ts';
import { placeLegend } from './legend.ts';
import { type PartBlocks, shortText } from './parts.ts';
import { isPrintedLine } from './printed-lines.ts';
import type { HeadingRule, Section } from './profile.ts';
import type { SourceBlock, SourceTable } from './source-block.ts';
import { areaNode, areaTitle, findNode, isTable, perspectiveNode, sameTitle } from './structure.ts';
import { placeAssessment, placeCompilation, placeStatus } from './symbol-tables.ts';
import { tableRule } from './tables.ts';
import { createWriter, emit, heading, type Writer, writeBlock } from './writer.ts';

/** A paragraph in a goals section that only a count can tell to be a goal. `block` is its index in the part. */
export type GoalCandidate = { readonly block: number; readonly perspective: string; readonly source: Source };

type State = {
  readonly writer: Writer;
  readonly blocks: readonly SourceBlock[];
  /** Blocks that a count has told to be goals. */
  readonly assumed: ReadonlyMap<number, { ground: string; source: Source; certain: boolean }>;
  readonly candidates: GoalCandidate[];
  readonly contentsTitles: Set<string>;
  section: Section;
  rule: HeadingRule | null;
  perspective: string | null;
  area: string | null;
  /** An assessment table stands further down in the open area. */
  awaitsAssessment: boolean;
  commitment: string | null;
  /** Level of the format's own headings of goals; null where goals have none. */
  goalLevel: number | null;
  /** Perspective of the events section. */
  eventsOf: string | null;
  headingText: string;
  headingSource: Source;
  awaitsChart: boolean;
};

/** Recognises the blocks of an annual report into the draft. Returns sentences that may be goals without a heading's form. */
export function recogniseAnnual(
  draft: Draft,
  { part, blocks }: PartBlocks,
  assumed: State['assumed'] = new Map(),
): GoalCandidate[] {
  const state: State = {
    writer: createWriter(draft, part),
    blocks,
    assumed,
    candidates: [],
    contentsTitles: new Set(),
    section: 'text',
    rule: null,
    perspective: null,
    area: null,
    awaitsAssessment: false,
    commitment: null,
    goalLevel: null,
    eventsOf: null,
    headingText: '',
    headingSource: part.source,
    awaitsChart: false,
  };
  for (let index = 0; index < blocks.length; ) index = step(state, index);
  placeChart(state, blocks.at(-1)?.source ?? part.source);
  return state.candidates;
}

/** Reads the block at `index` and those that belong to it; gives the index of the next. */
function step(state: State, index: number): number {
  const block = state.blocks[index];
  if (!block) return index + 1;
  const { profile } = state.writer.draft;
  const text = shortText(block);
  if (text !== null && profile.contents.title.test(text)) return openContents(state, index, text);
  if (text !== null && openHeading(state, index, block, text)) return index + 1;
  if (block.type === 'table') placeTable(state, index, block);
  else if (block.type === 'listItem') return placeList(state, index);
  else if (block.type === 'picture') placeChart(state, block.source);
  else placeText(state, index, block);
  return index + 1;
}

function openContents(state: State, index: number, title: string): number {
  const { writer, blocks } = state;
  const { titles, next } = readContents(writer.draft.profile, blocks, index);
  const source = blocks[index]?.source ?? writer.part.source;
  emit(writer, { kind: 'contents', title }, { ...source, to: blocks[next - 1]?.source.to ?? source.to });
  for (const entry of titles) {
    state.contentsTitles.add(sameTitle(entry.title));
    writer.draft.contents.push({ part: writer.part.kind, title: entry.title, source: entry.block.source });
  }
  return next;
}

/** Puts the chart that the section shows into its place; whether it is drawn again is asked. */
function placeChart(state: State, source: Source): void {
  const chart = state.rule?.chart;
  if (!chart || !state.awaitsChart) return;
  const { writer, headingText, headingSource } = state;
  state.awaitsChart = false;
  if (writer.draft.lostCharts.some((lost) => lost.chart === chart)) return;
  writer.draft.lostCharts.push({ chart, heading: headingText, headingSource, source });
  emit(writer, { kind: 'chart', chart }, source);
}

/** A chart that this system printed, by the table or remark that goes with it: drawn again, without a question. */
function placePrintedChart(state: State, source: Source): boolean {
  const chart = state.rule?.chart;
  if (!chart) return false;
  placeChart(state, source);
  const { lostCharts } = state.writer.draft;
  const asked = lostCharts.findIndex((lost) => lost.chart === chart);
  if (asked >= 0) lostCharts.splice(asked, 1);
  return true;
}

function openSection(state: State, section: Section, rule: HeadingRule | null, text: string, source: Source): void {
  placeChart(state, source);
  state.section = section;
  state.rule = rule;
  state.commitment = null;
  state.goalLevel = null;
  state.headingText = text;
  state.headingSource = source;
  state.awaitsChart = rule?.chart !== undefined;
}

function leaveArea(state: State): void {
  state.area = null;
  state.writer.node = null;
  state.awaitsAssessment = false;
}

/** Opens what the line heads; false where it is no heading. */
function openHeading(state: State, index: number, block: SourceBlock, text: string): boolean {
  const { writer, blocks } = state;
  const { draft } = writer;
  const { profile } = draft;
  if (state.section === 'legend' && profile.legend.some((rule) => rule.heading.test(text))) {
    state.headingText = text;
    heading(writer, profile.levels.front + 1, text, null, block.source);
    return true;
  }
  const rule = profile.headings.annualReport.find((each) => each.pattern.test(text));
  if (rule) {
    if (rule.leavesArea) leaveArea(state);
    openSection(state, rule.opens, rule, text, block.source);
    heading(writer, rule.level, text, writer.node, block.source);
    const named = rule.opens === 'events' ? rule.pattern.exec(text)?.[1] : undefined;
    state.eventsOf = named ? findNode(draft, 'perspective', named) : null;
    return true;
  }
  if (isTable(profile, blocks[index + 1], 'compilation')) {
    heading(writer, profile.levels.front + 1, text, null, block.source);
    state.headingText = text;
    return true;
  }
  return openArea(state, index, block, text) || openPerspective(state, block, text) || openOther(state, block, text);
}

function openArea(state: State, index: number, block: SourceBlock, text: string): boolean {
  const { writer, blocks } = state;
  const { profile } = writer.draft;
  const format = block.type === 'heading' ? findNode(writer.draft, 'processArea', text) : null;
  const title = areaTitle(profile, blocks, index) ?? (format === null ? null : text);
  if (title === null) return false;
  const key = areaNode(writer.draft, title, state.perspective, block.source);
  if (key === state.area && state.awaitsAssessment) return false;
  openSection(state, 'text', null, text, block.source);
  state.area = key;
  writer.node = key;
  heading(writer, profile.levels.area, text, key, block.source);
  entryOf(writer.draft, key, block.source);
  state.awaitsAssessment = [1, 2, 3].some((ahead) => isTable(profile, blocks[index + ahead], 'assessment'));
  if (!state.awaitsAssessment) writer.sink = { kind: 'narrative', node: key, printed: false };
  return true;
}

function openPerspective(state: State, block: SourceBlock, text: string): boolean {
  const { writer } = state;
  const key = findNode(writer.draft, 'perspective', text);
  if (key === null) return false;
  openSection(state, 'text', null, text, block.source);
  leaveArea(state);
  state.perspective = perspectiveNode(writer.draft, text, block.source);
  writer.node = key;
  heading(writer, writer.draft.profile.levels.perspective, text, key, block.source);
  return true;
}

/** A heading that the format or the contents list tells, and that no rule knows. */
function openOther(state: State, block: SourceBlock, text: string): boolean {
  const { writer } = state;
  const { levels } = writer.draft.profile;
  if (block.type === 'heading') {
    if (state.section === 'goals' || state.section === 'commitments') return false;
    heading(writer, Math.max(1, block.level - 1), text, writer.node, block.source);
    return true;
  }
  if (!state.contentsTitles.has(sameTitle(text)) || state.section === 'goals') return false;
  openSection(state, 'text', null, text, block.source);
  heading(writer, state.perspective === null ? levels.front : levels.inside, text, writer.node, block.source);
  return true;
}

function placeTable(state: State, index: number, table: SourceTable): void {
  const { writer } = state;
  const { draft } = writer;
  const rule = tableRule(draft.profile, table);
  const placed = () => {
    switch (rule?.kind) {
      case 'assessment':
        if (state.area === null) return false;
        placeAssessment(writer, table, state.area);
        state.awaitsAssessment = false;
        return true;
      case 'status':
        if (state.commitment === null) return false;
        placeStatus(writer, table, state.commitment);
        state.commitment = null;
        return true;
      case 'compilation': {
        const perspective = findNode(draft, 'perspective', state.headingText);
        return perspective !== null && placeCompilation(writer, table, perspective);
      }
      case 'indicators':
        return state.area !== null && placeIndicators(writer, table, state.area, state.rule?.own ?? false);
      case 'legend':
        return placeLegend(writer, table, state.headingText, rule.from ?? 0);
      case 'chart':
        return placePrintedChart(state, table.source);
      default:
        return placeFigureTable(writer, table) || placeVarianceTable(writer, table);
    }
  };
  if (!placed()) writeBlock(writer, state.blocks[index] ?? table);
}

/** A run of list items: events, an explained variance, or a list in the text. */
function placeList(state: State, index: number): number {
  const { writer, blocks } = state;
  let next = index;
  while (blocks[next]?.type === 'listItem') next += 1;
  const items = blocks.slice(index, next);
  const before = blocks[index - 1];
  const lead = before?.type === 'paragraph' ? before.text : '';
  if (state.section === 'events' && state.eventsOf !== null) {
    placeEvents(state, items, state.eventsOf);
    state.eventsOf = null;
  } else if (!placeVariance(writer, lead, items)) {
    for (const item of items) writeBlock(writer, item);
  }
  return next;
}

function placeEvents(state: State, items: readonly SourceBlock[], perspective: string): void {
  const { writer } = state;
  const { draft } = writer;
  const [first] = items;
  if (!first) return;
  for (const item of items) {
    if (item.type !== 'listItem') continue;
    const position = draft.events.filter((event) => event.perspective === perspective).length;
    draft.sources.set(`event:${draft.events.length}`, item.source);
    draft.events.push({ perspective, position, text: item.text });
  }
  emit(writer, { kind: 'events', perspective }, { ...first.source, to: items.at(-1)?.source.to ?? first.source.to });
}

function placeText(state: State, index: number, block: Extract<SourceBlock, { type: 'paragraph' | 'heading' }>): void {
  const { draft } = state.writer;
  if (draft.profile.printed.emptyChart.test(block.text) && placePrintedChart(state, block.source)) return;
  if (isPrintedLine(draft, block.text)) return;
  if (state.section === 'commitments' && placeCommitment(state, index, block)) return;
  if (state.section === 'goals' && placeGoal(state, index, block)) return;
  if (block.type === 'heading') {
    heading(state.writer, Math.max(1, block.level - 1), block.text, state.writer.node, block.source);
    return;
  }
  writeBlock(state.writer, block);
}

function placeGoal(
  state: State,
  index: number,
  block: Extract<SourceBlock, { type: 'paragraph' | 'heading' }>,
): boolean {
  const { writer, blocks } = state;
  const { draft } = writer;
  const assumption = state.assumed.get(index);
  const byFormat = block.type === 'heading' && block.level <= (state.goalLevel ?? block.level);
  const byForm = state.goalLevel === null && isGoalTitle(draft.profile, blocks, index);
  if (!byFormat && !byForm && !assumption) {
    if (state.perspective !== null && state.goalLevel === null && mayBeGoal(draft.profile, blocks, index)) {
      state.candidates.push({ block: index, perspective: state.perspective, source: block.source });
    }
    return false;
  }
  if (block.type === 'heading') state.goalLevel = block.level;
  const node = addNode(draft, { level: 'goal', title: block.text, parent: state.area }, block.source);
  if (assumption) draft.assumedGoals.set(node, assumption);
  entryOf(draft, node, block.source);
  emit(writer, { kind: 'goal', node }, block.source);
  writer.sink = { kind: 'narrative', node, printed: true };
  return true;
}

function placeCommitment(state: State, index: number, block: SourceBlock): boolean {
  const { writer, blocks } = state;
  const { draft } = writer;
  const read = commitmentTitle(draft.profile, blocks, index);
  if (!read) return false;
  addBodies(draft, read.bodies, block.source);
  const { title, bodies } = read;
  const node = addNode(draft, { level: 'commitment', title, parent: state.area, bodies }, block.source);
  if (read.tail !== '') note(draft, 'other', 'Punkten efter nämnderna inom parentes har tagits bort.', block.source);
  entryOf(draft, node, block.source);
  emit(writer, { kind: 'commitment', node }, block.source);
  const described = statusTableAfter(draft.profile, blocks, index) !== null;
  state.commitment = node;
  writer.sink = { kind: described ? 'description' : 'narrative', node, printed: true };
  if (!described)
    draft.lost.push(
      { node, field: 'status', source: block.source },
      { node, field: 'completion', source: block.source },
    );
  return true;
}
