/**
 * Carry-over (Swedish: urval till nästa plan): controls that came out yellow or red, and risks that are followed up by
 * comment only, are candidates for the next control plan. A person chooses.
 *
 * @example
 * import assert from 'node:assert/strict';
 * assert.deepEqual(carryOver([]), []);
 */
import type { Control, Risk } from './risk.ts';

export type CarryOver =
  | { readonly ground: 'assessment'; readonly risk: Risk; readonly control: Control; readonly assessment: string }
  | { readonly ground: 'comment'; readonly risk: Risk };

const calm = 'green';

/** Candidates in the plan's order. A control that nobody has assessed is no candidate: it is not known. */
export function carryOver(risks: readonly Risk[]): CarryOver[] {
  return risks.flatMap((risk): CarryOver[] => {
    if (risk.controls.length === 0) return [{ ground: 'comment', risk }];
    return risk.controls.flatMap((control): CarryOver[] => {
      const { assessment } = control.result;
      return assessment === null || assessment === calm ? [] : [{ ground: 'assessment', risk, control, assessment }];
    });
  });
}
