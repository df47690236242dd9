/** The final report of internal control goes in as it was written, is completed in the product, and comes out again with the same facts. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openTestApp, type TestApp, value } from '../src/app/app.testing.ts';
import { addAction } from '../src/app/control-action.ts';
import { printControlDocument } from '../src/app/control-document.ts';
import { approveImport, proposeImport } from '../src/app/import.ts';
import { printReport } from '../src/app/print-report.ts';
import { applyAnswers } from '../src/domain/answers.ts';
import type { Risk } from '../src/domain/risk.ts';
import { readReport } from '../src/intake/read-report.ts';
import { closeDocx } from '../src/report/docx.ts';
import { closePdf } from '../src/report/pdf.ts';
import { markupText } from '../src/report/read-back.testing.ts';
import { loadFacts } from '../src/store/facts.ts';
import { needsSeed, seedBytes } from './shared.ts';

const address = { body: 'KS', period: { year: 2022, kind: 'year' } } as const;

async function risksOf(bytes: Uint8Array, name: string): Promise<readonly Risk[]> {
  const read = await readReport(bytes, name);
  assert.ok(read.ok, JSON.stringify(read));
  return applyAnswers(read.value, {}).risks;
}

describe('the final report of internal control', { skip: needsSeed }, () => {
  let test: TestApp;
  let risks: readonly Risk[];
  before(async () => {
    test = await openTestApp('Provby kommun', []);
    const proposed = value(
      await proposeImport(test.app, test.session, { name: 'paket.txt', bytes: Buffer.from(seedBytes()) }),
    );
    value(await approveImport(test.app, test.session, proposed.id, { acceptProposed: true }));
    const facts = await test.run((tx) => loadFacts(tx, 'KS', address.period));
    const controls = (facts?.risks ?? []).flatMap((risk) => risk.controls);
    for (const [index, { key }] of controls.entries()) {
      const action = {
        text: `Följ upp kontroll ${index + 1} igen.`,
        owner: 'Samordnare',
        dueOn: '2023-10-31',
        status: 'ongoing',
      };
      value(await addAction(test.app, test.session, { ...address, control: key }, action));
    }
    risks = (await test.run((tx) => loadFacts(tx, 'KS', address.period)))?.risks ?? [];
  });
  after(async () => {
    await test?.close();
    await Promise.all([closePdf(), closeDocx()]);
  });

  it('comes back from the printed package with every risk, control, result and action', async () => {
    assert.equal(risks.length, 8);
    assert.equal(risks.flatMap((risk) => risk.controls).length, 7);
    const { files } = value(await printReport(test.app, test.session, address, ['docx', 'pdf']));
    for (const file of files) assert.deepEqual(await risksOf(file.bytes, file.name), risks, file.format);
  });

  it('comes back from the annex printed by itself', async () => {
    const { files } = value(
      await printControlDocument(test.app, test.session, { part: 'annex2', address }, ['docx', 'pdf']),
    );
    for (const file of files) assert.deepEqual(await risksOf(file.bytes, file.name), risks, file.format);
  });

  it('makes a plan and a group summary that say the same of it', async () => {
    const plan = value(await printControlDocument(test.app, test.session, { part: 'plan', address }, ['html', 'pdf']));
    const words = markupText(Buffer.from(plan.files[0]?.bytes ?? []).toString());
    for (const risk of risks) assert.ok(words.includes(risk.text.replaceAll(/\s+/gu, ' ')), risk.text);
    const group = value(
      await printControlDocument(test.app, test.session, { part: 'group', address }, ['html', 'pdf']),
    );
    const said = markupText(Buffer.from(group.files[0]?.bytes ?? []).toString());
    for (const { controls } of risks)
      for (const { title } of controls)
        assert.ok(
          said.includes(title) || controls[0]?.result.assessment === 'green' || controls[0]?.result.assessment === null,
          title,
        );
  });
});
