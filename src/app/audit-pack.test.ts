import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { unzipSync } from 'fflate';
import { address, inMunicipality, openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { openPack, type PackReceipt, recordPack } from './audit-pack.ts';
import { listAudits, readAudit } from './audit-view.ts';
import { addAction } from './control-action.ts';
import { decideReport } from './decide-report.ts';
import { fileOf } from './evidence.testing.ts';
import { addEvidence } from './evidence.ts';
import { readJob, readJobFile, startPack } from './job.ts';
import { runJob } from './run-job.ts';

const year = { body: 'KS', year: 2025 };
const folder = mkdtempSync(join(tmpdir(), 'bevispaket åäö '));
const evidenceText = 'Stickprov 1-20: utan anmärkning.\n';

let test: TestApp;
let files: Record<string, Uint8Array>;
let receipt: PackReceipt;

async function gathered(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

before(async () => {
  test = await openTestApp();
  const control = { ...address, control: 'control/rond' };
  value(await addAction(test.app, test.session, control, { text: 'Röj vid vägen.', owner: 'Skogschef' }));
  const shown = { file: fileOf('stickprov.txt', evidenceText), input: { note: 'Höstens stickprov' } };
  value(await addEvidence(test.app, test.session, 'action:KS/2025-year/control/rond/action/1', shown));
  value(await decideReport(test.app, test.session, address, { decidedOn: '2026-02-17', paragraph: '§ 12' }));
  const pack = value(await openPack(test.app, test.session, year, { texts: true }));
  const bytes = await gathered(pack.bytes);
  receipt = pack.receipt();
  await recordPack(test.app, test.session, year, receipt);
  files = unzipSync(bytes);
});
after(async () => {
  await test.close();
  rmSync(folder, { recursive: true, force: true });
});

let unpacked = 0;
/** Unpacks the pack, changes it, and runs the program that lies in it. */
function check(change: (at: (path: string) => string) => void): { status: number | null; out: string } {
  unpacked += 1;
  const root = join(folder, String(unpacked));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  change((path) => join(root, path));
  const run = spawnSync(process.execPath, [join(root, 'kontrollera.cjs')], {
    cwd: tmpdir(),
    encoding: 'utf8',
    env: {},
  });
  return { status: run.status, out: run.stdout + run.stderr };
}

const replaced = (from: string | RegExp, to: string) => (path: string) =>
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));

describe('the evidence pack', () => {
  it('holds documents, rows, evidence, the part of the chain, an index, and what checks them', () => {
    const names = Object.keys(files);
    for (const name of [
      'dokument/internkontrollplan-KS-2025.pdf',
      'dokument/KS-2025-year.pdf',
      'data/risk.json',
      'data/control_action.json',
      'data/control_plan.json',
      'underlag/001-stickprov.txt',
      'logg/kedja.jsonl',
      'logg/texter.jsonl',
      'logg/huvud.json',
      'kontrollera.cjs',
      'index.html',
    ])
      assert.ok(names.includes(name), name);
    assert.equal(names.at(-1), 'index.csv');
    assert.equal(Buffer.from(files['underlag/001-stickprov.txt'] ?? []).toString(), evidenceText);
    assert.match(Buffer.from(files['dokument/KS-2025-year.pdf'] ?? []).toString('latin1'), /pdfaid:part>2</u);
    const page = Buffer.from(files['index.html'] ?? []).toString();
    assert.match(page, /<html lang="sv">/u);
    assert.match(page, /<a href="underlag\/001-stickprov.txt">/u);
    assert.match(Buffer.from(files['data/control_action.json'] ?? []).toString(), /Röj vid vägen/u);
  });

  it('is the same in the same order when it is made again', async () => {
    const again = value(await openPack(test.app, test.session, year, { texts: true }));
    assert.deepEqual(Object.keys(unzipSync(await gathered(again.bytes))), Object.keys(files));
  });

  it('is found sound by its own program, which needs nothing of Uppsikt', () => {
    const { status, out } = check(() => undefined);
    assert.equal(status, 0, out);
    assert.match(out, new RegExp(`Allt stämmer: ${receipt.files} filer, \\d+ händelser i kedjan, \\d+ texter`, 'u'));
    assert.ok(out.includes(receipt.indexSha256));
  });

  const tamperings: [string, (at: (path: string) => string) => void, RegExp][] = [
    [
      'one byte of a document',
      (at) => appendFileSync(at('dokument/KS-2025-year.pdf'), ' '),
      /FEL {2}dokument\/KS-2025-year\.pdf: filens innehåll/u,
    ],
    [
      'one byte of evidence',
      (at) => replaced('utan', 'utam')(at('underlag/001-stickprov.txt')),
      /FEL {2}underlag\/001-stickprov\.txt: filens innehåll/u,
    ],
    ['a file gone', (at) => rmSync(at('data/risk.json')), /FEL {2}data\/risk\.json: filen saknas/u],
    [
      'a file more',
      (at) => writeFileSync(at('data/mer.json'), '[]'),
      /FEL {2}data\/mer\.json: filen står inte i indexet/u,
    ],
    ['the index gone', (at) => rmSync(at('index.csv')), /FEL {2}index\.csv: filen saknas/u],
    [
      'an event changed',
      (at) => replaced('report.decide', 'report.delete')(at('logg/kedja.jsonl')),
      /FEL {2}händelse \d+: innehållet har ändrats/u,
    ],
    [
      'an event gone',
      (at) => replaced(/^.*evidence\.add.*\n/mu, '')(at('logg/kedja.jsonl')),
      /FEL {2}händelse \d+: händelsen saknas i kedjan/u,
    ],
    [
      'a text changed',
      (at) => replaced('§ 12', '§ 13')(at('logg/texter.jsonl')),
      /FEL {2}texten till händelse \d+: texten är inte/u,
    ],
    ['the end of the chain cut off', (at) => replaced(/.*\n$/u, '')(at('logg/kedja.jsonl')), /kedjan slutar inte med/u],
  ];
  for (const [name, change, said] of tamperings) {
    it(`is found changed, and what was changed is named: ${name}`, () => {
      const { status, out } = check(change);
      assert.equal(status, 1, out);
      assert.match(out, said);
    });
  }

  it('is an event of its own, with the hash of its index', async () => {
    const [event] = await test.events();
    assert.deepEqual([event?.verb, event?.subject], ['audit.export', 'auditPack:KS/2025']);
    assert.deepEqual(JSON.parse(event?.after ?? '{}'), { ...receipt });
  });

  it('leaves the texts of changes out where they are not asked for', async () => {
    const pack = value(await openPack(test.app, test.session, year, { texts: false }));
    const names = Object.keys(unzipSync(await gathered(pack.bytes)));
    assert.ok(!names.includes('logg/texter.jsonl') && names.includes('logg/kedja.jsonl'));
  });

  it('is for auditors, controllers and administrators, and holds nothing of another municipality', async () => {
    for (const role of ['reporter', 'head', 'coordinator', 'secretary', 'member'] as const) {
      const opened = await openPack(test.app, test.as(role), year, { texts: true });
      assert.match(refusal(opened), /Bara revisor, controller och administratör/u);
    }
    assert.match(refusal(await openPack(test.app, test.as('auditor', 'VON'), year, { texts: true })), /Bara revisor/u);
    const other = await inMunicipality(test.app, test.database, 'Andra kommun');
    const pack = value(await openPack(test.app, other.session, year, { texts: true }));
    const all = Object.values(unzipSync(await gathered(pack.bytes)));
    assert.ok(all.every((content) => !Buffer.from(content).includes('Röj vid vägen')));
  });

  it('is made by a worker in pieces, once, and fetched when it is done', async () => {
    const { id } = value(await startPack(test.app, test.session, year));
    assert.match(refusal(await readJobFile(test.app, test.session, id, 'bevispaket-KS-2025.zip')), /finns inte/u);
    await runJob(test.app, { tenant: test.session.tenant.id, job: id });
    const job = value(await readJob(test.app, test.as('auditor'), id));
    assert.deepEqual([job.state, job.pack, job.files.length], ['done', year, 1]);
    const file = value(await readJobFile(test.app, test.as('auditor'), id, job.files[0]?.name ?? ''));
    assert.ok(file.pieces);
    const bytes = await gathered(file.pieces);
    assert.equal(bytes.length, job.files[0]?.size);
    assert.ok('index.csv' in unzipSync(bytes));
    const [event] = await test.events();
    assert.equal(JSON.parse(event?.after ?? '{}').indexSha256, job.indexSha256);
    assert.ok(!(await readJob(test.app, test.as('reporter'), id)).ok);
  });
});

describe('the audit of a body and year', () => {
  it('shows plan, decisions and what has happened, the latest first', async () => {
    const audit = value(await readAudit(test.app, test.as('auditor', 'KS'), year));
    assert.equal(audit.plan.plan?.state, 'draft');
    const decided = audit.reports.flatMap(({ versions }) => versions);
    assert.deepEqual(
      decided.map(({ decidedOn, paragraph }) => [decidedOn, paragraph]),
      [['2026-02-17', '§ 12']],
    );
    assert.ok(audit.events.some(({ verb }) => verb === 'report.decide'));
    assert.ok(
      audit.events.every(({ sequence }, index, all) => index === 0 || sequence < (all[index - 1]?.sequence ?? 0)),
    );
  });

  it('lists only what one may audit', async () => {
    assert.deepEqual(value(await listAudits(test.app, test.as('auditor', 'VON'))), []);
    const [first] = value(await listAudits(test.app, test.as('auditor')));
    assert.deepEqual([first?.body, first?.year, first?.plan, first?.reports], ['KS', 2025, 'draft', 2]);
    assert.match(refusal(await listAudits(test.app, test.as('reporter'))), /Bara revisor/u);
    assert.match(refusal(await readAudit(test.app, test.as('head'), year)), /Bara revisor/u);
  });
});
