import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { closeDocx } from '../report/docx.ts';
import { closePdf } from '../report/pdf.ts';
import { markupText } from '../report/read-back.testing.ts';
import { address, openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { composeGroupDocument, composePlanDocument, printControlDocument } from './control-document.ts';
import { decideControlPlan, readControlPlan } from './control-plan.ts';
import { saveRegisterRisk } from './register-edit.ts';
import { readRegister } from './register-view.ts';

const key = { body: 'KS', year: 2025 };

describe('the documents of internal control', () => {
  let test: TestApp;
  before(async () => {
    test = await openTestApp();
    const [risk] = value(await readRegister(test.app, test.session, key)).risks;
    const assessed = {
      revision: risk?.revision,
      likelihood: '4',
      impact: '3',
      likelihoodAfter: '2',
      owner: 'Skogschef',
    };
    value(await saveRegisterRisk(test.app, test.session, key, risk?.key ?? '', { ...assessed, impactAfter: '3' }));
    const other = {
      revision: 0,
      text: 'Risken att ingen minns varför.',
      chosen: 'no',
      chosenReason: 'Hanteras i linjen.',
    };
    value(await saveRegisterRisk(test.app, test.session, key, null, other));
  });
  after(async () => {
    await test.close();
    await Promise.all([closePdf(), closeDocx()]);
  });

  it('show the risks as a picture and the same as a table, the controls, and what was left out with the reason', async () => {
    const tree = value(await composePlanDocument(test.app, test.session, key));
    assert.equal(tree.standing, 'Arbetsmaterial');
    const blocks = tree.parts[0]?.blocks ?? [];
    const picture = blocks.find((block) => block.type === 'chart');
    assert.ok(picture?.type === 'chart' && picture.svg?.startsWith('<svg'));
    assert.match(picture.alt, /mycket hög: 1 före, 0 efter/u);
    assert.deepEqual(
      picture.table?.rows.map(({ cells }) => JSON.stringify(cells[2])),
      ['[[{"type":"text","text":"12"}]]', '[[{"type":"text","text":"6"}]]'],
    );
    const { files } = value(await printControlDocument(test.app, test.session, { part: 'plan', address }, ['html']));
    const words = markupText(Buffer.from(files[0]?.bytes ?? []).toString());
    for (const said of ['Skogschef', 'Mycket hög (12)', 'Hanteras i linjen.', 'Kontrollmoment'])
      assert.ok(words.includes(said), said);
  });

  it('print as PDF/A that everyone can read, and as DOCX', async () => {
    for (const part of ['plan', 'group'] as const) {
      const { files } = value(await printControlDocument(test.app, test.session, { part, address }, ['pdf', 'docx']));
      const pdf = Buffer.from(files[0]?.bytes ?? []).toString('latin1');
      assert.match(pdf, /pdfaid:part>2</u);
      assert.match(pdf, /pdfuaid:part/u);
      assert.ok((files[1]?.bytes.length ?? 0) > 5000);
    }
  });

  it('set all bodies side by side: who has decided, what deviates, what goes on', async () => {
    const { seen } = value(await readControlPlan(test.app, test.session, key));
    value(await decideControlPlan(test.app, test.session, key, { seen, decidedOn: '2025-02-01', paragraph: '§ 9' }));
    assert.equal(value(await composePlanDocument(test.app, test.session, key)).standing, '');
    const { files } = value(await printControlDocument(test.app, test.session, { part: 'group', address }, ['html']));
    const words = markupText(Buffer.from(files[0]?.bytes ?? []).toString());
    for (const said of ['Beslutad', '2025-02-01', '§ 9', 'Ingen plan', 'Urval till nästa plan'])
      assert.ok(words.includes(said), said);
  });

  it('refuse a body without a plan, and hide working material from elected members', async () => {
    assert.match(
      refusal(await composePlanDocument(test.app, test.session, { body: 'KS', year: 2019 })),
      /ingen internkontrollplan/u,
    );
    assert.ok(!(await composePlanDocument(test.app, test.as('member'), { body: 'VON', year: 2025 })).ok);
    assert.ok((await composeGroupDocument(test.app, test.as('member'), 2025)).ok);
  });
});
