import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readSearch } from './search-query.ts';

const texts = (query: string) => readSearch(query).map((term) => term.text);

describe('reading a search', () => {
  it('keeps signs that stand inside a word and drops those between', () => {
    assert.deepEqual(texts('e-tjänst KS/2025:12 (vatten) och&lopp'), ['e-tjänst', 'KS/2025:12', 'vatten', 'och&lopp']);
  });

  it('takes Swedish quotation marks, and an open one as none', () => {
    assert.deepEqual(readSearch('”god tid”')[0], { text: 'god tid', phrase: true, exclude: false });
    assert.deepEqual(texts('"god tid'), ['god', 'tid']);
  });

  it('takes no more than twelve terms, and any text without a fault', () => {
    assert.equal(readSearch('a '.repeat(100)).length, 12);
    fc.assert(
      fc.property(fc.string(), (query) =>
        readSearch(query).every((term) => /[\p{L}\p{N}]/u.test(term.text) && !/['"\\()|!<*]/u.test(term.text)),
      ),
    );
  });
});
