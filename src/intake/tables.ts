/** Says what a table is by its header row, and reads symbols in its cells. */
import type { ScaleCode } from '../domain/scale.ts';
import type { Profile, TableRule } from './profile.ts';
import { cellText, type SourceTable } from './source-block.ts';

export type TableKind = TableRule['kind'];

/** The headers of the first row, trimmed, without empty ones at the end. */
export function headersOf(table: SourceTable): string[] {
  const headers = (table.rows[0]?.cells ?? []).map((cell) => cellText(cell).trim());
  while (headers.at(-1) === '') headers.pop();
  return headers;
}

/** The rule whose headers stand in the table's first row; null where the profile has none. */
export function tableRule(profile: Profile, table: SourceTable): TableRule | null {
  const headers = headersOf(table);
  const fits = (rule: TableRule) => {
    const from = rule.from ?? 0;
    const length = headers.length - from;
    if (rule.open ? length < rule.headers.length : length !== rule.headers.length) return false;
    return rule.headers.every((header, index) => header.test(headers[from + index] ?? ''));
  };
  return profile.tables.find(fits) ?? null;
}

/**
 * What a cell says by a scale: a value, nothing where it is empty or says so in words, or text that no rule knows.
 * `lost` is a sign whose colour is gone: it stood there, and what it meant is not known.
 */
export type ReadSymbol =
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'unknown'; readonly text: string };

export function readSymbol(profile: Profile, scale: ScaleCode, text: string): ReadSymbol {
  const plain = text.replaceAll('\uFFFC', '').trim();
  if (profile.noSymbol.test(plain)) return { kind: 'empty' };
  const rule = profile.symbols[scale].find((candidate) => candidate.pattern.test(plain));
  if (rule && plain.length <= 60) return { kind: 'value', value: rule.value };
  if (profile.lostSymbol.test(plain)) return { kind: 'lost' };
  return { kind: 'unknown', text: plain };
}
