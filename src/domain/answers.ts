/**
 * Answers to a proposal's questions, and the facts that they give. A question without an answer stays open: its light is
 * null, its symbol is shown as missing, its chart is not drawn. The proposal itself is never changed.
 */
import { type Entry, emptyEntry } from './entry.ts';
import type { Facts } from './facts.ts';
import { type Narrative, type NarrativeBlock, narrativeText, paragraphs } from './narrative.ts';
import { mapInlines, mapNarratives } from './narrative-places.ts';
import type { OutlineBlock, ReportPart } from './outline.ts';
import type { Answers, Proposal, Question, QuestionTarget } from './proposal.ts';

type Target<Kind extends QuestionTarget['kind']> = Extract<QuestionTarget, { kind: Kind }>;

/** Every proposed answer, by question id: what a person gets who accepts all proposals. */
export function proposedAnswers(proposal: Proposal): Answers {
  return Object.fromEntries(
    proposal.questions.flatMap((question) => (question.proposed ? [[question.id, question.proposed.value]] : [])),
  );
}

/** The answer to a question; null where there is none among its choices. */
function answerTo(question: Question, answers: Answers): string | null {
  const value = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
  return question.choices.some((choice) => choice.value === value) ? (value ?? null) : null;
}

/** The facts with the answers in them. An answer that is none of its question's choices counts as no answer. */
export function applyAnswers(proposal: Proposal, answers: Answers): Facts {
  return proposal.questions.reduce((facts, question) => {
    const value = answerTo(question, answers);
    if (question.target.kind === 'chart') return value === 'redraw' ? facts : withoutChart(facts, question.target);
    return value === null ? facts : applyAnswer(facts, question, value);
  }, proposal.facts);
}

function applyAnswer(facts: Facts, question: Question, value: string): Facts {
  const { target } = question;
  switch (target.kind) {
    case 'entry':
      return withEntryValue(facts, target, value);
    case 'control':
      return withControlValue(facts, target, value);
    case 'goal':
      return value === 'no' ? withoutGoal(facts, target.node) : facts;
    case 'symbol':
      return withSymbol(facts, question.id, value);
    case 'duplicate':
      return value === 'drop' ? withoutRepeat(facts, target.text) : facts;
    case 'chart':
      return facts;
  }
}

function withEntryValue(facts: Facts, { node, field }: Target<'entry'>, value: string): Facts {
  if (facts.entries.some((entry) => entry.node === node)) {
    const set = (entry: Entry) => (entry.node === node ? { ...entry, [field]: value } : entry);
    return { ...facts, entries: facts.entries.map(set) };
  }
  return { ...facts, entries: [...facts.entries, { ...emptyEntry(node), [field]: value }] };
}

function withControlValue(facts: Facts, target: Target<'control'>, value: string): Facts {
  const risks = facts.risks.map((risk) => ({
    ...risk,
    controls: risk.controls.map((control) =>
      control.key === target.control ? { ...control, result: { ...control.result, assessment: value } } : control,
    ),
  }));
  return { ...facts, risks };
}

function mapOutline(facts: Facts, change: (block: OutlineBlock) => OutlineBlock[]): Facts {
  const parts = facts.parts.map((part): ReportPart => ({ ...part, outline: part.outline.flatMap(change) }));
  return { ...facts, parts };
}

function withoutChart(facts: Facts, { chart }: Target<'chart'>): Facts {
  return mapOutline(facts, (block) => (block.kind === 'chart' && block.chart === chart ? [] : [block]));
}

/** The goal's title and comment become free text in its place; its indicators measure the process area. */
function withoutGoal(facts: Facts, key: string): Facts {
  const goal = facts.nodes.find((node) => node.key === key);
  if (!goal) return facts;
  const comment = facts.entries.find((entry) => entry.node === key)?.narrative?.content ?? [];
  const narrative: Narrative = { type: 'doc', content: [...paragraphs([goal.title]).content, ...comment] };
  const nodes = facts.nodes.filter((node) => node.key !== key);
  const changed: Facts = {
    ...facts,
    nodes: nodes.map((node) =>
      node.parent === goal.parent && node.level === goal.level && node.position > goal.position
        ? { ...node, position: node.position - 1 }
        : node,
    ),
    entries: facts.entries.filter((entry) => entry.node !== key),
    indicators: facts.indicators.map((indicator) =>
      indicator.node === key && goal.parent !== null ? { ...indicator, node: goal.parent } : indicator,
    ),
  };
  return mapOutline(changed, (block) => {
    if (block.kind === 'goal' && block.node === key) return [{ kind: 'text', narrative, node: goal.parent }];
    return [block];
  });
}

/** Puts the symbol where the sentence misses it; the value is written "scale/value". */
function withSymbol(facts: Facts, question: string, answer: string): Facts {
  const [scale = '', value = ''] = answer.split('/');
  return mapNarratives(facts, (narrative) =>
    mapInlines(narrative, (inline) =>
      inline.type === 'missingSymbol' && inline.attrs.question === question
        ? { type: 'symbol', attrs: { scale, value } }
        : inline,
    ),
  );
}

const textOf = (block: NarrativeBlock): string => narrativeText({ type: 'doc', content: [block] });

/** Where an outline block's narratives stand: in the block itself, or in a field of an entry. */
type Place = { readonly area: string | null; readonly narrative: Narrative };

/** The facts without the last of the paragraphs with this text, where two stand under the same process area. */
function withoutRepeat(facts: Facts, text: string): Facts {
  const places = placesOf(facts).filter(({ narrative }) => narrative.content.some((block) => textOf(block) === text));
  const counted = places.map((place) => ({
    ...place,
    times: places
      .filter((each) => each.area === place.area)
      .reduce((sum, each) => sum + each.narrative.content.filter((block) => textOf(block) === text).length, 0),
  }));
  const last = counted.findLast((place) => place.times > 1)?.narrative;
  if (!last) return facts;
  const at = last.content.findLastIndex((block) => textOf(block) === text);
  const shorter: Narrative = { type: 'doc', content: last.content.filter((_, index) => index !== at) };
  const changed = mapNarratives(facts, (narrative) => (narrative === last ? shorter : narrative));
  return mapOutline(changed, (block) => (block.kind === 'text' && block.narrative.content.length === 0 ? [] : [block]));
}

/** Every narrative of the outlines in printing order, with its process area. */
function placesOf(facts: Facts): Place[] {
  const nodes = new Map(facts.nodes.map((node) => [node.key, node]));
  const entries = new Map(facts.entries.map((entry) => [entry.node, entry]));
  const areaOf = (key: string | null): string | null => {
    const node = key === null ? undefined : nodes.get(key);
    return node?.level === 'goal' || node?.level === 'commitment' ? node.parent : (node?.key ?? null);
  };
  return facts.parts.flatMap((part) =>
    part.outline.flatMap((block): Place[] => {
      if (block.kind === 'text') return [{ area: areaOf(block.node), narrative: block.narrative }];
      if (block.kind !== 'narrative' && block.kind !== 'goal' && block.kind !== 'commitment') return [];
      const entry = entries.get(block.node);
      const narratives = [block.kind === 'commitment' ? entry?.description : null, entry?.narrative];
      return narratives.flatMap((narrative) => (narrative ? [{ area: areaOf(block.node), narrative }] : []));
    }),
  );
}
