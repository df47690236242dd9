/** The buttons under a finding of the figure check, and what they send. */
export const treatments = { forklara: 'explained', avfarda: 'dismissed', oppna: 'open' } as const;
export type TreatmentAction = keyof typeof treatments;

export function isTreatment(action: string): action is TreatmentAction {
  return Object.hasOwn(treatments, action);
}
