/** The questions of an import in groups, each with the symbol that its choices stand for. */
import type { Proposal, Question } from '../../../domain/proposal.ts';
import { defaultScales, type ScaleCode, type ScaleValue, scaleValue } from '../../../domain/scale.ts';

export type QuestionGroup =
  | 'assessment'
  | 'trend'
  | 'status'
  | 'completion'
  | 'control'
  | 'goal'
  | 'symbol'
  | 'chart'
  | 'duplicate';

/** The form field of a question's answer. */
export const answerField = (id: string) => `svar:${id}`;

export function groupOf(question: Question): QuestionGroup {
  return question.target.kind === 'entry' ? question.target.field : question.target.kind;
}

/** Groups in the order in which their first question stands. */
export function groupQuestions(proposal: Proposal): { group: QuestionGroup; questions: Question[] }[] {
  return [...Map.groupBy(proposal.questions, groupOf)].map(([group, questions]) => ({ group, questions }));
}

function scaleOf(question: Question): ScaleCode | null {
  const { target } = question;
  if (target.kind === 'entry') return target.field;
  return target.kind === 'control' ? 'control' : null;
}

/** The symbol of a choice, where the choice is a value of a scale. */
export function choiceSymbol(question: Question, value: string): ScaleValue | undefined {
  const scale = scaleOf(question);
  if (scale !== null) return scaleValue(defaultScales, scale, value) ?? undefined;
  const cut = value.indexOf(':');
  const named = defaultScales.find((candidate) => candidate.code === value.slice(0, cut));
  return named?.values.find((candidate) => candidate.code === value.slice(cut + 1));
}

export function choiceLabel(question: Question, value: string): string {
  return question.choices.find((choice) => choice.value === value)?.label ?? value;
}
