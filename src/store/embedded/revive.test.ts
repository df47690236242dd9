import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { startEmbedded } from '../embedded.ts';
import { withClient } from '../testing.ts';

it('starts a server again that died under its user, at the same address', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'uppsikt revive åäö '));
  const server = await startEmbedded(folder, { fsync: false });
  try {
    const answer = () => withClient(server.serverUrl, async (client) => (await client.query('select 1 as one')).rows);
    assert.deepEqual(await answer(), [{ one: 1 }]);
    assert.equal(await server.revive(), false);
    const pid = Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, 'SIGKILL');
    while (!(await server.revive())) await delay(20);
    assert.deepEqual(await answer(), [{ one: 1 }]);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 20 });
  }
});
