/** Where a run's assessment can be put: the occurrences of control plans whose result is still to be written. */
import { plainWords } from '../../controls/normalise.ts';
import { daysAfter } from '../../domain/swedish-day.ts';
import type { Transaction } from '../../store/database.ts';
import type { OccurrenceKey } from '../../store/occurrence-result.ts';
import { listOpenPlaces } from '../../store/occurrence-run.ts';
import { occurrenceName } from '../occurrence-subject.ts';
import { may } from '../policy.ts';
import type { Session } from '../session.ts';

/** `code`: names it in a form. */
export type ResultPlace = {
  readonly code: string;
  readonly label: string;
  readonly key: OccurrenceKey;
  /** The control's title is much like the one that was run. */
  readonly likely: boolean;
};

const likelyFrom = 0.6;
/** How long before and after the cut-off date an occurrence can be due, in days. */
const reach = 200;

const wordsOf = (title: string) =>
  new Set(
    plainWords(title)
      .split(' ')
      .filter((word) => word.length > 3),
  );

/** True where two titles share most of their longer words. */
export function isLike(a: string, b: string): boolean {
  return likeness(a, b) >= likelyFrom;
}

function likeness(a: string, b: string): number {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  const common = [...one].filter((word) => other.has(word)).length;
  return common / Math.max(1, Math.min(one.size, other.size));
}

export const placeCode = ({ body, year, control, occurrence }: OccurrenceKey): string =>
  [body, year, control, occurrence].join(' ');

/** The places that the session may write in; those of a control with a like title come first, then those nearest in time. */
export async function resultPlaces(
  tx: Transaction,
  session: Session,
  { title, cutOff }: { readonly title: string; readonly cutOff: string },
): Promise<ResultPlace[]> {
  const between = { from: daysAfter(cutOff, -reach), until: daysAfter(cutOff, reach) };
  const rows = (await listOpenPlaces(tx, between)).filter(({ body }) => may(session, 'report', body));
  const away = (day: string) => Math.abs(Date.parse(day) - Date.parse(cutOff));
  return rows
    .map((row) => ({ ...row, alike: likeness(title, row.title) }))
    .sort((a, b) => b.alike - a.alike || away(a.dueOn) - away(b.dueOn))
    .map(({ body, year, control, occurrence, title: name, dueOn, label, alike }) => {
      const key = { body, year, control, occurrence };
      return {
        code: placeCode(key),
        label: `${body}, ${occurrenceName({ label, dueOn })}: ${name}`,
        key,
        likely: alike >= likelyFrom,
      };
    });
}
