/**
 * An action (Swedish: åtgärd) is what is done about what a control showed: who answers for it, by when, and how it went.
 * Documents print it as a text with a line under it.
 *
 * @example
 * import assert from 'node:assert/strict';
 * const known = { owner: 'Säkerhetschef', dueOn: '2026-03-31', status: 'ongoing', closedOn: null };
 * assert.equal(actionLine(known), 'Ansvarig: Säkerhetschef · Klart senast: 2026-03-31 · Status: Pågår');
 */
import { z } from 'zod';
import { Narrative } from './narrative.ts';

/** completed: as planned; deviated: closed, but not as planned. */
export const ActionStatus = z.enum(['planned', 'ongoing', 'completed', 'deviated']);
export type ActionStatus = z.infer<typeof ActionStatus>;

export const actionStatusNames: Readonly<Record<ActionStatus, string>> = {
  planned: 'Planerad',
  ongoing: 'Pågår',
  completed: 'Avslutad enligt plan',
  deviated: 'Avslutad med avvikelse',
};

/** What is known of an action beside its text. */
const known = {
  /** Who answers for it: a role or a person, on one line. */
  owner: z.string().min(1).nullable(),
  dueOn: z.iso.date().nullable(),
  /** Null where it is not said. */
  status: ActionStatus.nullable(),
  /** Only of an action that is closed. */
  closedOn: z.iso.date().nullable(),
};

export const ActionFacts = z
  .strictObject(known)
  .refine(({ status, closedOn }) => closedOn === null || isClosed(status), { path: ['closedOn'] });
export type ActionFacts = z.infer<typeof ActionFacts>;

export const Action = z.strictObject({
  /** Unique among the actions of a control and period: "action/1". */
  key: z.string().min(1),
  text: Narrative,
  ...known,
});
export type Action = z.infer<typeof Action>;

export function isClosed(status: ActionStatus | null): boolean {
  return status === 'completed' || status === 'deviated';
}

/** The key of the n-th action of a control, from 1. */
export function actionKey(number: number): string {
  return `action/${number}`;
}

/** The line under an action's text. It always says the status last but for the day, so that its end can be told when it is read. */
export function actionLine({ owner, dueOn, status, closedOn }: ActionFacts): string {
  return [
    ...(owner === null ? [] : [`Ansvarig: ${owner}`]),
    ...(dueOn === null ? [] : [`Klart senast: ${dueOn}`]),
    `Status: ${status === null ? 'Uppgift saknas' : actionStatusNames[status]}`,
    ...(closedOn === null ? [] : [`Avslutad: ${closedOn}`]),
  ].join(' · ');
}

/** True where the line is printed: something is known, or there are several actions to keep apart. */
export function hasLine(action: ActionFacts, among: number): boolean {
  const { owner, dueOn, status, closedOn } = action;
  return among > 1 || [owner, dueOn, status, closedOn].some((known) => known !== null);
}
