/** The economy of a body for a period: the tables as the report has them, where each amount came from, and what explains the variance. */
import type { MoneyForm } from '../domain/economy.ts';
import { economyBook } from '../domain/economy-book.ts';
import { type EconomyKind, type Explanation, varianceTable } from '../domain/economy-table.ts';
import type { FigureTable } from '../domain/figure-table.ts';
import { periodName } from '../domain/period.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { listBodies } from '../store/body.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { loadEconomyValues, type StoredEconomyValue } from '../store/economy-value.ts';
import { loadFigureTables } from '../store/figure-table.ts';
import { findReport } from '../store/report.ts';
import { loadExplanations } from '../store/variance-explanation.ts';
import type { App } from './app.ts';
import { makeEconomyTables } from './economy-refresh.ts';
import { loadEconomySettings } from './economy-settings.ts';
import { whyHidden } from './facts-of.ts';
import { may, seesWorkingMaterial } from './policy.ts';
import type { Session } from './session.ts';
import type { ReportAddress } from './views.ts';

export type EconomyView = {
  readonly bodyName: string;
  readonly form: MoneyForm;
  /** In the order of the report. A table that was read from a document has its own unit. */
  readonly tables: readonly FigureTable[];
  /** What is explained and what is not; null where there is no variance to explain. */
  readonly variance: FigureTable | null;
  readonly explanations: readonly Explanation[];
  /** The amounts that the tables are made from; none for those who do not see working material. */
  readonly values: readonly StoredEconomyValue[];
  readonly decided: boolean;
  /** False where there is no report for the period: the tables are then only seen here. */
  readonly reported: boolean;
  readonly mayExplain: boolean;
  readonly mayImport: boolean;
};

const kinds: readonly EconomyKind[] = [
  'incomeStatement',
  'variance',
  'departments',
  'appropriation',
  'investment',
  'forecast',
  'forecastAccuracy',
];
const isEconomy = ({ kind }: FigureTable): boolean => kinds.some((each) => each === kind);

export async function whyUnreadable(
  tx: Transaction,
  session: Session,
  address: ReportAddress,
): Promise<Result<{ bodyName: string }>> {
  const { body, period } = address;
  if (!may(session, 'read', body)) return refuse({ path: '', message: 'Du har ingen roll i den här kommunen.' });
  const found = (await listBodies(tx)).find(({ code }) => code === body);
  if (!found) return refuse({ path: 'body', message: `Det finns ingen nämnd med koden ${body}.` });
  const hidden = await whyHidden(tx, session, address);
  if (hidden !== null) return refuse({ path: 'report', message: hidden });
  if (!seesWorkingMaterial(session) && (await findReport(tx, address)) === null)
    return refuse({ path: 'report', message: `Det finns ingen rapport för ${body}, ${periodName(period)}.` });
  return succeed({ bodyName: found.name });
}

/** Of a report, its own tables, so that page and report cannot differ; where there is none, what the amounts give. */
export async function readEconomy(app: App, session: Session, address: ReportAddress): Promise<Result<EconomyView>> {
  return inTenant(app.db, session.tenant.id, async (tx): Promise<Result<EconomyView>> => {
    const readable = await whyUnreadable(tx, session, address);
    if (!readable.ok) return readable;
    const { body, period } = address;
    const report = await findReport(tx, address);
    const settings = await loadEconomySettings(tx);
    const made = await makeEconomyTables(tx, address, settings);
    const held = report === null ? made : (await loadFigureTables(tx, address)).filter(isEconomy);
    const values = await loadEconomyValues(tx, { body, year: period.year });
    const explanations = await loadExplanations(tx, address);
    const now = economyBook(values);
    const before = economyBook([]);
    const variance = varianceTable({ ...settings, period, departments: [], now, before, explanations });
    const decided = report?.decided ?? false;
    const known = variance.rows.at(-1)?.cells[0]?.value != null;
    return succeed({
      bodyName: readable.value.bodyName,
      form: settings.form,
      tables: held.filter(({ kind }) => kind !== 'variance').toSorted((a, b) => rank(a) - rank(b)),
      variance: held.find(({ kind }) => kind === 'variance') ?? (known && !decided ? variance : null),
      explanations,
      values: seesWorkingMaterial(session) ? values : [],
      decided,
      reported: report !== null,
      mayExplain: report !== null && !decided && may(session, 'report', body),
      mayImport: may(session, 'economy', body),
    });
  });
}

const rank = ({ kind }: FigureTable): number => (kinds as readonly string[]).indexOf(kind);
