/** Finds the node that a cell names as the one above: by its key, or by a title that only one node of a higher level has. */
import { cellText } from './bulk.ts';
import type { SteeringLevel } from './node.ts';
import { type Plan, rankOf } from './plan.ts';

/** A node that others can hang on, in the plan or in the sheet. `removal`: it is to be removed. */
type Above = { readonly id: string; readonly title: string; readonly level: string; readonly removal: boolean };

export type ParentFinder = {
  /** None where there is none, several where nobody can tell which is meant. */
  readonly find: (text: string, level: string) => readonly Above[];
};

type Named = { readonly id: string; readonly title: string; readonly level: string; readonly node: object | null };

export function parentFinder(
  rows: readonly Named[],
  { plan, levels }: { readonly plan: Plan; readonly levels: readonly SteeringLevel[] },
): ParentFinder {
  const inSheet = new Set(rows.map((row) => row.id));
  const stored = plan.nodes.map((node) => ({
    id: node.key,
    title: cellText(node.title),
    level: node.level,
    removal: node.removal !== null,
  }));
  const byKey = new Map(stored.map((node) => [node.id, node]));
  const titled: Above[] = [
    ...rows.map(({ id, title, level }) => ({ id, title, level, removal: byKey.get(id)?.removal ?? false })),
    ...stored.filter(({ id, removal }) => !removal && !inSheet.has(id)),
  ];
  const byName = Map.groupBy(titled, (one) => `${one.level}\n${one.title}`);
  return {
    find: (text, level) => {
      const exact = byKey.get(text);
      const higher = levels.slice(0, rankOf(levels, level));
      return exact ? [exact] : higher.flatMap(({ code }) => byName.get(`${code}\n${text}`)?.slice(0, 2) ?? []);
    },
  };
}
