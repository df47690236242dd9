/** Saves one entry and a piece of evidence again and again, and writes each revision and id to stdout once it is acknowledged. Run by kill.long.ts, which kills it. */
import { openApp } from '../src/app/app.ts';
import { editEntry, readEntry } from '../src/app/entry.ts';
import { fileOf } from '../src/app/evidence.testing.ts';
import { addEvidence } from '../src/app/evidence.ts';
import { commandLine, listMunicipalities } from '../src/app/municipality.ts';

const address = { body: 'KS', period: { year: 2025, kind: 'year' } } as const;
const node = 'commitment/plantera';
const subjects = [1, 2].map((number) => `action:KS/2025-year/control/rond/action/${number}`);

const opened = await openApp(process.env);
if (!opened.ok) throw new Error(opened.issues[0]?.message);
const app = opened.value;
const [tenant] = await listMunicipalities(app);
if (!tenant) throw new Error('there is no municipality');
const session = commandLine(tenant);
const before = await readEntry(app, session, address, node);
if (!before.ok) throw new Error(before.issues[0]?.message);
let { revision } = before.value;
for (;;) {
  const saved = await editEntry(app, session, address, node, { revision, narrative: `Revision ${revision + 1}.` });
  if (!saved.ok) throw new Error(saved.issues[0]?.message);
  revision = saved.value.revision;
  process.stdout.write(`${revision}\n`);
  // Of more than one part. When there are as many as are taken, the rest is entries.
  const file = fileOf(`bevis ${revision}.txt`, `${revision} `.repeat(150_000));
  const kept = await addEvidence(app, session, subjects[revision % 2] ?? '', { file, input: {} });
  if (kept.ok) process.stdout.write(`evidence ${kept.value.id}\n`);
}
