/** What a field of a sheet is called in the language of the page. */
import type { Words } from '../../words/words.ts';

/** "Titel", or of a target ("target:2026:women") "Mål 2026 kvinnor". */
export function fieldLabel({ bulkImport: words }: Words, field: string): string {
  const [, year, sex = ''] = /^target:(\d{4}):(\w+)$/u.exec(field) ?? [];
  if (year !== undefined) return words.target(year, words.sexes[sex] ?? '');
  return words.field[field] ?? field;
}
