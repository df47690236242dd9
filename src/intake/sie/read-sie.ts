/**
 * Reads a SIE 4 file, types 1 to 4 and 4I: exact to the öre, or a refusal that names the line. Vouchers are handed over one
 * at a time and not kept. Our own reader: no package for it is kept up.
 */
import { type Result, refuse, succeed } from '../../domain/result.ts';
import { sieEncodingOf } from './sie-encoding.ts';
import { SieFault } from './sie-fault.ts';
import { type SieFields, sieFields } from './sie-fields.ts';
import type {
  SieBalance,
  SieDimension,
  SieFile,
  SieNote,
  SieObject,
  SieType,
  SieVoucher,
  UnbalancedVoucher,
} from './sie-file.ts';
import { sieLines } from './sie-lines.ts';
import { dateAt, isBalance, readBalance, textAt, yearAt } from './sie-records.ts';
import { VoucherReader } from './sie-vouchers.ts';

/** Notes and unbalanced vouchers that are kept; there are no more in a file that people use. */
const mostKept = 1000;

type Head = {
  type: string;
  program: string;
  company: string;
  organisationNumber: string;
  currency: string;
  readonly years: Map<number, { from: string; to: string }>;
  readonly accounts: Map<string, string>;
  readonly dimensions: SieDimension[];
  readonly objects: SieObject[];
};

const heads: Readonly<Record<string, (head: Head, record: SieFields) => void>> = {
  '#SIETYP': (head, record) => {
    head.type = textAt(record, 0);
  },
  '#PROGRAM': (head, record) => {
    head.program = `${textAt(record, 0)} ${textAt(record, 1)}`.trim();
  },
  '#FNAMN': (head, record) => {
    head.company = textAt(record, 0);
  },
  '#ORGNR': (head, record) => {
    head.organisationNumber = textAt(record, 0);
  },
  '#VALUTA': (head, record) => {
    head.currency = textAt(record, 0) || 'SEK';
  },
  '#RAR': (head, record) => {
    const [from, to] = [dateAt(record, 1), dateAt(record, 2)];
    if (from !== null && to !== null) head.years.set(yearAt(record, 0), { from, to });
  },
  '#KONTO': (head, record) => {
    head.accounts.set(textAt(record, 0), textAt(record, 1));
  },
  '#DIM': (head, record) => {
    head.dimensions.push({ number: textAt(record, 0), name: textAt(record, 1), parent: null });
  },
  '#UNDERDIM': (head, record) => {
    head.dimensions.push({ number: textAt(record, 0), name: textAt(record, 1), parent: textAt(record, 2) || null });
  },
  '#OBJEKT': (head, record) => {
    head.objects.push({ dimension: textAt(record, 0), code: textAt(record, 1), name: textAt(record, 2) });
  },
};

/** Tags that are read past: they say nothing of the figures. */
const passed = /^#(?:FLAGGA|FORMAT|GEN|FNR|FTYP|KPTYP|ADRESS|BKOD|TAXAR|OMFATTN|PROSA|KTYP|SRU|ENHET|KSUMMA)$/u;

function typeOf(head: Head, balances: readonly SieBalance[]): SieType {
  const [type = '1'] = /^[1-4]/u.exec(head.type) ?? [];
  const imported = type === '4' && (/i$/iu.test(head.type) || balances.length === 0);
  return imported ? '4I' : (type as SieType);
}

function unbalancedOf({ transactions, text: _, ...voucher }: SieVoucher): UnbalancedVoucher | null {
  const sum = transactions.reduce((total, { amount }) => total + amount, 0n);
  return sum === 0n ? null : { ...voucher, sum };
}

function read(bytes: Uint8Array, onVoucher: (voucher: SieVoucher) => void): SieFile {
  const encoding = sieEncodingOf(bytes);
  const head: Head = {
    ...{ type: '1', program: '', company: '', organisationNumber: '', currency: 'SEK' },
    ...{ years: new Map(), accounts: new Map(), dimensions: [], objects: [] },
  };
  const balances: SieBalance[] = [];
  const notes: SieNote[] = [];
  const unbalanced: UnbalancedVoucher[] = [];
  let vouchers = 0;
  const reader = new VoucherReader((voucher) => {
    vouchers += 1;
    const faulty = unbalancedOf(voucher);
    if (faulty !== null && unbalanced.length < mostKept) unbalanced.push(faulty);
    onVoucher(voucher);
  });
  let first = true;
  for (const line of sieLines(bytes, encoding)) {
    const record = sieFields(line);
    if (first && !record.tag.startsWith('#'))
      throw new SieFault(
        0,
        'Filen är ingen SIE-fil: den börjar inte med #FLAGGA. Exportera en SIE-fil ur ekonomisystemet.',
      );
    first = false;
    if (record.tag === '#VER') reader.open(record);
    else if (reader.add(record)) continue;
    else if (isBalance(record.tag)) balances.push(readBalance(record));
    else if (Object.hasOwn(heads, record.tag)) heads[record.tag]?.(head, record);
    else if (!passed.test(record.tag) && notes.length < mostKept)
      notes.push({ tag: record.tag, line: line.number, text: line.text.slice(0, 500) });
  }
  if (first) throw new SieFault(0, 'Filen är tom. Välj en SIE-fil och försök igen.');
  reader.end();
  const { type: _, ...about } = head;
  return { ...about, type: typeOf(head, balances), encoding, balances, vouchers, unbalanced, notes };
}

/** `onVoucher` is called for each voucher, in the file's order, before the answer is there; of a refused file it has then seen a part. */
export function readSie(
  bytes: Uint8Array,
  fileName: string,
  onVoucher: (voucher: SieVoucher) => void = () => undefined,
): Result<SieFile> {
  try {
    return succeed(read(bytes, onVoucher));
  } catch (cause) {
    if (!(cause instanceof SieFault)) throw cause;
    return refuse({ path: fileName, message: cause.message });
  }
}
