/**
 * The figure check: the real report (or the example's), and a document of 300 pages as DOCX and as HTML; LibreOffice turning the same
 * DOCX into plain text as the peer, in the same run. Bars: the report <= 150 ms, 300 pages <= 3 s and in proportion to
 * 75 and 150 pages, at most 0.05 times LibreOffice.
 *
 * 2026-11-30, 2 cores under a load of 25: 300 pages of DOCX 31.4 s against LibreOffice's 103.7 s (0.35 times), HTML 13.0 s,
 * 75 pages 4.5 s, the real report 0.58 s. Processor time of one thread, which the load does not touch as much: 300 pages of
 * HTML 0.6 s to read and 0.8 s to check, of DOCX 1.4 s and 1.0 s; 75, 150, 300 and 600 pages take 0.4, 0.5, 0.8 and 1.4 s to
 * check. Reading the XML of the DOCX is the larger part: 0.05 times LibreOffice is not reached with it.
 */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkFile } from '../src/app/check-file.ts';
import { exampleTrees } from '../src/app/check-variants.testing.ts';
import type { ReportTree } from '../src/domain/report.ts';
import { renderDocx } from '../src/report/docx.ts';
import { renderHtml } from '../src/report/html.ts';
import { measure, median, medianRatio, printTimes } from './rounds.ts';
import { convert, libreOffice, reportFile } from './setting.ts';

const rounds = 3;
/** Pages of one print of the example package for the whole year. */
const pagesOfOne = 25;

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

const [, year] = await exampleTrees();
if (!year) throw new Error('There is no example.');
const report = reportFile();
const encoder = new TextEncoder();
const html = (pages: number) => encoder.encode(renderHtml(long(year, pages)));
const files = { 75: html(75), 150: html(150), 300: html(300) };
const docx = await renderDocx(long(year, 300));
const path = join(mkdtempSync(join(tmpdir(), 'uppsikt-bench-')), 'trehundra.docx');
writeFileSync(path, docx);
const office = libreOffice();
const check = (name: string, bytes: Uint8Array) => async () => {
  const checked = await checkFile({ name, bytes });
  if (!checked.ok) throw new Error(checked.issues[0]?.message);
};
const peer = 'LibreOffice, the same DOCX to text';
const times = await measure(
  [
    { name: '300 pages, DOCX', run: check('x.docx', readFileSync(path)) },
    ...(office ? [{ name: peer, run: async () => convert(path, 'txt:Text') }] : []),
    { name: '300 pages, HTML', run: check('x.html', files[300]) },
    { name: '150 pages, HTML', run: check('x.html', files[150]) },
    { name: '75 pages, HTML', run: check('x.html', files[75]) },
    { name: report.name, run: check('rapport.txt', report.bytes) },
  ],
  rounds,
);
printTimes(`Figure check, ${rounds} rounds, peer: ${office ?? 'LibreOffice is not installed'}`, times);
const of = (name: string) => times.get(name) ?? [];
if (office)
  console.log(`\n  against LibreOffice: ${medianRatio(of('300 pages, DOCX'), of(peer)).toFixed(3)} times its time`);
console.log(
  `  300 pages against 75: ${(median(of('300 pages, HTML')) / median(of('75 pages, HTML'))).toFixed(1)} times`,
);
process.exit(0);
