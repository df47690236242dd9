/**
 * Saves one entry, one occurrence's result and a piece of evidence again and again, and writes each revision and id to stdout once
 * it is acknowledged. Run by kill.long.ts, which kills it.
 */
import { openApp } from '../src/app/app.ts';
import { editEntry, readEntry } from '../src/app/entry.ts';
import { fileOf } from '../src/app/evidence.testing.ts';
import { addEvidence } from '../src/app/evidence.ts';
import { commandLine, listMunicipalities } from '../src/app/municipality.ts';
import { rond } from '../src/app/occurrence.testing.ts';
import { editResult } from '../src/app/occurrence-result.ts';
import { occurrenceSubject } from '../src/app/occurrence-subject.ts';
import { readOccurrence } from '../src/app/occurrence-view.ts';

const address = { body: 'KS', period: { year: 2025, kind: 'year' } } as const;
const node = 'commitment/plantera';
const subjects = [
  ...[1, 2].map((number) => `action:KS/2025-year/control/rond/action/${number}`),
  occurrenceSubject(rond),
];

const opened = await openApp(process.env);
if (!opened.ok) throw new Error(opened.issues[0]?.message);
const app = opened.value;
const [tenant] = await listMunicipalities(app);
if (!tenant) throw new Error('there is no municipality');
const session = commandLine(tenant);
const before = await readEntry(app, session, address, node);
if (!before.ok) throw new Error(before.issues[0]?.message);
let { revision } = before.value;
const done = await readOccurrence(app, session, rond);
if (!done.ok) throw new Error(done.issues[0]?.message);
let result = done.value.revision;
for (;;) {
  const saved = await editEntry(app, session, address, node, { revision, narrative: `Revision ${revision + 1}.` });
  if (!saved.ok) throw new Error(saved.issues[0]?.message);
  revision = saved.value.revision;
  process.stdout.write(`${revision}\n`);
  const narrative = `Resultat ${result + 1}.`;
  const written = await editResult(app, session, rond, { revision: result, assessment: 'yellow', narrative });
  if (!written.ok) throw new Error(written.issues[0]?.message);
  result = written.value.revision;
  process.stdout.write(`result ${result}\n`);
  // Of more than one part. When there are as many as are taken, the rest is entries.
  const file = fileOf(`bevis ${revision}.txt`, `${revision} `.repeat(150_000));
  const kept = await addEvidence(app, session, subjects[revision % 3] ?? '', { file, input: {} });
  if (kept.ok) process.stdout.write(`evidence ${kept.value.id}\n`);
}
