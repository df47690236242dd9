/**
 * Adding figures up over bodies, exactly. Money in different scales is converted; shares, indexes and averages are never
 * added. What lacks a value is named beside the sum, and a sum that no longer holds is found out.
 *
 * @example
 * import assert from 'node:assert/strict';
 * const part = (body, value, unit) => ({ body, unit, figure: { value, decimals: 0 }, holds: [] });
 * const added = addUp([part('VON', '1200', 'kSEK'), part('BUN', '3', 'MSEK')], 'MSEK');
 * assert.deepEqual([added.value, added.decimals, added.unit], ['4.200', 3, 'MSEK']);
 */
import { addDecimals, compareDecimals, shiftDecimal } from './decimal.ts';
import type { Figure, Unit } from './figure.ts';

/** What one body says of the figure. */
export type Part = {
  readonly body: string;
  readonly unit: Unit;
  /** Null where the body has no such figure; a null value in it where the body has left it empty. */
  readonly figure: Figure | null;
  /** Where the body's figure is itself a sum: the bodies in it. */
  readonly holds: readonly string[];
};

export type AddedPart = Part & {
  /** The value in the sum's unit; null where there is none. */
  readonly converted: Figure | null;
  /** The body whose sum holds this part already, so that it is not counted twice; null where it is counted. */
  readonly within: string | null;
};

export type Sum = {
  readonly unit: Unit;
  /** A decimal string; null where no part has a value. */
  readonly value: string | null;
  readonly decimals: number;
  readonly parts: readonly AddedPart[];
  /** Bodies without a value. */
  readonly missing: readonly string[];
};

/** Powers of ten over the krona. */
const money: Partial<Record<Unit, number>> = { SEK: 0, kSEK: 3, MSEK: 6 };

/** Units of one dimension can be added; null where figures are never added: a share, an index, an average of years. */
export function dimensionOf(unit: Unit): 'money' | 'count' | null {
  if (unit === 'count') return 'count';
  return money[unit] === undefined ? null : 'money';
}

const mostDecimals = 6;

/** The same amount in another unit of its dimension. `decimals` shows what was shown before; the value keeps every digit. */
export function convertFigure({ value, decimals }: Figure, from: Unit, to: Unit): Figure {
  const places = (money[from] ?? 0) - (money[to] ?? 0);
  const shown = Math.min(mostDecimals, Math.max(0, decimals - places));
  return { value: value === null || places === 0 ? value : shiftDecimal(value, places), decimals: shown };
}

/** The unit that the most digits can be shown in with the fewest decimals; null where there are none. */
export function finestUnit(units: readonly Unit[]): Unit | null {
  return units.toSorted((a, b) => (money[a] ?? 0) - (money[b] ?? 0))[0] ?? null;
}

const hasValue = ({ figure }: Part): boolean => figure !== null && figure.value !== null;

/** The other body whose sum holds the part; null where none does. Two that hold each other are both counted. */
function withinOf(part: Part, parts: readonly Part[]): string | null {
  const outer = parts.find(
    (other) => hasValue(other) && other.holds.includes(part.body) && !part.holds.includes(other.body),
  );
  return outer?.body ?? null;
}

/** Why figures stand side by side only. share: their unit is never added. units: they are in units that do not go together. */
export type Apart = 'share' | 'units';

export function whyApart(units: readonly Unit[]): Apart | null {
  const dimensions = new Set(units.map(dimensionOf));
  if (dimensions.has(null)) return 'share';
  return dimensions.size > 1 ? 'units' : null;
}

/** The parts in one unit and what they come to. `unit` is of the parts' dimension; call only where `whyApart` is null. */
export function addUp(parts: readonly Part[], unit: Unit): Sum {
  const added = parts.map((part): AddedPart => {
    const converted = hasValue(part) && part.figure ? convertFigure(part.figure, part.unit, unit) : null;
    return { ...part, converted, within: withinOf(part, parts) };
  });
  const counted = added.flatMap(({ converted, within }) => (converted && within === null ? [converted] : []));
  return {
    unit,
    value: counted.length === 0 ? null : addDecimals(counted.flatMap(({ value }) => value ?? [])),
    decimals: Math.max(0, ...counted.map(({ decimals }) => decimals)),
    parts: added,
    missing: added.filter((part) => !hasValue(part)).map(({ body }) => body),
  };
}

/** A part as it was when the sum was kept. */
export type KeptPart = {
  readonly body: string;
  readonly value: string | null;
  readonly decimals: number;
  readonly unit: Unit;
  readonly counted: boolean;
};

export type Value = { readonly value: string | null; readonly decimals: number; readonly unit: Unit };

/** part: a body says something else than when it was added up; null is "has no such figure". own: the kept sum was changed. */
export type SumFault =
  | { readonly kind: 'part'; readonly body: string; readonly before: Value | null; readonly after: Value | null }
  | { readonly kind: 'own'; readonly before: Value; readonly after: Value | null };

function sameValue(a: Value | null, b: Value | null): boolean {
  if (a === null || b === null || a.value === null || b.value === null)
    return (a?.value ?? null) === (b?.value ?? null);
  if (dimensionOf(a.unit) !== dimensionOf(b.unit)) return false;
  const base = (one: Value) => convertFigure(one, one.unit, 'SEK').value ?? '0';
  return dimensionOf(a.unit) === 'money'
    ? compareDecimals(base(a), base(b)) === 0
    : compareDecimals(a.value, b.value) === 0;
}

/** What the kept parts came to, in a unit. */
export function keptSum(kept: readonly KeptPart[], unit: Unit): Value {
  const figures = kept
    .filter((part) => part.counted && part.value !== null)
    .map((part) => convertFigure(part, part.unit, unit));
  return {
    value: addDecimals(figures.flatMap(({ value }) => value ?? [])),
    decimals: Math.max(0, ...figures.map(({ decimals }) => decimals)),
    unit,
  };
}

const saidIn = (part: Part): Value | null => part.figure && { ...part.figure, unit: part.unit };

/** What no longer holds of a kept sum. `own`: the figure as the report has it; null where it is gone. [] where nothing is kept. */
export function sumFaults(kept: readonly KeptPart[], present: readonly Part[], own: Value | null): SumFault[] {
  if (kept.length === 0) return [];
  const bodies = [...new Set([...kept.map(({ body }) => body), ...present.map(({ body }) => body)])];
  const parts = bodies.flatMap((body): SumFault[] => {
    const before = kept.find((part) => part.body === body) ?? null;
    const now = present.find((part) => part.body === body);
    const after = now ? saidIn(now) : null;
    const was = before && { value: before.value, decimals: before.decimals, unit: before.unit };
    return sameValue(was, after) ? [] : [{ kind: 'part', body, before: was, after }];
  });
  const unit = own && dimensionOf(own.unit) !== null ? own.unit : (kept[0]?.unit ?? 'count');
  const sum = keptSum(kept, unit);
  return sameValue(sum, own) ? parts : [...parts, { kind: 'own', before: sum, after: own }];
}
