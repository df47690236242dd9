/** Reads a command's arguments; what it cannot read becomes a usage error, which ends with exit code 2. */
import { type ParseArgsConfig, parseArgs } from 'node:util';

export class UsageError extends Error {}

/** Like `parseArgs`, but throws a UsageError in Swedish that ends with the command's own help. At most `words` stand outside the options. */
export function readArguments<const T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
  help: string,
  words = 0,
) {
  try {
    const read = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    if (read.positionals.length <= words) return read;
  } catch (error) {
    const option = /'(-[^']*)'/u.exec(error instanceof Error ? error.message : '')?.[1];
    throw new UsageError(
      `${option ? `Valet ${option} går inte att läsa här.` : 'Kommandots val går inte att läsa.'}\n\n${help}`,
    );
  }
  throw new UsageError(`Kommandot har fler ord än det tar emot.\n\n${help}`);
}
