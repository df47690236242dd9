/**
 * The risk matrix as a drawing: sixteen cells with the level's shape and word, how many risks stand there before actions
 * and after, and arrows for those that move. One drawing for pages and documents; what it shows stands in a table beside it.
 */
import { type Cell, levelAt, type RiskMatrix } from '../domain/risk-matrix.ts';
import type { Scale, ScaleValue } from '../domain/scale.ts';
import { type Arrow, type Bay, lengthOf, type Point, placeArrows, placeCounts } from './risk-arrows.ts';
import { symbolPaths } from './symbol.ts';
import { escapeXml } from './xml.ts';

export type RiskMatrixScales = { readonly likelihood: Scale; readonly impact: Scale; readonly levels: Scale };

export type RiskMatrixLook = {
  /** What stands beside the figures: "före", "efter". */
  readonly words: { readonly before: string; readonly after: string };
  /** Where a cell leads; left out in documents. */
  readonly href?: (cell: Cell) => string;
};

const width = 760;
const height = 468;
const left = 132;
const top = 8;
const cell = { width: 154, height: 98, gap: 3 };
const font = 'Source Sans 3, Source Sans Pro, Arial, sans-serif';
const ink = '#15242b';

const x = (impact: number) => left + (impact - 1) * (cell.width + cell.gap);
const y = (likelihood: number) => top + (4 - likelihood) * (cell.height + cell.gap);

type Written = { readonly size?: number; readonly weight?: 400 | 600; readonly anchor?: 'start' | 'middle' | 'end' };

function text(
  at: { x: number; y: number },
  words: string,
  { size = 14, weight = 400, anchor = 'start' }: Written = {},
) {
  return `<text x="${at.x}" y="${at.y}" font-family="${font}" font-size="${size}" font-weight="${weight}" text-anchor="${anchor}" fill="${ink}">${escapeXml(words)}</text>`;
}

const graded = (scale: Scale, grade: number): ScaleValue | undefined =>
  scale.values.find(({ code }) => code === String(grade));

/** A paler ground of the level's colour, so that ink stands out on it. */
function wash(color: string): string {
  const parts = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return `#${parts
    .map((part) =>
      Math.round(part * 0.18 + 255 * 0.82)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

type MatrixCell = RiskMatrix['cells'][number];
type Plate = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

const levelOf = (one: MatrixCell, scales: RiskMatrixScales) => levelAt(scales.levels.values, one.score);
const colorOf = (one: MatrixCell, scales: RiskMatrixScales) => levelOf(one, scales)?.color ?? '#4a5560';
const holds = (one: MatrixCell) => one.before.length + one.after.length > 0;

function ground(one: MatrixCell, scales: RiskMatrixScales): string {
  const color = colorOf(one, scales);
  return `<rect x="${x(one.impact)}" y="${y(one.likelihood)}" width="${cell.width}" height="${cell.height}" rx="4" fill="${wash(color)}" stroke="${color}" stroke-width="1.5"/>`;
}

/** About how wide a text is. */
const widthOf = (words: string, size: number) => words.length * size * 0.56;
const [labelSize, countSize, wordSize] = [14, 24, 13];

/** What the words and figures of a cell stand on, above the arrows. */
function platesOf(one: MatrixCell, scales: RiskMatrixScales, { words }: RiskMatrixLook): Plate[] {
  const [x0, y0] = [x(one.impact), y(one.likelihood)];
  const label = 30 + widthOf(levelOf(one, scales)?.label ?? '', labelSize);
  const score = widthOf(String(one.score), labelSize) + 8;
  const top = [
    { x: x0 + 6, y: y0 + 6, width: label, height: 24 },
    { x: x0 + cell.width - 8 - score, y: y0 + 6, width: score, height: 24 },
  ];
  if (!holds(one)) return top;
  const before = countWidth(one.before.length, words.before);
  const after = countWidth(one.after.length, words.after);
  const counts = { y: y0 + 31, height: 27 };
  return [...top, { ...counts, x: x0 + 6, width: before }, { ...counts, x: x0 + cell.width - 6 - after, width: after }];
}

const countWidth = (count: number, word: string) => widthOf(String(count), countSize) + widthOf(word, wordSize) + 14;

/** "3 före", the figure large. */
function countText(at: Point, count: number, word: string, anchor: 'start' | 'end'): string {
  return `<text x="${at.x}" y="${at.y}" font-family="${font}" text-anchor="${anchor}" fill="${ink}"><tspan font-size="${countSize}" font-weight="600">${count}</tspan><tspan font-size="${wordSize}"> ${escapeXml(word)}</tspan></text>`;
}

function cellWords(one: MatrixCell, scales: RiskMatrixScales, look: RiskMatrixLook): string {
  const { words, href } = look;
  const level = levelOf(one, scales);
  const color = colorOf(one, scales);
  const [x0, y0] = [x(one.impact), y(one.likelihood)];
  const plates = platesOf(one, scales, look).map(
    (at) =>
      `<rect x="${at.x.toFixed(1)}" y="${at.y}" width="${at.width.toFixed(1)}" height="${at.height}" rx="4" fill="${wash(color)}" fill-opacity="0.85"/>`,
  );
  const right = x0 + cell.width - 10;
  const counts = holds(one)
    ? countText({ x: x0 + 12, y: y0 + 53 }, one.before.length, words.before, 'start') +
      countText({ x: right, y: y0 + 53 }, one.after.length, words.after, 'end')
    : '';
  const head = `<g transform="translate(${x0 + 10} ${y0 + 10})">${symbolPaths(level?.shape ?? 'ring', color)}</g>${text({ x: x0 + 32, y: y0 + 23 }, level?.label ?? '')}${text({ x: x0 + cell.width - 12, y: y0 + 23 }, String(one.score), { anchor: 'end' })}`;
  const drawing = `${plates.join('')}${head}${counts}`;
  if (href === undefined || !holds(one)) return drawing;
  const area = `<rect x="${x0}" y="${y0}" width="${cell.width}" height="${cell.height}" fill="#ffffff" fill-opacity="0"/>`;
  return `<a href="${escapeXml(href(one))}">${area}${drawing}</a>`;
}

/** Below the figures of a cell. */
const bayOf = (at: Cell): Bay => ({
  left: x(at.impact) + 12,
  top: y(at.likelihood) + 64,
  width: cell.width - 24,
  height: 28,
});

function arrowDrawing(arrow: Arrow): string {
  const { from, to, count } = arrow;
  const length = lengthOf(arrow);
  const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const head = [-1, 1].map(
    (side) => `${(to.x - dx * 10 + side * dy * 5).toFixed(1)} ${(to.y - dy * 10 - side * dx * 5).toFixed(1)}`,
  );
  const neck = { x: to.x - dx * 8, y: to.y - dy * 8 };
  const line = `M${from.x.toFixed(1)} ${from.y.toFixed(1)}L${neck.x.toFixed(1)} ${neck.y.toFixed(1)}`;
  const thick = Math.min(1.5 + (count - 1) * 0.5, 4);
  return `<path d="${line}" fill="none" stroke="#ffffff" stroke-width="${thick + 3}"/><circle cx="${from.x.toFixed(1)}" cy="${from.y.toFixed(1)}" r="3.5" fill="${ink}"/><path d="${line}" fill="none" stroke="${ink}" stroke-width="${thick}"/><path d="M${to.x.toFixed(1)} ${to.y.toFixed(1)}L${head[0]}L${head[1]}Z" fill="${ink}"/>`;
}

const radius = 9;

/** How many risks go the same way, on the arrow. */
function countDrawing(at: Point, count: number): string {
  const [cx, cy] = [at.x.toFixed(1), at.y.toFixed(1)];
  return `<circle cx="${cx}" cy="${cy}" r="${radius}" fill="#ffffff" stroke="${ink}" stroke-width="1.5"/>${text({ x: Number(cx), y: Number((at.y + 4.5).toFixed(1)) }, String(count), { size: 13, weight: 600, anchor: 'middle' })}`;
}

function movementDrawings(
  matrix: RiskMatrix,
  scales: RiskMatrixScales,
  look: RiskMatrixLook,
): { arrows: string; counts: string } {
  const arrows = placeArrows(matrix.movements, bayOf);
  const plates = matrix.cells.flatMap((one) => platesOf(one, scales, look));
  const isTaken = (at: Point) =>
    plates.some(
      (one) =>
        at.x > one.x - radius &&
        at.x < one.x + one.width + radius &&
        at.y > one.y - radius &&
        at.y < one.y + one.height + radius,
    );
  const places = placeCounts(arrows, isTaken, radius);
  return {
    arrows: arrows.map(arrowDrawing).join(''),
    counts: places.map((at, index) => (at === null ? '' : countDrawing(at, arrows[index]?.count ?? 0))).join(''),
  };
}

/** The drawing, 760 by 468. It says nothing to those who hear the page: the table beside it does. */
export function riskMatrixSvg(matrix: RiskMatrix, scales: RiskMatrixScales, look: RiskMatrixLook): string {
  const side = [4, 3, 2, 1].map((grade) => {
    const at = { x: left - 12, y: y(grade) + cell.height / 2 };
    const value = graded(scales.likelihood, grade);
    return (
      text({ ...at, y: at.y - 2 }, String(grade), { weight: 600, anchor: 'end', size: 16 }) +
      text({ ...at, y: at.y + 16 }, value?.label ?? '', { anchor: 'end', size: 13 })
    );
  });
  const foot = [1, 2, 3, 4].map((grade) => {
    const at = { x: x(grade) + cell.width / 2, y: y(1) + cell.height + 20 };
    const value = graded(scales.impact, grade);
    return text(at, `${grade}  ${value?.label ?? ''}`, { anchor: 'middle', size: 13 });
  });
  const names =
    text({ x: 0, y: top + 14 }, scales.likelihood.name, { weight: 600, size: 13 }) +
    text({ x: x(4) + cell.width, y: height - 8 }, scales.impact.name, { weight: 600, size: 13, anchor: 'end' });
  const grounds = matrix.cells.map((one) => ground(one, scales));
  const cells = matrix.cells.map((one) => cellWords(one, scales, look));
  const { arrows, counts } = movementDrawings(matrix, scales, look);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="#ffffff"/>${names}${side.join('')}${foot.join('')}${grounds.join('')}${arrows}${cells.join('')}${counts}</svg>`;
}
