/** The decision's form as texts, and a registered decision in words. */
import type { Preview } from '../../../app/print-report.ts';
import type { Form } from '../../form.ts';

/** The button that registers the decision. */
export const decideAction = 'beslut';

export type EnteredDecision = { decidedOn: string; paragraph: string; registryNumber: string };
export const noDecision: EnteredDecision = { decidedOn: '', paragraph: '', registryNumber: '' };
export const decisionFields = ['decidedOn', 'paragraph', 'registryNumber'] as const;

/** "12" and "§12" are written as minutes write them: "§ 12". */
function paragraphSign(text: string): string {
  return text.replace(/^§?\s*(?=\d)/u, '§ ');
}

export function enteredDecision(form: Form): EnteredDecision {
  const line = (name: keyof EnteredDecision) =>
    form
      .text(name)
      .replaceAll(/\p{Cc}/gu, ' ')
      .trim();
  return {
    decidedOn: line('decidedOn'),
    paragraph: paragraphSign(line('paragraph')),
    registryNumber: line('registryNumber'),
  };
}

/** "2026-02-17", "§ 12", "KS/2026:31": what is known of the decision, in that order. */
export function decisionParts(decision: NonNullable<Preview['decision']>): string[] {
  return [decision.decidedOn, decision.paragraph, decision.registryNumber].filter((part) => part !== null);
}
