/** What a SIE file would change of a body's economy, by the municipality's mapping of accounts and the body's of departments. */
import { accountReader, departmentReader } from '../domain/account-map.ts';
import type { EconomyPlace } from '../domain/economy.ts';
import { type EconomyChange, economyChanges } from '../domain/economy-change.ts';
import { formatFigure } from '../domain/figure.ts';
import { kronor, readLedger } from '../domain/ledger.ts';
import { type Issue, type Result, refuse, succeed } from '../domain/result.ts';
import type { SieFile } from '../intake/sie/sie-file.ts';
import { readSieLedger } from '../intake/sie/sie-ledger.ts';
import type { Transaction } from '../store/database.ts';
import { findDepartmentMap } from '../store/department-map.ts';
import { type BodyYear, loadEconomyValues } from '../store/economy-value.ts';
import { findReport } from '../store/report.ts';
import { loadEconomySettings } from './economy-settings.ts';
import type { UploadedFile } from './import.ts';
import { fingerprint } from './plan-access.ts';

export type SieTrial = EconomyChange & {
  readonly file: Pick<SieFile, 'type' | 'encoding' | 'program' | 'company' | 'vouchers'>;
  /** Accounts with amounts that no row takes. `amount` as the file has it: "1 234,50". */
  readonly unmapped: readonly { readonly account: string; readonly name: string; readonly amount: string }[];
  /** "A 7 (2025-01-31, rad 4)", and what it lacks. */
  readonly unbalanced: readonly {
    readonly voucher: string;
    readonly date: string;
    readonly line: number;
    readonly amount: string;
  }[];
  /** Lines of tags that are not read. */
  readonly notes: readonly { readonly line: number; readonly text: string }[];
  /** Why nothing can be accepted; null where it can. */
  readonly whyNot: Issue | null;
  /** Names what was seen. */
  readonly seen: string;
};

const mostNotes = 100;
const amountText = (ore: bigint): string => formatFigure({ value: kronor(ore), decimals: 2 });

/** Departments as the mapping says; where nobody has said, every object is one by its name. */
async function departmentsOf(tx: Transaction, body: string) {
  const map = await findDepartmentMap(tx, body);
  return { dimension: map?.dimension ?? '1', departments: map?.departments ?? [] };
}

function byNames(file: SieFile, dimension: string): ((code: string) => string | null) | null {
  const names = new Map(
    file.objects.filter((each) => each.dimension === dimension).map(({ code, name }) => [code, name.trim() || code]),
  );
  return names.size === 0 ? null : (code) => names.get(code)?.slice(0, 100) ?? null;
}

/** A file says all of the outcome and, where it has one, the budget: rows and departments, not investments. */
function coveredBy(kinds: ReadonlySet<string>) {
  return ({ statement, kind }: EconomyPlace) =>
    (statement === 'result' || statement === 'department') && kinds.has(kind);
}

async function whyDecided(tx: Transaction, { body, year }: BodyYear): Promise<Issue | null> {
  const report = await findReport(tx, { body, period: { year, kind: 'year' } });
  if (!report?.decided) return null;
  return { path: '', message: `Helårsrapporten ${year} för ${body} är beslutad, så årets siffror ändras inte mer.` };
}

export async function trySie(tx: Transaction, at: BodyYear, upload: UploadedFile): Promise<Result<SieTrial>> {
  const { rows } = await loadEconomySettings(tx);
  const { dimension, departments } = await departmentsOf(tx, at.body);
  const read = readSieLedger(upload.bytes, upload.name, { year: at.year, dimension });
  if (!read.ok) return refuse(...read.issues.map(({ message }) => ({ path: 'file', message })));
  const { file, amounts } = read.value;
  const accountOf = accountReader(rows);
  if (!accountOf.ok) return accountOf;
  const mapped = departmentReader(departments);
  if (!mapped.ok) return mapped;
  const departmentOf = departments.length > 0 ? mapped.value : byNames(file, dimension);
  const { values, unmapped } = readLedger(amounts, accountOf.value, departmentOf);
  const stored = await loadEconomyValues(tx, at);
  const changed = economyChanges(stored, values, coveredBy(new Set(values.map(({ kind }) => kind))));
  const { type, encoding, program, company, vouchers } = file;
  return succeed({
    ...changed,
    file: { type, encoding, program, company, vouchers },
    unmapped: unmapped.map(({ account, ore }) => ({
      account,
      name: file.accounts.get(account) ?? '',
      amount: amountText(ore),
    })),
    unbalanced: file.unbalanced.map(({ series, number, date, line, sum }) => ({
      voucher: `${series} ${number}`.trim(),
      date,
      line,
      amount: amountText(sum),
    })),
    notes: file.notes.slice(0, mostNotes).map(({ line, text }) => ({ line, text })),
    whyNot: await whyDecided(tx, at),
    seen: fingerprint(changed.changes),
  });
}
