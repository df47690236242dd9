import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { address, openTestApp, type TestApp, value } from './app.testing.ts';
import { printReport } from './print-report.ts';
import { readTree } from './read-reports.ts';
import { readModel, saveModel } from './steering-model.ts';
import type { SteeringModel } from './tree.ts';

describe('the steering model', () => {
  let test: TestApp;
  let model: SteeringModel;
  before(async () => {
    test = await openTestApp();
    model = value(await readModel(test.app, test.session));
  });
  after(() => test.close());

  const refused = async (change: (model: SteeringModel) => unknown) => {
    const saved = await saveModel(test.app, test.session, change(structuredClone(model)));
    return saved.ok ? [] : saved.issues.map((issue) => issue.message);
  };
  const withColor = (color: string) => (one: SteeringModel) => ({
    ...one,
    scales: one.scales.map((scale) => ({ ...scale, values: scale.values.map((each) => ({ ...each, color })) })),
  });

  it('changes names, words and colours, which pages and prints follow', async () => {
    const print = async () => value(await printReport(test.app, test.session, address, ['html']));
    const was = await print();
    value(
      await saveModel(test.app, test.as('administrator'), {
        levels: model.levels.map((level) => (level.code === 'commitment' ? { ...level, name: 'Uppdrag' } : level)),
        scales: model.scales.map((scale) => ({
          ...scale,
          values: scale.values.map((each) => (each.code === 'done' ? { ...each, label: 'I mål' } : each)),
        })),
      }),
    );
    const tree = value(await readTree(test.app, test.session, address));
    assert.ok(tree.counts.some((count) => count.levelName === 'Uppdrag'));
    const now = await print();
    assert.notEqual(now.hash, was.hash);
    assert.match(new TextDecoder().decode(now.files[0]?.bytes), /I mål/u);
    assert.ok((await test.events()).some((event) => event.verb === 'model.save'));
  });

  it('is changed by administrators only', async () => {
    for (const role of ['controller', 'secretary', 'auditor'] as const) {
      assert.equal((await saveModel(test.app, test.as(role), model)).ok, false, role);
    }
  });

  it('keeps codes that reports may hold', async () => {
    assert.match(
      (await refused((one) => ({ ...one, levels: one.levels.slice(1) }))).join(),
      /"perspective" finns i rapporter/u,
    );
    const messages = await refused((one) => ({
      ...one,
      scales: one.scales.map((scale) => ({ ...scale, values: scale.values.slice(0, 1) })),
    }));
    assert.match(messages.join(), /"green" finns i rapporter/u);
  });

  it('refuses a colour that is hard to see, a code that stands twice, and what is no model', async () => {
    assert.match((await refused(withColor('#ffee88'))).join(), /minst 3:1/u);
    assert.match((await refused((one) => ({ ...one, levels: [...one.levels, ...one.levels] }))).join(), /två gånger/u);
    assert.match((await refused(() => ({ levels: 'inga' }))).join(), /uppsikt model show/u);
  });
});
