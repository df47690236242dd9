/** 200 variants of the example package, printed anew, and 200 with one planted fault each. Takes a few minutes. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { closeDocx } from '../report/docx.ts';
import { closePdf } from '../report/pdf.ts';
import { recall } from './check-recall.testing.ts';

// Printing threads are ended, or they would hold the process.
after(() => Promise.all([closePdf(), closeDocx()]));

describe('200 variants of the example package', () => {
  it('give no contradiction unspoilt, and at least 95 % of the planted faults are found', async () => {
    const { clean, found, missed, alarms } = await recall({ seed: 20261130, variants: 200 });
    assert.equal(clean, 200, alarms.join('\n'));
    assert.ok(found >= 190, `${found} of 200 found. Missed:\n${missed.join('\n')}`);
  });
});
