/** The steering model's tree with what is reported on it, as the pages show it. Pure: facts in, views out. */
import type { Facts } from '../domain/facts.ts';
import { narrativeText } from '../domain/narrative.ts';
import type { Node, SteeringLevel } from '../domain/node.ts';
import { isEntryScale, type Scale, scaleValue } from '../domain/scale.ts';
import type { TreeNode, TreeView } from './views.ts';

export type SteeringModel = { readonly levels: readonly SteeringLevel[]; readonly scales: readonly Scale[] };

const excerptLength = 160;

function excerpt(text: string): string {
  const line = text.replaceAll('\n', ' ').trim();
  if (line.length <= excerptLength) return line;
  return `${line.slice(0, line.lastIndexOf(' ', excerptLength))} …`;
}

function treeNode(facts: Facts, model: SteeringModel, node: Node, context: ReadonlySet<string>): TreeNode {
  const level = model.levels.find((candidate) => candidate.code === node.level);
  const entry = facts.entries.find((candidate) => candidate.node === node.key);
  return {
    key: node.key,
    level: node.level,
    levelName: level?.name ?? node.level,
    title: node.title,
    bodies: node.bodies,
    ...(context.has(node.key) && { context: true }),
    states: (context.has(node.key) ? [] : (level?.scales ?? [])).map((scale) => ({
      scale,
      name: model.scales.find((candidate) => candidate.code === scale)?.name ?? scale,
      value: scaleValue(model.scales, scale, isEntryScale(scale) ? (entry?.[scale] ?? null) : null),
    })),
    excerpt: entry?.narrative ? excerpt(narrativeText(entry.narrative)) : '',
    children: children(facts, model, node.key, context),
  };
}

/** Children in the report's order. */
function children(facts: Facts, model: SteeringModel, parent: string | null, context: ReadonlySet<string>): TreeNode[] {
  return facts.nodes.filter((node) => node.parent === parent).map((node) => treeNode(facts, model, node, context));
}

/** `context`: keys of nodes that are only shown over what the body reports on. */
export function treeOf(
  facts: Facts,
  model: SteeringModel,
  context: ReadonlySet<string> = new Set(),
): Pick<TreeView, 'nodes' | 'counts'> {
  const counts = model.levels
    .map((level) => ({ levelName: level.name, count: facts.nodes.filter((node) => node.level === level.code).length }))
    .filter(({ count }) => count > 0);
  return { nodes: children(facts, model, null, context), counts };
}
