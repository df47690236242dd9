/**
 * Symbols are drawn once, as layers of paths on a grid of 16 by 16, and used by HTML, DOCX and PDF alike.
 * A symbol never stands alone: the renderer writes the symbol's word beside it, so the drawing itself is decoration.
 *
 * @example
 * import assert from 'node:assert/strict';
 * assert.match(symbolSvg('circle', '#1a7f4b'), /^<svg .*<path fill="#1a7f4b"/);
 */
import type { SymbolShape } from '../domain/scale.ts';

/** One path: filled, or stroked with the given width. `white` layers are knocked out of what lies below. */
type Layer = { readonly d: string; readonly stroke?: number; readonly white?: true };

/** A circle as two arcs, so that every layer is a path. */
function circle(radius: number): string {
  return `M${8 - radius} 8a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;
}

/** A sector that starts at twelve o'clock and takes `share` of the circle, clockwise. */
function sector(radius: number, share: number): string {
  const angle = share * 2 * Math.PI;
  const x = (8 + radius * Math.sin(angle)).toFixed(3);
  const y = (8 - radius * Math.cos(angle)).toFixed(3);
  return `M8 8V${8 - radius}A${radius} ${radius} 0 ${share > 0.5 ? 1 : 0} 1 ${x} ${y}Z`;
}

const rim: Layer = { d: circle(6.4), stroke: 1.5 };

const shapes: Record<SymbolShape, readonly Layer[]> = {
  circle: [{ d: circle(6.75) }],
  diamond: [{ d: 'M8 .6L15.4 8L8 15.4L.6 8Z' }],
  square: [{ d: 'M2 2H14V14H2Z' }],
  triangle: [{ d: 'M8 1.2L15.6 14.6H.4Z' }],
  ring: [{ d: circle(5.75), stroke: 2.2 }],
  arrowUp: [{ d: 'M8 14.5V2.5M3 7.5L8 2.5L13 7.5', stroke: 2.2 }],
  arrowRight: [{ d: 'M1.5 8H13.5M8.5 3L13.5 8L8.5 13', stroke: 2.2 }],
  arrowDown: [{ d: 'M8 1.5V13.5M3 8.5L8 13.5L13 8.5', stroke: 2.2 }],
  check: [{ d: circle(7.2) }, { d: 'M4.4 8.4L7 11L11.7 5.4', stroke: 2, white: true }],
  clock: [
    { d: circle(6.4), stroke: 1.8 },
    { d: 'M8 4.2V8L10.8 9.8', stroke: 1.8 },
  ],
  pie0: [rim],
  pie20: [rim, { d: sector(4.6, 0.2) }],
  pie80: [rim, { d: sector(4.6, 0.8) }],
  pie100: [rim, { d: circle(4.6) }],
};

/** True where the text names a shape that can be drawn. */
export function isSymbolShape(text: string): text is SymbolShape {
  return Object.hasOwn(shapes, text);
}

function layerPath(layer: Layer, color: string): string {
  const paint = layer.white ? '#ffffff' : color;
  return layer.stroke === undefined
    ? `<path fill="${paint}" d="${layer.d}"/>`
    : `<path fill="none" stroke="${paint}" stroke-width="${layer.stroke}" stroke-linecap="round" stroke-linejoin="round" d="${layer.d}"/>`;
}

/** What stands inside the symbol's `<svg viewBox="0 0 16 16">`. `color` is six-digit hex. */
export function symbolPaths(shape: SymbolShape, color: string): string {
  const safe = /^#[0-9a-f]{3,8}$/iu.test(color) ? color : '#4a5560';
  return shapes[shape].map((layer) => layerPath(layer, safe)).join('');
}

/** The symbol as an SVG file of `size` by `size` pixels. */
export function symbolSvg(shape: SymbolShape, color: string, size = 16): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 16 16">${symbolPaths(shape, color)}</svg>`;
}
