/** Taking a key figure's values of the own municipality into an indicator of a report: what would change first, then as it was seen. */
import { formatFigure } from '../domain/figure.ts';
import type { IndicatorValue } from '../domain/indicator.ts';
import { type KeyFigureSource, sourceName } from '../domain/key-figure.ts';
import { periodCode } from '../domain/period.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { roundDecimal } from '../domain/sheet-number.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { loadIndicators } from '../store/indicator.ts';
import { loadPlannedDecimals, saveIndicatorValues } from '../store/indicator-value.ts';
import { loadKeyFigureValues } from '../store/key-figure.ts';
import { findReport, listReportRows } from '../store/report.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { economyNotAllowed } from './economy-access.ts';
import { indicatorSubject } from './entry-subject.ts';
import { loadComparison } from './key-figure-settings.ts';
import { fingerprint } from './plan-access.ts';
import { may } from './policy.ts';
import { actorName, type Session } from './session.ts';
import type { ReportAddress } from './views.ts';

export type CopyTarget = ReportAddress & { readonly indicator: string };
/** `title`: the indicator's. */
export type CopyChoice = { readonly target: CopyTarget; readonly title: string };
type CopyChange = Pick<IndicatorValue, 'year' | 'sex'> & { readonly before: string; readonly after: string };
export type CopyTrial = CopyChoice & {
  /** Outcomes as they are shown; '' is none. */
  readonly changes: readonly CopyChange[];
  readonly writes: readonly (ReportAddress & { readonly indicator: string; readonly value: IndicatorValue })[];
  readonly seen: string;
};

/** Years back from the report's own that are taken. */
const yearsBack = 4;

/** Indicators of reports that are not decided. */
export async function listCopyChoices(app: App, session: Session): Promise<readonly CopyChoice[]> {
  if (!may(session, 'economy', null)) return [];
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const choices: CopyChoice[] = [];
    for (const { body, period } of (await listReportRows(tx)).filter(({ decided }) => !decided)) {
      const address = { body: body.code, period };
      for (const indicator of await loadIndicators(tx, address))
        choices.push({ target: { ...address, indicator: indicator.key }, title: indicator.title });
    }
    return choices;
  });
}

async function tryIn(
  tx: Transaction,
  source: KeyFigureSource,
  id: string,
  target: CopyTarget,
): Promise<Result<CopyTrial>> {
  const report = await findReport(tx, target);
  const indicator = (await loadIndicators(tx, target)).find(({ key }) => key === target.indicator);
  if (report === null || report.decided || !indicator)
    return refuse({ path: 'till', message: 'Välj en indikator i en rapport som inte är beslutad.' });
  const { own } = await loadComparison(tx);
  if (own === null) return refuse({ path: 'own', message: 'Välj först vilken kommun ni är.' });
  const planned = (await loadPlannedDecimals(tx, target.period.year)).get(target.indicator);
  const decimals = planned ?? Math.max(0, ...indicator.values.map((value) => value.decimals));
  const { year: last } = target.period;
  const values = (await loadKeyFigureValues(tx, [id])).flatMap(({ source: from, place, year, sex, value }) => {
    if (from !== source || place !== own || value === null || year > last || year < last - yearsBack) return [];
    return [{ year, kind: 'actual' as const, sex, value: roundDecimal(value, decimals), decimals }];
  });
  const before = (value: IndicatorValue) =>
    indicator.values.find(({ year, kind, sex }) => year === value.year && kind === 'actual' && sex === value.sex) ??
    null;
  const changed = values.filter((value) => before(value)?.value !== value.value);
  const changes = changed.map((value) => {
    const known = before(value);
    return {
      year: value.year,
      sex: value.sex,
      before: known === null ? '' : formatFigure(known),
      after: formatFigure(value),
    };
  });
  const writes = changed.map((value) => ({
    body: target.body,
    period: target.period,
    indicator: target.indicator,
    value,
  }));
  return succeed({ target, title: indicator.title, changes, writes, seen: fingerprint(changes) });
}

export async function tryKeyFigureCopy(
  app: App,
  session: Session,
  source: KeyFigureSource,
  id: string,
  target: CopyTarget,
): Promise<Result<CopyTrial>> {
  if (!may(session, 'economy', target.body)) return refuse(economyNotAllowed);
  return inTenant(app.db, session.tenant.id, (tx) => tryIn(tx, source, id, target));
}

/** Writes what was seen. Who last wrote a value then names the source: "Vera Ek, ur Kolada (RKA)". */
export async function copyKeyFigure(
  app: App,
  session: Session,
  source: KeyFigureSource,
  id: string,
  wish: { readonly target: CopyTarget; readonly seen: string },
): Promise<Result<null>> {
  const { target, seen } = wish;
  if (!may(session, 'economy', target.body)) return refuse(economyNotAllowed);
  return change(app, session, async (tx): Promise<Result<null>> => {
    const tried = await tryIn(tx, source, id, target);
    if (!tried.ok) return tried;
    if (tried.value.seen !== seen)
      return refuse({
        path: 'seen',
        message: 'Något har ändrats sedan du öppnade sidan. Se efter igen och godkänn sedan.',
      });
    const by = `${actorName(session)}, ur ${sourceName(source)}`;
    await saveIndicatorValues(tx, tried.value.writes, { by });
    await record(tx, session, {
      verb: 'indicator.fetch',
      subject: indicatorSubject(target, target.indicator),
      before: null,
      after: {
        from: `${sourceName(source)} ${id}`,
        report: `${target.body}/${periodCode(target.period)}`,
        changes: tried.value.changes,
      },
    });
    return succeed(null);
  });
}
