/**
 * Canonical JSON: one text for one value, so that equal values have equal hashes. Keys stand in order, no white space,
 * absent and undefined properties are the same.
 *
 * @example
 * import assert from 'node:assert/strict';
 * assert.equal(canonicalJson({ b: 1, a: [null, 'å'], c: undefined }), '{"a":[null,"å"],"b":1}');
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  const properties = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`);
  return `{${properties.join(',')}}`;
}
