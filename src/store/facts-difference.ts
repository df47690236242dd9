/**
 * What differs between two states of the same report, noun by noun and by key, places included: the ground for writing
 * only what changed, for saying "changes nothing", and for showing what a newer version of a file would change.
 */

import { canonicalJson } from '../domain/canonical-json.ts';
import type { Facts } from '../domain/facts.ts';

/** Keys by what happens to them. `moved`: the same content in another place. */
export type Difference = {
  readonly created: readonly string[];
  readonly updated: readonly string[];
  readonly moved: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
};

/** The natural key of each noun's facts, in the report's order. */
const keysOf = {
  bodies: (facts: Facts) => facts.bodies.map((body) => body.code),
  nodes: (facts: Facts) => facts.nodes.map((node) => node.key),
  entries: (facts: Facts) => facts.entries.map((entry) => entry.node),
  events: (facts: Facts) => facts.events.map((event) => `${event.perspective}#${event.position}`),
  indicators: (facts: Facts) => facts.indicators.map((indicator) => indicator.key),
  tables: (facts: Facts) => facts.tables.map((table) => table.key),
  risks: (facts: Facts) => facts.risks.map((risk) => risk.key),
  parts: (facts: Facts) => facts.parts.map((part) => part.kind),
};
export type FactNoun = keyof typeof keysOf;
export const factNouns = Object.keys(keysOf) as readonly FactNoun[];
export type FactsDifference = Readonly<Record<FactNoun, Difference>>;

type Placed = { readonly place: number; readonly content: string };

function placed(noun: FactNoun, facts: Facts | null): Map<string, Placed> {
  const found = new Map<string, Placed>();
  if (facts === null) return found;
  keysOf[noun](facts).forEach((key, place) => {
    if (found.has(key)) throw new Error(`The facts hold ${noun} "${key}" twice.`);
    found.set(key, { place, content: canonicalJson(facts[noun][place]) });
  });
  return found;
}

function compare(noun: FactNoun, before: Facts | null, after: Facts): Difference {
  const old = placed(noun, before);
  const now = placed(noun, after);
  const kept = [...now].filter(([key]) => old.has(key));
  const same = kept.filter(([key, item]) => old.get(key)?.content === item.content);
  const still = same.filter(([key, item]) => old.get(key)?.place === item.place);
  const keys = (items: readonly (readonly [string, Placed])[]) => items.map(([key]) => key);
  return {
    created: keys([...now].filter(([key]) => !old.has(key))),
    updated: keys(kept.filter((item) => !same.includes(item))),
    moved: keys(same.filter((item) => !still.includes(item))),
    removed: [...old.keys()].filter((key) => !now.has(key)),
    unchanged: still.length,
  };
}

/** Compares what stands (null: nothing) with what would stand. Throws where a key stands twice. */
export function compareFacts(before: Facts | null, after: Facts): FactsDifference {
  return {
    bodies: compare('bodies', before, after),
    nodes: compare('nodes', before, after),
    entries: compare('entries', before, after),
    events: compare('events', before, after),
    indicators: compare('indicators', before, after),
    tables: compare('tables', before, after),
    risks: compare('risks', before, after),
    parts: compare('parts', before, after),
  };
}

export function changesAnything({ created, updated, moved, removed }: Difference): boolean {
  return created.length + updated.length + moved.length + removed.length > 0;
}

/** True where saving would write nothing. */
export function changesNothing(difference: FactsDifference): boolean {
  return factNouns.every((noun) => !changesAnything(difference[noun]));
}
