/** The parts of a package: which of them is the cover memo. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { splitParts } from './parts.ts';
import { boardPackage } from './profiles/board-package.ts';
import { readReport } from './read-report.ts';
import { smallReport } from './small-report.testing.ts';
import { readTextBlocks } from './text.ts';

const kinds = (...lines: string[]) =>
  splitParts(boardPackage, readTextBlocks(lines.join('\n\n')).blocks).map(({ part }) => [part.kind, part.title]);
const annex = ['KS/2031:7', 'Bilaga 1', 'Delårsrapport 1 2031', 'Kommunstyrelsen', 'Sammanfattning', 'Det går bra.'];

describe('the first part of a package', () => {
  it('is the memo where an annex follows, whatever its title', () => {
    assert.deepEqual(
      kinds('Kommunstyrelsens delårsrapport 1 2031', 'Förslag till beslut', '1. Den godkänns.', ...annex),
      [
        ['coverMemo', 'Kommunstyrelsens delårsrapport 1 2031'],
        ['annualReport', 'Delårsrapport 1 2031'],
      ],
    );
  });

  it('is what its title says where no annex follows, or where it has a label itself', () => {
    assert.deepEqual(kinds('Kommunstyrelsens delårsrapport 1 2031', 'Sammanfattning', 'Det går bra.'), [
      ['annualReport', 'Kommunstyrelsens delårsrapport 1 2031'],
    ]);
    assert.deepEqual(kinds(...annex, 'Bilaga 2', 'Slutrapport Internkontroll'), [
      ['annualReport', 'Delårsrapport 1 2031'],
      ['internalControl', 'Slutrapport Internkontroll'],
    ]);
  });

  it('does not take its sender for text, whatever a municipality calls itself', () => {
    for (const sender of ['Kommunen', 'Storstads kommun', 'Storstads Stad', 'Region Storön']) {
      const memo = [sender, 'Tjänsteskrivelse 2031', 'Förslag till beslut', '1. Den godkänns.'];
      const parts = splitParts(boardPackage, readTextBlocks([...memo, sender, ...annex].join('\n\n')).blocks);
      assert.equal(parts.length, 2);
      for (const part of parts) {
        assert.deepEqual(
          part.sender?.map((block) => 'text' in block && block.text),
          [sender],
        );
        assert.ok(!part.blocks.some((block) => 'text' in block && block.text === sender), sender);
      }
    }
  });

  it('is the annual report where its lights stand before the first annex', () => {
    const lights = 'Processområde\tBedömning\tTrend\nEkar\tGul\t→';
    const control = ['Bilaga 1', 'Slutrapport Internkontroll', 'Kommunstyrelsen'];
    assert.deepEqual(
      kinds('Verksamhetsberättelse 2031', 'Levande skog', lights, ...control).map(([kind]) => kind),
      ['annualReport', 'internalControl'],
    );
  });

  it('makes a whole package readable that only its memo’s title spoke against', async () => {
    const title = 'Kommunstyrelsens verksamhetsberättelse 2031 och slutrapport för internkontroll 2031';
    const interim = smallReport.replace(title, 'Kommunstyrelsens verksamhetsberättelse 2031');
    const read = await readReport(Buffer.from(interim), 'liten.txt');
    assert.ok(read.ok, JSON.stringify(read));
    assert.deepEqual(
      read.value.facts.parts.map((part) => part.kind),
      ['coverMemo', 'annualReport', 'internalControl'],
    );
    assert.equal(read.value.facts.nodes.length, 10);
  });
});
