/** Reads a command's arguments; what it cannot read becomes a usage error, which ends with exit code 2. */
import { type ParseArgsConfig, parseArgs } from 'node:util';

export class UsageError extends Error {}

/** Like `parseArgs`, but throws a UsageError in Swedish that ends with the command's own help. */
export function readArguments<const T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
  help: string,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const option = /'(-[^']*)'/u.exec(error instanceof Error ? error.message : '')?.[1];
    throw new UsageError(
      `${option ? `Valet ${option} går inte att läsa här.` : 'Kommandots val går inte att läsa.'}\n\n${help}`,
    );
  }
}
