/** Another municipality's layout is another profile: other words for headings, tables and lights, the same recogniser. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Profile } from './profile.ts';
import { boardPackage } from './profiles/board-package.ts';
import { readReport } from './read-report.ts';
import { assertSound } from './sound.testing.ts';

const never = /(?!)/u;

const harbour: Profile = {
  ...boardPackage,
  id: 'harbour',
  name: 'Hamnstads årsrapport',
  header: {
    ...boardPackage.header,
    titles: [
      { kind: 'annualReport', pattern: /^Årsrapport \d{4}$/u, fallback: 'Årsrapport' },
      { kind: 'internalControl', pattern: /^Egenkontroll \d{4}$/u, fallback: 'Egenkontroll' },
      { kind: 'coverMemo', pattern: never, fallback: 'Skrivelse' },
    ],
    openers: [/^Årsrapport \d{4}$/u, /^Egenkontroll \d{4}$/u],
  },
  bodies: {
    ...boardPackage.bodies,
    known: [{ code: 'HN', name: 'Hamnnämnden', kind: 'board', parent: null }],
  },
  areaHeading: /^Fokusområde:\s+(.+)$/u,
  headings: {
    coverMemo: [],
    annualReport: [
      { pattern: /^Vad vi vill uppnå$/u, level: 3, opens: 'goals' },
      { pattern: /^Årets uppdrag$/u, level: 3, opens: 'commitments' },
      { pattern: /^Viktigt under året: (.+)$/u, level: 2, opens: 'events', leavesArea: true },
    ],
    internalControl: [{ pattern: /^Riskgenomgång$/u, level: 1, opens: 'risks', leavesArea: true }],
  },
  tables: [
    { kind: 'assessment', headers: [/^Läge$/u, /^Riktning$/u] },
    { kind: 'status', headers: [/^Läge$/u, /^Klart till$/u] },
    { kind: 'controlPlan', headers: [/^Kontroll$/u, /^Hur ofta$/u, /^Hur$/u] },
    { kind: 'controlResult', headers: [/^Utslag$/u, /^Vad vi såg$/u, /^Vad vi gör$/u] },
  ],
  commitments: { ...boardPackage.commitments, title: /^(.*\S)\s*\[([^[\]]+)\]$/u },
  symbols: {
    ...boardPackage.symbols,
    assessment: [
      { value: 'green', pattern: /^i hamn$/iu },
      { value: 'red', pattern: /^på grund$/iu },
    ],
    trend: [{ value: 'better', pattern: /^medvind$/iu }],
  },
  risks: {
    ...boardPackage.risks,
    start: /^Det kan hända att\s/u,
    lead: /^Det kan hända att\s+/u,
    comment: /^Vår kommentar$/u,
  },
};

const report = `Årsrapport 2030

Hamnnämnden

Till havs

Fokusområde: Bryggor

Läge\tRiktning
I hamn\tMedvind

Bryggorna håller.

Vad vi vill uppnå

Längre bryggor

Tre bryggor har blivit längre. De nya delarna är byggda av lärk och väntas hålla i minst trettio år till.

Årets uppdrag

Bygg en brygga [HN, alla bolag]

Läge\tKlart till
Klart\t80 %

Bryggan står.

Egenkontroll 2030

Hamnnämnden

Riskgenomgång

Bryggor

Det kan hända att bryggan flyter i väg på grund av storm vilket leder till blöta fötter.

Kontroll\tHur ofta\tHur
Dra i repet\tVarje dag\tMed handen

Utslag\tVad vi såg\tVad vi gör
Gul\tRepet höll.\tInget.

Vår kommentar

Repet byts i vår.
`;

describe('a second municipality’s profile', () => {
  it('reads other heading words, other table headers and other words for lights', async () => {
    const read = await readReport(Buffer.from(report), 'hamn.txt', { profile: harbour });
    assert.ok(read.ok, JSON.stringify(read));
    const { facts } = read.value;
    assertSound(read.value);
    assert.equal(read.value.profile, 'harbour');
    assert.equal(facts.body, 'HN');
    assert.deepEqual(
      facts.nodes.map((node) => `${node.level} ${node.title}`),
      ['perspective Till havs', 'processArea Bryggor', 'goal Längre bryggor', 'commitment Bygg en brygga'],
    );
    assert.deepEqual(facts.nodes.at(-1)?.bodies, ['HN', 'alla bolag']);
    const area = facts.entries.find((entry) => entry.node === 'processArea/bryggor');
    assert.deepEqual([area?.assessment, area?.trend], ['green', 'better']);
    const commitment = facts.entries.find((entry) => entry.node.startsWith('commitment/'));
    assert.deepEqual([commitment?.status, commitment?.completion], ['done', '80']);
    assert.deepEqual([facts.risks[0]?.cause, facts.risks[0]?.controls[0]?.result.assessment], ['storm', 'yellow']);
    assert.deepEqual(read.value.questions, []);
  });

  it('is not read by the default profile, which says so', async () => {
    const read = await readReport(Buffer.from(report), 'hamn.txt');
    assert.ok(!read.ok);
    assert.match(read.issues[0]?.message ?? '', /liknar inte ett ärendepaket/u);
  });
});
