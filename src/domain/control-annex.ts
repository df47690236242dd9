/** The final report of internal control (annex 2): where a control that a report has come to hold gets its place in it. */

import type { OutlineBlock, ReportPart } from './outline.ts';
import { endOf } from './outline-edit.ts';

/** `area`: the risk's heading, "Risk – Brand"; '' where it has none. */
export type HeldControl = {
  readonly control: string;
  readonly title: string;
  readonly risk: string;
  readonly area: string;
};

const noArea = 'Övriga risker';

/** The annex of a report that has none yet: a summary of its controls, and then its risks. */
export function newControlAnnex(year: number, bodyName: string): ReportPart {
  return {
    kind: 'internalControl',
    label: 'Bilaga 2',
    title: `Slutrapport internkontroll ${year}`,
    subtitle: bodyName,
    registryNumber: null,
    outline: [{ kind: 'controlSummary', controls: [] }],
  };
}

function summed(outline: readonly OutlineBlock[], { control, title }: HeldControl): OutlineBlock[] {
  const at = outline.findIndex((block) => block.kind === 'controlSummary');
  const there = outline.some(
    (block) => block.kind === 'controlSummary' && block.controls.some((one) => one.control === control),
  );
  return outline.map((block, index) =>
    index === at && !there && block.kind === 'controlSummary'
      ? { ...block, controls: [...block.controls, { control, title }] }
      : block,
  );
}

/** The index after the last risk that stands under the area's heading, or after all risks; the end where there is none. */
function placeOf(outline: readonly OutlineBlock[], area: string): { at: number; headed: boolean } {
  const heading = outline.findIndex((block) => block.kind === 'heading' && block.text === area);
  if (heading >= 0) return { at: endOf(outline, heading), headed: true };
  const last = outline.findLastIndex((block) => block.kind === 'risk');
  return { at: last < 0 ? outline.length : last + 1, headed: false };
}

/** The outline with the control in its summary and its risk under the risk's area; the same where both stand there. */
export function growControlOutline(outline: readonly OutlineBlock[], held: HeldControl): OutlineBlock[] {
  const grown = summed(outline, held);
  if (grown.some((block) => block.kind === 'risk' && block.risk === held.risk)) return grown;
  const area = held.area || noArea;
  const { at, headed } = placeOf(grown, area);
  const own: OutlineBlock[] = [
    ...(headed ? [] : [{ kind: 'heading' as const, level: 1, text: area, node: null }]),
    { kind: 'risk', risk: held.risk },
  ];
  return [...grown.slice(0, at), ...own, ...grown.slice(at)];
}
