/** Saves one entry again and again, and writes each revision to stdout once it is acknowledged. Run by kill.long.ts, which kills it. */
import { openApp } from '../src/app/app.ts';
import { editEntry, readEntry } from '../src/app/entry.ts';
import { commandLine, listMunicipalities } from '../src/app/municipality.ts';

const address = { body: 'KS', period: { year: 2025, kind: 'year' } } as const;
const node = 'commitment/plantera';

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
}
