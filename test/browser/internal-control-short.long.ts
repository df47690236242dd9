/** One board's way through internal control in a real browser, with JavaScript off; internal-control.long.ts plays two, and looks at each page. */
import assert from 'node:assert/strict';
import { after, before, describe, it, mock } from 'node:test';
import { needsBrowser, type TestBrowser } from './chromium.ts';
import { von } from './control-parts.ts';
import * as play from './control-play.ts';
import { handOf, openControlWorld } from './control-world.ts';
import type { Hand } from './hand.ts';

describe('internal control in a browser', { skip: needsBrowser }, () => {
  let test: TestBrowser;
  let sven: Hand;
  // The pages are drawn in this process: what React complains about comes here.
  const complain = mock.method(console, 'error');
  before(async () => {
    test = await openControlWorld();
    await test.openAs('sven');
    sven = await handOf(test, 'sven', false);
  });
  after(() => {
    complain.mock.restore();
    return test.close();
  });

  it('goes from a risk to a plan that is decided', async () => {
    await play.writeRisk(sven, von);
    await play.planControl(sven, von);
    await play.decidePlan(await handOf(test, 'vera'), von);
  });

  it('does a control, which somebody else signs', async () => {
    await play.openOccurrence(sven, von.body, von.control, 'mar');
    await play.takeSample(sven);
    await play.addEvidence(sven, von.scripts);
    await play.writeResult(sven, von.result);
    await play.addAction(sven, von);
    await play.refuseOwnSignature(sven);
    await play.sign(await handOf(test, 'hans'), von.control);
  });

  it('takes the result into the report, prints it, and carries the control over to the next plan', async () => {
    await play.openOccurrence(sven, von.body, von.control, 'mar');
    await play.takeIntoReport(sven, von.result, von.scripts);
    const texts = [play.riskText(von), von.control, von.result, von.action, von.owner];
    await play.readFinalReport(await handOf(test, 'vera'), von.body, texts);
    await play.carryOver(sven, von);
    assert.deepEqual(test.complaints, []);
    assert.deepEqual(
      complain.mock.calls.map(({ arguments: [said] }) => said),
      [],
    );
  });
});
