/**
 * A reference to one figure of the facts: `indicator:<key>/<year>/<actual|target|forecast>[/<women|men>]` or
 * `table:<key>/<row>/<column>`, where row and column are slugs of their labels. It holds no space, bracket or quote, so
 * that it can stand in a text that a person edits.
 *
 * @example
 * import assert from 'node:assert/strict';
 * const value = { year: 2025, kind: 'actual', sex: 'all', value: '86', decimals: 0 };
 * assert.equal(indicatorRef('indicator/förnybar-el', value), 'indicator:förnybar-el/2025/actual');
 * assert.deepEqual(slugs(['Utfall 2025', 'Summa', 'Summa', ''], 'kolumn'), ['utfall-2025', 'summa', 'summa~2', 'kolumn']);
 */
import { z } from 'zod';
import type { IndicatorValue } from './indicator.ts';

const part = String.raw`[\p{L}\p{N}.~%\-]+`;

export const FigureRef = z
  .string()
  .max(1000)
  .regex(new RegExp(`^(?:indicator:${part}/\\d{1,4}/[a-z]+(?:/[a-z]+)?|table:${part}/${part}/${part})$`, 'u'));

/** The key without the kind that it begins with; signs that a reference does not hold are written as their numbers. */
function keyPart(key: string, kind: 'indicator' | 'table'): string {
  const short = key.startsWith(`${kind}/`) ? key.slice(kind.length + 1) : key;
  return short.replaceAll(/[^\p{L}\p{N}.-]/gu, (sign) => `%${(sign.codePointAt(0) ?? 0).toString(16)}%`);
}

export function indicatorRef(key: string, { year, kind, sex }: IndicatorValue): string {
  return `indicator:${keyPart(key, 'indicator')}/${year}/${kind}${sex === 'all' ? '' : `/${sex}`}`;
}

/** `row` and `column` as `slugs` gives them. */
export function tableRef(key: string, row: string, column: string): string {
  return `table:${keyPart(key, 'table')}/${row}/${column}`;
}

/** A slug for each label, all different: the second of the same is followed by ~2. `nameless` stands for a label without letters. */
export function slugs(labels: readonly string[], nameless: string): string[] {
  const used = new Map<string, number>();
  return labels.map((label) => {
    const slug = label
      .toLocaleLowerCase('sv')
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/gu, '');
    const base = slug || nameless;
    const count = (used.get(base) ?? 0) + 1;
    used.set(base, count);
    return count === 1 ? base : `${base}~${count}`;
  });
}
