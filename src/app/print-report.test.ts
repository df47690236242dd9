import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { exampleFacts } from '../domain/facts-example.testing.ts';
import { address, earlier, inMunicipality, openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { editEntry } from './entry.ts';
import { formats, previewReport, printReport } from './print-report.ts';
import { editTemplate } from './template.ts';

describe('printing a report', () => {
  let test: TestApp;
  before(async () => {
    test = await openTestApp();
  });
  after(() => test.close());

  const print = (report = address, wanted: Parameters<typeof printReport>[3] = []) =>
    printReport(test.app, test.as('auditor'), report, wanted);
  const html = async (report = address) => {
    const [file] = value(await print(report, ['html'])).files;
    return new TextDecoder().decode(file?.bytes);
  };

  it('gives the formats that are asked for, by name, type and the beginning of their bytes', async () => {
    const { files } = value(await print(address, formats));
    assert.deepEqual(
      files.map(({ name }) => name),
      ['KS-2025-year.html', 'KS-2025-year.docx', 'KS-2025-year.pdf'],
    );
    assert.deepEqual(
      files.map(({ bytes }) => new TextDecoder('latin1').decode(bytes.slice(0, 2))),
      ['<!', 'PK', '%P'],
    );
    assert.ok(files.every(({ type }) => type.includes('/')));
    assert.deepEqual(
      value(await print(address, ['pdf'])).files.map(({ format }) => format),
      ['pdf'],
    );
  });

  it('names a file after a body with a space so that every system can keep it', async () => {
    const facts = { ...exampleFacts, body: 'alla bolag' };
    const other = await inMunicipality(test.app, test.database, 'Filby kommun', [facts]);
    const report = { body: 'alla bolag', period: address.period };
    const printed = value(await printReport(test.app, other.session, report, ['html']));
    assert.equal(printed.files[0]?.name, 'alla_bolag-2025-year.html');
  });

  it('hashes the same data to the same hash, and another text, layout or colour to another', async () => {
    const hash = async () => value(await print(earlier)).hash;
    const hashes = [await hash()];
    assert.equal(await hash(), hashes[0]);
    value(await editEntry(test.app, test.session, earlier, 'processArea/skog', { revision: 1, trend: 'worse' }));
    hashes.push(await hash());
    value(
      await editTemplate(test.app, test.session, earlier, { move: { part: 'annualReport', index: 1, to: 'down' } }),
    );
    hashes.push(await hash());
    value(await editTemplate(test.app, test.session, earlier, { accent: '#224466' }));
    hashes.push(await hash());
    assert.equal(new Set(hashes).size, 4);
  });

  it('shows in the preview what the HTML file holds, with contents that lead to it', async () => {
    const preview = value(await previewReport(test.app, test.as('auditor'), address));
    assert.equal(preview.hash, value(await print()).hash);
    assert.ok((await html()).includes(preview.body.slice(0, 500)));
    assert.ok(preview.contents.length > 5);
    for (const { id } of preview.contents) assert.ok(preview.body.includes(`id="${id}"`), id);
    assert.doesNotMatch(preview.body, /<script| style=/u);
  });

  it('has a memo from the data where none stands there', async () => {
    const bare = { ...exampleFacts, parts: exampleFacts.parts.slice(1) };
    const other = await inMunicipality(test.app, test.database, 'Tjänsteby kommun', [bare]);
    const { contents } = value(await previewReport(test.app, other.session, address));
    assert.ok(contents.some(({ text }) => text === 'Ärendebeskrivning'));
  });

  it('is refused where there is no report, and for a person without a role', async () => {
    const nowhere = { body: 'VON', period: address.period };
    assert.match(refusal(await print(nowhere, ['pdf'])), /ingen rapport för VON/u);
    assert.match(refusal(await previewReport(test.app, test.session, nowhere)), /ingen rapport/u);
    const nobody = { ...test.as('auditor'), roles: [] };
    assert.match(refusal(await printReport(test.app, nobody, address, [])), /ingen roll/u);
    assert.match(refusal(await previewReport(test.app, nobody, address)), /ingen roll/u);
  });

  it('says that it is working material, until it is decided', async () => {
    assert.match(await html(), /Arbetsmaterial/u);
    await test.decide(address);
    assert.doesNotMatch(await html(), /Arbetsmaterial/u);
  });
});
