import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Scale, ScaleValue } from '../domain/scale.ts';
import { openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { addLevel, moveLevel, readTerms, saveLevel, saveScale, saveTermList } from './model-edit.ts';
import { readModel } from './steering-model.ts';

describe('the steering model, piece by piece', () => {
  let test: TestApp;
  before(async () => {
    test = await openTestApp();
  });
  after(() => test.close());

  const model = async () => value(await readModel(test.app, test.session));
  const codes = async () => (await model()).levels.map(({ code }) => code);
  const scale = async (code: string) => (await model()).scales.find((one) => one.code === code) as Scale;
  const save = (change: (one: Scale) => object, code = 'status') =>
    scale(code).then((one) => saveScale(test.app, test.session, code, { ...one, move: null, ...change(one) }));

  it('gets a new level with a code of its own, below the others', async () => {
    const activity = { name: 'Aktivitet', heading: 'Aktiviteter', horizon: '1', scales: ['status'] };
    value(await addLevel(test.app, test.session, activity));
    value(await addLevel(test.app, test.session, { ...activity, horizon: '' }));
    assert.deepEqual((await codes()).slice(4), ['aktivitet', 'aktivitet-2']);
    assert.deepEqual((await model()).levels[4], { code: 'aktivitet', ...activity, horizon: 1 });
    assert.equal((await model()).levels[5]?.horizon, null);
    for (const [input, sentence] of [
      [{ name: ' ' }, /nivåns namn/u],
      [{ horizon: 'fyra' }, /antal år/u],
      [{ horizon: '0' }, /antal år/u],
      [{ scales: ['strunt'] }, /går inte att läsa/u],
    ] as const)
      assert.match(refusal(await addLevel(test.app, test.session, { ...activity, ...input })), sentence);
  });

  it('has levels that are renamed and change places, never their codes', async () => {
    const goal = { name: 'Nämndmål', heading: 'Nämndens mål', horizon: '4', scales: ['trend', 'assessment'] };
    value(await saveLevel(test.app, test.session, 'goal', goal));
    assert.deepEqual((await model()).levels[2], { code: 'goal', ...goal, horizon: 4 });
    value(await moveLevel(test.app, test.session, 'goal', 1));
    assert.deepEqual((await codes()).slice(2, 4), ['commitment', 'goal']);
    value(await moveLevel(test.app, test.session, 'goal', -1));
    value(await moveLevel(test.app, test.session, 'perspective', -1));
    assert.deepEqual((await codes()).slice(0, 4), ['perspective', 'processArea', 'goal', 'commitment']);
    assert.match(refusal(await saveLevel(test.app, test.session, 'strunt', goal)), /Nivån finns inte/u);
    assert.match(refusal(await moveLevel(test.app, test.session, 'strunt', 1)), /Nivån finns inte/u);
  });

  it('has scales whose words, shapes, colours and order change, and that grow', async () => {
    const ongoing: Partial<ScaleValue> = {
      code: '',
      label: 'Pågår',
      meaning: 'Pågår enligt plan',
      shape: 'ring',
      color: '#4a5560',
    };
    value(await save((one) => ({ name: 'Läge', values: [...one.values, ongoing] })));
    assert.deepEqual(
      (await scale('status')).values.map(({ code, label }) => [code, label]),
      [
        ['late', 'Försenat'],
        ['done', 'Klart'],
        ['pågår', 'Pågår'],
      ],
    );
    value(await save(() => ({ move: { code: 'pågår', by: -1 } })));
    assert.deepEqual(
      (await scale('status')).values.map(({ code }) => code),
      ['late', 'pågår', 'done'],
    );
    assert.equal((await scale('status')).name, 'Läge');
  });

  it('says which field of a scale is wrong', async () => {
    const change = (index: number, part: object) => (one: Scale) => ({
      values: one.values.map((each, at) => (at === index ? { ...each, ...part } : each)),
    });
    const issues = async (index: number, part: object) => {
      const saved = await save(change(index, part));
      return saved.ok ? [] : saved.issues.map(({ path, message }) => `${path}: ${message}`);
    };
    assert.match((await issues(1, { color: '#ffee88' })).join(), /^color-1: Färgen #ffee88 syns för dåligt/u);
    assert.match((await issues(0, { label: '' })).join(), /^label-0: Ange ordet/u);
    assert.match((await issues(2, { meaning: ' ' })).join(), /^meaning-2: Ange vad/u);
    assert.match((await issues(0, { color: 'röd' })).join(), /^color-0: /u);
    assert.match(refusal(await save((one) => ({ values: one.values.slice(1) }))), /kan inte tas bort/u);
    assert.match(refusal(await saveScale(test.app, test.session, 'strunt', {})), /Skalan finns inte/u);
  });

  it('has terms of office of the municipality’s own', async () => {
    const put = (...terms: object[]) => saveTermList(test.app, test.session, terms);
    value(await put({ first: '2027', last: '2030', name: '' }, { first: '2023', last: '2026', name: 'Nu' }));
    assert.deepEqual(value(await readTerms(test.app, test.session)), [
      { first: 2023, last: 2026, name: 'Nu' },
      { first: 2027, last: 2030, name: 'Mandatperiod 2027–2030' },
    ]);
    const wrong = async (...terms: object[]) => {
      const saved = await put(...terms);
      return saved.ok ? '' : saved.issues.map(({ path, message }) => `${path}: ${message}`).join();
    };
    assert.match(await wrong({ first: '2027', last: '2026', name: '' }), /^last-0: Sista året/u);
    assert.match(await wrong({ first: 'x', last: '2026', name: '' }), /^first-0: Ange ett årtal/u);
    assert.match(await wrong({ first: '27', last: '2026', name: '' }), /från 1990/u);
    const overlap = [
      { first: '2023', last: '2026', name: '' },
      { first: '2026', last: '2029', name: '' },
    ];
    assert.match(await wrong(...overlap), /^first-1: Två mandatperioder/u);
  });

  it('is changed by administrators only', async () => {
    const session = test.as('controller');
    for (const answer of [
      await addLevel(test.app, session, {}),
      await saveLevel(test.app, session, 'goal', {}),
      await moveLevel(test.app, session, 'goal', 1),
      await saveScale(test.app, session, 'status', {}),
      await readTerms(test.app, session),
      await saveTermList(test.app, session, []),
    ])
      assert.match(refusal(answer), /Bara administratörer/u);
  });
});
