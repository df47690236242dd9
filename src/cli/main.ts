/** The command line: finds the command, runs it, and ends with its exit code (0 done, 1 findings or refused, 2 bad usage). */
import about from '../../package.json' with { type: 'json' };
import { commands } from './commands.ts';
import { UsageError } from './usage.ts';

const [name, ...rest] = process.argv.slice(2);

function usage(): string {
  const lines = Object.entries(commands).map(([command, { summary }]) => `  uppsikt ${command.padEnd(10)} ${summary}`);
  return `Användning: uppsikt KOMMANDO [VAL]\n\n${lines.join('\n')}\n\nuppsikt KOMMANDO --help visar kommandots val.\n`;
}

async function main(): Promise<number> {
  if (name === undefined || name === '--help' || name === 'help') {
    (name === undefined ? process.stderr : process.stdout).write(usage());
    return name === undefined ? 2 : 0;
  }
  if (name === '--version' || name === 'version') {
    process.stdout.write(`uppsikt ${about.version}\n`);
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    process.stderr.write(`Kommandot "${name}" finns inte.\n\n${usage()}`);
    return 2;
  }
  try {
    return await (await command.load()).run(rest);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

// A reader that has seen enough (`| head`) closes the pipe; that is no fault of the command.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(
    `Ett oväntat fel avbröt kommandot; inget halvt har sparats.\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
}
