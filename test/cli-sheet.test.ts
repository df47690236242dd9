/** `import sheet` as a person meets it: spawned, with a data folder of its own, judged by exit codes and what it writes. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openApp } from '../src/app/app.ts';
import { createMunicipality } from '../src/app/municipality.ts';
import { exampleFacts } from '../src/domain/facts-example.testing.ts';
import { inTenant } from '../src/store/database.ts';
import { saveFacts } from '../src/store/facts.ts';
import { runCommand } from './command.ts';

describe('import sheet', () => {
  let folder: string;
  const env: NodeJS.ProcessEnv = { ...process.env };
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'uppsikt kalkyl åäö '));
    for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL', 'NODE_TEST_CONTEXT']) delete env[name];
    env.UPPSIKT_DATA = join(folder, 'data');
    const app = await openApp(env);
    assert.ok(app.ok);
    const tenant = await createMunicipality(app.value, 'Provby kommun');
    await inTenant(app.value.db, tenant.id, (tx) => saveFacts(tx, exampleFacts));
    await app.value.close();
  });
  after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 }));

  const run = (...args: string[]) => runCommand(['import', 'sheet', ...args], { cwd: folder, env });
  function file(name: string, ...lines: string[]): string {
    writeFileSync(join(folder, name), lines.join('\r\n'));
    return name;
  }
  const plan = ['--kind', 'plan', '--year', '2025'];

  it('ends with 2 where it is used wrongly, before anything is opened', async () => {
    const wrong = await Promise.all([
      run(),
      run('plan.csv'),
      run('plan.csv', '--kind', 'budget', '--year', '2025'),
      run('plan.csv', '--kind', 'plan', '--year', 'i år'),
      run('plan.csv', ...plan, '--period', 'hösten'),
      run('plan.csv', ...plan, '--approve'),
    ]);
    for (const { code, out, err } of wrong)
      assert.deepEqual([code, out, /Användning: uppsikt import sheet/u.test(err)], [2, '', true]);
    const help = await run('--help');
    assert.deepEqual([help.code, help.err], [0, '']);
    const missing = await run('saknas.csv', ...plan);
    assert.deepEqual([missing.code, missing.err], [1, 'saknas.csv: Filen går inte att läsa. Kontrollera sökvägen.\n']);
  });

  it('shows what would change, does it, and does nothing the second time', async () => {
    const path = file('plan.csv', 'Nyckel;Titel', 'goal/fler-träd;Mer skog', 'processArea/skog;Skog');
    const dry = await run(path, ...plan, '--dry-run');
    assert.deepEqual([dry.code, dry.err], [0, '']);
    assert.equal(
      dry.out,
      'Skulle läsas in från plan.csv: 0 nya, 1 ändrade, 0 tas bort, 1 oförändrade, 3 saknas i filen.\n  rad 2: ändrad Mer skog\n    Titel: "Fler träd" -> "Mer skog"\n',
    );
    const done = JSON.parse((await run(path, ...plan, '--json')).out);
    assert.deepEqual([done.done, done.changed, done.changes[0].subject], [true, 1, 'node:goal/fler-träd']);
    const again = await run(path, ...plan);
    assert.deepEqual([again.code, again.out.startsWith('Läst in från plan.csv: 0 nya, 0 ändrade')], [0, true]);
  });

  it('ends with 1 and names line and column where something is wrong, and stores nothing', async () => {
    const path = file('fel.csv', 'Nyckel;Titel', 'goal/annan;Nytt', 'goal/fler-träd;Annat');
    const [dry, real] = [await run(path, ...plan, '--dry-run', '--json'), await run(path, ...plan)];
    assert.deepEqual([dry.code, JSON.parse(dry.out).faults.length], [1, 1]);
    assert.deepEqual([real.code, real.out], [1, '']);
    assert.match(real.err, /^Rad 2, kolumn A: ”goal\/annan” finns inte i planen för 2025/u);
    const mapping = await run(path, ...plan, '--mapping', 'Okänt');
    assert.deepEqual([mapping.code, /^--mapping: Kolumnvalet Okänt finns inte/u.test(mapping.err)], [1, true]);
    const values = file('värden.csv', 'Indikator;Värde', 'Skogsandel (%);54,5');
    const about = ['--kind', 'values', '--year', '2025', '--body', 'KS', '--period', '2025-year'];
    assert.match((await run(values, ...about)).out, /1 ändrade.*Värde: "53,0" -> "54,5"/su);
  });
});
