import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exampleFacts } from './facts-example.testing.ts';
import { emptyMatter, matterOf, memoWithMatter } from './matter.ts';
import { writeMemo } from './memo.ts';
import { bulletList, narrativeText } from './narrative.ts';
import type { ReportPart } from './outline.ts';

const memo = writeMemo(exampleFacts);
const matter = {
  ...emptyMatter,
  registryNumber: 'KS/2026:12',
  documents: [
    { title: 'Årsrapport 2025', datedOn: '2026-02-10' },
    { title: 'Protokoll', datedOn: null },
  ],
  recipients: ['Revisorerna', 'Alla nämnder'],
};

const under = (part: ReportPart, heading: string): string[] => {
  const at = part.outline.findIndex((block) => block.kind === 'heading' && block.text === heading);
  const block = part.outline[at + 1];
  return block?.kind === 'text' ? narrativeText(block.narrative).split('\n') : [];
};

describe('a matter in its cover memo', () => {
  it('stands under the headings of its own, in place of what stood there', () => {
    const printed = memoWithMatter(memo, matter);
    assert.equal(printed.registryNumber, 'KS/2026:12');
    assert.deepEqual(under(printed, 'Beslutsunderlag'), ['Årsrapport 2025, 2026-02-10', 'Protokoll']);
    assert.deepEqual(under(printed, 'Beslutet skickas till'), ['Revisorerna', 'Alla nämnder']);
    assert.equal(
      printed.outline.filter((block) => block.kind === 'heading' && block.text === 'Beslutsunderlag').length,
      1,
    );
  });

  it('leaves the memo to the letter where nothing is entered', () => {
    assert.deepEqual(memoWithMatter(memo, emptyMatter), memo);
  });

  it('touches no other section', () => {
    const headings = (part: ReportPart) =>
      part.outline.filter((block) => block.kind === 'heading').map((block) => block.text);
    assert.deepEqual(headings(memoWithMatter(memo, matter)), [...headings(memo), 'Beslutet skickas till']);
    assert.deepEqual(under(memoWithMatter(memo, matter), 'Finansiering'), under(memo, 'Finansiering'));
  });

  it('is read back from a memo, dates apart from titles', () => {
    assert.deepEqual(matterOf(memoWithMatter(memo, matter)), matter);
    const worded: ReportPart = {
      ...memo,
      outline: [
        { kind: 'heading', level: 1, text: 'Beslutsunderlag', node: null },
        {
          kind: 'text',
          narrative: { type: 'doc', content: [bulletList(['Internkontrollplan 2025, daterad 2025-01-20.'])] },
          node: null,
        },
      ],
    };
    assert.deepEqual(matterOf(worded).documents, [{ title: 'Internkontrollplan 2025', datedOn: '2025-01-20' }]);
  });
});
