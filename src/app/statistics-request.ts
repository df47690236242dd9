/**
 * A question to a public source of statistics: again after a pause where it is busy, no redirect, an answer of limited size.
 * The address is the operator's setting, never something that a user typed.
 */
import { setTimeout as pause } from 'node:timers/promises';

/** `base`: "https://api.kolada.se/v3". `wait`: milliseconds before the first new try; doubled for each. */
export type StatisticsAccess = { readonly base: string; readonly wait: number; readonly timeout: number };

const mostBytes = 20_000_000;
const tries = 4;
/** The longest that a source may ask us to wait, in milliseconds. */
const longestWait = 30_000;

async function readBody(response: Response): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > mostBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Seconds to wait, as a busy server says them; null where it does not. */
function askedWait(response: Response): number | null {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds * 1000, longestWait) : null;
}

/** The text of an answer; null where there is none after all tries. `body`: JSON that is sent by POST. */
export async function askStatistics(
  url: URL,
  { wait, timeout }: StatisticsAccess,
  body: string | null = null,
): Promise<string | null> {
  const sent = body === null ? {} : { method: 'POST', body, headers: { 'Content-Type': 'application/json' } };
  let next = 0;
  for (let at = 0; at < tries; at += 1) {
    if (at > 0) await pause(next);
    next = wait * 2 ** at;
    try {
      const response = await fetch(url, { ...sent, redirect: 'error', signal: AbortSignal.timeout(timeout) });
      if (response.ok) return await readBody(response);
      await response.body?.cancel();
      if (response.status !== 429 && response.status < 500) return null;
      next = askedWait(response) ?? next;
    } catch {
      // No contact: tried again.
    }
  }
  return null;
}
