/** Whether a share or count is what is aimed at, and the assessment that follows from that. */
import type { Target as TargetRule } from './definition.ts';
import { percentOf, type SuggestedAssessment } from './outcome.ts';

/** -1, 0 or 1 as the share in per cent (or the part, of a count) stands to the value. Exact. */
function order(part: number, whole: number, value: string, unit: TargetRule['unit']): number {
  const [digits = '0', fraction = ''] = value.split('.');
  const scale = 10n ** BigInt(fraction.length);
  const wanted = BigInt(digits + fraction);
  const left = BigInt(part) * (unit === 'percent' ? 100n : 1n) * scale;
  const right = wanted * (unit === 'percent' ? BigInt(whole) : 1n);
  return left === right ? 0 : left < right ? -1 : 1;
}

const everything: TargetRule = { value: '100', unit: 'percent', direction: 'atLeast', by: null, acceptable: null };

/** True where the target is reached; without a target, where all of the whole is. */
export function reaches(part: number, whole: number, target: TargetRule | null): boolean {
  const { value, unit, direction } = target ?? everything;
  const stands = order(part, whole, value, unit);
  return direction === 'atLeast' ? stands >= 0 : stands <= 0;
}

const shown = (value: string) => value.replace('.', ',');

/** "63 % av 8 633" with what is aimed at, and green, yellow or red by it; null before the day when it has to be reached. */
export function suggestByTarget(
  { part, whole, decimals, done }: { part: number; whole: number; decimals: number; done: string },
  target: TargetRule | null,
  cutOff: string,
): SuggestedAssessment {
  const { value, unit, direction, by, acceptable } = target ?? everything;
  const percent = percentOf(part, whole, decimals) ?? '0';
  const stands = `${part.toLocaleString('sv-SE')} av ${whole.toLocaleString('sv-SE')} (${shown(percent)} %) ${done}.`;
  const wanted = `${direction === 'atLeast' ? 'minst' : 'högst'} ${shown(value)}${unit === 'percent' ? ' %' : ''}`;
  const day = by === null ? '' : ` till ${by}`;
  if (reaches(part, whole, target)) return { assessment: 'green', reason: `${stands} Målet ${wanted}${day} är nått.` };
  if (by !== null && cutOff < by) {
    return {
      assessment: null,
      reason: `${stands} Målet ${wanted} ska vara nått ${by}, och den dagen har inte kommit.`,
    };
  }
  const near = acceptable !== null && reaches(part, whole, { value: acceptable, unit, direction, by, acceptable });
  return { assessment: near ? 'yellow' : 'red', reason: `${stands} Målet ${wanted}${day} är inte nått.` };
}
