/** The answers that already stand in facts of the same report: what a person decided before need not be asked again. */
import type { Facts } from './facts.ts';
import type { Answers, Proposal, QuestionTarget } from './proposal.ts';

function standing(facts: Facts, target: QuestionTarget): string | null {
  if (target.kind === 'entry') {
    return facts.entries.find((entry) => entry.node === target.node)?.[target.field] ?? null;
  }
  if (target.kind === 'control') {
    const controls = facts.risks.flatMap((risk) => risk.controls);
    return controls.find((control) => control.key === target.control)?.result.assessment ?? null;
  }
  return null;
}

/** Answers by question id, for the questions about lights, arrows, status and completion whose value stands in the facts. */
export function standingAnswers(proposal: Proposal, facts: Facts): Answers {
  return Object.fromEntries(
    proposal.questions.flatMap((question) => {
      const value = standing(facts, question.target);
      return value === null ? [] : [[question.id, value]];
    }),
  );
}
