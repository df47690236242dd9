/**
 * The figure check: the real report (or the example's) as text, DOCX and PDF, and documents of 75, 150 and 300 pages as DOCX
 * and HTML; LibreOffice turning each same DOCX into plain text as the peer, in the same round. Bars: the report <= 150 ms,
 * 300 pages <= 3 s and in proportion to 75, each DOCX at most 0.05 times LibreOffice. LibreOffice without its drawing
 * program reads no PDF, so that the PDF has no peer. What was seen stands in README.md.
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkFile } from '../src/app/check-file.ts';
import { composed, exampleTrees } from '../src/app/check-variants.testing.ts';
import type { ReportTree } from '../src/domain/report.ts';
import { renderDocx } from '../src/report/docx.ts';
import { renderHtml } from '../src/report/html.ts';
import { renderPdf } from '../src/report/pdf.ts';
import { type Candidate, measure, median, medianRatio, printTimes } from './rounds.ts';
import { convert, libreOffice, reportFile } from './setting.ts';

const rounds = 5;
/** Pages of one print of the example package for the whole year. */
const pagesOfOne = 25;
const lengths = [75, 150, 300] as const;

/** The package over and over, each time with other figures and names, so that no two chapters are the same. */
function long(tree: ReportTree, pages: number): ReportTree {
  const copies = Math.ceil(pages / pagesOfOne);
  const parts = Array.from({ length: copies }, (_, copy) => {
    const text = JSON.stringify(tree.parts).replaceAll(
      /(?<=\d),(\d)(?!\d)/gu,
      (_all, digit: string) => `,${(Number(digit) + copy) % 10}`,
    );
    const renamed: ReportTree['parts'] = JSON.parse(text.replaceAll('KLK', `K${String.fromCharCode(65 + copy)}K`));
    return renamed.map((part) => ({ ...part, id: `${part.id}-${copy}`, title: `${part.title} ${copy + 1}` }));
  });
  return { ...tree, parts: parts.flat() };
}

const check = (name: string, bytes: Uint8Array): Candidate => ({
  name,
  run: async () => {
    const checked = await checkFile({ name, bytes });
    if (!checked.ok) throw new Error(checked.issues[0]?.message);
  },
});

const folder = mkdtempSync(join(tmpdir(), 'uppsikt-bench-'));
const office = libreOffice();
const peerOf = (name: string) => `LibreOffice, ${name}`;

/** Our check of a DOCX, and LibreOffice turning the same file into text. */
function beside(name: string, docx: Uint8Array): Candidate[] {
  const path = join(folder, `${name.replaceAll(/\W+/gu, '-')}.docx`);
  writeFileSync(path, docx);
  return [check(name, docx), ...(office ? [{ name: peerOf(name), run: async () => convert(path, 'txt:Text') }] : [])];
}

const [, year] = await exampleTrees();
if (!year) throw new Error('There is no example.');
const report = reportFile();
const tree = await composed(report.bytes, 'rapport.txt');
const own = `${report.name}, DOCX`;
const times = await measure(
  [
    check(report.name, report.bytes),
    ...beside(own, await renderDocx(tree)),
    check(`${report.name}, PDF`, await renderPdf(tree, { standard: 'ua', gate: false })),
    ...lengths.map((pages) => check(`${pages} pages, HTML`, new TextEncoder().encode(renderHtml(long(year, pages))))),
    ...(
      await Promise.all(
        lengths.map(async (pages) => beside(`${pages} pages, DOCX`, await renderDocx(long(year, pages)))),
      )
    ).flat(),
  ],
  rounds,
);
printTimes(`Figure check, ${rounds} rounds, peer: ${office ?? 'LibreOffice is not installed'}`, times);
const of = (name: string) => times.get(name) ?? [];
if (office)
  for (const name of [own, ...lengths.map((pages) => `${pages} pages, DOCX`)])
    console.log(`  ${name}: ${medianRatio(of(name), of(peerOf(name))).toFixed(3)} times LibreOffice`);
for (const form of ['HTML', 'DOCX']) {
  const [short, , whole] = lengths.map((pages) => median(of(`${pages} pages, ${form}`)));
  console.log(`  300 pages against 75, ${form}: ${((whole ?? 0) / (short ?? 1)).toFixed(1)} times`);
}
process.exit(0);
