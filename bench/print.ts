/**
 * Printing the package of the seed's volume, warm: each format, the three together, and LibreOffice converting our own
 * DOCX to PDF as the peer, in the same run. Our PDF is printed of the same report again, of a report of which a part has
 * changed since its last print, and of one in which every text and figure has: the compiler remembers what it has set.
 * Bars: the three together <= 1.5 s, our PDF at least 5 times faster, also where the report has changed.
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Format, formats, printReport } from '../src/app/print-report.ts';
import { openReworder } from './reword.ts';
import { measure, medianRatio, printTimes } from './rounds.ts';
import { convert, libreOffice, openSetting } from './setting.ts';

const rounds = 7;
/** One text and figure in so many is changed between two prints. */
const changedShare = 4;
/** Milliseconds from a change to the print: what saving left the database and the printing threads to do is no part of the print. */
const pause = 300;

const { app, session, address } = await openSetting();
const print = async (wanted: readonly Format[]) => {
  const printed = await printReport(app, session, address, wanted);
  if (!printed.ok) throw new Error(printed.issues[0]?.message);
  return printed.value.files;
};
const [docx] = await print(['docx']);
const path = join(mkdtempSync(join(tmpdir(), 'uppsikt-bench-')), 'paket.docx');
writeFileSync(path, docx?.bytes ?? '');
const office = libreOffice();
const reworder = await openReworder(app, session, address);
async function change(round: number, share: number): Promise<void> {
  await reworder.save(round, share);
  await setTimeout(pause);
}
const peer = 'LibreOffice, our DOCX to PDF';
const ours = {
  again: 'our PDF, the same report again',
  changed: `our PDF, each ${changedShare}th text and figure changed`,
  new: 'our PDF, every text and figure changed',
};
const times = await measure(
  [
    { name: ours.new, run: () => print(['pdf']), prepare: (round) => change(round + 1, 1) },
    {
      name: ours.changed,
      run: () => print(['pdf']),
      // The report as it is changed from is printed first: that the whole of it was changed before is another case.
      prepare: async (round) => {
        await change(2 * round + 2, changedShare);
        await print(['pdf']);
        await change(2 * round + 3, changedShare);
      },
    },
    { name: ours.again, run: () => print(['pdf']) },
    ...(office ? [{ name: peer, run: async () => convert(path, 'pdf') }] : []),
    { name: 'our DOCX', run: () => print(['docx']) },
    { name: 'our HTML', run: () => print(['html']) },
    { name: 'the three together', run: () => print(formats) },
  ],
  rounds,
);
printTimes(`Printing, ${rounds} rounds, peer: ${office ?? 'LibreOffice is not installed'}`, times);
console.log(`\nThe report holds ${reworder.texts} running texts and ${reworder.figures} figures.`);
for (const name of office ? Object.values(ours) : []) {
  const ratio = medianRatio(times.get(peer) ?? [], times.get(name) ?? []);
  console.log(`  ${name.padEnd(44)} ${ratio.toFixed(1)} times faster than LibreOffice`);
}
await app.close();
process.exit(0);
