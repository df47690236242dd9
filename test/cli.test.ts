/** The command line as a person meets it: spawned, with a data folder of its own, judged by exit codes and what it writes. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openMailServer } from '../src/app/mail.testing.ts';
import { smallReport } from '../src/intake/small-report.testing.ts';
import { type Run, runCommand } from './command.ts';

describe('the command line', () => {
  let folder: string;
  let file: string;
  const env: NodeJS.ProcessEnv = { ...process.env };
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'uppsikt cli åäö '));
    file = join(folder, 'paket.txt');
    writeFileSync(file, smallReport);
    for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL', 'PORT', 'NODE_TEST_CONTEXT']) delete env[name];
    env.UPPSIKT_DATA = join(folder, 'data');
  });
  after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 }));

  const run = (args: readonly string[], options: { input?: string; env?: NodeJS.ProcessEnv } = {}) =>
    runCommand(args, { cwd: folder, ...options, env: { ...env, ...options.env } });
  const json = ({ out }: Run) => JSON.parse(out) as Record<string, unknown>;

  it('ends with 2 and says how it is used, on stderr, where it is used wrongly', async () => {
    const [none, unknown, own, option] = await Promise.all([
      run([]),
      run(['dansa']),
      run(['constructor']),
      run(['import', 'report', file, '--fel']),
    ]);
    for (const { code, out } of [none, unknown, own, option]) assert.deepEqual([code, out], [2, '']);
    assert.match(none.err, /^Användning: uppsikt KOMMANDO/u);
    assert.match(unknown.err, /^Kommandot "dansa" finns inte/u);
    assert.match(own.err, /^Kommandot "constructor" finns inte/u);
    assert.match(option.err, /^Valet --fel går inte att läsa här\.\n\nAnvändning: uppsikt import/u);
    assert.deepEqual(readdirSync(folder), ['paket.txt']);
  });

  it('ends with 0 and shows the help on stdout', async () => {
    const [all, one, version] = await Promise.all([run(['--help']), run(['report', '--help']), run(['--version'])]);
    assert.deepEqual([version.code, version.err], [0, '']);
    assert.match(version.out, /^uppsikt \d+\.\d+\.\d+\n$/u);
    assert.deepEqual([all.code, all.err, one.code, one.err], [0, '', 0, '']);
    assert.match(all.out, /uppsikt import .*uppsikt audit /su);
    assert.match(one.out, /^Användning: uppsikt report/u);
  });

  it('reads without storing anything: as sentences, as JSON, several files as a list', async () => {
    const [said, one, two] = await Promise.all([
      run(['import', 'report', file, '--dry-run']),
      run(['import', 'report', file, '--dry-run', '--json', '--approve']),
      run(['import', 'report', file, file, '--dry-run', '--json']),
    ]);
    assert.match(said.out, /^paket\.txt: KS 2031, .*frågor/su);
    assert.equal((json(one).facts as { body: string }).body, 'KS');
    assert.equal((JSON.parse(two.out) as unknown[]).length, 2);
    assert.deepEqual(
      [said, one, two].map(({ code, err }) => [code, err]),
      [
        [0, ''],
        [0, ''],
        [0, ''],
      ],
    );
    assert.deepEqual(readdirSync(folder), ['paket.txt']);
  });

  it('ends with 1 and says which file where it cannot be read, and stores nothing', async () => {
    const empty = join(folder, 'tom.txt');
    writeFileSync(empty, '');
    const [missing, folderFile, blank] = await Promise.all([
      run(['import', 'report', 'saknas.txt']),
      run(['import', 'report', folder, '--dry-run']),
      run(['import', 'report', empty, '--dry-run', '--json']),
    ]);
    rmSync(empty);
    assert.deepEqual(missing, {
      code: 1,
      out: '',
      err: 'saknas.txt: Filen går inte att läsa. Kontrollera sökvägen.\n',
    });
    assert.deepEqual([folderFile.code, blank.code, blank.out], [1, 1, '']);
    assert.match(blank.err, /^tom\.txt: Filen är tom/u);
  });

  it('ends with 1 and one sentence where the database or the data folder cannot be used', async () => {
    const [away, unread, noFolder, owner] = await Promise.all([
      run(['audit', 'verify'], { env: { DATABASE_URL: 'postgres://ada:x@127.0.0.1:9/uppsikt' } }),
      run(['audit', 'verify'], { env: { DATABASE_URL: 'nonsens' } }),
      run(['audit', 'verify'], { env: { UPPSIKT_DATA: file } }),
      run(['migrate'], { env: { DATABASE_URL: 'postgres://ada:x@127.0.0.1:9/uppsikt' } }),
    ]);
    assert.match(away.err, /^DATABASE_URL: Databasservern svarar inte/u);
    assert.match(unread.err, /^DATABASE_URL: /u);
    assert.match(noFolder.err, /^UPPSIKT_DATA: Datamappen går inte att skriva i/u);
    assert.match(owner.err, /Ange DATABASE_OWNER_URL/u);
    for (const { code, out, err } of [away, unread, noFolder, owner])
      assert.deepEqual([code, out, err.trim().split('\n').length], [1, '', 1], err);
  });

  it('makes the database, asks for a municipality, and does the main job', async () => {
    const migrated = json(await run(['migrate', '--json'])).applied as string[];
    assert.match(migrated[0] ?? '', /^0001/u);
    const none = await run(['audit', 'verify']);
    assert.deepEqual([none.code, none.out], [1, '']);
    assert.match(none.err, /ingen kommun än/u);

    const kept = await run(['import', 'report', file, '--municipality', 'Provby kommun']);
    assert.equal(kept.code, 0);
    assert.match(kept.out, /^paket\.txt: KS 2031/u);
    assert.match(kept.err, /Skapade kommunen Provby kommun.*väntar på granskning: \/import\//su);
    const approved = json(await run(['import', 'report', file, '--approve', '--json']));
    assert.equal(approved.state, 'approved');
    assert.ok((approved.changes as { created: number }).created > 30);
    const again = await run(['import', 'report', file]);
    assert.match(again.err, /redan importerad och godkänd/u);

    const out = join(folder, 'ut');
    const printed = await run(['report', '--body', 'KS', '--period', '2031-year', '--out', out]);
    assert.deepEqual([printed.code, printed.err], [0, '']);
    assert.deepEqual(
      printed.out.trim().split('\n').toSorted(),
      readdirSync(out)
        .map((name) => join(out, name))
        .toSorted(),
    );
    assert.equal(readdirSync(out).length, 3);
  });

  it('refuses a report that is not there, and a folder that is a file', async () => {
    const nowhere = await run(['report', '--body', 'VON', '--period', '2031-year']);
    assert.deepEqual([nowhere.code, nowhere.out], [1, '']);
    assert.match(nowhere.err, /ingen rapport för VON, Helår 2031/u);
    const noFolder = await run(['report', '--body', 'KS', '--period', '2031-year', '--format', 'html', '--out', file]);
    assert.equal(noFolder.code, 1);
    assert.match(noFolder.err, /går inte att skriva här \(EEXIST\)/u);
    assert.equal(readFileSync(file, 'utf8'), smallReport);
    const printed = json(
      await run([
        'report',
        '--body',
        'KS',
        '--period',
        '2031-year',
        '--format',
        'html,html',
        '--out',
        folder,
        '--json',
      ]),
    );
    assert.deepEqual(printed.files, [join(folder, 'KS-2031-year.html')]);
    assert.match(String(printed.hash), /^[0-9a-f]{64}$/u);
  });

  it('adds people, with a link or a password, and verifies the audit chain', async () => {
    const ada = ['user', 'add', '--login', 'ada', '--name', 'Ada Ek', '--role', 'controller'];
    const added = await run(ada);
    assert.equal(added.code, 0);
    assert.match(added.out, /Engångslänk, gäller i 7 dagar: \/lank\//u);
    const bo = [...ada.with(3, 'bo'), '--password-stdin', '--json'];
    assert.equal(json(await run(bo, { input: 'grön gran vid sjön\n' })).linkPath, null);
    const weak = await run(ada.with(3, 'carl').concat('--password-stdin'), { input: 'kort' });
    assert.deepEqual([weak.code, weak.out], [1, '']);
    assert.match(weak.err, /^password: Lösenordet måste ha minst 12 tecken/u);
    const [asJson, said] = await Promise.all([
      run(['audit', 'verify', '--json', '--municipality', 'provby-kommun']),
      run(['audit', 'verify']),
    ]);
    const { head } = json(asJson);
    assert.match(String(head), /^[0-9a-f]{64}$/u);
    assert.deepEqual([asJson.code, json(asJson)], [0, { events: 5, head }]);
    const out = `5 händelser, kedjan och raderna stämmer. Sista kontrollsumman: ${head}\n`;
    assert.deepEqual(said, { code: 0, out, err: '' });
  });

  it('makes a further municipality with its first administrator, and mails the link where a server is named', async () => {
    const server = await openMailServer();
    const eva = [
      'user',
      'add',
      '--login',
      'eva',
      '--name',
      'Eva Ek',
      '--role',
      'administrator',
      '--email',
      'eva@ny.example',
    ];
    const mailing = { SMTP_URL: server.url, UPPSIKT_ORIGIN: 'https://uppsikt.ny.example' };
    const added = await run([...eva, '--municipality', 'Ny kommun'], { env: mailing });
    assert.match(added.err, /^Skapade kommunen Ny kommun \(ny-kommun\)/u);
    const [, link = ''] = /(https:\/\/uppsikt\.ny\.example\/lank\/\S+)/u.exec(added.out) ?? [];
    assert.match(added.out, /Länken är också skickad med e-post/u);
    assert.deepEqual(
      server.letters.map(({ to }) => to),
      ['eva@ny.example'],
    );
    assert.ok(server.letters[0]?.data.replaceAll('=\n', '').replaceAll('=3D', '=').includes(link));
    await server.close();
    const [again, unnamed, wrong] = await Promise.all([
      run([...eva, '--municipality', 'ny-kommun'], { env: mailing }),
      run(eva),
      run([...eva.with(-1, 'eva'), '--municipality', 'ny-kommun']),
    ]);
    assert.equal(again.code, 0, 'the mail failed, not the command');
    assert.match(again.out, /Mejlet gick inte iväg; lämna över länken själv/u);
    assert.match(unnamed.err, /Det finns flera kommuner/u);
    assert.match(wrong.err, /^email: Skriv e-postadressen/u);
  });

  it('says so where the web’s port is taken', async () => {
    const taken = createServer();
    const port = await new Promise<number>((resolve) =>
      taken.listen(0, '127.0.0.1', () => {
        const at = taken.address();
        resolve(typeof at === 'object' && at ? at.port : 0);
      }),
    );
    const busy = await run(['serve'], { env: { PORT: String(port) } });
    taken.close();
    assert.deepEqual([busy.code, busy.out], [1, '']);
    assert.match(busy.err, /^PORT: Port \d+ är upptagen/u);
  });
});
