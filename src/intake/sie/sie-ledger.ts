/** The ledger of a SIE file: outcome by month from its vouchers (type 4) or period balances (2 and 3), else the year's result (1); budget from its period budgets. */
import type { LedgerAmount } from '../../domain/ledger.ts';
import { type Issue, type Result, refuse, succeed } from '../../domain/result.ts';
import { readSie } from './read-sie.ts';
import type { ObjectRef } from './sie-fields.ts';
import type { SieBalance, SieFile, SieVoucher } from './sie-file.ts';

export type SieLedger = { readonly file: SieFile; readonly amounts: readonly LedgerAmount[] };

/** The year of the municipality is the calendar year; `dimension` is the one that departments are told by. */
export type LedgerWish = { readonly year: number; readonly dimension: string };

/** Adds up amounts of the same kind, month, account and object. */
class Sums {
  readonly #all = new Map<string, { -readonly [K in keyof LedgerAmount]: LedgerAmount[K] }>();

  add(amount: LedgerAmount): void {
    const key = `${amount.kind}\n${amount.month}\n${amount.account}\n${amount.object ?? '\n'}`;
    const known = this.#all.get(key);
    if (known === undefined) this.#all.set(key, { ...amount });
    else known.ore += amount.ore;
  }

  list(): LedgerAmount[] {
    return [...this.#all.values()];
  }
}

const objectIn = (objects: readonly ObjectRef[], dimension: string): string | null =>
  objects.find((object) => object.dimension === dimension)?.code ?? null;

/** The month of the day in the year; null outside it. */
function monthIn(date: string, year: number): number | null {
  return date.startsWith(`${year}-`) ? Number(date.slice(5, 7)) : null;
}

function addVoucher(sums: Sums, { year, dimension }: LedgerWish, voucher: SieVoucher): Issue | null {
  for (const { account, objects, amount: ore, date, line } of voucher.transactions) {
    const month = monthIn(date, year) ?? monthIn(voucher.date, year);
    if (month === null)
      return {
        path: '',
        message: `Rad ${line}: Transaktionen är daterad ${date}, utanför ${year}. Rätta den i ekonomisystemet.`,
      };
    sums.add({ kind: 'actual', month, account, object: objectIn(objects, dimension), ore, line });
  }
  return null;
}

/** Period balances say the total of an account, and what of it stands on each object: the rest stands on none. Lines of one object are taken before lines of several. */
function addPeriods(
  sums: Sums,
  { dimension }: LedgerWish,
  kind: 'actual' | 'budget',
  lines: readonly SieBalance[],
): void {
  for (const [, same] of Map.groupBy(lines, ({ account, month }) => `${account} ${month}`)) {
    const totals = same.filter(({ objects }) => objects.length === 0);
    const own = same.filter(({ objects }) => objectIn(objects, dimension) !== null);
    const single = own.filter(({ objects }) => objects.length === 1);
    const parts = single.length > 0 ? single : own;
    const of = ({ account, month, line }: SieBalance) => ({ kind, account, line, month: Number(month?.slice(5) ?? 0) });
    for (const part of parts) sums.add({ ...of(part), object: objectIn(part.objects, dimension), ore: part.amount });
    for (const total of totals) sums.add({ ...of(total), object: null, ore: total.amount });
    const [first] = totals;
    if (first === undefined) continue;
    const divided = parts.reduce((sum, { amount }) => sum + amount, 0n);
    if (divided !== 0n) sums.add({ ...of(first), object: null, ore: -divided });
  }
}

function whyOtherYear({ years, type }: SieFile, year: number): string | null {
  const own = years.get(0);
  if (own === undefined)
    return type === '4I' ? null : 'Filen säger inte vilket räkenskapsår den gäller (#RAR 0). Exportera den på nytt.';
  if (own.from === `${year}-01-01` && own.to === `${year}-12-31`) return null;
  return `Filens räkenskapsår är ${own.from} till ${own.to}, inte ${year}. Välj rätt år, eller exportera kalenderåret ur ekonomisystemet.`;
}

export function readSieLedger(bytes: Uint8Array, fileName: string, wish: LedgerWish): Result<SieLedger> {
  const sums = new Sums();
  let outside: Issue | null = null;
  const read = readSie(bytes, fileName, (voucher) => {
    outside ??= addVoucher(sums, wish, voucher);
  });
  if (!read.ok) return read;
  const file = read.value;
  const other = whyOtherYear(file, wish.year);
  if (other !== null) return refuse({ path: fileName, message: other });
  if (outside !== null) return refuse(outside);
  const periods = (kind: SieBalance['kind']) =>
    file.balances.filter((balance) => balance.kind === kind && balance.month?.startsWith(`${wish.year}-`));
  if (file.vouchers === 0) {
    const balances = periods('PSALDO');
    addPeriods(sums, wish, 'actual', balances);
    if (balances.length === 0)
      for (const { kind, year, account, amount: ore, line } of file.balances)
        if (kind === 'RES' && year === 0) sums.add({ kind: 'actual', month: 0, account, object: null, ore, line });
  }
  addPeriods(sums, wish, 'budget', periods('PBUDGET'));
  return succeed({ file, amounts: sums.list() });
}
