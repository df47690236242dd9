/** The report that a body starts from when it has none to copy: a summary, the plan's chapters in order, the economy. */

import type { OutlineBlock, ReportPart } from './outline.ts';
import { comparePeriods, type Period } from './period.ts';
import { type Chapters, chapterBlocks, emptyText, headingBlock } from './report-chapters.ts';
import type { ScaleCode } from './scale.ts';

const titles = { interim1: 'Delårsrapport 1', interim2: 'Delårsrapport 2', year: 'Verksamhetsberättelse' } as const;

/** "Delårsrapport 1 2026". */
export function reportTitle(period: Period): string {
  return `${titles[period.kind]} ${period.year}`;
}

const scaleNames: Partial<Record<ScaleCode, string>> = {
  assessment: 'Bedömning',
  trend: 'Trendpil',
  status: 'Status',
  completion: 'Färdiggrad',
};

function legends(chapters: Chapters): OutlineBlock[] {
  const reported = chapters.nodes.filter((node) => node.parent !== null && !chapters.context.has(node.key));
  const used = new Set(
    chapters.levels
      .filter((level) => reported.some((node) => node.level === level.code))
      .flatMap((level) => level.scales),
  );
  const blocks = Object.entries(scaleNames).flatMap(([code, name]): OutlineBlock[] => {
    const scale = [...used].find((each) => each === code);
    return scale ? [headingBlock(2, name), { kind: 'legend', scale, definition: '', meanings: {} }] : [];
  });
  return blocks.length === 0 ? [] : [headingBlock(1, 'Förklaring symboler'), ...blocks];
}

/** A table of lights for each top node whose own children are reported with one. */
function compilations(chapters: Chapters): OutlineBlock[] {
  const assessed = new Set(
    chapters.levels.filter((level) => level.scales.includes('assessment')).map(({ code }) => code),
  );
  const blocks = chapters.nodes
    .filter((node) => node.parent === null)
    .flatMap((top): OutlineBlock[] => {
      const children = chapters.nodes.filter((node) => node.parent === top.key);
      if (children.length === 0) return [];
      if (!children.every((child) => assessed.has(child.level) && !chapters.context.has(child.key))) return [];
      return [headingBlock(2, top.title), { kind: 'compilation', perspective: top.key }];
    });
  return blocks.length === 0 ? [] : [headingBlock(1, 'Sammanställning'), ...blocks];
}

function charts(chapters: Chapters): OutlineBlock[] {
  const has = (level: string) => chapters.nodes.some((node) => node.level === level && !chapters.context.has(node.key));
  return [
    ...(has('goal') ? [{ kind: 'chart' as const, chart: 'goalsByAssessment' as const }] : []),
    ...(has('commitment') ? [{ kind: 'chart' as const, chart: 'commitmentsByStatus' as const }] : []),
  ];
}

function events(chapters: Chapters): OutlineBlock[] {
  return chapters.nodes
    .filter((node) => node.parent === null)
    .map((top) => ({ kind: 'events' as const, perspective: top.key }));
}

/** Annex 1 of a body that has no earlier report. */
export function defaultReport(chapters: Chapters, period: Period, bodyName: string): ReportPart {
  const tops = chapters.nodes.filter((node) => node.parent === null);
  return {
    kind: 'annualReport',
    label: 'Bilaga 1',
    title: reportTitle(period),
    subtitle: bodyName,
    registryNumber: null,
    outline: [
      { kind: 'contents', title: 'Innehållsförteckning' },
      headingBlock(1, 'Sammanfattning'),
      emptyText(),
      ...events(chapters),
      ...charts(chapters),
      ...compilations(chapters),
      ...legends(chapters),
      ...tops.flatMap((top) => chapterBlocks(chapters, top, 1)),
      headingBlock(1, 'Ekonomi'),
      emptyText(),
    ],
  };
}

/** Which of the earlier reports lends its outline: the latest for the same part of the year, else the latest of all. Null where there is none before the period. */
export function templatePeriod(earlier: readonly Period[], period: Period): Period | null {
  const before = earlier.filter((each) => comparePeriods(each, period) < 0).sort((a, b) => comparePeriods(b, a));
  return before.find((each) => each.kind === period.kind) ?? before[0] ?? null;
}
