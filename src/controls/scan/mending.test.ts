import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import axe from 'axe-core';
import { mendedRules, mendingOf } from '../../domain/mending.ts';

describe('how faults are mended', () => {
  it('is told for every rule of axe-core, and for no other', () => {
    assert.deepEqual(
      mendedRules.toSorted(),
      axe
        .getRules()
        .map(({ ruleId }) => ruleId)
        .toSorted(),
    );
  });

  it('is told in whole sentences', () => {
    for (const rule of mendedRules) {
      assert.match(mendingOf(rule)?.mend ?? '', /^[A-ZÅÄÖ0-9].{10,}\.$/u, rule);
      assert.match(mendingOf(rule)?.fault ?? '', /^[A-ZÅÄÖ].{8,}[^.]$/u, rule);
    }
  });
});
