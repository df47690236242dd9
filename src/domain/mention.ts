/**
 * People named in a comment: "@Vera Ek" names whoever is called Vera Ek. The longest name that fits counts, so that
 * "@Vera Ekström" does not name Vera Ek.
 *
 * @example
 * import assert from 'node:assert/strict';
 * assert.deepEqual(mentionsIn('@Vera Ek, ser du?', ['Vera Ek', 'Rut Rönn']), ['Vera Ek']);
 */

export type CommentPart = { readonly kind: 'text' | 'mention'; readonly text: string };

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');

/** The comment in runs of plain text and names; together they are the whole text. */
export function commentParts(text: string, names: readonly string[]): CommentPart[] {
  const longestFirst = [...new Set(names)].filter((name) => name !== '').sort((a, b) => b.length - a.length);
  if (longestFirst.length === 0) return text === '' ? [] : [{ kind: 'text', text }];
  const pattern = new RegExp(`@(?:${longestFirst.map(escaped).join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  const parts: CommentPart[] = [];
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > at) parts.push({ kind: 'text', text: text.slice(at, match.index) });
    parts.push({ kind: 'mention', text: match[0] });
    at = match.index + match[0].length;
  }
  return at < text.length ? [...parts, { kind: 'text', text: text.slice(at) }] : parts;
}

/** The names that the comment mentions, each once, as they stand in `names`. */
export function mentionsIn(text: string, names: readonly string[]): string[] {
  const plain = (name: string) => name.toLocaleLowerCase('sv');
  const named = new Set(
    commentParts(text, names).flatMap((part) => (part.kind === 'mention' ? [plain(part.text.slice(1))] : [])),
  );
  return [...new Set(names)].filter((name) => named.has(plain(name)));
}
