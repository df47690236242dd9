/**
 * Importing the package: reading the text into a proposal, and reading with storing it in a database that does not hold
 * it yet. Peer: LibreOffice turning our DOCX of the same package into plain text, which is only the first step of it.
 * Bar: <= 1 s.
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { approveImport, proposeImport, readProposal } from '../src/app/import.ts';
import { createMunicipality } from '../src/app/municipality.ts';
import { printReport } from '../src/app/print-report.ts';
import { measure, printTimes } from './rounds.ts';
import { convert, libreOffice, openSetting } from './setting.ts';

const rounds = 7;
const { app, session, address, file } = await openSetting();
const printed = await printReport(app, session, address, ['docx']);
const path = join(mkdtempSync(join(tmpdir(), 'uppsikt-bench-')), 'paket.docx');
if (printed.ok) writeFileSync(path, printed.value.files[0]?.bytes ?? '');
const office = libreOffice();
let round = 0;
const store = async () => {
  round += 1;
  const tenant = await createMunicipality(app, `Kommun ${round}`);
  const own = { ...session, tenant };
  const proposed = await proposeImport(app, own, file);
  if (!proposed.ok) throw new Error(proposed.issues[0]?.message);
  await approveImport(app, own, proposed.value.id, { acceptProposed: true });
};
const times = await measure(
  [
    { name: 'read and store in a new municipality', run: store },
    { name: 'read only', run: () => readProposal(file) },
    ...(office ? [{ name: 'LibreOffice, our DOCX to plain text', run: async () => convert(path, 'txt:Text') }] : []),
  ],
  rounds,
);
printTimes(`Import, ${rounds} rounds, peer: ${office ?? 'LibreOffice is not installed'}`, times);
await app.close();
process.exit(0);
