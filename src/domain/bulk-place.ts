/** What sheets of figures have in common: which body a line is about, and lines that say the same thing twice. */
import type { Body } from './body.ts';
import { type BulkRow, cellText, type Fault, quoted } from './bulk.ts';
import { readBodies } from './bulk-plan-sheet.ts';
import { type Result, refuse, succeed } from './result.ts';

export type BodyNames = {
  readonly bodies: readonly Pick<Body, 'code' | 'name'>[];
  /** What lines are about that do not say it themselves. */
  readonly body: string | null;
};

/** The body that a line is about; refused with the line's place. */
export function bodyOf({ line, values }: BulkRow, { body, bodies }: BodyNames, fault: Fault): Result<string> {
  const text = cellText(values.body ?? '');
  if (text === '')
    return body === null
      ? refuse(fault(line, 'body', 'Nämnd saknas. Fyll i cellen, eller välj en nämnd för hela filen.'))
      : succeed(body);
  if (bodies.some(({ code }) => code === text)) return succeed(text);
  const [code, ...more] = readBodies(text, bodies).codes;
  if (code !== undefined && more.length === 0) return succeed(code);
  return refuse(fault(line, 'body', `${quoted(text)} är ingen nämnd i kommunen. Skriv dess kod.`));
}
