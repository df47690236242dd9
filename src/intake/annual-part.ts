/**
 * Recognises the annual report: summary, compilation, legend, and the chapters of perspectives and process areas with
 * their goals, commitments, indicators and figures. What no rule knows is kept as text in its place.
 */
import { openHeading } from './annual-headings.ts';
import { placeCommitment, placeGoal } from './annual-nodes.ts';
import {
  type AnnualState,
  type AssumedGoals,
  createState,
  type GoalCandidate,
  placeChart,
  placePrintedChart,
} from './annual-state.ts';
import { placeContents } from './contents.ts';
import { type Draft, findNode } from './draft.ts';
import { placeFigureTable, placeVariance, placeVarianceTable } from './figure-tables.ts';
import { placeIndicators } from './indicator-table.ts';
import { placeLegend } from './legend.ts';
import { type PartBlocks, shortText } from './parts.ts';
import { takePrinted } from './printed-lines.ts';
import type { SourceBlock, SourceTable } from './source-block.ts';
import { placeAssessment, placeCompilation, placeGoalAssessment, placeStatus } from './symbol-tables.ts';
import { tableRule } from './tables.ts';
import { emit, heading, writeBlock } from './writer.ts';

/** Recognises the blocks of an annual report into the draft. Returns sentences that may be goals without a heading's form. */
export function recogniseAnnual(draft: Draft, { part, blocks }: PartBlocks, assumed: AssumedGoals): GoalCandidate[] {
  const state = createState(draft, { part, blocks }, assumed);
  for (let index = 0; index < blocks.length; ) index = step(state, index);
  placeChart(state, state.headingSource, 'nothing');
  return state.candidates;
}

/** Reads the block at `index` and those that belong to it; gives the index of the next. */
function step(state: AnnualState, index: number): number {
  const block = state.blocks[index];
  if (!block) return index + 1;
  const { profile } = state.writer.draft;
  const text = shortText(block);
  if (text !== null && profile.contents.title.test(text)) return placeContents(state.writer, state.blocks, index, text);
  if (text !== null && openHeading(state, index, block, text)) return index + 1;
  if (takePrinted(state.writer, block)) return index + 1;
  if (block.type === 'table') placeTable(state, index, block);
  else if (block.type === 'listItem') return placeList(state, index);
  else if (block.type === 'picture') placeChart(state, block.source, 'picture');
  else placeText(state, index, block);
  return index + 1;
}

function placeTable(state: AnnualState, index: number, table: SourceTable): void {
  const { writer } = state;
  const { draft } = writer;
  const rule = tableRule(draft.profile, table);
  const placed = () => {
    switch (rule?.kind) {
      case 'assessment':
        if (state.goal?.block === index - 1) {
          placeGoalAssessment(writer, table, state.goal.node);
          return true;
        }
        if (state.area === null || state.section === 'goals') return false;
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
        return placeFigureTable(writer, table, contextOf(state, index)) || placeVarianceTable(writer, table);
    }
  };
  if (!placed()) writeBlock(writer, state.blocks[index] ?? table);
}

/** What stands over a table: the section's heading and the two blocks before it. */
function contextOf(state: AnnualState, index: number): string {
  const before = state.blocks.slice(Math.max(0, index - 2), index).map((block) => shortText(block) ?? '');
  return [state.headingText, ...before].join('\n');
}

/** A run of list items: events, an explained variance, or a list in the text. */
function placeList(state: AnnualState, index: number): number {
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

function placeEvents(state: AnnualState, items: readonly SourceBlock[], perspective: string): void {
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

function placeText(
  state: AnnualState,
  index: number,
  block: Extract<SourceBlock, { type: 'paragraph' | 'heading' }>,
): void {
  const { draft } = state.writer;
  if (draft.profile.printed.emptyChart.test(block.text) && placePrintedChart(state, block.source)) return;
  if (state.section === 'commitments' && placeCommitment(state, index, block)) return;
  if (state.section === 'goals' && placeGoal(state, index, block)) return;
  if (block.type === 'heading') {
    heading(state.writer, Math.max(1, block.level - 1), block.text, state.writer.node, block.source);
    return;
  }
  writeBlock(state.writer, block);
}
