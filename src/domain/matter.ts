/**
 * A matter (Swedish: ärende) is a report's way through the registry: its number and dates, the decision basis
 * (beslutsunderlag) and the distribution list (sändlista). What the secretary has entered stands in the cover memo.
 */
import { z } from 'zod';
import { bulletList, narrativeText } from './narrative.ts';
import type { OutlineBlock, ReportPart } from './outline.ts';

export const MatterDocument = z.strictObject({
  title: z.string().min(1),
  /** "2026-02-10"; null where it has no date. */
  datedOn: z.string().nullable(),
});
export type MatterDocument = z.infer<typeof MatterDocument>;

export const Matter = z.strictObject({
  registryNumber: z.string().nullable(),
  /** The date of the cover memo. */
  memoOn: z.string().nullable(),
  meetingOn: z.string().nullable(),
  documents: z.array(MatterDocument),
  recipients: z.array(z.string().min(1)),
});
export type Matter = z.infer<typeof Matter>;

export const emptyMatter: Matter = {
  registryNumber: null,
  memoOn: null,
  meetingOn: null,
  documents: [],
  recipients: [],
};

const basisHeading = /^beslutsunderlag/iu;
const recipientsHeading = /^(?:beslutet skickas till|sändlista|beslut skickas till)/iu;

type Heading = Extract<OutlineBlock, { kind: 'heading' }>;

/** Where a section's own blocks begin and end; null where the outline has no such heading. */
function section(outline: readonly OutlineBlock[], title: RegExp): { heading: number; end: number } | null {
  const heading = outline.findIndex((block) => block.kind === 'heading' && title.test(block.text));
  if (heading < 0) return null;
  const { level } = outline[heading] as Heading;
  const next = outline.findIndex((block, index) => index > heading && block.kind === 'heading' && block.level <= level);
  return { heading, end: next < 0 ? outline.length : next };
}

/** The lines that stand under a heading, without bullets. */
function linesUnder(part: ReportPart, title: RegExp): string[] {
  const found = section(part.outline, title);
  if (found === null) return [];
  return part.outline
    .slice(found.heading + 1, found.end)
    .flatMap((block) => (block.kind === 'text' ? narrativeText(block.narrative).split('\n') : []))
    .map((line) => line.replace(/^[-–•*]\s*/u, '').trim())
    .filter((line) => line !== '');
}

/** A document as a memo words it: "Årsrapport 2025, daterad den 10 februari 2026" or "…, 2026-02-10". */
function documentOf(line: string): MatterDocument {
  const [, title = line, day] = /^(.*?),?\s*(?:daterad\s+)?(\d{4}-\d{2}-\d{2})\.?$/u.exec(line) ?? [];
  return { title: title.trim() || line, datedOn: day ?? null };
}

/** What a cover memo says of its matter, as a beginning for the secretary to go on from. */
export function matterOf(part: ReportPart): Matter {
  return {
    ...emptyMatter,
    registryNumber: part.registryNumber,
    documents: linesUnder(part, basisHeading).map(documentOf),
    recipients: linesUnder(part, recipientsHeading),
  };
}

const listBlock = (items: readonly string[]): OutlineBlock => ({
  kind: 'text',
  narrative: { type: 'doc', content: [bulletList(items)] },
  node: null,
});

/** The outline with a list under the heading, in place of what stood there; heading and list last where it is missing. */
function withList(
  outline: readonly OutlineBlock[],
  title: RegExp,
  name: string,
  items: readonly string[],
): readonly OutlineBlock[] {
  if (items.length === 0) return outline;
  const found = section(outline, title);
  if (found === null) {
    return [...outline, { kind: 'heading', level: 1, text: name, node: null }, listBlock(items)];
  }
  const rest = outline.slice(found.heading + 1, found.end).filter((block) => block.kind !== 'text');
  return [...outline.slice(0, found.heading + 1), listBlock(items), ...rest, ...outline.slice(found.end)];
}

/** The cover memo as the matter has it: registry number, decision basis and distribution list. What nobody has entered stays as it stands. */
export function memoWithMatter(part: ReportPart, matter: Matter): ReportPart {
  const documents = matter.documents.map(({ title, datedOn }) => (datedOn === null ? title : `${title}, ${datedOn}`));
  const withBasis = withList(part.outline, basisHeading, 'Beslutsunderlag', documents);
  const outline = withList(withBasis, recipientsHeading, 'Beslutet skickas till', matter.recipients);
  return { ...part, registryNumber: matter.registryNumber ?? part.registryNumber, outline: [...outline] };
}
