/** Counts failures by key in this process and blocks a key that fails too often within a time. */

export type Throttle = { blocked(key: string): boolean; failed(key: string): void; cleared(key: string): void };

/** Blocks a key from its `attempts`-th failure until its failures are older than `minutes`. */
export function createThrottle(limit: { attempts: number; minutes: number }, now: () => number = Date.now): Throttle {
  const failures = new Map<string, number[]>();
  const recent = (key: string) => (failures.get(key) ?? []).filter((at) => now() - at < limit.minutes * 60_000);
  return {
    blocked: (key) => recent(key).length >= limit.attempts,
    failed: (key) => {
      failures.set(key, [...recent(key), now()]);
      if (failures.size > 10_000) for (const old of failures.keys()) if (recent(old).length === 0) failures.delete(old);
    },
    cleared: (key) => {
      failures.delete(key);
    },
  };
}
