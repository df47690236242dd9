/** The example municipality’s reports, read as anybody’s: nothing to ask, nothing lost. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import type { Proposal } from '../domain/proposal.ts';
import { readReport } from './read-report.ts';
import { assertSound, lostWords } from './sound.testing.ts';

const folder = new URL('../../examples/alvsala/', import.meta.url);

/** Green, yellow and red goals, as each report's own text counts them. */
const reports = [
  { name: '2024-year.txt', goals: [7, 12, 3] },
  { name: '2025-interim1.txt', goals: [8, 13, 1] },
  { name: '2025-interim2.txt', goals: [13, 7, 2] },
  { name: '2025-year.txt', goals: [15, 6, 1] },
];

async function read(name: string): Promise<{ proposal: Proposal; text: string }> {
  const bytes = await readFile(new URL(name, folder));
  const result = await readReport(bytes, name);
  assert.ok(result.ok, JSON.stringify(result));
  return { proposal: result.value, text: bytes.toString('utf8') };
}

/** Words that stand in symbol cells only: printed as symbols, they are no words of the facts' texts. */
const symbols = ['Röd', 'Gul', 'Grön', 'Klart', 'Försenat', '0', '20', '80', '100'];

describe('a report of the example municipality', () => {
  for (const { name, goals } of reports) {
    it(`is read without a question, an unknown table or a lost word: ${name}`, async () => {
      const { proposal, text } = await read(name);
      assertSound(proposal);
      assert.deepEqual(proposal.questions, []);
      assert.deepEqual(
        proposal.notes.filter((note) => note.kind === 'unplaced'),
        [],
      );
      assert.deepEqual(
        lostWords(proposal, text).filter((word) => !symbols.includes(word)),
        [],
      );
    });

    it(`has its charts and a light and a trend for every goal: ${name}`, async () => {
      const { facts } = (await read(name)).proposal;
      const outline = facts.parts.flatMap((part) => part.outline);
      const charts = outline.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
      assert.deepEqual(charts, ['goalsByAssessment', 'commitmentsByStatus']);
      const keys = facts.nodes.flatMap((node) => (node.level === 'goal' ? [node.key] : []));
      const entries = keys.map((key) => facts.entries.find((entry) => entry.node === key));
      const lights = entries.map((entry) => entry?.assessment);
      const counted = ['green', 'yellow', 'red'].map((light) => lights.filter((each) => each === light).length);
      assert.deepEqual(counted, goals);
      assert.ok(entries.every((entry) => entry?.trend && entry.narrative));
    });
  }
});
