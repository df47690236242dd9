/**
 * The final report of internal control (Swedish: slutrapport) that a body starts from: a table of all controls, each risk
 * of the year's control plan under the heading of its area, and what goes on to the next plan. KL (2017:725) 6:6.
 */
import { shiftYears } from './next-outline.ts';
import type { OutlineBlock, ReportPart } from './outline.ts';
import { endOf } from './outline-edit.ts';
import type { Period } from './period.ts';
import { emptyText, headingBlock } from './report-chapters.ts';
import type { EarlierReport } from './report-draft.ts';

/** A risk of the control plan that a report begins to hold, with those of its controls that it begins to hold. */
export type HeldRisk = {
  readonly key: string;
  /** The heading that it stands under: "Risk – Säkerhet"; '' where it has none. */
  readonly area: string;
  /** False where the report has held it before, and only controls are new. */
  readonly isNew: boolean;
  readonly controls: readonly { readonly key: string; readonly title: string }[];
};

const followUp = 'Uppföljning av risker och kontroller';

/** The final report belongs to the year; an interim report has one where the body's last one for the same part of the year had. */
export function hasControlPart(period: Period, template: EarlierReport | null): boolean {
  if (period.kind === 'year') return true;
  return template?.period.kind === period.kind && template.parts.some(({ kind }) => kind === 'internalControl');
}

/** The part without any risk yet: named as the body's last one was, in the order that every final report has. */
export function emptyControlPart(period: Period, bodyName: string, template: EarlierReport | null): ReportPart {
  const earlier = template?.parts.find(({ kind }) => kind === 'internalControl');
  return {
    kind: 'internalControl',
    label: earlier?.label ?? 'Bilaga 2',
    title:
      earlier && template
        ? shiftYears(earlier.title, { from: template.period.year, to: period.year })
        : `Slutrapport intern kontroll ${period.year}`,
    subtitle: earlier?.subtitle ?? bodyName,
    registryNumber: null,
    outline: [
      { kind: 'contents', title: 'Innehållsförteckning' },
      headingBlock(1, `Sammanfattning kontroller ${period.year}`),
      emptyText(),
      { kind: 'controlSummary', controls: [] },
      headingBlock(1, followUp),
      headingBlock(1, 'Urval till nästa internkontrollplan'),
      { kind: 'carryOver' },
    ],
  };
}

/** Where a risk with a heading of its own goes, and how deep the heading is. */
function newPlace(outline: readonly OutlineBlock[]): { readonly at: number; readonly level: number } {
  const last = outline.findLastIndex((block) => block.kind === 'risk');
  const heading = outline.findLastIndex((block, at) => at < last && block.kind === 'heading');
  const over = outline[heading];
  if (over?.kind === 'heading') return { at: endOf(outline, heading), level: over.level };
  const chapter = outline.findIndex((block) => block.kind === 'heading' && block.text === followUp);
  return { at: chapter < 0 ? outline.length : endOf(outline, chapter), level: 2 };
}

function addRisk(outline: readonly OutlineBlock[], { key, area }: HeldRisk): OutlineBlock[] {
  if (outline.some((block) => block.kind === 'risk' && block.risk === key)) return [...outline];
  const own: OutlineBlock = { kind: 'risk', risk: key };
  const text = area === '' ? 'Risk' : area;
  const under = outline.findLastIndex((block) => block.kind === 'heading' && block.text === text);
  const { at, level } = under < 0 ? newPlace(outline) : { at: endOf(outline, under), level: 0 };
  const blocks = under < 0 ? [headingBlock(level, text), own] : [own];
  return [...outline.slice(0, at), ...blocks, ...outline.slice(at)];
}

/** The part with what the report begins to hold put in its place; what stands there stays as it is. */
export function growControlPart(part: ReportPart, held: readonly HeldRisk[]): ReportPart {
  const controls = held.flatMap((risk) => risk.controls).map(({ key, title }) => ({ control: key, title }));
  const listed = part.outline.map((block) => {
    if (block.kind !== 'controlSummary') return block;
    const known = new Set(block.controls.map(({ control }) => control));
    return { ...block, controls: [...block.controls, ...controls.filter(({ control }) => !known.has(control))] };
  });
  return { ...part, outline: held.filter(({ isNew }) => isNew).reduce<OutlineBlock[]>(addRisk, listed) };
}

/** The part without some controls, and without their risk where one is named; a heading that then has nothing under it goes too. */
export function shrinkControlPart(
  part: ReportPart,
  { risk, controls }: { readonly risk: string | null; readonly controls: readonly string[] },
): ReportPart {
  const at = part.outline.findIndex((block) => block.kind === 'risk' && block.risk === risk);
  const [over, next] = [part.outline[at - 1], part.outline[at + 1]];
  const alone =
    over?.kind === 'heading' && (next === undefined || (next.kind === 'heading' && next.level <= over.level));
  const without = part.outline.filter((_, index) => index !== at && !(alone && index === at - 1));
  return {
    ...part,
    outline: (at < 0 ? part.outline : without).map((block) =>
      block.kind === 'controlSummary'
        ? { ...block, controls: block.controls.filter(({ control }) => !controls.includes(control)) }
        : block,
    ),
  };
}
