/**
 * Canonical JSON: one text for one value, so that equal values have equal hashes. Keys stand in order, no white space,
 * absent and undefined properties are the same.
 *
 * @example
 * import assert from 'node:assert/strict';
 * assert.equal(canonicalJson({ b: 1, a: [null, 'å'], c: undefined }), '{"a":[null,"å"],"b":1}');
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  let text = '';
  if (Array.isArray(value)) {
    for (const item of value) text += `${text === '' ? '' : ','}${canonicalJson(item ?? null)}`;
    return `[${text}]`;
  }
  const properties: Readonly<Record<string, unknown>> = { ...value };
  for (const key of Object.keys(properties).sort()) {
    const item = properties[key];
    if (item !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(item)}`;
  }
  return `{${text}}`;
}
