/** Checks that hold for every proposal, whatever the file was like. */
import assert from 'node:assert/strict';
import { applyAnswers, proposedAnswers } from '../domain/answers.ts';
import type { Facts } from '../domain/facts.ts';
import { Proposal } from '../domain/proposal.ts';
import { allPrintedWords, comparable } from './printed-words.testing.ts';

function assertReferences(facts: Facts): void {
  const nodes = new Set(facts.nodes.map((node) => node.key));
  assert.equal(nodes.size, facts.nodes.length, 'node keys are unique');
  const bodies = new Set(facts.bodies.map((body) => body.code));
  assert.ok(bodies.has(facts.body));
  for (const body of facts.bodies) assert.ok(body.parent === null || bodies.has(body.parent), body.code);
  for (const node of facts.nodes) {
    assert.ok(node.parent === null || nodes.has(node.parent), node.key);
    for (const code of node.bodies) assert.ok(bodies.has(code), code);
  }
  for (const entry of facts.entries) assert.ok(nodes.has(entry.node), entry.node);
  for (const indicator of facts.indicators) assert.ok(nodes.has(indicator.node), indicator.key);
  for (const risk of facts.risks) assert.ok(risk.processArea === null || nodes.has(risk.processArea), risk.key);
  for (const event of facts.events) assert.ok(nodes.has(event.perspective));
  for (const block of facts.parts.flatMap((part) => part.outline)) {
    if ('node' in block && block.node !== null) assert.ok(nodes.has(block.node), block.node);
    if (block.kind === 'figureTable') assert.ok(facts.tables.some((table) => table.key === block.table));
    if (block.kind === 'risk') assert.ok(facts.risks.some((risk) => risk.key === block.risk));
  }
  assert.equal(new Set(facts.parts.map((part) => part.kind)).size, facts.parts.length);
}

function counted(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Headers of the table of light and arrow of goals that have neither until their questions are answered. */
function headersOfAskedGoals(proposal: Proposal, facts: Facts): string[] {
  const asked = new Set(proposal.questions.flatMap(({ target }) => (target.kind === 'entry' ? [target.node] : [])));
  const empty = facts.entries.filter((entry) => entry.assessment === null && entry.trend === null);
  const goals = new Set(facts.nodes.flatMap((node) => (node.level === 'goal' ? [node.key] : [])));
  return empty.flatMap(({ node }) => (asked.has(node) && goals.has(node) ? ['Bedömning', 'Trend'] : []));
}

/** Words of the text that the facts print fewer times than the text has them. */
export function lostWords(proposal: Proposal, text: string): string[] {
  const facts = applyAnswers(proposal, proposedAnswers(proposal));
  const printed = counted([...allPrintedWords(facts), ...headersOfAskedGoals(proposal, facts)]);
  const contents = /^\S.*?\.*\t\d+$/u;
  const source = text
    .split('\n')
    .filter((line) => !contents.test(line))
    .flatMap((line) => comparable(line.replaceAll(/<\/?p>?|\/?p>/gu, ' ')));
  return [...counted(source)].flatMap(([word, count]) => {
    const marker = /^(?:[-–•]|\d{1,2}[.)])$|^-{3,}|^-+$/u.test(word);
    return marker || (printed.get(word) ?? 0) >= count ? [] : [word];
  });
}

export function assertSound(proposal: Proposal): void {
  assert.equal(Proposal.safeParse(proposal).error, undefined);
  assertReferences(proposal.facts);
  assertReferences(applyAnswers(proposal, proposedAnswers(proposal)));
  const decline = Object.fromEntries(
    proposal.questions.map((question) => [question.id, question.choices.at(-1)?.value ?? '']),
  );
  assertReferences(applyAnswers(proposal, decline));
  assert.equal(new Set(proposal.questions.map((question) => question.id)).size, proposal.questions.length);
  for (const { source, proposed, choices } of proposal.questions) {
    assert.ok(source.from >= 1 && source.to <= proposal.file.length);
    assert.ok(!proposed || choices.some((choice) => choice.value === proposed.value));
  }
  assert.equal(proposal.coverage.placed + proposal.coverage.kept, proposal.coverage.words);
}
