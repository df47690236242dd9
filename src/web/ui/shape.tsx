/** Draws a state's shape on a grid of 16 by 16. Decoration only: the state's word always stands beside it. */
import type { SymbolShape } from '../../domain/scale.ts';

const arrow = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 2.2,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;
const rim = <circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" strokeWidth="1.6" />;

const drawings: Record<SymbolShape, React.ReactNode> = {
  circle: <circle cx="8" cy="8" r="6.8" fill="currentColor" />,
  diamond: <path d="M8 .6 15.4 8 8 15.4.6 8Z" fill="currentColor" />,
  square: <path d="M2 2h12v12H2Z" fill="currentColor" />,
  triangle: <path d="M8 1.2 15.6 14.6H.4Z" fill="currentColor" />,
  ring: <circle cx="8" cy="8" r="5.8" fill="none" stroke="currentColor" strokeWidth="2.2" />,
  arrowUp: <path d="M8 14.5v-12M3 7.5l5-5 5 5" {...arrow} />,
  arrowRight: <path d="M1.5 8h12M8.5 3l5 5-5 5" {...arrow} />,
  arrowDown: <path d="M8 1.5v12M3 8.5l5 5 5-5" {...arrow} />,
  check: (
    <>
      <circle cx="8" cy="8" r="7.2" fill="currentColor" />
      <path className="knockout" d="M4.4 8.4 7 11l4.7-5.6" fill="none" strokeWidth="2" strokeLinecap="round" />
    </>
  ),
  clock: (
    <>
      {rim}
      <path d="M8 4.2V8l2.8 1.8" {...arrow} strokeWidth="1.8" />
    </>
  ),
  pie0: rim,
  pie20: (
    <>
      {rim}
      <path d="M8 8V3.4A4.6 4.6 0 0 1 12.37 6.58Z" fill="currentColor" />
    </>
  ),
  pie80: (
    <>
      {rim}
      <path d="M8 8V3.4A4.6 4.6 0 1 1 3.63 6.58Z" fill="currentColor" />
    </>
  ),
  pie100: (
    <>
      {rim}
      <circle cx="8" cy="8" r="4.6" fill="currentColor" />
    </>
  ),
};

/** `color` is the municipality's six-digit hex; the style lightens it in the dark. */
export function Shape({ shape, color }: { shape: SymbolShape; color: string }) {
  return (
    <svg
      className="symbol"
      viewBox="0 0 16 16"
      width="16"
      height="16"
      color={color}
      aria-hidden="true"
      focusable="false"
    >
      {drawings[shape]}
    </svg>
  );
}
