/** Charts that a report shows under a heading: drawn from the data, and asked for only where the source had a picture. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Proposal } from '../domain/proposal.ts';
import { readReport } from './read-report.ts';
import { smallReport } from './small-report.testing.ts';
import { assertSound } from './sound.testing.ts';

async function readSmall(edit: (text: string) => string): Promise<Proposal> {
  const read = await readReport(Buffer.from(edit(smallReport)), 'liten.txt');
  assert.ok(read.ok, JSON.stringify(read));
  assertSound(read.value);
  return read.value;
}

const charts = ({ facts }: Proposal) =>
  facts.parts.flatMap((part) => part.outline.flatMap((block) => (block.kind === 'chart' ? [block.chart] : [])));
const asked = ({ questions }: Proposal) => questions.filter((question) => question.target.kind === 'chart').length;
const gap = '\n \n \n';

describe('a heading of a chart', () => {
  it('gives the chart and a question where an empty place stands under it', async () => {
    const proposal = await readSmall((text) => text);
    assert.deepEqual([charts(proposal), asked(proposal)], [['commitmentsByStatus'], 1]);
  });

  it('gives the chart without a question where the text has no gap', async () => {
    const proposal = await readSmall((text) => text.replace(gap, '\n'));
    assert.deepEqual([charts(proposal), asked(proposal)], [['commitmentsByStatus'], 0]);
    const [, annual] = proposal.facts.parts;
    const kinds = annual?.outline.map((block) => block.kind) ?? [];
    assert.equal(kinds[kinds.indexOf('chart') - 1], 'text');
    assert.equal(kinds[kinds.indexOf('chart') + 1], 'heading');
  });

  it('gives one chart where the heading stands twice', async () => {
    const again = 'Status åtaganden\n\nMer om detta.\n\nLevande skog\n\nProcessområde Ekar\n\nBedömning';
    const proposal = await readSmall((text) =>
      text.replace(gap, '\n').replace('Levande skog\n\nProcessområde Ekar\n\nBedömning', again),
    );
    assert.deepEqual(charts(proposal), ['commitmentsByStatus']);
  });
});
