/** How a site's standing is shown: always a shape and a word, never colour alone. */
import type { BodyCount, ScanKind, Standing } from '../../../domain/scan.ts';
import { standings } from '../../../domain/scan.ts';
import type { DataCell } from '../../data-table.ts';
import type { Words } from '../../words/words.ts';

const symbols: Readonly<Record<Standing, NonNullable<DataCell['symbol']>>> = {
  green: { shape: 'circle', color: '#1b7a3d' },
  yellow: { shape: 'diamond', color: '#b07a00' },
  orange: { shape: 'square', color: '#b8500f' },
  red: { shape: 'triangle', color: '#b3261e' },
  inside: { shape: 'circle', color: '#1b7a3d' },
  outside: { shape: 'triangle', color: '#b3261e' },
  unknown: { shape: 'diamond', color: '#b07a00' },
  none: { shape: 'ring', color: '#5c6670' },
};

export const symbolOf = (standing: Standing) => symbols[standing];

export function standingCell(words: Words, standing: Standing, href?: string): DataCell {
  const cell = { text: words.scan.standings[standing], symbol: symbols[standing], ours: true };
  return href === undefined ? cell : { ...cell, href };
}

/** "87,5" */
export const shownIndex = (index: string | null): string | null => index?.replace('.', ',') ?? null;

/** "1 grön, 19 gul". */
export function shownCounts(words: Words, kind: ScanKind, { by }: Omit<BodyCount, 'body'>): string {
  const parts = standings[kind].flatMap((standing) =>
    by[standing] ? `${by[standing]} ${words.scan.standings[standing]}` : [],
  );
  return words.scan.counts(parts);
}
