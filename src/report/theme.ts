/** Colours of the printed documents. The municipality's accent is darkened or lightened until it can be read as text. */

/** Ink for text, `muted` for labels, `rule` for lines, `wash` behind cards. All text colours have 7:1 or more on white. */
export const ink = { text: '#1b2430', muted: '#4b5762', rule: '#c8d0d7', wash: '#f3f5f7', paper: '#ffffff' } as const;

type Rgb = readonly [number, number, number];

function parseHex(hex: string): Rgb {
  const part = (start: number) => Number.parseInt(hex.slice(start, start + 2), 16);
  return [part(1), part(3), part(5)];
}

function toHex(color: Rgb): string {
  return `#${color.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

/** Relative luminance, WCAG 2.2. */
function luminance(color: Rgb): number {
  const linear = (part: number) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(color[0]) + 0.7152 * linear(color[1]) + 0.0722 * linear(color[2]);
}

/** Contrast ratio of two colours in six-digit hex, WCAG 2.2: 1 to 21. */
export function contrast(first: string, second: string): number {
  const [a, b] = [luminance(parseHex(first)), luminance(parseHex(second))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** The colour moved towards black or white, no further than needed, until it has `ratio` to 1 against the background. */
export function readableOn(color: string, background: string, ratio = 4.5): string {
  const target: Rgb = luminance(parseHex(background)) > 0.18 ? [0, 0, 0] : [255, 255, 255];
  const from = parseHex(color);
  for (let step = 0; step < 20; step += 1) {
    const share = step / 20;
    const mixed = toHex([
      from[0] + (target[0] - from[0]) * share,
      from[1] + (target[1] - from[1]) * share,
      from[2] + (target[2] - from[2]) * share,
    ]);
    if (contrast(mixed, background) >= ratio) return mixed;
  }
  return toHex(target);
}
