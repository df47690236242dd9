import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Facts } from '../domain/facts.ts';
import { closeDocx } from '../report/docx.ts';
import { closePdf } from '../report/pdf.ts';
import { markupText, readDocx, readPdf } from '../report/read-back.testing.ts';
import { loadFacts, saveFacts } from '../store/facts.ts';
import { address, openTestApp, type TestApp, value } from './app.testing.ts';
import { decideReport } from './decide-report.ts';
import { editEntry, readEntry } from './entry.ts';
import { formats, previewReport, printReport } from './print-report.ts';
import { readTree } from './read-reports.ts';

const goal = 'goal/fler-träd';
const ref = 'indicator:skogsandel/2025/actual';

describe('a live figure in a comment', () => {
  let test: TestApp;
  before(async () => {
    test = await openTestApp();
  });
  after(async () => {
    await test.close();
    await Promise.all([closePdf(), closeDocx()]);
  });

  const revision = async () => value(await readEntry(test.app, test.session, address, goal)).revision;
  const write = async (narrative: string) =>
    value(await editEntry(test.app, test.session, address, goal, { revision: await revision(), narrative }));

  /** Sets the outcome that the text points at, as an import of the indicators does, and leaves every text alone. */
  const setOutcome = (outcome: string) =>
    test.run(async (tx) => {
      const facts = await loadFacts(tx, address.body, address.period);
      assert.ok(facts);
      const indicators: Facts['indicators'] = facts.indicators.map((indicator) => ({
        ...indicator,
        values: indicator.values.map((one) =>
          one.year === 2025 && one.kind === 'actual' ? { ...one, value: outcome } : one,
        ),
      }));
      await saveFacts(tx, { ...facts, indicators }, 'Kommandoraden');
    });

  /** What each of the three files says, with plain spaces. */
  async function printed(): Promise<Record<string, string>> {
    const { files } = value(await printReport(test.app, test.session, address, formats));
    const read = await Promise.all(
      files.map(async ({ format, bytes }): Promise<[string, string]> => {
        if (format === 'html') return [format, markupText(new TextDecoder().decode(bytes))];
        if (format === 'docx') return [format, markupText(readDocx(bytes)['word/document.xml'] ?? '')];
        return [format, (await readPdf(bytes)).roots.map((root) => root.text).join('\n')];
      }),
    );
    return Object.fromEntries(read.map(([format, text]) => [format, text.replaceAll(/\s+/gu, ' ')]));
  }
  const sentence = /Andelen är ([^.]*?) ?, mer än väntat/u;
  const shown = async () => Object.values(await printed()).map((text) => sentence.exec(text)?.[1]?.trim());

  it('prints what stands in the indicator, in all three formats, whatever the text showed when it was written', async () => {
    await write(`Andelen är [1 %](=${ref}), mer än väntat.`);
    assert.deepEqual(await shown(), ['53,0 %', '53,0 %', '53,0 %']);
  });

  it('follows the indicator in all three formats, with no edit of the text', async () => {
    const was = await revision();
    await setOutcome('54.5');
    assert.deepEqual(await shown(), ['54,5 %', '54,5 %', '54,5 %']);
    assert.equal(await revision(), was);
  });

  it('is shown as it stands where the text is edited, and in the tree', async () => {
    const { form } = value(await readEntry(test.app, test.session, address, goal));
    assert.equal(form.narrative, `Andelen är [54,5\u00A0%](=${ref}), mer än väntat.`);
    const { nodes } = value(await readTree(test.app, test.session, address));
    assert.match(JSON.stringify(nodes), /Andelen är 54,5\u00A0%, mer/u);
    const read = value(await readEntry(test.app, test.as('auditor'), address, goal));
    assert.match(JSON.stringify(read.entry.narrative), /"54,5\u00A0%"/u);
  });

  it('is said to be missing, in the print and beside it, where it leads nowhere', async () => {
    await write(`Andelen är [9 %](=indicator:borta/2025/actual), mer än väntat.`);
    assert.deepEqual(await shown(), ['[siffran saknas]', '[siffran saknas]', '[siffran saknas]']);
    const { findings } = value(await previewReport(test.app, test.session, address));
    assert.deepEqual(
      findings.map(({ path }) => path),
      ['indicator:borta/2025/actual'],
    );
    await write(`Andelen är [](=${ref}), mer än väntat.`);
    assert.deepEqual(value(await previewReport(test.app, test.session, address)).findings, []);
  });

  it('stands as it was decided', async () => {
    value(await decideReport(test.app, test.session, address, { decidedOn: '2026-02-17' }));
    await assert.rejects(setOutcome('60'), /beslutad/u);
    assert.deepEqual(await shown(), ['54,5 %', '54,5 %', '54,5 %']);
  });
});
