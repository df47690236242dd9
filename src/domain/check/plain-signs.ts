/**
 * Signs that only a typesetter tells apart, as the check reads them: narrow and fixed blanks as U+00A0, hyphens that do not
 * break as hyphens, soft hyphens and joiners of no width left out.
 *
 * @example
 * import assert from 'node:assert/strict';
 * assert.equal(plainSigns('1\u202F204 tkr'), '1\u00A0204 tkr');
 * assert.equal(plainSigns('kost\u00ADnad'), 'kostnad');
 */
import type { CheckBlock } from './document.ts';

const odd = /[\u2000-\u200F\u2010\u2011\u202F\u205F\u2060\u3000\u00AD\uFEFF]/u;

export function plainSigns(text: string): string {
  if (!odd.test(text)) return text;
  return text
    .replaceAll(/[\u2000-\u200A\u202F\u205F\u3000]/gu, '\u00A0')
    .replaceAll(/[\u2010\u2011]/gu, '-')
    .replaceAll(/[\u200B-\u200F\u2060\u00AD\uFEFF]/gu, '');
}

export function plainBlock(block: CheckBlock): CheckBlock {
  if (block.type !== 'table') return { ...block, text: plainSigns(block.text) };
  const rows = block.rows.map((row) => ({ ...row, cells: row.cells.map(plainSigns) }));
  return { ...block, caption: plainSigns(block.caption), rows };
}
