/**
 * Recognises the final report of internal control: the table of all controls, then by process area and risk area each
 * risk with its controls, results, actions and comment. What no rule knows is kept as text in its place.
 */
import { nodeKey } from '../domain/node.ts';
import type { Control, Risk } from '../domain/risk.ts';
import { isListed, placeContents } from './contents.ts';
import { cellActions, cellNarrative } from './control-cells.ts';
import { append, type Draft, findNode, uniqueKey } from './draft.ts';
import { nextBlock } from './goal-form.ts';
import { type PartBlocks, shortText } from './parts.ts';
import { takePrinted } from './printed-lines.ts';
import { riskWording } from './risk-wording.ts';
import { cellText, type SourceBlock, type SourceRow, type SourceTable } from './source-block.ts';
import { areaNode } from './structure.ts';
import { readSymbol, tableRule } from './tables.ts';
import { createWriter, emit, heading, type Writer, writeBlock } from './writer.ts';

type State = {
  readonly writer: Writer;
  readonly blocks: readonly SourceBlock[];
  inRisks: boolean;
  /** Key of the open process area's node, and the open risk area's heading. */
  area: string | null;
  riskArea: string;
  risk: Risk | null;
  control: Control | null;
  /** The line that heads a comment, until the comment's first words follow. */
  commentLine: SourceBlock | null;
};

export function recogniseControls(draft: Draft, { part, blocks }: PartBlocks): void {
  const state: State = {
    writer: createWriter(draft, part),
    blocks,
    inRisks: false,
    area: null,
    riskArea: '',
    risk: null,
    control: null,
    commentLine: null,
  };
  for (let index = 0; index < blocks.length; ) index = step(state, index);
  keepCommentLine(state);
}

function step(state: State, index: number): number {
  const { writer, blocks } = state;
  const { profile } = writer.draft;
  const block = blocks[index];
  if (!block) return index + 1;
  const text = shortText(block);
  if (text !== null && profile.contents.title.test(text)) return placeContents(state.writer, state.blocks, index, text);
  if (text !== null && (openChapter(state, block, text) || openArea(state, index, block, text))) return index + 1;
  if (text !== null && openComment(state, block, text)) return index + 1;
  if (openRisk(state, block)) return index + 1;
  if (block.type === 'table' && placeTable(state, block)) return index + 1;
  if (block.type === 'heading') {
    keepCommentLine(state);
    heading(writer, Math.max(1, block.level - 1), block.text, null, block.source);
  } else if (!takePrinted(writer, block)) writeBlock(writer, block);
  return index + 1;
}

/** A comment's line without a comment stays as text. */
function keepCommentLine(state: State): void {
  const line = state.commentLine;
  if (!line) return;
  state.commentLine = null;
  state.writer.sink = { kind: 'text' };
  writeBlock(state.writer, line);
}

function close(state: State): void {
  keepCommentLine(state);
  state.risk = null;
  state.control = null;
}

function openChapter(state: State, block: SourceBlock, text: string): boolean {
  const { writer } = state;
  const rule = writer.draft.profile.headings.internalControl.find((each) => each.pattern.test(text));
  if (!rule) return false;
  close(state);
  state.inRisks = rule.opens === 'risks';
  if (rule.leavesArea) {
    state.area = null;
    state.riskArea = '';
  }
  heading(writer, rule.level, text, null, block.source);
  return true;
}

/** A process area's or a risk area's heading, inside the chapter of risks. */
function openArea(state: State, index: number, block: SourceBlock, text: string): boolean {
  const { writer, blocks } = state;
  const { draft } = writer;
  const { profile } = draft;
  if (!state.inRisks || profile.risks.start.test(text) || profile.risks.comment.test(text)) return false;
  const title = profile.areaHeading.exec(text)?.[1] ?? text;
  const known = findNode(draft, 'processArea', title);
  const next = nextBlock(blocks, index);
  const leadsToRisk = (next?.type === 'paragraph' || next?.type === 'heading') && profile.risks.start.test(next.text);
  const headed = !/[.:;]$/u.test(text) && (leadsToRisk || block.type === 'heading' || isListed(state.writer, text));
  if (known === null && !profile.risks.area.test(text) && !headed) return false;
  const nextText = shortText(next);
  const opensArea = !profile.risks.area.test(text) && !leadsToRisk && nextText !== null && headed;
  close(state);
  if (known !== null || (opensArea && profile.risks.area.test(nextText))) {
    state.area = known ?? areaNode(draft, title, null, block.source);
    state.riskArea = '';
    heading(writer, profile.levels.area, text, state.area, block.source);
    return true;
  }
  state.riskArea = text;
  heading(writer, profile.levels.riskArea, text, null, block.source);
  return true;
}

function openRisk(state: State, block: SourceBlock): boolean {
  const { writer } = state;
  const { draft } = writer;
  if (block.type !== 'paragraph' && block.type !== 'heading') return false;
  if (!state.inRisks || !draft.profile.risks.start.test(block.text)) return false;
  const wording = riskWording(draft.profile, block.text);
  const words = wording.text.split(/\s+/u).slice(0, 12).join(' ');
  const key = uniqueKey(draft, nodeKey('risk', words));
  const { area, riskArea } = state;
  const risk: Risk = {
    key,
    processArea: area,
    area: riskArea,
    ...wording,
    controls: [],
    comment: null,
  };
  draft.risks.push(risk);
  draft.sources.set(`risk:${key}`, block.source);
  draft.prose.push({ text: block.text, source: block.source, part: writer.part.kind, node: area });
  close(state);
  emit(writer, { kind: 'risk', risk: key }, block.source);
  state.risk = risk;
  return true;
}

/** Opens the risk's comment at its line; false where there is no risk to comment, or it has a comment already. */
function openComment(state: State, block: SourceBlock, text: string): boolean {
  const { risk, writer } = state;
  if (!risk || risk.comment !== null || state.commentLine || !writer.draft.profile.risks.comment.test(text))
    return false;
  state.commentLine = block;
  writer.sink = {
    kind: 'comment',
    write: (written) => {
      state.commentLine = null;
      risk.comment = append(risk.comment, written);
    },
  };
  return true;
}

function placeTable(state: State, table: SourceTable): boolean {
  const { writer } = state;
  if (tableRule(writer.draft.profile, table)) keepCommentLine(state);
  switch (tableRule(writer.draft.profile, table)?.kind) {
    case 'controlSummary':
      return placeSummary(state, table);
    case 'controlPlan':
      return placePlan(state, table);
    case 'controlResult':
      return placeResult(state, table);
    default:
      return false;
  }
}

/** The table of all controls. Keys are set when the chapters are read: until then each stands by its title. */
function placeSummary(state: State, table: SourceTable): boolean {
  const { writer } = state;
  const { draft } = writer;
  const rows = table.rows.slice(1).map((row) => ({
    title: cellText(row.cells[0]).trim(),
    read: readSymbol(draft.profile, 'control', cellText(row.cells[1])),
    rest: row.cells.slice(2).map(cellText).join(''),
  }));
  if (rows.length === 0 || rows.some((row) => row.title === '' || row.rest !== '' || row.read.kind === 'unknown'))
    return false;
  for (const [index, row] of rows.entries()) {
    const value = row.read.kind === 'value' ? row.read.value : null;
    draft.summaryControls.push({
      title: row.title,
      assessment: value,
      source: table.rows[index + 1]?.source ?? table.source,
    });
  }
  const controls = rows.map((row) => ({ control: nodeKey('control', row.title), title: row.title }));
  emit(writer, { kind: 'controlSummary', controls }, table.source);
  return true;
}

function placePlan(state: State, table: SourceTable): boolean {
  const { draft } = state.writer;
  const [, row, ...rest] = table.rows;
  const title = cellText(row?.cells[0]).trim();
  const fits = (each: SourceRow) => each.cells.slice(3).every((cell) => cellText(cell) === '');
  if (!state.risk || !row || title === '' || rest.length > 0 || !fits(row)) return false;
  if (state.risk.comment !== null) return false;
  const key = uniqueKey(draft, nodeKey('control', title));
  const method = cellNarrative(draft, row.cells[2], row.source);
  const frequency = cellText(row.cells[1]).trim();
  const result = { assessment: null, result: null, actions: [] };
  const control: Control = { key, title, frequency, method, result };
  state.risk.controls.push(control);
  state.control = control;
  draft.sources.set(`control:${key}`, table.source);
  return true;
}

function placeResult(state: State, table: SourceTable): boolean {
  const { draft } = state.writer;
  const { control } = state;
  const [, row, ...rest] = table.rows;
  if (!control || rest.length > 0 || row?.cells.slice(3).some((cell) => cellText(cell) !== '')) return false;
  const read = readSymbol(draft.profile, 'control', cellText(row?.cells[0]));
  if (read.kind === 'unknown') return false;
  const source = row?.source ?? table.source;
  if (read.kind === 'value') control.result.assessment = read.value;
  else draft.lostControls.set(control.key, source);
  control.result.result = cellNarrative(draft, row?.cells[1], source);
  control.result.actions = cellActions(draft, row?.cells[2], source);
  const place = draft.sources.get(`control:${control.key}`) ?? source;
  draft.sources.set(`control:${control.key}`, { ...place, to: source.to });
  state.control = null;
  return true;
}
