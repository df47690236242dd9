/** Legends: which meaning belongs to which value of a scale. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDraft, type DraftPart } from './draft.ts';
import { placeLegend } from './legend.ts';
import { boardPackage } from './profiles/board-package.ts';
import { readTextBlocks } from './text.ts';
import { createWriter } from './writer.ts';

const source = { unit: 'line' as const, from: 1, to: 1 };

/** The legend as scale and meanings; null where the table is not taken for one. */
function legend(heading: string, ...rows: string[]) {
  const [table] = readTextBlocks(['Symbol\tInnebörd', ...rows].join('\n')).blocks;
  assert.ok(table?.type === 'table');
  const texts = { label: '', title: 'Rapport', subtitle: '', registryNumber: null };
  const part: DraftPart = { kind: 'annualReport', ...texts, outline: [], source };
  const placed = placeLegend(createWriter(createDraft(boardPackage), part), table, heading, 0);
  const block = part.outline.at(-1)?.block;
  return placed && block?.kind === 'legend' ? [block.scale, block.meanings] : null;
}

describe('a legend', () => {
  it('is placed by the words of its symbols, whatever the meanings say', () => {
    const rows = ['Gul\tPå väg', 'Grön\tFramme', 'Röd\tKvar hemma'];
    const meanings = { yellow: 'På väg', green: 'Framme', red: 'Kvar hemma' };
    assert.deepEqual(legend('Processområden', ...rows), ['assessment', meanings]);
    assert.deepEqual(legend('Så läser du rapporten', ...rows), ['assessment', meanings]);
    assert.deepEqual(legend('Åtaganden', 'Försenat\tVi hann inte', 'Klart\tVi hann'), [
      'status',
      { late: 'Vi hann inte', done: 'Vi hann' },
    ]);
    assert.deepEqual(legend('Färdiggrad', '20 %\tLite gjort', '100 %\tAllt gjort'), [
      'completion',
      { 20: 'Lite gjort', 100: 'Allt gjort' },
    ]);
    assert.deepEqual(legend('Trendpil', '↗\tUppåt', '→\tRakt fram'), [
      'trend',
      { better: 'Uppåt', unchanged: 'Rakt fram' },
    ]);
  });

  it('believes the symbol where a meaning would say otherwise', () => {
    assert.deepEqual(legend('Processområden', 'Grön\tInte dåligt', 'Röd\tUnder resultatmålen'), [
      'assessment',
      { green: 'Inte dåligt', red: 'Under resultatmålen' },
    ]);
  });

  it('is placed by its meanings where the symbols are lost, some or all', () => {
    const meanings = { red: 'Når inte målen', yellow: 'Når delvis', green: 'Når resultatmålen' };
    const lost = ['●\tNår inte målen', '\tNår delvis', '\tNår resultatmålen'];
    assert.deepEqual(legend('Processområden', ...lost), ['assessment', meanings]);
    assert.deepEqual(legend('Processområden', 'Röd\tNår inte målen', ...lost.slice(1)), ['assessment', meanings]);
    assert.deepEqual(legend('Processområden', '●\tNår inte mer än delvis', 'Röd\tNår inget'), [
      'assessment',
      { yellow: 'Når inte mer än delvis', red: 'Når inget' },
    ]);
  });

  it('is none where a symbol is of no scale, or stands twice', () => {
    assert.equal(legend('Processområden', 'Blå\tNår delvis', 'Grön\tNår resultatmålen'), null);
    assert.equal(legend('Processområden', 'Gul\tHalvt', 'Gul\tNästan'), null);
  });
});
