/** Internal control from the command line: its documents one by one, and the evidence pack with the program that checks it alone. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { unzipSync } from 'fflate';
import { value } from '../src/app/app.testing.ts';
import { type App, openApp } from '../src/app/app.ts';
import { approveImport, proposeImport } from '../src/app/import.ts';
import { commandLine, createMunicipality } from '../src/app/municipality.ts';
import { smallReport } from '../src/intake/small-report.testing.ts';
import { runCommand } from './command.ts';

describe('internal control from the command line', () => {
  let folder: string;
  let app: App | undefined;
  const env: NodeJS.ProcessEnv = { ...process.env };
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'uppsikt cli kontroll '));
    for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL', 'PORT', 'NODE_TEST_CONTEXT']) delete env[name];
    env.UPPSIKT_DATA = join(folder, 'data');
    // Held open, so that no command has to start the database.
    app = value(await openApp(env));
    const session = commandLine(await createMunicipality(app, 'Provby kommun'));
    const file = { name: 'paket.txt', bytes: new TextEncoder().encode(smallReport) };
    const { id } = value(await proposeImport(app, session, file));
    value(await approveImport(app, session, id, { acceptProposed: true }));
  });
  after(async () => {
    await app?.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  });

  const run = (args: readonly string[]) => runCommand(args, { cwd: folder, env });

  const texts = { plan: /Spadar/u, annex2: /Slutrapport/u, group: /sida vid sida|Kommunstyrelsen/u } as const;
  for (const [part, text] of Object.entries(texts))
    it(`prints ${part} in every format, and says where it lies`, async () => {
      const body = part === 'group' ? [] : ['--body', 'KS'];
      const printed = await run(['report', ...body, '--period', '2031-year', '--part', part, '--out', part, '--json']);
      assert.equal(printed.code, 0, printed.err);
      const { files, hash } = JSON.parse(printed.out) as { files: string[]; hash: string };
      assert.match(hash, /^[0-9a-f]{64}$/u);
      assert.deepEqual(files.map((path) => path.split('.').at(-1)).toSorted(), ['docx', 'html', 'pdf']);
      const html = files.find((path) => path.endsWith('.html')) ?? '';
      assert.match(readFileSync(html, 'utf8'), text);
      const pdf = readFileSync(files.find((path) => path.endsWith('.pdf')) ?? '');
      assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
    });

  it('ends with 1 and a sentence for a body that is not there, and with 2 for a part that is not', async () => {
    const [missing, unknown] = await Promise.all([
      run(['report', '--body', 'XX', '--period', '2031-year', '--part', 'plan']),
      run(['report', '--body', 'KS', '--period', '2031-year', '--part', 'bilaga9']),
    ]);
    assert.equal(missing.code, 1);
    assert.match(missing.err, /Det finns ingen nämnd eller förvaltning som heter XX/u);
    assert.equal(unknown.code, 2);
    assert.match(unknown.err, /^Delen "bilaga9" finns inte\. Välj bland plan, annex2, group/u);
  });

  it('makes the evidence pack, which its own program finds sound, and unsound after one changed byte', async () => {
    const made = await run(['audit', 'export', '--body', 'KS', '--year', '2031', '--out', 'bevis', '--json']);
    assert.equal(made.code, 0, made.err);
    const { file, indexSha256 } = JSON.parse(made.out) as { file: string; indexSha256: string };
    const root = join(folder, 'uppackat');
    for (const [path, bytes] of Object.entries(unzipSync(readFileSync(file)))) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), bytes);
    }
    // Somewhere else, with nothing of ours in the environment.
    const check = () => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'kontrollera.cjs')], {
        cwd: tmpdir(),
        encoding: 'utf8',
        env: {},
      });
      return { status, out: stdout + stderr };
    };
    const sound = check();
    assert.equal(sound.status, 0, sound.out);
    assert.ok(sound.out.includes(indexSha256));
    const [data = ''] = readdirSync(join(root, 'data')).filter((name) => name.startsWith('risk'));
    appendFileSync(join(root, 'data', data), ' ');
    const changed = check();
    assert.equal(changed.status, 1);
    assert.match(changed.out, new RegExp(`FEL {2}data/${data.replace('.', '\\.')}: filens innehåll`, 'u'));
  });

  it('registers the pack in the audit trail, whose chain and rows are found whole', async () => {
    const verified = await run(['audit', 'verify']);
    assert.deepEqual([verified.code, verified.err], [0, '']);
    assert.match(verified.out, /\d+ händelser, kedjan och raderna stämmer\. Sista kontrollsumman: [0-9a-f]{64}/u);
  });
});
