import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { emptyEntry } from './entry.ts';
import { mergeEntries } from './merge-entry.ts';
import { paragraphs } from './narrative.ts';

const base = { ...emptyEntry('x'), assessment: 'green', narrative: paragraphs(['Förut.']) };

describe('an entry that two have edited', () => {
  it('gets what each changed, where they changed different fields', () => {
    const mine = { ...base, narrative: paragraphs(['Min.']) };
    const theirs = { ...base, assessment: 'red' };
    assert.deepEqual(mergeEntries(base, { mine, theirs }), {
      entry: { ...base, assessment: 'red', narrative: paragraphs(['Min.']) },
      clashes: [],
      fromThem: ['assessment'],
    });
  });

  it('keeps mine and says so where both changed a field', () => {
    const mine = { ...base, narrative: paragraphs(['Min.']), trend: 'worse' };
    const theirs = { ...base, narrative: paragraphs(['Deras.']), trend: 'worse' };
    const merged = mergeEntries(base, { mine, theirs });
    assert.deepEqual([merged.clashes, merged.fromThem, merged.entry], [['narrative'], [], mine]);
  });

  it('takes a field that they emptied', () => {
    const merged = mergeEntries(base, { mine: base, theirs: { ...base, assessment: null } });
    assert.deepEqual([merged.entry.assessment, merged.fromThem], [null, ['assessment']]);
  });

  it('settles nothing where it is not known what both began with', () => {
    const mine = { ...base, assessment: 'red' };
    assert.deepEqual(mergeEntries(null, { mine, theirs: base }).clashes, ['assessment']);
    assert.deepEqual(mergeEntries(null, { mine: base, theirs: base }).clashes, []);
  });
});
