/** The verdict on a percentage that is said to be one number's share of another. */
import { halfDigit } from './arithmetic.ts';
import type { Checked } from './finding.ts';
import type { Quantity } from './quantity.ts';
import { sayNumber } from './say.ts';

type Term = Pick<Quantity, 'value' | 'decimals'>;

/** `computed`: the share in percent where the two are counted in different scales, else part / whole. */
export function sayShare(
  share: Quantity,
  part: Term,
  whole: Term,
  places: Checked['places'],
  computed = (part.value / whole.value) * 100,
): Checked {
  const apart = Math.abs(computed - share.value);
  const half = halfDigit(share.decimals);
  const stated = `${sayNumber(share.value, share.decimals)}\u00A0%`;
  const gives = `${sayNumber(part.value, part.decimals)} av ${sayNumber(whole.value, whole.decimals)} är ${sayNumber(computed, share.decimals + 1)}\u00A0%`;
  const loose = share.approximation === null ? half : Math.max(half, 2.5);
  if (apart <= loose + 1e-9) return { kind: 'share', level: null, message: `Andelen stämmer: ${gives}.`, places };
  const level = apart <= 2 * half + 1e-9 ? 'rounding' : share.approximation === null ? 'contradiction' : 'look';
  return { kind: 'share', level, message: `Andelen står som ${stated}, men ${gives}.`, places };
}
