import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { commands } from './commands.ts';
import { readPort } from './serve.ts';
import { UsageError } from './usage.ts';

const report = ['--body', 'KS', '--period', '2031-year'];
const person = ['add', '--login', 'ada', '--name', 'Ada Ek'];

async function load(name: string) {
  const command = await commands[name]?.load();
  assert.ok(command);
  return command;
}

describe('a command', () => {
  const wrong: [string, string[], RegExp][] = [
    ['import', [], /Ange vad som ska importeras/u],
    ['import', ['report'], /Ange filen/u],
    ['import', ['report', 'paket.txt', '--fel'], /Valet --fel går inte/u],
    ['import', ['report', 'paket.txt', '--municipality'], /Valet --municipality/u],
    ['report', ['--body', 'KS'], /Ange --body och --period/u],
    ['report', ['--body', 'KS', '--period', '2031'], /Perioden "2031" går inte att läsa/u],
    ['report', [...report, '--format', 'odt'], /Formatet "odt" finns inte/u],
    ['report', [...report, '--format', ''], /Formatet "" finns inte/u],
    ['report', [...report, 'KS'], /fler ord/u],
    ['control', [], /Ange list, add, run eller show/u],
    ['control', ['run'], /Ange list, add, run eller show/u],
    ['control', ['run', 'x', '--cut-off', 'nu'], /Datumet "nu"/u],
    ['coverage', ['--population', 'a.csv'], /Ange --population och --evidence/u],
    ['coverage', ['--population', 'a', '--evidence', 'b', '--cut-off', 'i går'], /Datumet "i går"/u],
    ['reconcile', [], /Ange vad som ska stämmas av/u],
    ['reconcile', ['approvals', '--decisions', 'a.csv'], /Ange --decisions och --register/u],
    ['reconcile', ['approvals', '--decisions', 'a', '--register', 'b', '--out', 'c.txt'], /slutar på .xlsx/u],
    ['user', [...person, '--role', 'kung'], /Rollen "kung" finns inte/u],
    ['user', person, /Ange --login, --name och --role/u],
    ['user', [...person.slice(1), '--role', 'member'], /Skriv user add/u],
    ['audit', [], /Användning: uppsikt audit verify/u],
    ['model', [], /Användning: uppsikt model/u],
    ['model', ['save'], /Användning: uppsikt model/u],
    ['audit', ['verify', 'allt'], /fler ord/u],
    ['migrate', ['nu'], /fler ord/u],
    ['serve', ['nu'], /fler ord/u],
    ['demo', ['--once=ja'], /Valet --once/u],
  ];
  for (const [name, args, sentence] of wrong) {
    it(`is a wrong usage that ends with the help: ${[name, ...args].join(' ')}`, async () => {
      const command = await load(name);
      await assert.rejects(command.run(args), (error) => {
        assert.ok(error instanceof UsageError);
        assert.match(error.message, sentence);
        assert.match(error.message, new RegExp(`Användning: uppsikt ${name}`, 'u'));
        return true;
      });
    });
  }

  for (const [name, { summary }] of Object.entries(commands)) {
    it(`shows its help on stdout: ${name}`, async (t: TestContext) => {
      const command = await load(name);
      const write = t.mock.method(process.stdout, 'write', () => true);
      const done = command.run(['--help']);
      const written = write.mock.calls.map(({ arguments: [text] }) => String(text)).join('');
      write.mock.restore();
      assert.equal(await done, 0);
      assert.match(written, new RegExp(`^Användning: uppsikt ${name}`, 'u'));
      assert.match(summary, /^[a-zåäö]/u);
    });
  }

  it('takes a port from 0 to 65535 and nothing else', () => {
    assert.deepEqual([readPort(undefined), readPort('0'), readPort('8080')], [3000, 0, 8080]);
    for (const text of ['åttio', '-1', '65536', '80.5']) assert.throws(() => readPort(text), UsageError);
  });
});
