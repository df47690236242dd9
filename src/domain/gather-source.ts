/**
 * What the bodies have said on a node that a report gathers: how far each has come, what is lacking, how many lights there
 * are of each kind, and the light that they propose. Only a proposal: a person decides.
 *
 * @example
 * import assert from 'node:assert/strict';
 * assert.equal(lackOf('ready'), 'approval');
 * assert.equal(lackOf('reviewed'), null);
 */
import type { Node } from './node.ts';
import { type Groups, nodesOf } from './responsibility.ts';
import { type EntryScaleCode, isEntryScale, type Scale } from './scale.ts';

/** noReport: it answers for the node and has no report. notHeld: it has one, without the node. missing: nothing is said. */
export type SourceState = 'noReport' | 'notHeld' | 'missing' | 'draft' | 'returned' | 'ready' | 'reviewed' | 'decided';

/** The scales that an entry is said in. */
export type SaidScale = EntryScaleCode;

/** What one body says on a node; null is "nothing said". */
export type Source = {
  readonly body: string;
  readonly node: string;
  readonly state: SourceState;
  readonly states: Readonly<Record<SaidScale, string | null>>;
  /** True where there is a text. */
  readonly written: boolean;
  /** True where its report is decided or published: no working material any more. */
  readonly open: boolean;
  /** Who answers for it; null where nobody does, or the account is closed. */
  readonly owner: string | null;
  readonly savedBy: string | null;
  /** ISO 8601; null where nothing is saved. */
  readonly savedAt: string | null;
  /** The number of the entry's latest version; null where there is none. */
  readonly number: number | null;
};

export const nothingSaid: Source['states'] = { assessment: null, trend: null, status: null, completion: null };

/** What a body still owes: the report, or its approval; null where it is approved or decided. */
export function lackOf(state: SourceState): 'report' | 'approval' | null {
  if (state === 'reviewed' || state === 'decided') return null;
  return state === 'ready' ? 'approval' : 'report';
}

const keyOf = (body: string, node: string) => `${body}\n${node}`;

/**
 * The bodies that answer for nodes in the plan and have not been given them to report on. `bodies`: those that are to report
 * for the period; `reporting`: those of them that have a report. A top node only gathers those under it and is left out.
 */
export function silentSources(
  nodes: readonly Node[],
  groups: Groups,
  bodies: readonly string[],
  { reporting, held }: { readonly reporting: ReadonlySet<string>; readonly held: readonly Source[] },
): Source[] {
  const known = new Set(held.map(({ body, node }) => keyOf(body, node)));
  return bodies.flatMap((body) => {
    const answered = nodesOf(nodes, body, groups);
    return nodes
      .filter((node) => node.parent !== null && answered.has(node.key) && !known.has(keyOf(body, node.key)))
      .map((node) => ({
        body,
        node: node.key,
        state: reporting.has(body) ? ('notHeld' as const) : ('noReport' as const),
        states: nothingSaid,
        written: false,
        open: false,
        owner: null,
        savedBy: null,
        savedAt: null,
        number: null,
      }));
  });
}

export type StateCount = { readonly code: string | null; readonly count: number };

/** How many sources say each value of the scale, worst first; null, last, counts those that say nothing. */
export function countSaid(sources: readonly Source[], scale: Scale): StateCount[] {
  const { code } = scale;
  if (!isEntryScale(code)) return [];
  const counts = [...scale.values.map((value) => value.code), null].map((value) => ({
    code: value,
    count: sources.filter((source) => source.states[code] === value).length,
  }));
  return counts.filter(({ count }) => count > 0);
}

export type LightProposal = {
  /** The worst that somebody says, and who. */
  readonly worst: { readonly code: string; readonly bodies: readonly string[] };
  /** What more say than anything else; null where two are said by as many. */
  readonly most: { readonly code: string; readonly count: number } | null;
  /** How many say something, of how many. */
  readonly said: number;
  readonly of: number;
};

/** Two proposals by two rules: the worst counts, and the most frequent counts. Null where no source says anything. */
export function proposeLight(sources: readonly Source[], scale: Scale): LightProposal | null {
  const { code } = scale;
  const counts = countSaid(sources, scale).flatMap((each) =>
    each.code === null ? [] : [{ code: each.code, count: each.count }],
  );
  const [worst] = counts;
  if (!isEntryScale(code) || !worst) return null;
  const highest = Math.max(...counts.map(({ count }) => count));
  const often = counts.filter(({ count }) => count === highest);
  return {
    worst: {
      code: worst.code,
      bodies: sources.filter((source) => source.states[code] === worst.code).map(({ body }) => body),
    },
    most: often.length === 1 ? (often[0] ?? null) : null,
    said: counts.reduce((sum, { count }) => sum + count, 0),
    of: sources.length,
  };
}
