/** Where a run's assessment can be put: the results of controls in reports that are still open. */
import { plainWords } from '../../controls/normalise.ts';
import { formToNarrative } from '../../domain/narrative-form.ts';
import { Period, periodCode, periodName } from '../../domain/period.ts';
import { listOpenResults, setResult } from '../../store/control-result.ts';
import type { Transaction } from '../../store/database.ts';
import { may } from '../policy.ts';
import type { Session } from '../session.ts';

/** `code`: names it in a form. */
export type ResultPlace = {
  readonly code: string;
  readonly label: string;
  readonly body: string;
  readonly period: Period;
  readonly control: string;
  /** The control's title is much like the one that was run. */
  readonly likely: boolean;
};

const likelyFrom = 0.6;

const wordsOf = (title: string) =>
  new Set(
    plainWords(title)
      .split(' ')
      .filter((word) => word.length > 3),
  );

/** How alike two titles are: the share of their longer words that both have. */
function likeness(a: string, b: string): number {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  const common = [...one].filter((word) => other.has(word)).length;
  return common / Math.max(1, Math.min(one.size, other.size));
}

/** The open results that the session may work with; those of a control with a like title come first. */
export async function resultPlaces(tx: Transaction, session: Session, title: string): Promise<ResultPlace[]> {
  const rows = (await listOpenResults(tx)).filter(({ body }) => may(session, 'control', body));
  return rows
    .map((row) => ({ ...row, alike: likeness(title, row.title) }))
    .sort((a, b) => b.alike - a.alike || b.year - a.year)
    .map(({ body, year, period: kind, control, title: name, alike }) => {
      const period = Period.parse({ year, kind });
      return {
        code: `${body} ${periodCode(period)} ${control}`,
        label: `${body}, ${periodName(period)}: ${name}`,
        body,
        period,
        control,
        likely: alike >= likelyFrom,
      };
    });
}

/** Writes the assessment and its reason as the control's result in the report. False where it is not there any more. */
export function putResult(
  tx: Transaction,
  place: ResultPlace,
  said: { readonly assessment: string; readonly text: string },
): Promise<boolean> {
  const { body, period, control } = place;
  return setResult(tx, { body, period, control }, { assessment: said.assessment, result: formToNarrative(said.text) });
}
