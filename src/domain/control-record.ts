/** What a final report says of how a control was done: each occurrence with its light, its sample, and who did and signed it. */
import { narrativeText } from './narrative.ts';
import type { OutlineBlock, ReportPart } from './outline.ts';
import type { SampleCount } from './sample.ts';

/** Who did something, and which day: "2026-03-31". */
export type DoneBy = { readonly by: string | null; readonly on: string };

/** A run in brief: its control and number, the day that it is of, how many of how many, and the hash of the whole record. */
export type RecordedRun = {
  readonly definition: string;
  readonly number: number;
  readonly cutOff: string;
  readonly part: number | null;
  readonly whole: number | null;
  readonly sha256: string;
};

export type ControlRecord = {
  /** Key of the control. */
  readonly control: string;
  /** Key of the occurrence. */
  readonly occurrence: string;
  readonly dueOn: string;
  /** What it is called, where that is not its day. */
  readonly label: string | null;
  /** Why it was not done, where it was dropped. */
  readonly droppedReason: string | null;
  /** A code of the `control` scale; null until it is done. */
  readonly assessment: string | null;
  /** Null until it is marked as done. */
  readonly done: DoneBy | null;
  readonly signed: DoneBy | null;
  readonly fourEyes: boolean;
  /** Runs of a control that the product does, which the result rests on; the latest first. */
  readonly runs: readonly RecordedRun[];
  /** The last sample, and how many it was drawn from; null where there is none. */
  readonly sample: (Pick<SampleCount, 'size' | 'ok' | 'deviation'> & { readonly population: number }) | null;
};

/** The headers of the table that a final report has of it; the assessment's word stands between the first two. */
export const recordHeaders = {
  occurrence: 'Tillfälle',
  assessment: 'Bedömning',
  sample: 'Stickprov',
  run: 'Körning',
  doneBy: 'Gjord av',
  signedBy: 'Signerad av',
} as const;

const { occurrence, assessment, sample, run, doneBy, signedBy } = recordHeaders;
const tableStart = new RegExp(
  `^${occurrence}\\t${assessment}(?:\\t${sample})?(?:\\t${run})?\\t${doneBy}(?:\\t${signedBy})?$`,
  'u',
);

/** True for the text that such a table becomes when a printed report is read in: its rows as paragraphs, cells parted by tabs. */
function isReadTable(block: OutlineBlock): boolean {
  if (block.kind !== 'text') return false;
  const [first = '', ...rows] = block.narrative.content.map((part) => narrativeText({ type: 'doc', content: [part] }));
  const columns = first.split('\t').length;
  return tableStart.test(first) && rows.every((row) => row.split('\t').length === columns);
}

/** The parts without the tables that a system which holds the occurrences prints anew. */
export function withoutReadTables(parts: readonly ReportPart[]): ReportPart[] {
  return parts.map((part) =>
    part.kind === 'internalControl' ? { ...part, outline: part.outline.filter((block) => !isReadTable(block)) } : part,
  );
}
