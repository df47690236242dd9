/** The real report, read whole: what is recognised, and that no word of it is lost or moved. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applyAnswers, proposedAnswers } from '../domain/answers.ts';
import type { Facts } from '../domain/facts.ts';
import { Proposal } from '../domain/proposal.ts';
import { processorTime } from '../processor-time.testing.ts';
import { comparable, printedWords } from './printed-words.testing.ts';
import { readReport } from './read-report.ts';
import { needsSeed, seed } from './seed.testing.ts';

async function readSeed(): Promise<Proposal> {
  assert.ok(seed);
  const read = await readReport(seed, 'rapport.txt');
  assert.ok(read.ok);
  return read.value;
}

const ofLevel = (facts: Facts, level: string) => facts.nodes.filter((node) => node.level === level);
const lines = () => (seed?.toString('utf8') ?? '').split('\n');

describe('the real report', needsSeed, () => {
  it('gives a proposal of the agreed form', async () => {
    assert.deepEqual(Proposal.safeParse(await readSeed()).error, undefined);
  });

  it('has 2 perspectives, 9 process areas, 22 goals, 14 commitments, 5 indicators, 8 risks and 7 controls', async () => {
    const { facts } = await readSeed();
    const levels = ['perspective', 'processArea', 'goal', 'commitment'];
    assert.deepEqual(
      levels.map((level) => ofLevel(facts, level).length),
      [2, 9, 22, 14],
    );
    assert.equal(facts.indicators.length, 5);
    assert.equal(facts.risks.length, 8);
    assert.equal(facts.risks.flatMap((risk) => risk.controls).length, 7);
    assert.equal(facts.events.length, 14);
    assert.equal(facts.body, 'KS');
    assert.deepEqual(facts.period, { year: 2022, kind: 'year' });
  });

  it('counts 14 + 6 + 3 goals when the one with both roles counts twice', async () => {
    const { facts } = await readSeed();
    const perspectiveOf = (parent: string | null) => facts.nodes.find((node) => node.key === parent)?.parent;
    const [sustainable, effective] = ofLevel(facts, 'perspective').map((node) => node.key);
    const goals = ofLevel(facts, 'goal').map((goal) => ({ role: goal.role, under: perspectiveOf(goal.parent) }));
    const count = (under: string | undefined, ...roles: string[]) =>
      goals.filter((goal) => goal.under === under && roles.includes(goal.role)).length;
    assert.equal(count(sustainable, 'group', 'both'), 14);
    assert.equal(count(effective, 'group', 'both'), 6);
    assert.equal(count(effective, 'own', 'both'), 3);
    assert.equal(count(effective, 'both'), 1);
  });

  it('prints every word of the source again, in the same order', async () => {
    const proposal = await readSeed();
    const facts = applyAnswers(proposal, proposedAnswers(proposal));
    const between = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
    const headers = [3, 5, 56, 57, 59, 61, 710, 711, 713, 715];
    const contents = [...between(63, 81), ...between(717, 732)];
    const ruleOfDashes = 509;
    const left = new Set([...headers, ...contents, ruleOfDashes]);
    const source = lines().flatMap((line, index) =>
      left.has(index + 1) ? [] : comparable(line.replace(/^- |^\d+\. /u, '').replaceAll(/<\/?p>/gu, ' ')),
    );
    const printed = facts.parts.flatMap((part) => printedWords(facts, part));
    assert.ok(source.length > 9500);
    assert.deepEqual(printed, source);
  });

  it('keeps the header of each part', async () => {
    const { facts } = await readSeed();
    const headers = facts.parts.map((part) => [
      part.kind,
      part.label,
      part.registryNumber !== null,
      part.subtitle !== '',
    ]);
    assert.deepEqual(headers, [
      ['coverMemo', '', false, true],
      ['annualReport', 'Bilaga 1', true, true],
      ['internalControl', 'Bilaga 2', true, true],
    ]);
    const words = facts.parts.flatMap((part) => [part.title, part.subtitle, part.label, part.registryNumber ?? '']);
    for (const line of [3, 5, 56, 57, 59, 61, 710, 711, 713, 715])
      assert.ok(words.includes(lines()[line - 1] ?? ''), `${line}`);
  });

  it('can make the contents lists anew from its headings', async () => {
    const { facts, notes } = await readSeed();
    assert.ok(!notes.some((note) => note.message.includes('Innehållsförteckningen')));
    const [, annual, control] = facts.parts;
    const headings = (part: typeof annual) =>
      part?.outline.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
    const listed = (from: number, to: number) =>
      lines()
        .slice(from - 1, to)
        .map((line) => line.replace(/\.*\t\d+$/u, ''));
    const inOrder = (all: string[] | undefined, wanted: string[]) => {
      let at = -1;
      return wanted.every((title) => {
        at = all?.indexOf(title, at + 1) ?? -1;
        return at >= 0;
      });
    };
    assert.ok(inOrder(headings(control), listed(719, 732)));
    for (const title of listed(65, 81)) assert.ok(headings(annual)?.includes(title), title);
  });

  it('skips no heading level', async () => {
    const { facts } = await readSeed();
    for (const part of facts.parts) {
      let level = 0;
      for (const block of part.outline) {
        if (block.kind !== 'heading') continue;
        assert.ok(block.level <= level + 1, block.text);
        level = block.level;
      }
    }
  });

  it('says where each fact stood', async () => {
    const { facts, sources } = await readSeed();
    const keys = [
      ...facts.nodes.map((node) => `node:${node.key}`),
      ...facts.entries.map((entry) => `entry:${entry.node}`),
      ...facts.indicators.map((indicator) => `indicator:${indicator.key}`),
      ...facts.tables.map((table) => `table:${table.key}`),
      ...facts.risks.map((risk) => `risk:${risk.key}`),
      ...facts.risks.flatMap((risk) => risk.controls.map((control) => `control:${control.key}`)),
      ...facts.events.map((_, index) => `event:${index}`),
      ...facts.parts.map((part) => `part:${part.kind}`),
      ...facts.parts.flatMap((part) => part.outline.map((_, index) => `block:${part.kind}:${index}`)),
    ];
    for (const key of keys) assert.ok(sources[key], key);
    const text = lines();
    for (const node of ofLevel(facts, 'goal')) {
      const line = sources[`node:${node.key}`]?.from ?? 0;
      assert.ok(text[line - 1]?.startsWith(node.title), node.title);
    }
  });

  it('counts every word as placed or kept', async () => {
    const { coverage } = await readSeed();
    assert.equal(coverage.placed + coverage.kept, coverage.words);
    assert.ok(coverage.placed / coverage.words > 0.8);
  });

  it('reads the same bytes to the same proposal, in under 300 ms', async () => {
    const first = await readSeed();
    const started = processorTime();
    const second = await readSeed();
    const spent = processorTime() - started;
    assert.deepEqual(second, first);
    assert.ok(spent < 300, `${spent} ms`);
  });
});
