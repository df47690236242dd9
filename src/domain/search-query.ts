/**
 * A search as a person writes it: words, phrases in quotation marks, and words that must not stand there after a minus.
 *
 * @example
 * import assert from 'node:assert/strict';
 * assert.deepEqual(readSearch('vatten "god ekonomi" -skola'), [
 *   { text: 'vatten', phrase: false, exclude: false },
 *   { text: 'god ekonomi', phrase: true, exclude: false },
 *   { text: 'skola', phrase: false, exclude: true },
 * ]);
 */

export type SearchTerm = { readonly text: string; readonly phrase: boolean; readonly exclude: boolean };

const mostTerms = 12;

/** At most twelve terms; signs that are no letter or digit end a word, but for those that stand inside one. */
export function readSearch(text: string): SearchTerm[] {
  return [...text.matchAll(/(-?)(?:["”“]([^"”“]*)["”“]|([^\s"”“]+))/gu)]
    .map(([, minus, phrase, word]) => ({
      text: (phrase ?? word ?? '').replaceAll(/[^\p{L}\p{N}§%&+.:/-]+/gu, ' ').trim(),
      phrase: phrase !== undefined,
      exclude: minus === '-',
    }))
    .filter((term) => /[\p{L}\p{N}]/u.test(term.text))
    .slice(0, mostTerms);
}
