/**
 * The risk matrix (Swedish: riskmatris) counts risks by likelihood and impact, before and after actions, and says how they
 * move. A level of risk begins at a product of the two; the municipality sets where.
 *
 * @example
 * import assert from 'node:assert/strict';
 * const levels = [{ code: 'high', least: 8 }, { code: 'low', least: 1 }];
 * assert.equal(levelAt(levels, 9)?.code, 'high');
 * assert.equal(levelAt(levels, 6)?.code, 'low');
 */
import type { RegisterRisk, RiskAssessment } from './register.ts';

export const grades = [1, 2, 3, 4] as const;
export type Cell = { readonly likelihood: number; readonly impact: number };

/** Likelihood times impact, 1 to 16; null where one of them is not assessed. */
export function riskScore({ likelihood, impact }: Pick<RiskAssessment, 'likelihood' | 'impact'>): number | null {
  return likelihood === null || impact === null ? null : likelihood * impact;
}

/** The level with the highest limit that the product reaches; null where there is none. */
export function levelAt<T extends { readonly least?: number | undefined }>(
  levels: readonly T[],
  score: number,
): T | null {
  const reached = levels.filter(({ least }) => least !== undefined && least <= score);
  return reached.toSorted((a, b) => (b.least ?? 0) - (a.least ?? 0))[0] ?? null;
}

type Assessed = Pick<RegisterRisk, 'key' | 'before' | 'after'>;

export type MatrixCell = Cell & {
  readonly score: number;
  /** Keys of the risks in the cell. */
  readonly before: readonly string[];
  readonly after: readonly string[];
};
export type Movement = { readonly from: Cell; readonly to: Cell; readonly count: number };
export type RiskMatrix = {
  /** All sixteen: likelihood from 4 down, impact from 1 up. */
  readonly cells: readonly MatrixCell[];
  readonly movements: readonly Movement[];
  /** Keys of risks without a place. */
  readonly unassessed: readonly string[];
};

/** Where an assessment places a risk; null where it is not whole. */
export function cellOf({ likelihood, impact }: Pick<RiskAssessment, 'likelihood' | 'impact'>): Cell | null {
  return likelihood === null || impact === null ? null : { likelihood, impact };
}

export const sameCell = (a: Cell | null, b: Cell | null) =>
  a !== null && b !== null && a.likelihood === b.likelihood && a.impact === b.impact;

/** A risk whose place after actions is not assessed stays where it was. */
export function placeAfter(risk: Assessed): Cell | null {
  return cellOf(risk.after) ?? cellOf(risk.before);
}

function movementsOf(risks: readonly Assessed[]): Movement[] {
  const moved = risks.flatMap((risk) => {
    const [from, to] = [cellOf(risk.before), placeAfter(risk)];
    return from === null || to === null || sameCell(from, to) ? [] : [{ from, to }];
  });
  const alike = Map.groupBy(moved, ({ from, to }) => `${from.likelihood}${from.impact}${to.likelihood}${to.impact}`);
  return [...alike.values()].flatMap(([first, ...more]) =>
    first === undefined ? [] : [{ ...first, count: more.length + 1 }],
  );
}

export function riskMatrix(risks: readonly Assessed[]): RiskMatrix {
  const keys = (place: (risk: Assessed) => Cell | null, cell: Cell) =>
    risks.filter((risk) => sameCell(place(risk), cell)).map(({ key }) => key);
  const cells = grades.toReversed().flatMap((likelihood) =>
    grades.map((impact) => {
      const cell = { likelihood, impact };
      return {
        ...cell,
        score: likelihood * impact,
        before: keys((risk) => cellOf(risk.before), cell),
        after: keys(placeAfter, cell),
      };
    }),
  );
  return {
    cells,
    movements: movementsOf(risks),
    unassessed: risks.filter((risk) => cellOf(risk.before) === null).map(({ key }) => key),
  };
}
