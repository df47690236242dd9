/**
 * Which accounts or objects a row of a mapping takes, as people write it: "3000-3999, 8910, 41*". A range compares as many
 * digits as its ends have, so that 3000-3999 takes the sub-account 30115 too.
 *
 * @example
 * import assert from 'node:assert/strict';
 * const read = readCodes('3000–3999, 41*');
 * assert.ok(read.ok);
 * assert.equal(takes(read.value, '30115'), true);
 * assert.equal(takes(read.value, '4'), false);
 */
import { type Result, refuse, succeed } from './result.ts';

/** Ends included. `prefix`: every code that begins so. */
export type CodeRange =
  | { readonly kind: 'range'; readonly from: string; readonly to: string }
  | { readonly kind: 'prefix'; readonly start: string }
  | { readonly kind: 'exact'; readonly code: string };

function readOne(text: string): CodeRange | null {
  const [, from, to] = /^(\d{1,12})\s*[-–−]\s*(\d{1,12})$/u.exec(text) ?? [];
  if (from !== undefined && to !== undefined)
    return from.length === to.length && from <= to ? { kind: 'range', from, to } : null;
  const [, start] = /^([^\s*]+)\*$/u.exec(text) ?? [];
  if (start !== undefined) return { kind: 'prefix', start };
  return /[*\s]/u.test(text) ? null : { kind: 'exact', code: text };
}

/** Reads a list with commas, semicolons or lines between. */
export function readCodes(text: string): Result<CodeRange[]> {
  const ranges: CodeRange[] = [];
  for (const part of text.split(/[,;\n]/u)) {
    const plain = part.trim();
    if (plain === '') continue;
    const range = readOne(plain);
    if (range === null)
      return refuse({
        path: 'codes',
        message: `${plain} går inte att läsa. Skriv till exempel 3000-3999, 8910 eller 41*, med lika många siffror i båda ändar.`,
      });
    ranges.push(range);
  }
  return succeed(ranges);
}

function takesOne(range: CodeRange, code: string): boolean {
  if (range.kind === 'exact') return range.code === code;
  if (range.kind === 'prefix') return code.startsWith(range.start);
  const start = code.slice(0, range.from.length);
  return /^\d+$/u.test(code) && start.length === range.from.length && start >= range.from && start <= range.to;
}

export function takes(ranges: readonly CodeRange[], code: string): boolean {
  return ranges.some((range) => takesOne(range, code));
}
