/** Paired rounds: runs each candidate in turn, several rounds, and prints medians and the median ratio to the first. */

export type Candidate = {
  readonly name: string;
  readonly run: () => Promise<unknown>;
  /** What must be done before each run, outside its time; rounds count from -1. */
  readonly prepare?: (round: number) => Promise<unknown>;
};

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** Milliseconds by candidate, one per round, after one round that is not counted. */
export async function measure(candidates: readonly Candidate[], rounds: number): Promise<Map<string, number[]>> {
  const times = new Map(candidates.map((candidate) => [candidate.name, [] as number[]]));
  for (let round = -1; round < rounds; round += 1) {
    for (const candidate of candidates) {
      await candidate.prepare?.(round);
      const start = performance.now();
      await candidate.run();
      if (round >= 0) times.get(candidate.name)?.push(performance.now() - start);
    }
  }
  return times;
}

/** Median over the rounds of one candidate's time divided by another's. */
export function medianRatio(values: readonly number[], others: readonly number[]): number {
  return median(values.map((value, round) => value / (others[round] ?? Number.NaN)));
}

/** Prints a table; `ratio` is the median over the rounds of this candidate's time divided by the first's. */
export function printTimes(title: string, times: ReadonlyMap<string, readonly number[]>): void {
  const [first] = times.values();
  console.log(`\n${title}`);
  for (const [name, values] of times) {
    const ratio = medianRatio(values, first ?? []);
    console.log(`  ${name.padEnd(44)} median ${median(values).toFixed(1).padStart(9)} ms   ratio ${ratio.toFixed(2)}`);
  }
}
