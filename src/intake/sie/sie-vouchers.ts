/** The vouchers of a SIE file, put together line by line: a head, and its transactions in braces. */
import { SieFault } from './sie-fault.ts';
import type { SieFields } from './sie-fields.ts';
import type { SieTransaction, SieVoucher } from './sie-file.ts';
import { dateAt, readTransaction, textAt } from './sie-records.ts';

/** `open` takes the head; `add` answers true where a line belongs to the voucher, and hands over one that is whole. */
export class VoucherReader {
  #head: Omit<SieVoucher, 'transactions'> | null = null;
  #transactions: SieTransaction[] = [];
  #inside = false;
  readonly #done: (voucher: SieVoucher) => void;

  constructor(done: (voucher: SieVoucher) => void) {
    this.#done = done;
  }

  open(record: SieFields): void {
    if (this.#head !== null) this.#unfinished(record.line);
    const opensBlock = record.fields.at(-1) === '{';
    const head = opensBlock ? { ...record, fields: record.fields.slice(0, -1) } : record;
    const date = dateAt(head, 2);
    if (date === null) throw new SieFault(record.line, 'Verifikationen saknar datum. Exportera filen på nytt.');
    this.#head = { series: textAt(head, 0), number: textAt(head, 1), date, text: textAt(head, 3), line: record.line };
    this.#transactions = [];
    this.#inside = opensBlock;
  }

  add(record: SieFields): boolean {
    const head = this.#head;
    if (head === null) {
      if (!/^#[RB]?TRANS$/u.test(record.tag)) return false;
      throw new SieFault(record.line, 'Transaktionen hör inte till någon verifikation. Exportera filen på nytt.');
    }
    if (record.tag === '{' && !this.#inside) this.#inside = true;
    else if (!this.#inside) this.#unfinished(record.line);
    else if (record.tag === '}') {
      this.#head = null;
      this.#done({ ...head, transactions: this.#transactions });
    } else if (record.tag === '#TRANS') this.#transactions.push(readTransaction(record, head.date));
    else if (/^#[RB]TRANS$/u.test(record.tag)) readTransaction(record, head.date);
    else this.#unfinished(record.line);
    return true;
  }

  /** Refuses a file that ends in a voucher. */
  end(): void {
    if (this.#head !== null) this.#unfinished(this.#head.line);
  }

  #unfinished(line: number): never {
    const { series = '', number = '' } = this.#head ?? {};
    const name = `${series} ${number}`.trim();
    throw new SieFault(
      line,
      `Verifikationen ${name} är inte avslutad, så filen är avklippt eller skadad. Exportera den på nytt.`,
    );
  }
}
