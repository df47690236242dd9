import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ReportTree } from './report.ts';
import { treeText } from './tree-text.ts';

const tree: ReportTree = {
  language: 'sv-SE',
  title: 'Årsrapport',
  municipality: 'Provkommun',
  body: 'Kommunstyrelsen',
  period: 'Helår 2025',
  standing: 'Arbetsmaterial',
  theme: { accent: '#1f5a7a', logo: null },
  parts: [
    {
      id: 'a',
      kind: 'annualReport',
      label: 'Bilaga 1',
      title: 'Årsrapport',
      subtitle: '',
      registryNumber: 'KS/2026:1',
      blocks: [
        { type: 'heading', level: 2, id: 'h', text: 'Skog' },
        {
          type: 'paragraph',
          role: 'body',
          content: [
            { type: 'text', text: 'Läget är ' },
            { type: 'symbol', shape: 'circle', color: '#000000', word: 'Grön' },
          ],
        },
        { type: 'list', ordered: false, items: [[{ type: 'text', text: 'Ett' }]] },
        {
          type: 'table',
          id: 't',
          caption: 'Tabell',
          showCaption: true,
          columns: [
            { header: 'A', align: 'start', width: 1 },
            { header: 'B', align: 'end', width: 1 },
          ],
          rowHeaders: true,
          rows: [{ kind: 'plain', cells: [[[{ type: 'text', text: 'Kostnad' }]], [[{ type: 'text', text: '12' }]]] }],
        },
      ],
    },
  ],
};

describe('a document tree as text', () => {
  it('has a line for each heading, paragraph, item and row, symbols in words', () => {
    assert.deepEqual(treeText(tree).split('\n'), [
      '# Bilaga 1: Årsrapport',
      'KS/2026:1',
      '## Skog',
      'Läget är [Grön]',
      '– Ett',
      'Tabell',
      'Kostnad | 12',
    ]);
  });

  it('leaves out what stands on every page', () => {
    assert.equal(treeText({ ...tree, standing: '' }), treeText(tree));
  });
});
