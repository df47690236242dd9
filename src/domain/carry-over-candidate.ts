/**
 * Candidates for the next control plan (Swedish: urval till nästa plan), by three rules: a control whose latest assessment
 * is not green; a risk in the plan that was followed up by comment only; and a risk that still stands on one of the two
 * highest levels. A person chooses, with a reason.
 *
 * @example
 * import assert from 'node:assert/strict';
 * const control = { key: 'control/el', title: 'Elrond', assessment: 'yellow' };
 * const [found] = carryOverCandidates([{ key: 'risk/el', text: 'Elfel', controls: [control], openLevel: null }]);
 * assert.equal(found?.ground, 'assessment');
 */

/** assessment: the control's light; comment: no control; level: the risk is still high. */
export type CarryOverGround = 'assessment' | 'comment' | 'level';

export type FollowedRisk = {
  readonly key: string;
  readonly text: string;
  /** `assessment`: a code of the `control` scale, the latest that was said; null where nobody has. */
  readonly controls: readonly { readonly key: string; readonly title: string; readonly assessment: string | null }[];
  /** Code of the level that it stands on after actions, where that is one of the two highest; null where it is not. */
  readonly openLevel: string | null;
};

export type CarryOverCandidate = {
  readonly kind: 'risk' | 'control';
  readonly key: string;
  /** The control's title, or the risk's wording. */
  readonly title: string;
  readonly risk: Pick<FollowedRisk, 'key' | 'text'>;
  readonly ground: CarryOverGround;
  readonly assessment: string | null;
};

const calm = 'green';

/** In the plan's order. A control that nobody has assessed is no candidate: it is not known. */
export function carryOverCandidates(risks: readonly FollowedRisk[]): CarryOverCandidate[] {
  return risks.flatMap(({ key, text, controls, openLevel }): CarryOverCandidate[] => {
    const risk = { key, text };
    const found = controls
      .filter(({ assessment }) => assessment !== null && assessment !== calm)
      .map(({ key: control, title, assessment }) => ({
        ...({ kind: 'control', key: control, title, risk, ground: 'assessment', assessment } as const),
      }));
    if (found.length > 0) return found;
    const own = { kind: 'risk', key, title: text, risk, assessment: null } as const;
    if (controls.length === 0) return [{ ...own, ground: 'comment' }];
    return openLevel === null ? [] : [{ ...own, ground: 'level' }];
  });
}
