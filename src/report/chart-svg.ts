/**
 * Cleans the SVG that ECharts writes: no style sheet, no style attributes, no interaction data, and identifiers made from
 * the chart's own id, so that the drawing stands under a strict Content-Security-Policy and is the same every time.
 */
import { createHash } from 'node:crypto';

const styleProperties = new Set(['font-size', 'font-family', 'font-weight', 'font-style']);

/** `font-size:12px;font-weight:600` as presentation attributes; any other property is left out. */
function toAttributes(style: string): string {
  return style
    .split(';')
    .map((rule) => rule.split(':').map((part) => part.trim()))
    .filter(([property]) => styleProperties.has(property ?? ''))
    .map(([property, value]) => ` ${property}="${(value ?? '').replaceAll('"', '').replace(/px$/u, '')}"`)
    .join('');
}

/** The drawing as one line, with identifiers that begin with a hash of `id`. */
export function cleanSvg(svg: string, id: string): string {
  const prefix = `c${createHash('sha256').update(id).digest('hex').slice(0, 8)}`;
  return svg
    .replaceAll(/<style[^>]*>.*?<\/style>/gsu, '')
    .replaceAll(/ style="([^"]*)"/gu, (_found, style: string) => toAttributes(style))
    .replaceAll(/ (?:class|ecmeta_\w+|xmlns:xlink|version|baseProfile)="[^"]*"/gu, '')
    .replaceAll(/zr\d+-/gu, `${prefix}-`)
    .replace(/<rect width="\d+" height="\d+" x="0" y="0" fill="none"><\/rect>/u, '')
    .replaceAll(/<defs ?>\s*<\/defs>/gu, '')
    .replaceAll(/>\s*\n\s*</gu, '><')
    .trim();
}
