/**
 * The outline is a report's template: ordered blocks, each bound to facts or holding free text in its place.
 * Importing a report makes its outline; next year's report starts from a copy of it.
 */
import { z } from 'zod';
import { Narrative } from './narrative.ts';
import { ScaleCode } from './scale.ts';

/** A hidden block stays in the outline but is not printed; a hidden heading hides all that stands under it. */
const hideable = { hidden: z.boolean().optional() };

export const OutlineBlock = z.discriminatedUnion('kind', [
  /** Level 1 is a chapter, 2 a section in it, and so on. `node` where the heading opens a node's chapter. */
  z.strictObject({
    ...hideable,
    kind: z.literal('heading'),
    level: z.number().int().min(1).max(5),
    text: z.string(),
    node: z.string().nullable(),
  }),
  /** Free text in its place. `node` where it belongs to a node's chapter. */
  z.strictObject({ ...hideable, kind: z.literal('text'), narrative: Narrative, node: z.string().nullable() }),
  /** `depth`: how many levels of headings it lists; 2 where it is left out. */
  z.strictObject({
    ...hideable,
    kind: z.literal('contents'),
    title: z.string(),
    depth: z.number().int().min(1).max(5).optional(),
  }),
  /** Light and trend of a node, as a small table. */
  z.strictObject({ ...hideable, kind: z.literal('assessment'), node: z.string() }),
  /** The entry's narrative of a node. */
  z.strictObject({ ...hideable, kind: z.literal('narrative'), node: z.string() }),
  /** A goal: its title as a heading and its comment. */
  z.strictObject({ ...hideable, kind: z.literal('goal'), node: z.string() }),
  /** A commitment: title with bodies, description, status and completion, comment. */
  z.strictObject({ ...hideable, kind: z.literal('commitment'), node: z.string() }),
  z.strictObject({ ...hideable, kind: z.literal('indicators'), indicators: z.array(z.string()) }),
  z.strictObject({ ...hideable, kind: z.literal('figureTable'), table: z.string() }),
  /** The significant events of a perspective. */
  z.strictObject({ ...hideable, kind: z.literal('events'), perspective: z.string() }),
  /** A perspective's process areas with light and trend. */
  z.strictObject({ ...hideable, kind: z.literal('compilation'), perspective: z.string() }),
  z.strictObject({
    ...hideable,
    kind: z.literal('chart'),
    chart: z.enum(['goalsByAssessment', 'commitmentsByStatus']),
  }),
  /** A scale's symbols and what they mean; `definition` and `meanings` (by value code) as this report words them. */
  z.strictObject({
    ...hideable,
    kind: z.literal('legend'),
    scale: ScaleCode,
    definition: z.string(),
    meanings: z.record(z.string(), z.string()),
    /** Value codes in the order that this report prints them; the order of `meanings` where it is left out. */
    order: z.array(z.string()).optional(),
  }),
  /** All controls of the plan with their assessment: `control` is the control's key, `title` its name as this table words it. */
  z.strictObject({
    ...hideable,
    kind: z.literal('controlSummary'),
    controls: z.array(z.strictObject({ control: z.string(), title: z.string() })),
  }),
  /** A risk: its wording, its controls with results, its comment. */
  z.strictObject({ ...hideable, kind: z.literal('risk'), risk: z.string() }),
  /** Controls and risks that are candidates for the next plan, with the rule. */
  z.strictObject({ ...hideable, kind: z.literal('carryOver') }),
  /** Sentences whose every number is taken from the data when they are printed. */
  z.strictObject({ ...hideable, kind: z.literal('dataSummary') }),
  /** A numbered list of proposed decisions. */
  z.strictObject({ ...hideable, kind: z.literal('decisions'), decisions: z.array(z.string()) }),
  z.strictObject({
    ...hideable,
    kind: z.literal('signatures'),
    office: z.string(),
    people: z.array(z.strictObject({ name: z.string(), title: z.string() })),
  }),
]);
export type OutlineBlock = z.infer<typeof OutlineBlock>;

export const ReportPart = z.strictObject({
  kind: z.enum(['coverMemo', 'annualReport', 'internalControl']),
  /** "Bilaga 1"; '' for the memo. */
  label: z.string(),
  title: z.string().min(1),
  /** The line under the title: the board's name. */
  subtitle: z.string(),
  registryNumber: z.string().nullable(),
  outline: z.array(OutlineBlock),
});
export type ReportPart = z.infer<typeof ReportPart>;
