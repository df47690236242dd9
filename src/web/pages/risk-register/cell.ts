/** Which cell of the matrix an address asks for: "3-4" is likelihood 3, impact 4. */
import { type Cell, grades } from '../../../domain/risk-matrix.ts';

export const cellText = ({ likelihood, impact }: Cell) => `${likelihood}-${impact}`;

/** Null where the text names no cell. */
export function cellIn(text: string | undefined): Cell | null {
  const [, likelihood, impact] = /^(\d)-(\d)$/u.exec(text ?? '') ?? [];
  const grade = (digit: string | undefined) => grades.find((each) => String(each) === digit);
  const [row, column] = [grade(likelihood), grade(impact)];
  return row === undefined || column === undefined ? null : { likelihood: row, impact: column };
}
