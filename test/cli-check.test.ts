/** `check` as a person meets it: spawned on real files, judged by exit codes and what it writes. */
import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { CheckReport } from '../src/domain/check/finding.ts';
import { runCommand } from './command.ts';

const fixtures = join(import.meta.dirname, 'fixtures', 'check', 'kommuner');

describe('uppsikt check', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'uppsikt siffror åäö '));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const run = (...args: string[]) => runCommand(['check', ...args], { cwd: folder });

  it('ends with 0 where nothing contradicts, in each format, and says how many checks were made', async () => {
    const names = [
      'arsredovisning-sandnas-libreoffice.docx',
      'delarsrapport-region-libreoffice.pdf',
      'kultur-fritid.txt',
      'budget-plan-malby.html',
    ];
    const clean = await run(...names.map((name) => join(fixtures, name)));
    assert.equal(clean.code, 0, clean.out + clean.err);
    for (const name of names) assert.match(clean.out, new RegExp(`${name}: \\d+ kontrollerade, 0 fel`, 'u'));
    assert.doesNotMatch(clean.out, /Stämmer/u);
  });

  it('ends with 1 where something does, and gives it as JSON with both places', async () => {
    const text = readFileSync(join(fixtures, 'kultur-fritid.txt'), 'utf8').replace(
      'lånen minskade från',
      'lånen ökade från',
    );
    writeFileSync(join(folder, 'fel.txt'), text);
    const [said, json] = await Promise.all([run('fel.txt'), run('fel.txt', '--json', '--all')]);
    assert.equal(said.code, 1);
    assert.match(said.out, /fel\.txt: \d+ kontrollerade, 1 fel\n\s+Motsägelse: Texten säger ”ökade”/u);
    assert.doesNotMatch(said.out, /Stämmer/u);
    assert.equal(json.code, 1);
    const [report] = JSON.parse(json.out) as [CheckReport];
    const wrong = report.checks.filter((each) => each.level === 'contradiction');
    assert.match(wrong[0]?.places[0]?.at ?? '', /^rad \d+$/u);
    assert.equal(wrong.length, 1);
    assert.ok(report.checks.filter((each) => each.level === null).length > 15);
  });

  it('ends with 2 where a file cannot be read, and says in Swedish what to do', async () => {
    writeFileSync(join(folder, 'tom.docx'), '');
    copyFileSync(join(fixtures, 'arsredovisning-sandnas-libreoffice.docx'), join(folder, 'trasig.docx'));
    truncateSync(join(folder, 'trasig.docx'), 4000);
    const pages = await PDFDocument.create();
    pages.addPage().drawRectangle({ width: 200, height: 200 });
    writeFileSync(join(folder, 'skannad.pdf'), await pages.save());
    const locked = await PDFDocument.load(readFileSync(join(fixtures, 'delarsrapport-region-libreoffice.pdf')));
    await locked.encrypt({ userPassword: 'hemligt' });
    writeFileSync(join(folder, 'last.pdf'), await locked.save());
    writeFileSync(
      join(folder, 'bild.docx'),
      new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1]),
    );
    writeFileSync(join(folder, 'stor.pdf'), '%PDF-1.7');
    truncateSync(join(folder, 'stor.pdf'), 50 * 1024 * 1024);
    const names = ['tom.docx', 'trasig.docx', 'skannad.pdf', 'last.pdf', 'bild.docx', 'stor.pdf', 'saknas.pdf'];
    const { code, out, err } = await run(...names);
    assert.deepEqual([code, out], [2, '']);
    for (const name of names) assert.match(err, new RegExp(name, 'u'));
    assert.match(err, /Filen är tom/u);
    assert.match(err, /skannad\.pdf.*ingen text, bara bilder/u);
    assert.match(err, /last\.pdf.*låst med lösenord/u);
    assert.match(err, /stor\.pdf.*större än 40 MB/u);
    assert.match(err, /saknas\.pdf.*Kontrollera sökvägen/u);
    assert.doesNotMatch(err, /\bat \//u);
  });

  it('ends with 2 where it is used wrongly', async () => {
    for (const { code, err } of await Promise.all([run(), run('--hela', 'fel.txt')])) {
      assert.equal(code, 2);
      assert.match(err, /Användning: uppsikt check/u);
    }
  });
});
