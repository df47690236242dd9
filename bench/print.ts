/**
 * Printing the package of the seed's volume, warm: each format, the three together, and LibreOffice converting our own
 * DOCX to PDF as the peer, in the same run. Bars: the three together <= 1.5 s, our PDF at least 5 times faster.
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Format, formats, printReport } from '../src/app/print-report.ts';
import { measure, printTimes } from './rounds.ts';
import { convert, libreOffice, openSetting } from './setting.ts';

const rounds = 7;
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
const times = await measure(
  [
    { name: 'our PDF (facts to file, with the PDF/UA gate)', run: () => print(['pdf']) },
    ...(office ? [{ name: 'LibreOffice, our DOCX to PDF', run: async () => convert(path, 'pdf') }] : []),
    { name: 'our DOCX', run: () => print(['docx']) },
    { name: 'our HTML', run: () => print(['html']) },
    { name: 'the three together', run: () => print(formats) },
  ],
  rounds,
);
printTimes(`Printing, ${rounds} rounds, peer: ${office ?? 'LibreOffice is not installed'}`, times);
await app.close();
process.exit(0);
