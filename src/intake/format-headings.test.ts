/** Blocks of a format with headings of its own, as a report that this system printed gives them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { boardPackage } from './profiles/board-package.ts';
import { proposalOf } from './read-report.ts';
import { assertSound } from './sound.testing.ts';
import type { SourceBlock } from './source-block.ts';

let place = 0;
const at = () => {
  place += 1;
  return { unit: 'paragraph' as const, from: place, to: place };
};
const h = (level: number, text: string): SourceBlock => ({ type: 'heading', level, text, source: at() });
const p = (text: string): SourceBlock => ({ type: 'paragraph', text, boxed: false, marked: false, source: at() });
const picture = (): SourceBlock => ({ type: 'picture', alt: 'Ett diagram', source: at() });
const table = (...rows: string[][]): SourceBlock => {
  const source = at();
  const cells = (row: string[]) => row.map((text) => ({ paragraphs: text === '' ? [] : [text] }));
  return { type: 'table', rows: rows.map((row) => ({ cells: cells(row), source })), source };
};

function read(blocks: SourceBlock[]) {
  const document = { format: 'docx' as const, encoding: 'DOCX', length: place, blocks, notes: [] };
  const result = proposalOf(document, boardPackage, new Uint8Array([1]), 'rapport.docx');
  assert.ok(result.ok, JSON.stringify(result));
  assertSound(result.value);
  return result.value;
}

const annual = () => [
  p('Storstads kommun'),
  p('Kommunstyrelsen\tKS/2031:7'),
  p('\tBilaga 1'),
  p('Arbetsmaterial'),
  h(1, 'Verksamhetsberättelse 2031'),
  h(2, 'Status åtaganden'),
  picture(),
  p('Diagram 1 Åtaganden efter status'),
  table(['Status', 'Antal'], ['Klart', '1']),
  h(2, 'Levande skog'),
  h(3, 'Processområde Ekar'),
  table(['Bedömning', 'Trend'], ['Grön', 'Bättre']),
  p('Ekarna växer.'),
  h(4, '4-åriga processmål'),
  h(5, 'Fler ekar'),
  p('Hundra planterades.'),
  h(4, '1-åriga åtaganden'),
  h(5, 'Räkna alla ekar (KS)'),
  table(['Status', 'Färdiggrad'], ['Klart', '100 %']),
  p('De är räknade, utom de [symbol saknas i källan] i parken.'),
  h(4, 'Ekonomisk redovisning'),
  p('Tabell 2 Avvikelse mot budget, mnkr'),
  table(['Post', 'mnkr'], ['Spadar', '+1,0'], ['Spett', '−0,5']),
];

describe('a printed package read back', () => {
  it('takes number, label and body from the lines over the title', () => {
    const [part] = read(annual()).facts.parts;
    assert.deepEqual(
      [part?.kind, part?.label, part?.registryNumber, part?.title, part?.subtitle],
      ['annualReport', 'Bilaga 1', 'KS/2031:7', 'Verksamhetsberättelse 2031', 'Kommunstyrelsen'],
    );
  });

  it('takes headings for goals and commitments, and words for symbols', () => {
    const { facts, questions } = read(annual());
    assert.deepEqual(
      facts.nodes.map((node) => `${node.level} ${node.title}`),
      ['perspective Levande skog', 'processArea Ekar', 'goal Fler ekar', 'commitment Räkna alla ekar'],
    );
    const said = facts.entries.map((entry) => [entry.assessment, entry.trend, entry.status, entry.completion]);
    assert.deepEqual(said, [
      ['green', 'better', null, null],
      [null, null, null, null],
      [null, null, 'done', '100'],
    ]);
    assert.deepEqual(
      questions.map((question) => question.id),
      ['symbol:0'],
    );
  });

  it('takes light and arrow under a goal’s heading for the goal’s, where areas have no other form either', () => {
    const own = [h(5, 'Fler ekar'), table(['Bedömning', 'Trend'], ['Röd', 'Sämre']), p('Hundra dog.')];
    const blocks = annual().flatMap((block) =>
      block.type === 'heading' && block.text === 'Fler ekar' ? own : [block],
    );
    const bare = blocks.map((block) =>
      block.type === 'heading' && block.text === 'Processområde Ekar' ? { ...block, text: 'Ekar' } : block,
    );
    for (const each of [blocks, bare]) {
      const { facts } = read(each);
      const lights = facts.nodes.slice(0, 3).map((node) => {
        const entry = facts.entries.find((said) => said.node === node.key);
        return [node.level, node.title, entry?.assessment, entry?.trend];
      });
      assert.deepEqual(lights, [
        ['perspective', 'Levande skog', undefined, undefined],
        ['processArea', 'Ekar', 'green', 'better'],
        ['goal', 'Fler ekar', 'red', 'worse'],
      ]);
    }
  });

  it('does not take its own captions and chart tables for text', () => {
    const [part] = read(annual()).facts.parts;
    const kinds = part?.outline.map((block) => block.kind);
    assert.ok(!kinds?.includes('text'));
    assert.ok(kinds?.includes('chart'));
  });

  it('closes a gap in the levels of headings', () => {
    const [part] = read([...annual(), h(2, 'Efterord'), h(6, 'Litet ord'), p('Slut.')]).facts.parts;
    const levels = part?.outline.flatMap((block) => (block.kind === 'heading' ? [block.level] : [])).slice(-2);
    assert.deepEqual(levels, [1, 2]);
  });

  it('reads the explained variance as a table', () => {
    const { facts } = read(annual());
    assert.deepEqual(
      facts.tables.map((each) => [each.kind, each.rows.map((row) => row.cells[0]?.value)]),
      [['variance', ['1.0', '-0.5']]],
    );
  });

  it('reads two annexes, the second by its sender’s lines', () => {
    const second = [
      p('Storstads kommun'),
      p('KS/2031:7'),
      p('Bilaga 2'),
      h(1, 'Slutrapport Internkontroll'),
      p('Kommunstyrelsen'),
      h(2, 'Urval'),
      p('Ingen kontroll är gul eller röd, så inget går vidare till urvalet inför nästa plan.'),
      h(2, 'Uppföljning av risker och kontrollmoment 2031'),
      h(3, 'Ekar'),
      h(4, 'Risk – Storm'),
      p('Risken att ekar faller på grund av storm vilket leder till färre ekar. (kommunstyrelsens uppsiktsplikt)'),
      table(['Kontrollmoment', 'Frekvens', 'Metod'], ['Gå ut och se', 'Årligen', 'Gå.']),
      table(['Bedömning', 'Resultat', 'Åtgärd'], ['Gul', 'En föll.', 'Plantera.']),
    ];
    const { facts, questions } = read([...annual(), ...second]);
    assert.deepEqual(
      facts.parts.map((part) => [part.kind, part.label]),
      [
        ['annualReport', 'Bilaga 1'],
        ['internalControl', 'Bilaga 2'],
      ],
    );
    assert.deepEqual(
      facts.risks.map((risk) => [risk.processArea, risk.area, risk.controls[0]?.result.assessment]),
      [['processArea/ekar', 'Risk – Storm', 'yellow']],
    );
    assert.ok(facts.parts[1]?.outline.some((block) => block.kind === 'carryOver'));
    assert.ok(!questions.some((question) => question.target.kind === 'control'));
  });
});
