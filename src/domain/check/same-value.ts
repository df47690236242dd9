/** Whether two shown figures are the same: exactly where both show as many digits, else by correct rounding of the finer one. */
import { halfDigit } from './arithmetic.ts';
import type { Quantity } from './quantity.ts';

export type Shown = { readonly base: number; readonly decimals: number; readonly scale: number };

export function sameShown(one: Shown, other: Shown): boolean {
  const [a, b] = [halfDigit(one.decimals, one.scale), halfDigit(other.decimals, other.scale)];
  const margin = 1e-9 * Math.max(1, Math.abs(one.base), Math.abs(other.base));
  const coarser = Math.abs(a - b) <= margin * 1e-3 ? 0 : Math.max(a, b);
  return Math.abs(one.base - other.base) <= coarser + margin;
}

/** Within one of the coarser figure's last digit: rounding may explain it. */
export function nearlySame(one: Shown, other: Shown): boolean {
  const step = 2 * Math.max(halfDigit(one.decimals, one.scale), halfDigit(other.decimals, other.scale));
  return (
    Math.abs(one.base - other.base) <= step + 1e-9 * Math.max(1, Math.abs(one.base)) &&
    one.decimals * one.scale !== other.decimals * other.scale
  );
}

/** A figure said approximately ("drygt 20") beside an exact one. */
export function fitsApproximation(said: Quantity, base: number, exact: number): boolean {
  const apart = exact === 0 ? Math.abs(base) : (exact - base) / Math.abs(base || 1);
  switch (said.approximation) {
    case 'over':
      return apart >= 0 && apart <= 0.25;
    case 'under':
      return apart <= 0 && apart >= -0.25;
    case 'atLeast':
      return apart >= 0;
    case 'atMost':
      return apart <= 0;
    default:
      return Math.abs(apart) <= 0.15;
  }
}
