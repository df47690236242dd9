import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { processMark } from './embedded/process-mark.ts';
import { withClient } from './testing.ts';

type Started = { readonly serverUrl: string; readonly ownerUrl: string; readonly milliseconds: number };
type Answer = Partial<Started> & { readonly refused?: string };
type User = { readonly child: ChildProcess; readonly answer: Promise<Answer>; stop(): Promise<void> };
type Identity = {
  readonly uid?: number;
  readonly gid?: number;
  readonly env?: NodeJS.ProcessEnv;
  readonly detached?: boolean;
};

const fixture = fileURLToPath(new URL('embedded/child.testing.ts', import.meta.url));
const root = process.getuid?.() === 0;
const onlyRoot = root ? false : 'needs root';
const rounds = Number(process.env.UPPSIKT_TEST_KILLS ?? 3);

const ended = (child: ChildProcess) =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise<void>((resolve) => child.once('exit', () => resolve()));

/** Starts a process that uses the folder's database. */
function use(folder: string, identity: Identity = {}, program = fixture): User {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
    cwd: '/',
    ...identity,
  });
  const answer = new Promise<Answer>((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      if (text.includes('\n')) resolve(JSON.parse(text) as Answer);
    });
    child.once('error', reject);
    child.once('exit', () => reject(new Error('The process ended without an answer.')));
  });
  const stop = async () => {
    child.stdin?.end();
    await ended(child);
  };
  return { child, answer, stop };
}

async function started(user: User): Promise<Started> {
  const { serverUrl, ownerUrl, milliseconds, refused } = await user.answer;
  assert.ok(serverUrl && ownerUrl && milliseconds !== undefined, refused ?? 'no answer');
  return { serverUrl, ownerUrl, milliseconds };
}

const pidFile = (folder: string) => join(folder, 'postgres', 'postmaster.pid');
const serverPid = (folder: string) => Number(readFileSync(pidFile(folder), 'utf8').split('\n')[0]);
const portOf = (url: string) => new URL(url).port;

async function gone(pid: number): Promise<void> {
  for (let attempt = 0; attempt < 1000 && processMark(pid) !== null; attempt += 1) await delay(10);
  assert.equal(processMark(pid), null, 'the server still runs');
}

const addNote = (url: string, note: string) =>
  withClient(url, async (client) => {
    await client.query('create table if not exists note (text text)');
    await client.query('insert into note values ($1)', [note]);
  });

const notes = (url: string) =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ text: string }>('select text from note order by text');
    return rows.map((row) => row.text);
  });

const setting = (url: string, name: string) =>
  withClient(
    url,
    async (client) =>
      (await client.query<{ value: string }>(`select current_setting('${name}') as value`)).rows[0]?.value,
  );

describe('the embedded database', () => {
  let area = '';
  let pattern = '';
  let copies = 0;

  before(async () => {
    area = realpathSync(mkdtempSync(join(tmpdir(), 'inbäddad databas ')));
    chmodSync(area, 0o755);
    pattern = join(area, 'mönster');
    const first = use(pattern);
    await started(first);
    await first.stop();
  });
  after(() => rmSync(area, { recursive: true, force: true, maxRetries: 10 }));

  /** A data folder with a stopped database, quicker than making one. */
  function folderWithDatabase(): string {
    copies += 1;
    const folder = join(area, `data åäö ${copies}`);
    execFileSync('cp', ['-a', pattern, folder]);
    return folder;
  }

  it('starts in an empty folder with safe settings, and ends with its only user', async () => {
    const folder = join(area, 'tom', 'mapp');
    const user = use(folder);
    const { ownerUrl, serverUrl } = await started(user);
    const pid = serverPid(folder);
    assert.equal(await setting(ownerUrl, 'fsync'), 'on');
    assert.equal(await setting(ownerUrl, 'data_checksums'), 'on');
    assert.equal(await setting(ownerUrl, 'listen_addresses'), '127.0.0.1');
    assert.equal(await setting(ownerUrl, 'server_encoding'), 'UTF8');
    assert.equal(await setting(serverUrl, 'is_superuser'), 'off');
    assert.equal(statSync(join(folder, 'secret.json')).mode & 0o777, 0o600);
    const unlocked = new URL(ownerUrl);
    unlocked.password = 'fel';
    await assert.rejects(
      withClient(unlocked.href, async () => undefined),
      /password authentication failed/u,
    );
    await user.stop();
    await gone(pid);
  });

  it('starts on an existing database in far less than three seconds', async () => {
    const user = use(folderWithDatabase());
    const { milliseconds } = await started(user);
    await user.stop();
    assert.ok(milliseconds < 1500, `${Math.round(milliseconds)} ms`);
  });

  it('is shared by several processes; the last one ends it', async () => {
    const folder = folderWithDatabase();
    const first = use(folder);
    const one = await started(first);
    const second = use(folder);
    const two = await started(second);
    assert.equal(one.ownerUrl, two.ownerUrl);
    const pid = serverPid(folder);
    await first.stop();
    await addNote(two.ownerUrl, 'kvar');
    await second.stop();
    await gone(pid);
  });

  it('is made once where several processes start on an empty folder at the same moment', async () => {
    const folder = join(area, 'samtidigt');
    const users = [use(folder), use(folder), use(folder), use(folder)];
    const urls = await Promise.all(users.map(started));
    assert.equal(new Set(urls.map((url) => url.serverUrl)).size, 1);
    const pid = serverPid(folder);
    await Promise.all(users.map((user) => user.stop()));
    await gone(pid);
  });

  it('can be stopped and started by processes that come and go', async () => {
    const folder = folderWithDatabase();
    await Promise.all(
      [0, 40, 90, 150, 220].map(async (wait, index) => {
        await delay(wait);
        const user = use(folder);
        const { ownerUrl } = await started(user);
        assert.equal(await setting(ownerUrl, 'fsync'), 'on', String(index));
        await user.stop();
      }),
    );
    assert.equal(existsSync(pidFile(folder)), false);
  });

  it('outlives a killed process and is taken over by the next, with nothing lost', async () => {
    const folder = folderWithDatabase();
    const expected: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const user = use(folder);
      const { ownerUrl } = await started(user);
      expected.push(`runda ${round}`);
      await addNote(ownerUrl, `runda ${round}`);
      user.child.kill('SIGKILL');
      await ended(user.child);
    }
    const pid = serverPid(folder);
    const last = use(folder);
    const { ownerUrl } = await started(last);
    assert.equal(serverPid(folder), pid);
    assert.deepEqual(await notes(ownerUrl), expected.sort());
    await last.stop();
    await gone(pid);
  });

  it('recovers after its server and its user are killed, with nothing lost', async () => {
    const folder = folderWithDatabase();
    const expected: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const user = use(folder);
      const { ownerUrl } = await started(user);
      if (round > 0) assert.deepEqual(await notes(ownerUrl), expected.toSorted());
      expected.push(`runda ${round}`);
      await addNote(ownerUrl, `runda ${round}`);
      const pid = serverPid(folder);
      process.kill(pid, 'SIGKILL');
      user.child.kill('SIGKILL');
      await ended(user.child);
      assert.ok(existsSync(pidFile(folder)));
    }
    const last = use(folder);
    assert.deepEqual(await notes((await started(last)).ownerUrl), expected.toSorted());
    await last.stop();
  });

  it('is not fooled by a leftover postmaster.pid with a living stranger in it', async () => {
    const folder = folderWithDatabase();
    const lines = [process.pid, join(folder, 'postgres'), 1, 5432, '', '127.0.0.1', '1 1', 'ready'];
    writeFileSync(pidFile(folder), `${lines.join('\n')}\n`);
    const user = use(folder);
    const { ownerUrl } = await started(user);
    assert.equal(await setting(ownerUrl, 'data_directory').catch(() => 'refused'), 'refused');
    assert.notEqual(serverPid(folder), process.pid);
    await user.stop();
  });

  it('starts a server of its own on a copy taken while the original runs', async () => {
    const folder = folderWithDatabase();
    const user = use(folder);
    const original = await started(user);
    await addNote(original.ownerUrl, 'från originalet');
    const copy = join(area, 'kopia tagen i drift');
    cpSync(folder, copy, { recursive: true });
    assert.ok(existsSync(pidFile(copy)));
    const other = use(copy);
    const copied = await started(other);
    assert.notEqual(portOf(copied.ownerUrl), portOf(original.ownerUrl));
    assert.deepEqual(await notes(copied.ownerUrl), ['från originalet']);
    await addNote(copied.ownerUrl, 'bara i kopian');
    assert.deepEqual(await notes(original.ownerUrl), ['från originalet']);
    const pids = [serverPid(folder), serverPid(copy)];
    assert.notEqual(pids[0], pids[1]);
    await other.stop();
    assert.deepEqual(await notes(original.ownerUrl), ['från originalet']);
    await user.stop();
    await Promise.all(pids.map(gone));
  });

  it('ends where its only user exits without stopping it', async () => {
    const folder = folderWithDatabase();
    const user = use(folder);
    await started(user);
    const pid = serverPid(folder);
    user.child.stdin?.write('exit');
    await ended(user.child);
    await gone(pid);
  });

  it('refuses a folder whose passwords are lost, and says which file', async () => {
    const folder = folderWithDatabase();
    rmSync(join(folder, 'secret.json'));
    assert.match((await use(folder).answer).refused ?? '', /secret\.json.*saknas/u);
    assert.equal(existsSync(pidFile(folder)), false);
  });

  it('leaves nothing half made where the first start is killed', async () => {
    const folder = join(area, 'dödad första gången');
    const begun = () => existsSync(folder) && globSync('postgres*/PG_VERSION', { cwd: folder }).length > 0;
    for (const wait of [0, 100, 300]) {
      const user = use(folder, { detached: true });
      user.answer.catch(() => undefined);
      while (!begun()) await delay(5);
      await delay(wait);
      // The whole group: what makes the cluster is killed with the process that asked for it.
      process.kill(-(user.child.pid ?? 0), 'SIGKILL');
      await ended(user.child);
    }
    const user = use(folder);
    await addNote((await started(user)).ownerUrl, 'till slut');
    assert.deepEqual(globSync('postgres.new*', { cwd: folder }), []);
    await user.stop();
  });

  describe('under root', { skip: onlyRoot }, () => {
    const plain = { uid: 65534, gid: 65534, env: { PATH: process.env.PATH, HOME: '/tmp' } };

    it('runs as another user', async () => {
      const folder = folderWithDatabase();
      const user = use(folder);
      await started(user);
      assert.notEqual(statSync(`/proc/${serverPid(folder)}`).uid, 0);
      await user.stop();
    });

    it('works in a folder that only root may enter', async () => {
      const closed = join(area, 'rots hem');
      mkdirSync(closed, { mode: 0o700 });
      const folder = join(closed, 'min data');
      const user = use(folder);
      await addNote((await started(user)).ownerUrl, 'inne');
      assert.equal(statSync(closed).mode & 0o777, 0o700);
      const pid = serverPid(folder);
      assert.notEqual(statSync(`/proc/${pid}`).uid, 0);
      user.child.kill('SIGKILL');
      await ended(user.child);
      process.kill(pid, 'SIGKILL');
      const next = use(folder);
      assert.deepEqual(await notes((await started(next)).ownerUrl), ['inne']);
      await next.stop();
    });

    it('works where the program itself lies in such a folder, for two at once', async () => {
      const closed = join(area, 'programmet');
      mkdirSync(closed, { mode: 0o700 });
      cpSync(fileURLToPath(new URL('.', import.meta.url)), join(closed, 'store'), { recursive: true });
      const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));
      symlinkSync(modules, join(closed, 'node_modules'));
      const program = join(closed, 'store', 'embedded', 'child.testing.ts');
      const users = ['ett', 'två'].map((name) => use(join(area, `utanför ${name}`), {}, program));
      for (const user of users) await addNote((await started(user)).ownerUrl, 'ute');
      const binary = readlinkSync(`/proc/${serverPid(join(area, 'utanför ett'))}/exe`);
      assert.equal(binary.startsWith(closed) || binary.startsWith(modules), false, binary);
      await Promise.all(users.map((user) => user.stop()));
    });

    it('refuses such a folder where the system lacks the means, and says what to do', async () => {
      const closed = join(area, 'stängd');
      mkdirSync(closed, { mode: 0o700 });
      const programs = join(area, 'program');
      mkdirSync(programs);
      symlinkSync(execFileSync('which', ['id'], { encoding: 'utf8' }).trim(), join(programs, 'id'));
      const answer = await use(join(closed, 'data'), { env: { PATH: programs } }).answer;
      assert.match(answer.refused ?? '', /StoreRefusal.*stängd\/data.*UPPSIKT_DATA/u);
    });

    it('is a plain user’s database for that user and for root, in turn', async () => {
      const folder = join(area, 'vanlig användare');
      mkdirSync(folder);
      chownSync(folder, plain.uid, plain.gid);
      for (const identity of [{}, plain, {}, plain]) {
        const user = use(folder, identity);
        await addNote((await started(user)).ownerUrl, 'vi');
        const { uid } = statSync(`/proc/${serverPid(folder)}`);
        assert.equal(uid, plain.uid);
        await user.stop();
      }
      assert.equal(statSync(join(folder, 'secret.json')).uid, plain.uid);
    });

    it('refuses a plain user who opens root’s folder, in Swedish', async () => {
      const folder = folderWithDatabase();
      const answer = await use(folder, plain).answer;
      assert.match(answer.refused ?? '', /StoreRefusal.*UPPSIKT_DATA/u);
    });
  });
});
