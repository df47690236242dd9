import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { openApp } from './app.ts';

it('makes a data folder that nobody else can read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'uppsikt-app-'));
  try {
    const dataFolder = join(folder, 'new', 'data');
    const opened = await openApp({ UPPSIKT_DATA: dataFolder, DATABASE_URL: 'postgres://x:y@127.0.0.1:1/z' });
    assert.equal(opened.ok, false);
    assert.equal(statSync(dataFolder).mode & 0o777, 0o700);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
