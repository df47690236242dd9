/** Draws a state's shape as the printed documents do. Decoration only: the state's word always stands beside it. */
import { symbolPaths } from '../../app/symbol.ts';
import type { SymbolShape } from '../../domain/scale.ts';

/** `color` is the municipality's six-digit hex; the style lightens it in the dark. */
export function Shape({ shape, color }: { shape: SymbolShape; color: string }) {
  return (
    <svg
      className="symbol"
      viewBox="0 0 16 16"
      width="16"
      height="16"
      aria-hidden="true"
      focusable="false"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: paths of our own; the colour is checked to be hex
      dangerouslySetInnerHTML={{ __html: symbolPaths(shape, color) }}
    />
  );
}
