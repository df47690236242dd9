/** Amounts of a SIE file: whole öre, never a float. */
import { SieFault } from './sie-fault.ts';

/** "-1234.5" is -123450n. Refuses what is no number, and what is finer than an öre. */
export function readOre(text: string, line: number): bigint {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/u.exec(text);
  const [, sign = '', whole = '', fraction = ''] = match ?? [];
  if (match === null || whole + fraction === '')
    throw new SieFault(line, `Beloppet ${text} går inte att läsa. Det ska skrivas som 1234.50, utan blanksteg.`);
  if (/[1-9]/u.test(fraction.slice(2)))
    throw new SieFault(line, `Beloppet ${text} har fler än två decimaler och kan inte återges på öret.`);
  const ore = BigInt(`${whole}${fraction.slice(0, 2).padEnd(2, '0')}`);
  return sign === '-' ? -ore : ore;
}
