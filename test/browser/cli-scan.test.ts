/** `scan` as a person meets it: spawned, killed in the middle and started again, judged by exit codes and what it writes. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { findChromium } from '../../src/controls/scan/browser.ts';
import { faults, siteWith, soundPage } from '../../src/controls/scan/faulty-pages.testing.ts';
import { page, serveSites, type TestSites } from '../../src/controls/scan/sites.testing.ts';

const main = join(import.meta.dirname, '../..', 'src/cli/main.ts');
const loader = new URL('../../src/loader.ts', import.meta.url).href;
type Run = { readonly code: number | null; readonly out: string; readonly err: string };

describe('scan', { skip: findChromium() ? false : 'needs chromium' }, () => {
  let folder: string;
  let served: TestSites;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'uppsikt granskning åäö '));
    served = await serveSites({
      'gul.example': siteWith(
        { '/sok': faults.serious, '/': '<a href="/a">A</a> <a href="/b">B</a> <a href="/c">C</a> <a href="/d">D</a>' },
        Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [`/${name}`, soundPage(name)])),
      ),
      'gron.example': siteWith(),
      'karta.example': {
        '/': page('Karta', '<main><h1>Karta</h1><img alt="" src="https://tile.openstreetmap.org/1.png"></main>'),
      },
    });
    writeFileSync(
      join(folder, 'platser.csv'),
      'Webbplats;Namn;Ansvarig nämnd\nhttp://gul.example;Gula sidan;KS\nhttp://gron.example;Gröna sidan;SBN\n',
    );
  });
  after(async () => {
    await served?.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  });

  function start(...args: string[]): { child: ChildProcess; ended: Promise<Run>; said: () => string } {
    const env = { ...process.env, UPPSIKT_SCAN_ALLOW: served.allow };
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', '--import', loader, main, 'scan', ...args],
      { cwd: folder, env },
    );
    const written = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      written.out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      written.err += text;
    });
    const ended = new Promise<Run>((resolve) => child.on('close', (code) => resolve({ code, ...written })));
    return { child, ended, said: () => written.err };
  }
  const run = (...args: string[]) => start(...args).ended;

  it('ends with 2 where it is used wrongly, and with 1 where the list cannot be read', async () => {
    writeFileSync(join(folder, 'fel.csv'), 'Webbplats;Namn\nhttp://gul.example;A\ninte en adress;B\n');
    const [none, kind, pages, missing, wrong] = await Promise.all([
      run(),
      run('speed', '--sites', 'platser.csv'),
      run('accessibility', '--sites', 'platser.csv', '--pages', 'tio'),
      run('accessibility', '--sites', 'finns-inte.csv'),
      run('accessibility', '--sites', 'fel.csv'),
    ]);
    for (const used of [none, kind, pages])
      assert.deepEqual([used?.code, /Användning: uppsikt scan/u.test(used?.err ?? '')], [2, true]);
    assert.deepEqual([missing?.code, wrong?.code], [1, 1]);
    assert.match(wrong?.err ?? '', /rad 3: "inte en adress" är ingen webbadress/u);
  });

  it('goes on where it was killed, does nothing twice, and says how each site stands', async () => {
    const wanted = ['accessibility', '--sites', 'platser.csv', '--out', 'ut', '--period', '2026-11', '--pause', '0'];
    const first = start(...wanted);
    for (let turn = 0; turn < 4000 && !/gul\.example: 4\/10/u.test(first.said()); turn += 1)
      await new Promise((next) => setTimeout(next, 20));
    first.child.kill('SIGKILL');
    await first.ended;
    const { code, out, err } = await run(...wanted);
    assert.equal(code, 1, err);
    assert.match(out, /gul\.example +95,6 +gul +10 av 10 sidor/u);
    assert.match(out, /gron\.example +115,0 +grön +6 av 6 sidor/u);
    assert.match(out, /KS: 1 \(1 gul\)\nSBN: 1 \(1 grön\)\nAlla: 2 \(1 grön, 1 gul\)/u);
    const lines = readFileSync(join(folder, 'ut/granskning.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const pages = lines.filter(({ type }) => type === 'page').map(({ page: { url } }) => url);
    assert.deepEqual([pages.length, new Set(pages).size], [16, 16]);
    const json = await run(...wanted, '--json');
    const result = JSON.parse(json.out);
    assert.deepEqual(result.total, { sites: 2, by: { yellow: 1, green: 1 } });
    assert.deepEqual(result.engines, { 'axe-core': '4.14.1', index: 'a11y-index-1' });
  });

  it('says on which side of the border each site connects', async () => {
    writeFileSync(join(folder, 'adresser.txt'), 'http://karta.example\nhttp://gron.example\n');
    const { code, out } = await run('connections', '--sites', 'adresser.txt', '--pages', '1', '--pause', '0');
    assert.equal(code, 1);
    assert.match(out, /karta\.example +utanför +1 av 1 sidor\n +gron\.example +inom EU\/EES och Schweiz/u);
  });
});
