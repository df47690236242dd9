/** The address that browsers reach Uppsikt at, as the environment names it. */
import { UsageError } from './usage.ts';

/** The address that browsers use, from the environment: scheme, host and port. Null where none is given. */
export function readOrigin(text: string | undefined): string | null {
  if (text === undefined || text === '') return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && /^https?:$/u.test(url.protocol) && `${url.origin}/` === url.href) return url.origin;
  throw new UsageError(
    `UPPSIKT_ORIGIN måste vara en adress utan sökväg, till exempel https://uppsikt.kommun.se, inte "${text}".`,
  );
}
