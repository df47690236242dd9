/** Text of XML (XML 1.0, fifth edition): which signs it may have, and its references to signs. Entities of a file's own are unknown. */

const forbidden = /[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/u;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const reference = /&(?:(amp|lt|gt|quot|apos)|#(\d{1,20})|#x([\dA-Fa-f]{1,20}));|&/gu;

const forbiddenBytes = /[^\t\n\r\u0020-\u00FF]|\u00EF\u00BF[\u00BE\u00BF]/u;

/** Every line end as one sign; null where the text has signs that XML forbids. */
export function allowedText(text: string): string | null {
  return forbidden.test(text) ? null : withOwnLineEnds(text);
}

/** The same of UTF-8 with a sign for each byte. */
export function allowedBytes(text: string): string | null {
  return forbiddenBytes.test(text) ? null : withOwnLineEnds(text);
}

/** UTF-8 with a sign for each byte as what it says. */
export function decodedBytes(text: string): string {
  return isAsciiOnly(text) ? text : Buffer.from(text, 'latin1').toString('utf8');
}

const isAsciiOnly = (text: string) => !/[\u0080-\uFFFF]/u.test(text);

function withOwnLineEnds(text: string): string {
  return text.includes('\r') ? text.replaceAll(/\r\n?/gu, '\n') : text;
}

/** The text with its references replaced; null for one that stands for nothing. */
export function plainText(text: string): string | null {
  if (!text.includes('&')) return text;
  let known = true;
  const plain = text.replaceAll(reference, (_all, name?: string, decimal?: string, hexadecimal?: string) => {
    if (name !== undefined) return entities[name] ?? '';
    const point = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
    const sign = point <= 0x10ffff && (point < 0xd800 || point > 0xdfff) ? String.fromCodePoint(point) : '\0';
    if (forbidden.test(sign)) known = false;
    return sign;
  });
  return known ? plain : null;
}
