/**
 * A node is one place in the steering model's tree: a perspective, a process area, a goal or a commitment
 * (Swedish: perspektiv, processområde, processmål, åtagande). Which levels there are is the municipality's data.
 */
import { z } from 'zod';
import { ScaleCode } from './scale.ts';

export const LevelCode = z.enum(['perspective', 'processArea', 'goal', 'commitment']);
export type LevelCode = z.infer<typeof LevelCode>;

/** `group`: the office coordinates the municipal group; `own`: as an administration of its own; `both`: one node for both. */
export const NodeRole = z.enum(['group', 'own', 'both']);

export const Node = z.strictObject({
  /** Stable within a municipality and year: derived from level and title, so that a second import meets the same node. */
  key: z.string().min(1),
  parent: z.string().nullable(),
  level: z.string().min(1),
  title: z.string().min(1),
  role: NodeRole,
  /** Order among siblings, from 0. */
  position: z.number().int().min(0),
  /** Codes of responsible bodies, groups among them, in the order written. */
  bodies: z.array(z.string()),
});
export type Node = z.infer<typeof Node>;

export const SteeringLevel = z.strictObject({
  code: z.string().min(1),
  name: z.string().min(1),
  /** The heading that a chapter prints over its nodes: "4-åriga processmål". */
  heading: z.string().min(1),
  /** Years that a node lasts: 4 for a term, 1 for a year; null where it does not end. */
  horizon: z.number().int().positive().nullable(),
  /** What is reported on its nodes beside the text, in the order shown. */
  scales: z.array(ScaleCode),
});
export type SteeringLevel = z.infer<typeof SteeringLevel>;

export const defaultLevels: readonly SteeringLevel[] = [
  { code: 'perspective', name: 'Perspektiv', heading: 'Perspektiv', horizon: null, scales: [] },
  {
    code: 'processArea',
    name: 'Processområde',
    heading: 'Processområden',
    horizon: null,
    scales: ['assessment', 'trend'],
  },
  { code: 'goal', name: 'Processmål', heading: '4-åriga processmål', horizon: 4, scales: ['assessment', 'trend'] },
  { code: 'commitment', name: 'Åtagande', heading: '1-åriga åtaganden', horizon: 1, scales: ['status', 'completion'] },
];

/**
 * A key from level and title: lower case letters, digits and hyphens.
 *
 * @example
 * import assert from 'node:assert/strict';
 * assert.equal(nodeKey('goal', 'Hållbart arbetsliv'), 'goal/hållbart-arbetsliv');
 */
export function nodeKey(level: string, title: string): string {
  const slug = title
    .toLocaleLowerCase('sv')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/gu, '');
  return `${level}/${slug}`;
}
