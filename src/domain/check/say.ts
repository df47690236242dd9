/** Numbers and quotations as a finding says them in Swedish. */

/** "−1 155,5": at most `decimals` decimals, U+00A0 between thousands. */
export function sayNumber(value: number, decimals: number): string {
  const rounded = Number(value.toFixed(Math.min(6, decimals)));
  const [whole = '0', fraction = ''] = Math.abs(rounded).toFixed(Math.min(6, decimals)).split('.');
  const grouped = whole.length > 4 || whole.length === 4 ? whole.replace(/\B(?=(\d{3})+$)/gu, '\u00A0') : whole;
  return `${rounded < 0 ? '\u2212' : ''}${grouped}${fraction === '' ? '' : `,${fraction}`}`;
}

const unitWords: Readonly<Record<string, string>> = {
  percent: '\u00A0%',
  points: '\u00A0procentenheter',
  permille: '\u00A0‰',
  index: '',
  count: '',
  '': '',
};

/** The unit as it follows a number. */
export function sayUnit(unit: string, scale: number): string {
  if (unit === 'SEK')
    return { 1: '\u00A0kr', 1000: '\u00A0tkr', 1000000: '\u00A0mnkr', 1000000000: '\u00A0mdkr' }[scale] ?? '';
  return unitWords[unit] ?? '';
}

/** A quotation of the text around a place: at most `reach` characters each way, cut at words. */
export function quoteAround(text: string, from: number, to: number, reach = 70): string {
  const start = from <= reach ? 0 : text.indexOf(' ', from - reach) + 1 || from - reach;
  const end = text.length - to <= reach ? text.length : text.lastIndexOf(' ', to + reach);
  const cut = text.slice(Math.min(start, from), Math.max(end, to)).replaceAll(/\s+/gu, ' ').trim();
  return `${start > 0 ? '… ' : ''}${cut}${end < text.length ? ' …' : ''}`;
}

/** A list in words: "2,0 + 3,1 − 1,0". */
export function saySum(values: readonly number[], decimals: number): string {
  const shown = values.length > 12 ? values.slice(0, 12) : values;
  const said = shown.map((value, index) =>
    index === 0 ? sayNumber(value, decimals) : `${value < 0 ? '\u2212' : '+'} ${sayNumber(Math.abs(value), decimals)}`,
  );
  return said.join(' ') + (values.length > shown.length ? ' + …' : '');
}
