/**
 * A proposal is what intake read from a file: the facts, where each came from, what the source lost as questions,
 * and what was mended on the way. It is plain data; nothing is stored until a person approves it.
 */
import { z } from 'zod';
import { Facts } from './facts.ts';

/** Where something stood: lines of a text or pages of a document, 1-based, both ends included. */
export const Source = z.strictObject({
  unit: z.enum(['line', 'page', 'paragraph']),
  from: z.number().int().min(1),
  to: z.number().int().min(1),
});
export type Source = z.infer<typeof Source>;

/** What a question's answer sets. `key` names a node, control, risk or paragraph by its key. */
export const QuestionTarget = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('entry'),
    node: z.string(),
    field: z.enum(['assessment', 'trend', 'status', 'completion']),
  }),
  z.strictObject({ kind: z.literal('control'), control: z.string() }),
  /** A paragraph that may be a heading: yes makes it a goal. */
  z.strictObject({ kind: z.literal('goal'), node: z.string() }),
  /** A symbol inside a sentence; `index` counts the missing symbols of the report from 0. */
  z.strictObject({ kind: z.literal('symbol'), index: z.number().int().min(0) }),
  /** A picture that the text cannot hold; the answer says whether a chart from the data stands in its place. */
  z.strictObject({ kind: z.literal('chart'), chart: z.string() }),
  /** A paragraph standing twice: keep both, or drop the later. */
  z.strictObject({ kind: z.literal('duplicate'), text: z.string() }),
]);
export type QuestionTarget = z.infer<typeof QuestionTarget>;

export const Question = z.strictObject({
  /** Stable over repeated imports of the same file: derived from the target. */
  id: z.string().min(1),
  target: QuestionTarget,
  /** In Swedish, for a person. */
  text: z.string().min(1),
  source: Source,
  /** Values that the answer may take, with the words to show. */
  choices: z.array(z.strictObject({ value: z.string(), label: z.string() })).min(1),
  /** A proposed answer with the ground for it, quoted from the text; null where the text gives no ground. */
  proposed: z.strictObject({ value: z.string(), ground: z.string(), source: Source }).nullable(),
});
export type Question = z.infer<typeof Question>;

/** Something that was mended or that a person should know: HTML tags removed, a broken sentence joined. */
export const IntakeNote = z.strictObject({
  kind: z.enum(['markup-removed', 'rule-removed', 'sentence-joined', 'duplicate', 'unplaced', 'encoding', 'other']),
  message: z.string().min(1),
  source: Source,
});
export type IntakeNote = z.infer<typeof IntakeNote>;

export const Proposal = z.strictObject({
  file: z.strictObject({
    name: z.string(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/u),
    bytes: z.number().int().min(0),
    format: z.enum(['text', 'docx', 'pdf']),
    encoding: z.string(),
    /** Number of lines, pages or paragraphs, by the source unit. */
    length: z.number().int().min(0),
  }),
  /** Id of the layout profile that read it. */
  profile: z.string(),
  /** As read, before any answer. */
  facts: Facts,
  /** By key: `node:<key>`, `entry:<node>`, `indicator:<key>`, `table:<key>`, `risk:<key>`, `control:<key>`, `event:<n>`, `part:<kind>`, `block:<part>:<index>`. */
  sources: z.record(z.string(), Source),
  questions: z.array(Question),
  notes: z.array(IntakeNote),
  /** Words of the source: placed in a recognised fact, or kept as free text. The two add up to `words`. */
  coverage: z.strictObject({ words: z.number().int(), placed: z.number().int(), kept: z.number().int() }),
});
export type Proposal = z.infer<typeof Proposal>;

/** Answers by question id; a question without one stays open. */
export const Answers = z.record(z.string(), z.string());
export type Answers = z.infer<typeof Answers>;
