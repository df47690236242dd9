/** What every block of a composition looks things up in: the facts by key, the scales, and ids that never repeat. */
import type { ControlRecord } from '../../domain/control-record.ts';
import type { Entry } from '../../domain/entry.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Node } from '../../domain/node.ts';
import type { Inline } from '../../domain/report.ts';
import type { Scale, ScaleCode } from '../../domain/scale.ts';
import { scaleValue } from '../../domain/scale.ts';
import { words } from './words.ts';

export type Context = {
  readonly facts: Facts;
  readonly scales: readonly Scale[];
  /** True while the report is working material: remarks to its writers are printed too. */
  readonly working: boolean;
  /** How the controls were done; [] where nothing is known of it. */
  readonly records: readonly ControlRecord[];
  readonly node: (key: string) => Node;
  readonly entry: (key: string) => Entry | null;
  readonly id: (prefix: string, text: string) => string;
};

/** Throws where an outline names a node that the facts lack: that is a bug of whoever made the outline. */
export function createContext(
  facts: Facts,
  scales: readonly Scale[],
  { working, records }: Pick<Context, 'working' | 'records'>,
): Context {
  const nodes = new Map(facts.nodes.map((node) => [node.key, node]));
  const entries = new Map(facts.entries.map((entry) => [entry.node, entry]));
  const used = new Map<string, number>();
  return {
    facts,
    scales,
    working,
    records,
    node: (key) => {
      const node = nodes.get(key);
      if (!node) throw new Error(`outline names the node ${key}, which the facts do not hold`);
      return node;
    },
    entry: (key) => entries.get(key) ?? null,
    id: (prefix, text) => {
      const slug = text
        .toLocaleLowerCase('sv')
        .replace(/[^\p{L}\p{N}]+/gu, '-')
        .slice(0, 60)
        .replace(/^-|-$/gu, '');
      const base = `${prefix}-${slug}`;
      const count = used.get(base) ?? 0;
      used.set(base, count + 1);
      return count === 0 ? base : `${base}-${count + 1}`;
    },
  };
}

const nothing: Facts = {
  body: '-',
  period: { year: 2000, kind: 'year' },
  ...{ bodies: [], nodes: [], entries: [], events: [], indicators: [], tables: [], risks: [], parts: [] },
};

/** For documents that are made of other things than one report's facts. */
export function contextWithoutFacts(scales: readonly Scale[]): Context {
  return createContext(nothing, scales, { working: false, records: [] });
}

/** A scale's value as shape and word; a ring with "Uppgift saknas" where nothing is said. */
export function symbol(context: Context, scale: ScaleCode, code: string | null): Inline {
  const value = scaleValue(context.scales, scale, code);
  if (value) return { type: 'symbol', shape: value.shape, color: value.color, word: value.label };
  return { type: 'symbol', shape: 'ring', color: '#5b6670', word: words.notStated };
}
