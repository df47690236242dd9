/** One board's way through internal control in a real browser, with JavaScript off, with pictures for the handbook; internal-control.long.ts plays two, and looks at each page. */
import assert from 'node:assert/strict';
import { after, before, describe, it, mock } from 'node:test';
import { carryOverUrl, controlPlanUrl, registerUrl, routes } from '../../src/web/routes.ts';
import { needsBrowser, type TestBrowser } from './chromium.ts';
import { von } from './control-parts.ts';
import * as play from './control-play.ts';
import { handOf, openControlWorld, year } from './control-world.ts';
import type { Hand } from './hand.ts';
import { newCamera } from './year-pictures.ts';

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
  const camera = newCamera(true);
  /** As the person sees the page, with scripts. */
  async function keep(login: string, path: string, name: string, part?: string): Promise<void> {
    const page = await test.openAs(login);
    await page.goto(path);
    await camera(page, name, part);
    await page.close();
  }
  const here = () => new URL(sven.page.url()).pathname;

  after(() => {
    complain.mock.restore();
    return test.close();
  });

  it('goes from a risk to a plan that is decided', async () => {
    await play.writeRisk(sven, von);
    await keep('sven', registerUrl(von.body, year), 'internkontroll-riskregister');
    await play.planControl(sven, von);
    await play.decidePlan(await handOf(test, 'vera'), von);
    await keep('sven', controlPlanUrl(von.body, year), 'internkontroll-plan');
  });

  it('does a control, which somebody else signs', async () => {
    await play.openOccurrence(sven, von.body, von.control, 'mar');
    await play.takeSample(sven);
    await play.addEvidence(sven, von.scripts);
    await play.writeResult(sven, von.result);
    await play.addAction(sven, von);
    await keep('hans', here(), 'internkontroll-signera');
    await play.refuseOwnSignature(sven);
    await play.sign(await handOf(test, 'hans'), von.control);
  });

  it('takes the result into the report, prints it, and carries the control over to the next plan', async () => {
    await play.openOccurrence(sven, von.body, von.control, 'mar');
    await play.takeIntoReport(sven, von.result, von.scripts);
    const texts = [play.riskText(von), von.control, von.result, von.action, von.owner];
    await play.readFinalReport(await handOf(test, 'vera'), von.body, texts);
    await play.carryOver(sven, von);
    await keep('sven', carryOverUrl(von.body, year + 1), 'internkontroll-urval');
    await keep('lars', routes.audit.href({ body: von.body, year: String(year) }), 'internkontroll-granskning');
    assert.deepEqual(test.complaints, []);
    assert.deepEqual(
      complain.mock.calls.map(({ arguments: [said] }) => said),
      [],
    );
  });
});
