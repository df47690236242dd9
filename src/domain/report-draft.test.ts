import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exampleFacts } from './facts-example.testing.ts';
import { defaultLevels, type Node } from './node.ts';
import type { OutlineBlock } from './outline.ts';
import type { Period } from './period.ts';
import { draftParts, draftReport, type EarlierReport, type PlanNode, type ReportedPlan } from './report-draft.ts';

const planned = (node: Node, more: Partial<PlanNode> = {}): PlanNode => ({
  ...node,
  startsOn: null,
  endsOn: null,
  origin: null,
  ...more,
});

const plan: ReportedPlan = {
  nodes: exampleFacts.nodes.map((node) => planned(node)),
  indicators: [],
  groups: new Map([['alla bolag', new Set(['ALBO'])]]),
  levels: defaultLevels,
  bodies: [...exampleFacts.bodies, { code: 'ALBO', name: 'Alvsala Bostäder AB', kind: 'company', parent: null }],
};
const period: Period = { year: 2026, kind: 'interim1' };
const today = '2026-05-04';
const earlier: EarlierReport = {
  period: exampleFacts.period,
  parts: exampleFacts.parts,
  indicators: exampleFacts.indicators,
};

const draft = (body: string, { coordinates = false, from = plan, latest = null as EarlierReport | null } = {}) =>
  draftReport(from, { body, coordinates }, period, today, latest);
const held = (body: string, from = plan) => draft(body, { from }).nodes.map(({ key }) => key);

const commitment = 'commitment/plantera';
const annexOf = (body: string, options: Parameters<typeof draft>[1] = {}, template: EarlierReport | null = null) =>
  draftParts(draft(body, options), options.from ?? plan, template)[1];
const said = (block: OutlineBlock) =>
  block.kind === 'heading'
    ? `${block.level} ${block.text}`
    : `${block.kind} ${'node' in block ? (block.node ?? '') : ''}`.trim();

describe('a prepared report', () => {
  it('holds what names the body or a group that it belongs to, under the nodes above', () => {
    assert.deepEqual(held('VON'), ['perspective/hållbart', 'processArea/skog', 'commitment/gallra']);
    assert.deepEqual(held('ALBO'), ['perspective/hållbart', 'processArea/skog', commitment]);
    assert.deepEqual(held('BUN'), []);
  });

  it('says which nodes are only shown over the body’s own', () => {
    assert.deepEqual([...draft('VON').context], ['perspective/hållbart', 'processArea/skog']);
    assert.deepEqual([...draft('KS', { coordinates: true }).context], []);
  });

  it('holds the whole plan for the coordinating body', () => {
    assert.equal(draft('KS', { coordinates: true }).nodes.length, plan.nodes.length);
  });

  it('gives what names nobody to those who answer for the node above', () => {
    const nodes = plan.nodes.map((node) => (node.key === 'processArea/skog' ? { ...node, bodies: ['VON'] } : node));
    assert.ok(held('VON', { ...plan, nodes }).includes('goal/fler-träd'));
    assert.ok(!held('VON', { ...plan, nodes }).includes(commitment));
  });

  it('leaves out what has ended or not begun on the day that an interim period opens, and keeps it for the year', () => {
    const nodes = plan.nodes.map((node) =>
      node.key === 'commitment/gallra' ? { ...node, endsOn: '2026-04-30' } : node,
    );
    const later = plan.nodes.map((node) =>
      node.key === 'commitment/gallra' ? { ...node, startsOn: '2026-09-01' } : node,
    );
    assert.deepEqual(held('VON', { ...plan, nodes }), []);
    assert.deepEqual(held('VON', { ...plan, nodes: later }), []);
    const year = draftReport(
      { ...plan, nodes },
      { body: 'VON', coordinates: false },
      { ...period, kind: 'year' },
      '2027-01-11',
      null,
    );
    assert.equal(year.nodes.length, 3);
  });

  it('names every body that its nodes name', () => {
    assert.deepEqual(
      draft('ALBO').bodies.map(({ code }) => code),
      ['KS', 'alla bolag', 'ALBO'],
    );
  });

  it('has the plan’s indicators with their target for the year after the actual values of the latest report', () => {
    const [known] = exampleFacts.indicators;
    assert.ok(known);
    const target = { kind: 'target', sex: 'all', decimals: 0 } as const;
    const values = [
      { ...target, year: 2026, value: '62' },
      { ...target, year: 2027, value: '65' },
    ];
    const indicator = { ...known, key: 'indicator/skogens-andel', values, origin: known.key };
    const [made] = draft('KS', {
      coordinates: true,
      from: { ...plan, indicators: [indicator] },
      latest: earlier,
    }).indicators;
    assert.deepEqual(
      made?.values.map(({ kind, year, value }) => `${kind} ${year}: ${value}`),
      ['actual 2024: 51.5', 'actual 2025: 53.0', 'target 2026: 62'],
    );
  });

  it('takes the indicators of the latest report, without its targets, where the plan has none', () => {
    const [made] = draft('KS', { coordinates: true, latest: earlier }).indicators;
    assert.equal(made?.key, 'indicator/skogsandel');
    assert.ok(made?.values.every(({ kind }) => kind === 'actual'));
    assert.deepEqual(draft('VON', { latest: earlier }).indicators, []);
  });
});

describe('the parts of a prepared report', () => {
  it('have a default outline for a new body, where only what it reports on has texts and states', () => {
    const outline = annexOf('VON')?.outline.map(said) ?? [];
    const from = outline.indexOf('1 Hållbart');
    assert.deepEqual(outline.slice(from), [
      '1 Hållbart',
      '2 Skog',
      '3 1-åriga åtaganden',
      'commitment commitment/gallra',
      '1 Ekonomi',
      'text',
    ]);
    assert.ok(!outline.some((block) => block.startsWith('compilation')));
  });

  it('have a light, an arrow and a text for every chapter of the whole plan', () => {
    const outline = annexOf('KS', { coordinates: true })?.outline.map(said) ?? [];
    const from = outline.indexOf('2 Skog');
    assert.deepEqual(outline.slice(from, from + 4), [
      '2 Skog',
      'assessment processArea/skog',
      'narrative processArea/skog',
      '3 4-åriga processmål',
    ]);
    assert.ok(outline.includes('compilation'));
  });

  it('begin with a memo that proposes to approve the annex', () => {
    const [memo] = draftParts(draft('VON'), plan, null);
    assert.deepEqual(
      memo?.outline.find((block) => block.kind === 'decisions'),
      {
        kind: 'decisions',
        decisions: ['Delårsrapport 1 2026 godkänns.'],
      },
    );
  });

  it('take the earlier report’s order, headings and signatures, and none of its texts', () => {
    const [memo, annex] = draftParts(draft('KS', { coordinates: true, latest: earlier }), plan, earlier);
    assert.equal(memo?.outline.at(-1)?.kind, 'signatures');
    assert.equal(annex?.title, 'Delårsrapport 1 2026');
    assert.equal(annex?.registryNumber, null);
    const before = earlier.parts[1]?.outline ?? [];
    assert.deepEqual(annex?.outline.map(said), before.map(said));
    const texts = annex?.outline.filter((block) => block.kind === 'text') ?? [];
    assert.ok(texts.length > 0 && texts.every((block) => block.narrative.content.length === 0));
  });

  it('leave out what the plan no longer has, with the heading that is left empty', () => {
    const from: ReportedPlan = { ...plan, nodes: plan.nodes.filter((node) => node.level !== 'commitment') };
    const parts = earlier.parts.map((part) => ({
      ...part,
      outline: part.outline.filter((block) => block.kind !== 'figureTable'),
    }));
    const outline = annexOf('KS', { coordinates: true, from, latest: earlier }, { ...earlier, parts })?.outline.map(
      said,
    );
    assert.deepEqual(outline?.slice(-3), ['3 4-åriga processmål', 'goal goal/fler-träd', 'indicators']);
  });

  it('put what is new in the plan beside its siblings, and follow a node that has got another key', () => {
    const renamed = plan.nodes.map((node) =>
      node.key === 'goal/fler-träd'
        ? { ...node, key: 'goal/fler-stora-träd', title: 'Fler stora träd', origin: node.key }
        : node,
    );
    const [first] = plan.nodes.filter((node) => node.level === 'goal');
    assert.ok(first);
    const added = { ...first, key: 'goal/fler-fåglar', title: 'Fler fåglar', position: 1 };
    const from = { ...plan, nodes: [...renamed, added] };
    const parts = earlier.parts.map((part) => ({
      ...part,
      outline: part.outline.map((block) =>
        block.kind === 'heading' && block.text === '4-åriga processmål' ? { ...block, text: 'Våra mål' } : block,
      ),
    }));
    const made = annexOf('KS', { coordinates: true, from, latest: earlier }, { ...earlier, parts });
    const outline = made?.outline.map(said) ?? [];
    assert.equal(outline[outline.indexOf('goal goal/fler-stora-träd') - 1], '3 Våra mål');
    const at = outline.indexOf('goal goal/fler-stora-träd');
    assert.deepEqual(outline.slice(at, at + 3), ['goal goal/fler-stora-träd', 'indicators', 'goal goal/fler-fåglar']);
  });

  it('put a new chapter with all under it after the chapter before', () => {
    const area = {
      key: 'processArea/vatten',
      parent: 'perspective/hållbart',
      level: 'processArea',
      title: 'Vatten',
    } as const;
    const goal = { key: 'goal/rent-vatten', parent: area.key, level: 'goal', title: 'Rent vatten' } as const;
    const more = { role: 'group', position: 1, bodies: [] as string[] } as const;
    const from = { ...plan, nodes: [...plan.nodes, planned({ ...area, ...more }), planned({ ...goal, ...more })] };
    const outline = annexOf('KS', { coordinates: true, from, latest: earlier }, earlier)?.outline.map(said) ?? [];
    assert.deepEqual(outline.slice(outline.indexOf('2 Vatten')), [
      '2 Vatten',
      'assessment processArea/vatten',
      'narrative processArea/vatten',
      '3 4-åriga processmål',
      'goal goal/rent-vatten',
    ]);
  });

  it('move the years of headings on', () => {
    const [memo, annex, control] = earlier.parts;
    assert.ok(memo && annex && control);
    const heading: OutlineBlock = {
      kind: 'heading',
      level: 1,
      text: 'Budget 2025 och utfall 2024, mål 2030',
      node: null,
    };
    const parts = [memo, { ...annex, outline: [heading, ...annex.outline] }, control];
    const made = annexOf('KS', { coordinates: true, latest: earlier }, { ...earlier, parts });
    assert.equal(made?.outline[0] && said(made.outline[0]), '1 Budget 2026 och utfall 2025, mål 2030');
  });
});
