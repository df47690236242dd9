/** Goals with a light and an arrow of their own, and goals of the office as an administration of its own. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { narrativeText } from '../domain/narrative.ts';
import type { Proposal } from '../domain/proposal.ts';
import { readReport } from './read-report.ts';
import { smallReport } from './small-report.testing.ts';
import { assertSound, lostWords } from './sound.testing.ts';

async function readSmall(edit: (text: string) => string): Promise<Proposal> {
  const text = edit(smallReport);
  const read = await readReport(Buffer.from(text), 'liten.txt');
  assert.ok(read.ok, JSON.stringify(read));
  assertSound(read.value);
  const symbols = ['Gul', 'Grön', 'Röd', '100', 'Ej', 'bedömd'];
  assert.deepEqual(
    lostWords(read.value, text).filter((word) => !symbols.includes(word)),
    [],
  );
  return read.value;
}

const nodeOf = (proposal: Proposal, title: string) => proposal.facts.nodes.find((node) => node.title.startsWith(title));
const lightOf = (proposal: Proposal, title: string) => {
  const entry = proposal.facts.entries.find((each) => each.node === nodeOf(proposal, title)?.key);
  return [entry?.assessment, entry?.trend];
};
const titled = (light: string) => (text: string) =>
  text.replace('Fler ekar ska planteras.\t\n', `Fler ekar ska planteras.\t\n\nBedömning\tTrend\n${light}\n`);

describe('a table of light and arrow right after a goal’s title', () => {
  it('is the goal’s, and the comment after it too', async () => {
    const proposal = await readSmall(titled('Grön\t↗'));
    assert.deepEqual(lightOf(proposal, 'Fler ekar'), ['green', 'better']);
    assert.deepEqual(lightOf(proposal, 'Ekar'), [null, 'unchanged']);
    const key = nodeOf(proposal, 'Fler ekar')?.key;
    const comment = proposal.facts.entries.find((entry) => entry.node === key)?.narrative;
    assert.match(comment ? narrativeText(comment) : '', /^Under året har hundra ekar/u);
    assert.ok(!proposal.notes.some((note) => note.source.from > 90 && /Bedömning/u.test(note.message)));
  });

  it('makes a lone line a goal too, with a mark at its end or without', async () => {
    for (const title of ['Ekarna ska nå himlen.', 'Ekar till himlen']) {
      const proposal = await readSmall((text) =>
        text.replace(
          '1-åriga åtaganden\n\nRäkna',
          `${title}\n\nBedömning\tTrend\nRöd\t↘\n\n1-åriga åtaganden\n\nRäkna`,
        ),
      );
      assert.equal(nodeOf(proposal, title)?.level, 'goal');
      assert.deepEqual(lightOf(proposal, title), ['red', 'worse']);
    }
  });

  it('is the process area’s where the compilation names one by that title', async () => {
    const proposal = await readSmall((text) =>
      text.replace(/1-åriga åtaganden[\s\S]*?Processområde Björkar/u, 'Björkar'),
    );
    assert.equal(nodeOf(proposal, 'Björkar')?.level, 'processArea');
    const goals = proposal.facts.nodes.filter((node) => node.level === 'goal');
    assert.equal(goals.length, 3);
  });

  it('never takes the light of the area where it stands further down', async () => {
    const comment = /Under året har hundra ekar.+\n/u;
    for (const said of ['Hundra ekar har planterats.', 'En ek tar tid. Den växer sakta.']) {
      const proposal = await readSmall((text) => text.replace(comment, `${said}\n\nBedömning\tTrend\nRöd\t↘\n`));
      assert.deepEqual(lightOf(proposal, 'Ekar'), [null, 'unchanged']);
      assert.deepEqual(lightOf(proposal, 'Fler ekar'), [null, null]);
      assert.equal(proposal.notes.filter((note) => note.kind === 'unplaced').length, 2);
    }
  });

  it('is asked about where its symbols are lost, not where it says that there are none', async () => {
    const ids = (proposal: Proposal) =>
      proposal.questions.filter((question) => question.id.startsWith('entry:goal/')).map((question) => question.id);
    const lost = await readSmall(titled('●\t→'));
    assert.deepEqual(ids(lost), ['entry:goal/fler-ekar-ska-planteras:assessment']);
    assert.match(lost.questions.find((each) => each.id === ids(lost)[0])?.text ?? '', /processmålet ”Fler ekar/u);
    assert.deepEqual(ids(await readSmall(titled('Ej bedömd\t→'))), []);
    assert.deepEqual(ids(await readSmall((text) => text)), []);
  });
});

describe('goals under a heading of the office’s own', () => {
  const comment = 'Spettet hänger på väggen. Det ska hänga kvar där hela vintern, så att alla hittar det.';
  const goals = `4-åriga processmål\t\nSpetten ska vara vassa.\t\n\n${comment}\n\n`;

  it('are its own where the area had goals before it', async () => {
    const proposal = await readSmall((text) =>
      text
        .replace('SKS som egen förvaltning\n', `${goals}SKS som egen förvaltning\n`)
        .replace(/Indikatorer för SKS som egen förvaltning\n\n(?:.+\n)+/u, ''),
    );
    assert.equal(nodeOf(proposal, 'Spetten')?.role, 'group');
    assert.equal(nodeOf(proposal, 'Alla enheter')?.role, 'own');
  });

  it('stay what the indicators say where the area had none before it', async () => {
    assert.equal(nodeOf(await readSmall((text) => text), 'Alla enheter')?.role, 'both');
  });

  it('end with the area', async () => {
    const proposal = await readSmall((text) =>
      text
        .replace('SKS som egen förvaltning\n', `${goals}Stadskontoret (SKS) som egen förvaltning\n`)
        .replace(
          'KS/2031:7\nBilaga 2',
          `Processområde Lugn\n\n${goals.replace('Spetten', 'Yxorna')}KS/2031:7\nBilaga 2`,
        ),
    );
    assert.equal(nodeOf(proposal, 'Yxorna')?.role, 'group');
  });
});
