/**
 * The risk matrix as a drawing: sixteen cells with the level's shape and word, how many risks stand there before actions
 * and after, and arrows for those that move. One drawing for pages and documents; what it shows stands in a table beside it.
 */
import { type Cell, levelAt, type Movement, type RiskMatrix } from '../domain/risk-matrix.ts';
import type { Scale, ScaleValue } from '../domain/scale.ts';
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
const middle = (at: Cell) => ({ x: x(at.impact) + cell.width / 2, y: y(at.likelihood) + cell.height / 2 });

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

function cellDrawing(
  one: RiskMatrix['cells'][number],
  scales: RiskMatrixScales,
  { words, href }: RiskMatrixLook,
): string {
  const level = levelAt(scales.levels.values, one.score);
  const [x0, y0] = [x(one.impact), y(one.likelihood)];
  const color = level?.color ?? '#4a5560';
  const counts =
    one.before.length + one.after.length === 0
      ? ''
      : text({ x: x0 + 12, y: y0 + 62 }, String(one.before.length), { size: 28, weight: 600 }) +
        text({ x: x0 + 12, y: y0 + 82 }, words.before, { size: 13 }) +
        text({ x: x0 + cell.width - 12, y: y0 + 62 }, String(one.after.length), {
          size: 28,
          weight: 600,
          anchor: 'end',
        }) +
        text({ x: x0 + cell.width - 12, y: y0 + 82 }, words.after, { size: 13, anchor: 'end' });
  const drawing = `<rect x="${x0}" y="${y0}" width="${cell.width}" height="${cell.height}" rx="4" fill="${wash(color)}" stroke="${color}" stroke-width="1.5"/><g transform="translate(${x0 + 10} ${y0 + 10})">${symbolPaths(level?.shape ?? 'ring', color)}</g>${text({ x: x0 + 32, y: y0 + 23 }, level?.label ?? '')}${text({ x: x0 + cell.width - 12, y: y0 + 23 }, String(one.score), { anchor: 'end' })}${counts}`;
  if (href === undefined || one.before.length + one.after.length === 0) return drawing;
  return `<a href="${escapeXml(href(one))}">${drawing}</a>`;
}

/** From the edge of one cell's middle to the other's, with the number of risks where more than one goes the same way. */
/** Arrows that go side by side are drawn apart. */
const lanes = [-18, 0, 18] as const;

function arrow({ from, to, count }: Movement, index: number): string {
  const [a, b] = [middle(from), middle(to)];
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const [dx, dy] = [(b.x - a.x) / length, (b.y - a.y) / length];
  const lane = lanes[index % lanes.length] ?? 0;
  const [aside, down] = [-dy * lane, dx * lane];
  const start = { x: a.x + dx * 16 + aside, y: a.y + dy * 16 + down };
  const end = { x: b.x - dx * 14 + aside, y: b.y - dy * 14 + down };
  const head = [-1, 1].map(
    (side) => `${(end.x - dx * 9 + side * dy * 5).toFixed(1)} ${(end.y - dy * 9 - side * dx * 5).toFixed(1)}`,
  );
  const line = `M${start.x.toFixed(1)} ${start.y.toFixed(1)}L${end.x.toFixed(1)} ${end.y.toFixed(1)}`;
  const half = { x: (start.x + end.x) / 2 + dy * 12, y: (start.y + end.y) / 2 - dx * 12 + 5 };
  return `<circle cx="${start.x.toFixed(1)}" cy="${start.y.toFixed(1)}" r="4" fill="${ink}"/><path d="${line}" fill="none" stroke="#ffffff" stroke-width="5"/><path d="${line}" fill="none" stroke="${ink}" stroke-width="2"/><path d="M${end.x.toFixed(1)} ${end.y.toFixed(1)}L${head[0]}L${head[1]}Z" fill="${ink}"/>${count > 1 ? text({ x: Number(half.x.toFixed(1)), y: Number(half.y.toFixed(1)) }, String(count), { size: 15, weight: 600, anchor: 'middle' }) : ''}`;
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
  const cells = matrix.cells.map((one) => cellDrawing(one, scales, look));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="#ffffff"/>${names}${side.join('')}${foot.join('')}${cells.join('')}${matrix.movements.map(arrow).join('')}</svg>`;
}
