/** Answers: what each kind sets, what stays open, and that the proposal is never changed. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applyAnswers, proposedAnswers } from './answers.ts';
import { Facts } from './facts.ts';
import { exampleFacts } from './facts-example.testing.ts';
import { type Narrative, narrativeText, paragraphs } from './narrative.ts';
import type { OutlineBlock } from './outline.ts';
import type { Proposal, Question } from './proposal.ts';

const source = { unit: 'line' as const, from: 1, to: 1 };
const twice = 'Ett stycke som står två gånger i samma kapitel.';

function question(id: string, target: Question['target'], values: string[], proposed: string | null = null): Question {
  return {
    id,
    target,
    text: 'Vad?',
    source,
    choices: values.map((value) => ({ value, label: value })),
    proposed: proposed === null ? null : { value: proposed, ground: 'Så står det.', source },
  };
}

const gap: Narrative = {
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'missingSymbol', attrs: { question: 'symbol:0' } }] }],
};

const outline: OutlineBlock[] = [
  { kind: 'heading', level: 1, text: 'Skog', node: 'processArea/skog' },
  { kind: 'chart', chart: 'commitmentsByStatus' },
  { kind: 'text', narrative: paragraphs([twice, 'Mer.']), node: 'processArea/skog' },
  { kind: 'goal', node: 'goal/fler-träd' },
  { kind: 'commitment', node: 'commitment/gallra' },
  { kind: 'text', narrative: paragraphs([twice]), node: 'processArea/skog' },
  { kind: 'text', narrative: gap, node: null },
  { kind: 'text', narrative: paragraphs([twice]), node: null },
];

const facts: Facts = {
  ...exampleFacts,
  risks: [
    {
      key: 'risk/a',
      processArea: null,
      area: 'Risk',
      text: 'Risken att det brinner',
      event: null,
      cause: null,
      consequence: null,
      origin: null,
      originText: '',
      controls: [
        {
          key: 'control/a',
          title: 'Lukta',
          frequency: '',
          method: null,
          result: { assessment: null, result: null, actions: [] },
        },
      ],
      comment: gap,
    },
  ],
  parts: [{ kind: 'annualReport', label: '', title: 'Berättelse', subtitle: '', registryNumber: null, outline }],
};

const questions: Question[] = [
  question('light', { kind: 'entry', node: 'processArea/skog', field: 'assessment' }, ['green', 'red'], 'green'),
  question('late', { kind: 'entry', node: 'perspective/hållbart', field: 'trend' }, ['better']),
  question('control:a', { kind: 'control', control: 'control/a' }, ['green', 'red'], 'red'),
  question('goal', { kind: 'goal', node: 'goal/fler-träd' }, ['yes', 'no'], 'yes'),
  question('symbol:0', { kind: 'symbol', index: 0 }, ['control/red', 'control/green']),
  question('chart', { kind: 'chart', chart: 'commitmentsByStatus' }, ['redraw', 'leave-out'], 'redraw'),
  question('duplicate', { kind: 'duplicate', text: twice }, ['keep', 'drop']),
];

const proposal: Proposal = {
  file: { name: 'x.txt', sha256: '0'.repeat(64), bytes: 1, format: 'text', encoding: 'UTF-8', length: 1 },
  profile: 'test',
  facts,
  sources: {},
  questions,
  notes: [],
  coverage: { words: 0, placed: 0, kept: 0 },
};

const sibling: Facts['nodes'][number] = {
  key: 'goal/äldre-träd',
  parent: 'processArea/skog',
  level: 'goal',
  title: 'Äldre träd',
  role: 'group',
  position: 1,
  bodies: [],
};

const entry = (changed: Facts, node: string) => changed.entries.find((each) => each.node === node);
const kinds = (changed: Facts) => changed.parts[0]?.outline.map((block) => block.kind);

describe('answers', () => {
  it('proposes what the questions propose, and nothing else', () => {
    assert.deepEqual(proposedAnswers(proposal), { light: 'green', 'control:a': 'red', goal: 'yes', chart: 'redraw' });
  });

  it('keeps everything open without answers: no chart, no light, the symbol missing', () => {
    const before = structuredClone(proposal);
    const changed = applyAnswers(proposal, {});
    assert.deepEqual(entry(changed, 'processArea/skog'), entry(facts, 'processArea/skog'));
    assert.ok(!kinds(changed)?.includes('chart'));
    assert.equal(changed.risks[0]?.controls[0]?.result.assessment, null);
    assert.deepEqual(proposal, before);
  });

  it('sets a light in an entry, and makes the entry where there is none', () => {
    const changed = applyAnswers(proposal, { light: 'red', late: 'better' });
    assert.equal(entry(changed, 'processArea/skog')?.assessment, 'red');
    assert.equal(entry(changed, 'perspective/hållbart')?.trend, 'better');
    assert.ok(Facts.safeParse(changed).success);
  });

  it('takes an answer that is no choice for no answer', () => {
    const changed = applyAnswers(proposal, { light: 'purple', goal: 'perhaps', unknown: 'x', constructor: 'y' });
    assert.equal(entry(changed, 'processArea/skog')?.assessment, 'yellow');
    assert.ok(kinds(changed)?.includes('goal'));
  });

  it('sets the assessment of a control', () => {
    const changed = applyAnswers(proposal, { 'control:a': 'red' });
    assert.equal(changed.risks[0]?.controls[0]?.result.assessment, 'red');
  });

  it('turns a goal that is none back into text in its place', () => {
    const changed = applyAnswers(proposal, { goal: 'no' });
    assert.ok(!changed.nodes.some((node) => node.key === 'goal/fler-träd'));
    assert.ok(!entry(changed, 'goal/fler-träd'));
    assert.equal(changed.indicators[0]?.node, 'processArea/skog');
    const later = { ...proposal, facts: { ...facts, nodes: [...facts.nodes, sibling] } };
    assert.equal(applyAnswers(later, { goal: 'no' }).nodes.find((node) => node.key === sibling.key)?.position, 0);
    const text = changed.parts[0]?.outline[2];
    assert.equal(text?.kind === 'text' && narrativeText(text.narrative), 'Fler träd\nEttusen träd.');
    assert.ok(Facts.safeParse(changed).success);
  });

  it('puts a symbol where one was missing, wherever the sentence stands', () => {
    const changed = applyAnswers(proposal, { 'symbol:0': 'control/red' });
    const symbol = { type: 'symbol', attrs: { scale: 'control', value: 'red' } };
    assert.deepEqual(changed.risks[0]?.comment?.content, [{ type: 'paragraph', content: [symbol] }]);
    const text = changed.parts[0]?.outline[5];
    assert.deepEqual(text?.kind === 'text' && text.narrative.content, [{ type: 'paragraph', content: [symbol] }]);
  });

  it('keeps a chart in its place where it is to be drawn again', () => {
    assert.equal(kinds(applyAnswers(proposal, { chart: 'redraw' }))?.[1], 'chart');
    assert.ok(!kinds(applyAnswers(proposal, { chart: 'leave-out' }))?.includes('chart'));
  });

  it('drops the later of two same paragraphs under one process area, and only that', () => {
    const texts = (changed: Facts) =>
      changed.parts
        .flatMap((part) => part.outline)
        .flatMap((block) => (block.kind === 'text' ? [narrativeText(block.narrative)] : []));
    assert.deepEqual(texts(applyAnswers(proposal, { duplicate: 'drop' })), [`${twice}\nMer.`, '', twice]);
    assert.equal(texts(applyAnswers(proposal, { duplicate: 'keep' })).length, 4);
  });

  it('drops a paragraph of an entry, and leaves null where nothing else is said', () => {
    const repeated = facts.entries.map((each) =>
      each.node === 'commitment/gallra' ? { ...each, narrative: paragraphs([twice]) } : each,
    );
    const short = outline.filter((_, index) => index !== 5);
    const parts = facts.parts.map((part) => ({ ...part, outline: short }));
    const changed = applyAnswers({ ...proposal, facts: { ...facts, entries: repeated, parts } }, { duplicate: 'drop' });
    assert.equal(entry(changed, 'commitment/gallra')?.narrative, null);
  });
});
