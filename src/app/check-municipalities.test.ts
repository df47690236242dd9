/** Reports in the manner of many municipalities and regions, all made up: nothing is wrong in them, and what is spoilt is found where it stands. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, describe, it } from 'node:test';
import type { Checked } from '../domain/check/finding.ts';
import { closeDocx } from '../report/docx.ts';
import { closePdf } from '../report/pdf.ts';
import { checkFile } from './check-file.ts';
import { checkPrints, treeOf } from './check-print.testing.ts';

const folder = new URL('../../test/fixtures/check/kommuner/', import.meta.url);
const files = readdirSync(folder).filter((name) => name !== 'faults.tsv');
const texts = files.filter((name) => /\.(?:html|txt)$/u.test(name));
const read = (name: string) => readFileSync(new URL(name, folder));

type Fault = { readonly file: string; readonly kind: string; readonly from: string; readonly to: string };

const faults: readonly Fault[] = read('faults.tsv')
  .toString('utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [file = '', kind = '', from = '""', to = '""'] = line.split('\t');
    return { file, kind, from: String(JSON.parse(from)), to: String(JSON.parse(to)) };
  });

const spoilt = ({ file, from, to }: Fault) =>
  new TextEncoder().encode(
    read(file)
      .toString('utf8')
      .replace(from, () => to),
  );
const wrong = (checks: readonly Checked[]) => checks.filter((each) => each.level === 'contradiction');
const said = (checks: readonly Checked[]) =>
  checks.map((each) => `${each.message} (${each.places.map(({ at }) => at).join(', ')})`);

async function checksOf(name: string, bytes: Uint8Array): Promise<readonly Checked[]> {
  const checked = await checkFile({ name, bytes });
  assert.ok(checked.ok, name);
  return checked.value.checks;
}

describe('reports of other municipalities', () => {
  after(() => Promise.all([closePdf(), closeDocx()]));

  for (const name of files)
    it(`finds nothing wrong in ${name}`, async () => {
      const checks = await checksOf(name, read(name));
      assert.deepEqual(said(checks.filter((each) => each.level === 'contradiction' || each.level === 'look')), []);
      assert.ok(checks.length >= (name === 'utanrubrik.txt' ? 2 : 10), `${checks.length} checks`);
    });

  it('finds each planted fault, and says where', async () => {
    const missed: string[] = [];
    for (const fault of faults) {
      const found = wrong(await checksOf(fault.file, spoilt(fault)));
      const figure = /[\d][\d\s\u00A0\u202F\u2009.,]*/u.exec(fault.to)?.[0].trim() ?? '';
      const shown = figure.replaceAll(/[\u202F\u2009]/gu, '\u00A0');
      if (!found.some((each) => each.places.some(({ quote }) => quote.includes(shown))))
        missed.push(`${fault.file}: ${fault.from} → ${fault.to}: ${said(found).join(' ')}`);
    }
    assert.deepEqual(missed, []);
    assert.ok(faults.length > 120);
  });

  it('finds nothing wrong in them as DOCX, as tagged PDF and as PDF without tags', async () => {
    for (const name of texts.filter((_, index) => index % 2 === 0)) {
      for (const [form, { checks }] of await checkPrints(await treeOf(name, read(name))))
        assert.deepEqual(said(wrong(checks)), [], `${name} as ${form}`);
    }
  });

  it('finds a planted sum in every form', async () => {
    const sums = texts
      .filter((_, index) => index % 2 === 1)
      .flatMap((name) => faults.find((fault) => fault.file === name && fault.kind === 'sum') ?? []);
    const missed: string[] = [];
    for (const fault of sums) {
      const prints = await checkPrints(await treeOf(fault.file, spoilt(fault)));
      for (const [form, { checks }] of prints)
        if (wrong(checks).length === 0) missed.push(`${fault.file} as ${form}: ${fault.from} → ${fault.to}`);
    }
    assert.deepEqual(missed, []);
    assert.ok(sums.length > 5);
  });
});
