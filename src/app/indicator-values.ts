/** Reporting the values of the indicators that measure an entry's node: checked, confirmed where they are unusual, audited one by one. */
import { z } from 'zod';
import { compareDecimals } from '../domain/decimal.ts';
import { type Figure, formatFigure, unitSuffix } from '../domain/figure.ts';
import type { Indicator, IndicatorValue } from '../domain/indicator.ts';
import {
  isUnusual,
  type ReportedValue,
  readReported,
  reportedValues,
  type ValueLimits,
  type ValuePlace,
  valueLimits,
} from '../domain/reported-value.ts';
import { type Issue, type Result, refuse, succeed } from '../domain/result.ts';
import type { Transaction } from '../store/database.ts';
import { findValueAuthor, loadPlannedDecimals, saveIndicatorValue } from '../store/indicator-value.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { indicatorSubject } from './entry-subject.ts';
import { loadEntryView } from './entry-view.ts';
import { plainText, readForm } from './form.ts';
import { actorName, type Session } from './session.ts';
import type { ReportAddress } from './views.ts';

/** Names a value in a form and in an issue: "indicator/skogsandel:actual:all". */
export const valueName = (indicator: string, { kind, sex }: ValuePlace): string => `${indicator}:${kind}:${sex}`;

/** Begins the path of an issue about a value; the rest is its name. */
export const valuePath = 'varde:';

const shortText = plainText().max(100, 'Värdet är längre än 100 tecken.');

const Written = z.record(
  z.string(),
  z.object({
    /** What the field holds. */
    text: shortText,
    /** What the field held when the person saw it. */
    seen: shortText,
    /** The unusual value that the person has confirmed, as it was written. */
    confirmed: shortText.default(''),
  }),
);
type Written = z.infer<typeof Written>[string];

type Field = { readonly indicator: Indicator; readonly place: ReportedValue; readonly limits: ValueLimits };

const same = (a: Figure | null, b: Figure | null): boolean => {
  const [one, other] = [a?.value ?? null, b?.value ?? null];
  if (one === null || other === null) return one === other;
  return compareDecimals(one, other) === 0 && a?.decimals === b?.decimals;
};

/**
 * Writes the values that differ from what the person saw. `input`: what each field holds, by `valueName`. A value that
 * somebody else has changed meanwhile is not overwritten, and an unusual one asks to be confirmed; nothing is written then.
 */
export async function saveIndicatorValues(
  app: App,
  session: Session,
  address: ReportAddress,
  nodeKey: string,
  input: unknown,
): Promise<Result<{ saved: number }>> {
  const form = readForm(Written, input);
  if (!form.ok) return form;
  return change(app, session, async (tx) => {
    const view = await loadEntryView(tx, session, address, nodeKey);
    if (!view.ok) return view;
    if (view.value.whyNot !== null) return refuse({ path: '', message: view.value.whyNot });
    const planned = await loadPlannedDecimals(tx, address.period.year);
    const fields = view.value.indicators.flatMap((indicator) =>
      reportedValues(indicator, address.period).map((place) => ({
        indicator,
        place,
        limits: valueLimits(indicator, planned.get(indicator.key) ?? null),
      })),
    );
    const issues: Issue[] = [];
    let saved = 0;
    for (const field of fields) {
      const written = form.value[valueName(field.indicator.key, field.place)];
      if (written === undefined || written.text === written.seen) continue;
      const done = await saveOne(tx, session, address, field, written);
      if (!done.ok) issues.push(...done.issues);
      else saved += done.value ? 1 : 0;
    }
    return issues.length > 0 ? refuse(...issues) : succeed({ saved });
  });
}

/** True where the value was written, false where it stands so already. */
async function saveOne(
  tx: Transaction,
  session: Session,
  address: ReportAddress,
  { indicator, place, limits }: Field,
  written: Written,
): Promise<Result<boolean>> {
  const path = valuePath + valueName(indicator.key, place);
  const read = readReported(written.text, limits);
  if (!read.ok) return refuse(...read.issues.map(({ message }) => ({ path, message })));
  const figure = read.value;
  if (same(figure, place.stored)) return succeed(false);
  const suffix = unitSuffix(indicator.unit);
  if (place.shown !== written.seen) {
    const who = await findValueAuthor(tx, address, indicator.key, { ...place, year: address.period.year });
    const now = place.shown === '' ? 'tagit bort värdet' : `ändrat värdet till ${place.shown}${suffix}`;
    const message = `${who ?? 'Någon annan'} har ${now} sedan du öppnade sidan. Ditt värde står kvar; spara igen för att ersätta.`;
    return refuse({ path, message });
  }
  const before = place.before?.value ?? null;
  if (figure?.value && place.before && isUnusual(figure.value, before) && written.confirmed !== written.text) {
    const message = `Värdet är mer än tio gånger större eller mindre än förra årets ${formatFigure(place.before)}${suffix}. Bekräfta att det stämmer, eller rätta det.`;
    return refuse({ path, message });
  }
  const value: IndicatorValue = {
    year: address.period.year,
    kind: place.kind,
    sex: place.sex,
    value: figure?.value ?? null,
    decimals: figure?.decimals ?? 0,
  };
  await saveIndicatorValue(tx, address, indicator.key, value, actorName(session));
  const subject = indicatorSubject(address, indicator.key);
  await record(tx, session, { verb: 'indicator.edit', subject, before: place.stored, after: value });
  return succeed(true);
}
