/** A sample of what check-variants.long.ts tries at length. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { closeDocx } from '../report/docx.ts';
import { closePdf } from '../report/pdf.ts';
import { checkTrees, recall } from './check-recall.testing.ts';

after(() => Promise.all([closePdf(), closeDocx()]));

describe('variants of the example package', () => {
  it('are clean as trees too', async () => {
    for (const report of await checkTrees()) {
      assert.deepEqual(
        report.checks.filter((each) => each.level === 'contradiction' || each.level === 'look'),
        [],
      );
      assert.ok(report.checks.length > 25);
    }
  });

  it('give no contradiction unspoilt, and the planted faults are found', async () => {
    const { clean, found, missed, alarms } = await recall({ seed: 7, variants: 21 });
    assert.equal(clean, 21, alarms.join('\n'));
    assert.ok(found >= 20, `${found} of 21 found. Missed:\n${missed.join('\n')}`);
  });
});
