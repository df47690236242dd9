import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { exampleFacts } from '../domain/facts-example.testing.ts';
import { loadFacts, saveFacts } from '../store/facts.ts';
import { address, openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { addBody, closeBody, placeBody, renameBody, reopenBody, saveMembers } from './body-edit.ts';
import { type BodyNode, readBody, readOrganisation } from './organisation.ts';
import { listReports, readTree } from './read-reports.ts';

const lines = (nodes: readonly BodyNode[], depth = 0): string[] =>
  nodes.flatMap((node) => [
    `${'  '.repeat(depth)}${node.code}${node.active ? '' : ' (stängd)'}`,
    ...lines(node.children, depth + 1),
  ]);

describe('the organisation', () => {
  let test: TestApp;
  before(async () => {
    test = await openTestApp();
  });
  after(() => test.close());

  const tree = async () => lines(value(await readOrganisation(test.app, test.session)).tree);
  const body = async (code: string) => value(await readBody(test.app, test.session, code));
  const add = (input: object) =>
    addBody(test.app, test.session, {
      code: 'KLK',
      name: 'Kommunledningskontoret',
      kind: 'administration',
      parent: 'KS',
      activeFrom: '',
      ...input,
    });
  const rename = (input: object, code = 'VON') => renameBody(test.app, test.session, code, { note: '', ...input });

  it('is a tree of bodies, each below another', async () => {
    value(await add({}));
    value(await add({ code: 'KF', name: 'Kommunfullmäktige', kind: 'council', parent: '', activeFrom: '2019-01-01' }));
    value(await add({ code: 'IT', name: 'It-enheten', kind: 'department', parent: 'KLK' }));
    for (const code of ['KS', 'VON'])
      value(await placeBody(test.app, test.session, code, { kind: 'board', parent: 'KF', activeFrom: '' }));
    assert.deepEqual(await tree(), ['KF', '  KS', '    KLK', '      IT', '  VON', 'alla bolag']);
    assert.equal((await body('KF')).body.activeFrom, '2019-01-01');
  });

  it('refuses codes that are taken or hard to write, no name, and a place below itself', async () => {
    for (const [input, sentence] of [
      [{ code: 'KS' }, /KS används redan/u],
      [{ code: 'A/B' }, /Koden får ha/u],
      [{ code: '' }, /Koden får ha/u],
      [{ code: 'NY', name: ' ' }, /Ange organisationens namn/u],
      [{ code: 'NY', parent: 'XYZ' }, /XYZ finns inte/u],
      [{ code: 'NY', activeFrom: 'i dag' }, /ÅÅÅÅ-MM-DD/u],
    ] as const)
      assert.match(refusal(await add(input)), sentence);
    const below = (code: string, parent: string) =>
      placeBody(test.app, test.session, code, { kind: 'board', parent, activeFrom: '' });
    assert.match(refusal(await below('KF', 'IT')), /under sig själv/u);
    assert.match(refusal(await below('KS', 'KS')), /under sig själv/u);
    assert.match(refusal(await below('INGEN', 'KS')), /finns inte/u);
  });

  it('shows an earlier report by the name that the body had then, and keeps every name', async () => {
    value(await rename({ name: 'Omsorgsnämnden', day: '2026-01-01', note: 'KF § 12' }));
    const { bodies } = (await test.run((tx) => loadFacts(tx, 'KS', address.period))) ?? { bodies: [] };
    assert.equal(bodies.find(({ code }) => code === 'VON')?.name, 'Omsorgsnämnden');
    value(await rename({ name: 'Styrelsen för kommunen', day: '2026-01-01' }, 'KS'));
    assert.equal(value(await readTree(test.app, test.session, address)).body.name, 'Kommunstyrelsen');
    const later = { ...exampleFacts, period: { year: 2026, kind: 'interim1' } as const };
    await test.run((tx) => saveFacts(tx, later));
    const names = (await listReports(test.app, test.session)).map(
      ({ period, body: { name } }) => `${period.year} ${name}`,
    );
    assert.deepEqual(names, ['2026 Styrelsen för kommunen', '2025 Kommunstyrelsen', '2025 Kommunstyrelsen']);
    const { changes } = await body('VON');
    assert.deepEqual(
      changes.map(({ kind, day, note, from, to }) => [kind, day, note, from[0]?.name, to[0]?.name]),
      [
        ['renamed', '2026-01-01', 'KF § 12', 'Vård- och omsorgsnämnden', 'Omsorgsnämnden'],
        ['moved', changes[1]?.day, '', 'Vård- och omsorgsnämnden', 'Vård- och omsorgsnämnden'],
      ],
    );
    assert.match(refusal(await rename({ name: 'Annat', day: '2025-06-01' })), /senast 2026-01-01/u);
    assert.match(refusal(await rename({ name: 'Omsorgsnämnden', day: '2026-02-01' })), /heter redan/u);
  });

  it('does not change with what an imported report calls a body', async () => {
    await test.run((tx) => saveFacts(tx, { ...exampleFacts, events: [] }));
    assert.equal((await body('KS')).body.name, 'Styrelsen för kommunen');
    assert.equal((await body('KS')).body.parent, 'KF');
  });

  it('keeps a closed body with its reports, and opens it again', async () => {
    const close = (day: string) => closeBody(test.app, test.session, 'VON', { day, note: 'Uppgick i annat' });
    assert.match(refusal(await close('snart')), /ÅÅÅÅ-MM-DD/u);
    value(await close('2025-12-31'));
    assert.ok((await tree()).includes('  VON (stängd)'));
    assert.equal((await body('VON')).body.activeTo, '2025-12-31');
    value(await reopenBody(test.app, test.session, 'VON'));
    assert.ok((await tree()).includes('  VON'));
    await assert.rejects(
      test.run((tx) => sql`delete from uppsikt.body where code = 'KS'`.execute(tx)),
      /foreign key/u,
    );
    await assert.rejects(
      test.run((tx) => sql`update uppsikt.body_change set note = ''`.execute(tx)),
      /permission denied/u,
    );
  });

  it('says what a group stands for', async () => {
    const save = (code: string, members: string[]) => saveMembers(test.app, test.session, code, { members });
    value(await save('alla bolag', ['VON', 'KS', 'KS']));
    assert.deepEqual((await body('alla bolag')).members, ['KS', 'VON']);
    assert.deepEqual(
      (await body('KS')).groups.map(({ code }) => code),
      ['alla bolag'],
    );
    assert.match(refusal(await save('KS', ['VON'])), /Bara en grupp/u);
    assert.match(refusal(await save('alla bolag', ['alla bolag'])), /som finns/u);
    value(await save('alla bolag', []));
    assert.deepEqual((await body('alla bolag')).members, []);
  });

  it('is changed by administrators only, and every change is recorded', async () => {
    for (const session of [test.as('controller'), test.as('administrator', 'KS')]) {
      const answers = [
        await readOrganisation(test.app, session),
        await readBody(test.app, session, 'KS'),
        await addBody(test.app, session, { code: 'NY', name: 'Ny nämnd', kind: 'board', parent: '', activeFrom: '' }),
        await renameBody(test.app, session, 'KS', { name: 'Ny nämnd', day: '2027-01-01', note: '' }),
        await placeBody(test.app, session, 'KS', { kind: 'board', parent: '', activeFrom: '' }),
        await closeBody(test.app, session, 'KS', { day: '2027-01-01', note: '' }),
        await reopenBody(test.app, session, 'KS'),
        await saveMembers(test.app, session, 'alla bolag', { members: [] }),
      ];
      for (const answer of answers) assert.match(refusal(answer), /Bara administratörer/u);
    }
    const verbs = new Set((await test.events()).map(({ verb }) => verb));
    for (const verb of ['add', 'place', 'rename', 'close', 'reopen', 'members'])
      assert.ok(verbs.has(`body.${verb}`), verb);
  });
});
