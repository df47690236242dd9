/**
 * A pure reading of a text that is asked for again and again, made once for each text. What is remembered is bounded.
 *
 * @example
 * import assert from 'node:assert/strict';
 * let made = 0;
 * const length = remembered((text) => ++made && text.length);
 * assert.equal(length('ord') + length('ord'), 6);
 * assert.equal(made, 1);
 */
export function remembered<T>(read: (text: string) => T, most = 20_000): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = read(text);
    if (known.size >= most) known.clear();
    known.set(text, made);
    return made;
  };
}
