/** JSON whose numbers come as their own text, so that no digit passes through a float. */
import type { z } from 'zod';

/** The text as the schema has it; null where it is no JSON, or something else. */
export function readExact<S extends z.ZodType>(text: string, schema: S): z.infer<S> | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text, (_key, value: unknown, context?: { source?: string }) =>
      typeof value === 'number' && context?.source !== undefined ? context.source : value,
    );
  } catch {
    return null;
  }
  return schema.safeParse(parsed).data ?? null;
}

/** "31.32959689", "1e3": as a plain decimal; null where it is none. */
export function plainDecimal(number: string | null | undefined): string | null {
  if (number == null) return null;
  if (/^-?\d+(?:\.\d+)?$/u.test(number)) return number;
  const plain = Number(number);
  return Number.isFinite(plain) && Math.abs(plain) < 1e15 ? plain.toFixed(10).replace(/\.?0+$/u, '') : null;
}
