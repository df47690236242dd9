import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pathWith } from './data-table.ts';

describe('the address of a table', () => {
  it('keeps the rest of the query, and asks for one file at a time', () => {
    assert.equal(pathWith('/sok?q=skog', 'hamta', 'traffar.csv'), '/sok?q=skog&hamta=traffar.csv');
    assert.equal(
      pathWith('/oversikt/2025-year?filter-omraden=Skog', 'hamta', 'omraden.xlsx'),
      '/oversikt/2025-year?filter-omraden=Skog&hamta=omraden.xlsx',
    );
    assert.equal(pathWith('/sok?q=skog&hamta=traffar.csv', 'filter-traffar', ''), '/sok?q=skog&filter-traffar=');
    assert.equal(pathWith('/plan?filter-planer=x', 'filter-planer', null), '/plan');
  });
});
