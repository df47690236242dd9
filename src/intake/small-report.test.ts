/** The small made-up package: every rule of the default layout on a page that anyone can read. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { narrativeText } from '../domain/narrative.ts';
import type { Proposal } from '../domain/proposal.ts';
import { readReport } from './read-report.ts';
import { smallReport } from './small-report.testing.ts';
import { assertSound, lostWords } from './sound.testing.ts';

async function readSmall(edit: (text: string) => string = (text) => text): Promise<Proposal> {
  const read = await readReport(Buffer.from(edit(smallReport)), 'liten.txt');
  assert.ok(read.ok, JSON.stringify(read));
  return read.value;
}

const entryOf = (proposal: Proposal, title: string) => {
  const node = proposal.facts.nodes.find((each) => each.title.startsWith(title));
  return proposal.facts.entries.find((entry) => entry.node === node?.key);
};
const question = (proposal: Proposal, end: string) => proposal.questions.find((each) => each.id.endsWith(end));

describe('a small package', () => {
  it('is sound and loses no word', async () => {
    const proposal = await readSmall();
    assertSound(proposal);
    const wordsOfSymbols = ['Gul', '100', 'Röd'];
    assert.deepEqual(lostWords(proposal, smallReport), wordsOfSymbols);
  });

  it('has its tree in the order of the report', async () => {
    const { facts } = await readSmall();
    const tree = facts.nodes.map((node) => `${node.level} ${node.title} ${node.role}`);
    assert.deepEqual(tree, [
      'perspective Levande skog group',
      'processArea Ekar group',
      'goal Fler ekar ska planteras. group',
      'goal Kunskapen om ekar har blivit större i hela kommunen. group',
      'commitment Räkna alla ekar. group',
      'commitment Mäta alla ekar. group',
      'processArea Björkar group',
      'perspective Lugn stad group',
      'processArea Ekonomi group',
      'goal Alla enheter ska ha ordning på pengarna. both',
    ]);
  });

  it('reads lights and arrows as signs or words, and leaves what is lost open', async () => {
    const proposal = await readSmall();
    const lights = ['Ekar', 'Björkar', 'Ekonomi'].map((title) => entryOf(proposal, title));
    assert.deepEqual(
      lights.map((entry) => [entry?.assessment, entry?.trend]),
      [
        [null, 'unchanged'],
        [null, null],
        ['red', 'worse'],
      ],
    );
    assert.equal(question(proposal, 'ekar:assessment')?.proposed?.value, 'yellow');
    assert.equal(question(proposal, 'björkar:assessment')?.proposed?.value, 'yellow');
    assert.equal(question(proposal, 'björkar:trend')?.proposed?.value, 'better');
    assert.equal(question(proposal, 'ekonomi:assessment'), undefined);
  });

  it('proposes a late commitment by the sentence that names it, and no status where the count does not add up', async () => {
    const named = await readSmall();
    assert.equal(question(named, 'räkna-alla-ekar:status')?.proposed?.value, 'late');
    assert.equal(entryOf(named, 'Mäta')?.status, 'done');
    assert.equal(entryOf(named, 'Mäta')?.completion, '100');
    const unnamed = await readSmall((text) => text.replace('"Räkna alla ekar"', 'ovan'));
    assert.equal(question(unnamed, 'räkna-alla-ekar:status')?.proposed, null);
    const counted = await readSmall((text) =>
      text.replace('"Räkna alla ekar"', 'ovan').replace('1 av åtagandena', '2 av åtagandena'),
    );
    assert.equal(question(counted, 'räkna-alla-ekar:status')?.proposed?.value, 'done');
  });

  it('takes a sentence for a goal only where the report counts one more than it shows', async () => {
    const counted = await readSmall();
    assert.equal(counted.questions.filter((each) => each.target.kind === 'goal').length, 1);
    const plain = await readSmall((text) => text.replace('har 2 processmål', 'har 1 processmål'));
    assert.equal(plain.facts.nodes.filter((node) => node.level === 'goal').length, 2);
    assert.ok(!plain.questions.some((each) => each.target.kind === 'goal'));
  });

  it('keeps figures as reported and unknown tables as text', async () => {
    const { facts, notes } = await readSmall();
    assert.deepEqual(
      facts.indicators[0]?.values.map((value) => [value.value, value.decimals]),
      [
        ['90', 0],
        ['1000.5', 1],
        [null, 0],
      ],
    );
    assert.deepEqual(
      facts.tables.map((table) => [table.kind, table.rows.length]),
      [
        ['variance', 2],
        ['incomeStatement', 2],
      ],
    );
    assert.deepEqual(facts.tables[1]?.rows[0], {
      label: 'Intäkter',
      kind: 'item',
      cells: [
        { value: '1200.5', decimals: 1 },
        { value: '-3', decimals: 0 },
      ],
    });
    assert.equal(notes.filter((note) => note.kind === 'unplaced').length, 1);
  });

  it('reads the memo: decisions and who signs', async () => {
    const { facts } = await readSmall();
    const memo = facts.parts[0]?.outline ?? [];
    const decisions = memo.find((block) => block.kind === 'decisions');
    assert.deepEqual(decisions?.kind === 'decisions' && decisions.decisions, [
      'Verksamhetsberättelsen godkänns.',
      'Slutrapporten godkänns.',
    ]);
    const signed = memo.find((block) => block.kind === 'signatures');
    assert.deepEqual(signed?.kind === 'signatures' && signed.people, [{ name: 'Alva Ek', title: 'Kommundirektör' }]);
  });

  it('reads a risk with its control and comment, and asks for the colour', async () => {
    const proposal = await readSmall();
    const [risk] = proposal.facts.risks;
    assert.equal(risk?.event, 'spadar försvinner');
    assert.equal(risk?.cause, 'trasiga lås');
    assert.equal(risk?.consequence, 'färre hål');
    assert.equal(risk?.origin, 'supervision');
    assert.equal(risk?.comment && narrativeText(risk.comment), 'Vi räknar igen nästa år.');
    assert.equal(risk?.controls[0]?.result.assessment, null);
    const asked = proposal.questions.find((each) => each.target.kind === 'control');
    assert.equal(asked?.proposed?.value, 'green');
    assert.equal(asked?.proposed?.ground, 'Räkningen skedde utan anmärkning.');
  });

  it('marks the symbol that a sentence lost', async () => {
    const proposal = await readSmall();
    const symbol = proposal.questions.find((each) => each.target.kind === 'symbol');
    assert.match(symbol?.text ?? '', /bedömningen ▢ kommer/u);
    assert.deepEqual(
      symbol?.choices.map((choice) => choice.value),
      ['control/green', 'control/yellow', 'control/red'],
    );
  });

  it('says which line of a contents list has no heading', async () => {
    const { notes } = await readSmall((text) => text.replace('Levande skog....\t4', 'Döende skog....\t4'));
    assert.ok(notes.some((note) => note.message.includes('”Döende skog” (rad 30)')));
  });

  it('keeps lines over the memo’s title as text, and says which ones every print gets anew', async () => {
    const { facts, notes } = await readSmall(
      (text) => `Storstads kommun\nKS/2031:9\n2031-02-07\nHandläggare Alva Ek\n\n${text}`,
    );
    const [memo] = facts.parts;
    assert.deepEqual([memo?.registryNumber, memo?.subtitle], ['KS/2031:9', 'Kommunstyrelsen']);
    assert.match(memo?.title ?? '', /verksamhetsberättelse 2031/u);
    const [first] = memo?.outline ?? [];
    assert.equal(first?.kind === 'text' && narrativeText(first.narrative), '2031-02-07\nHandläggare Alva Ek');
    assert.ok(notes.some((note) => note.message.includes('”Storstads kommun”')));
  });

  it('names a body that the text names before its code', async () => {
    const { facts } = await readSmall((text) =>
      text.replace('Året var lugnt.', 'Det nya parkbolaget (PARKAB) kom till.'),
    );
    assert.equal(facts.bodies.find((body) => body.code === 'PARKAB')?.name, 'Parkbolaget');
    assert.equal(facts.bodies.find((body) => body.code === 'KS')?.name, 'Kommunstyrelsen');
  });

  it('asks about a repeated paragraph only inside a process area', async () => {
    const long =
      'Samma långa stycke står här en gång till, ord för ord, fast ingen har tänkt på det när rapporten sattes ihop av flera skribenter.';
    const outside = await readSmall((text) => text.replace('Året var lugnt.', `${long}\n\nMen.\n\n${long}`));
    assert.ok(!outside.questions.some((each) => each.target.kind === 'duplicate'));
    const inside = await readSmall((text) =>
      text.replace('Räkningen fortsätter nästa år.', `${long}\n\nMen.\n\n${long}`),
    );
    assert.equal(inside.questions.filter((each) => each.target.kind === 'duplicate').length, 1);
  });

  it('refuses a report without any year', async () => {
    const read = await readReport(Buffer.from(smallReport.replaceAll(/20\d\d/gu, 'i år')), 'liten.txt');
    assert.ok(!read.ok);
    assert.match(read.issues[0]?.message ?? '', /vilket år/u);
  });
});
