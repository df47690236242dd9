/**
 * Swedish number words, from "noll" to compounds such as "tvåhundratjugofem" and "etthundratusen".
 *
 * @example
 * import assert from 'node:assert/strict';
 * assert.equal(numberWord('sju'), 7);
 * assert.equal(numberWord('tvåhundrafemtiotre'), 253);
 * assert.equal(numberWord('sexig'), null);
 */

const small = new Map<string, number>(
  Object.entries({
    noll: 0,
    ett: 1,
    en: 1,
    två: 2,
    tre: 3,
    fyra: 4,
    fem: 5,
    sex: 6,
    sju: 7,
    åtta: 8,
    nio: 9,
    tio: 10,
    elva: 11,
    tolv: 12,
    tretton: 13,
    fjorton: 14,
    femton: 15,
    sexton: 16,
    sjutton: 17,
    arton: 18,
    aderton: 18,
    nitton: 19,
  }),
);
const tens = new Map<string, number>(
  Object.entries({
    tjugo: 20,
    trettio: 30,
    fyrtio: 40,
    femtio: 50,
    sextio: 60,
    sjuttio: 70,
    åttio: 80,
    nittio: 90,
  }),
);

function belowHundred(word: string): number | null {
  const plain = small.get(word);
  if (plain !== undefined) return plain;
  for (const [ten, value] of tens) {
    if (!word.startsWith(ten)) continue;
    const rest = word.slice(ten.length);
    if (rest === '') return value;
    const unit = small.get(rest);
    return unit !== undefined && unit > 0 && unit < 10 ? value + unit : null;
  }
  return null;
}

/** A compound around `mark`: what stands before it times `scale`, and what follows added. */
function around(word: string, mark: string, scale: number, part: (word: string) => number | null): number | null {
  const at = word.indexOf(mark);
  if (at < 0) return null;
  const before = at === 0 ? 1 : part(word.slice(0, at));
  const rest = word.slice(at + mark.length).replace(/^och/u, '');
  const after = rest === '' ? 0 : part(rest);
  return before === null || after === null || before === 0 ? null : before * scale + after;
}

function belowThousand(word: string): number | null {
  return belowHundred(word) ?? around(word, 'hundra', 100, belowHundred);
}

/** How any number word begins: nearly every other word is told by it. */
export const numberOpening =
  '(?:noll|en(?!\\p{L})|ett|två|tre|fyr|fem|sex|sju|åtta|åttio|nio|nitt|tio(?!\\p{L})|tju|elva|tolv|fjorton|arton|ader|hundra|tusen)';
const opening = new RegExp(`^${numberOpening}`, 'u');

/** The value of one word, in any case; null where it is no number word. "en" and "ett" are 1: whether they are articles, the sentence tells. */
export function numberWord(word: string): number | null {
  const plain = word.toLocaleLowerCase('sv');
  if (plain.length > 60 || !opening.test(plain)) return null;
  return belowThousand(plain) ?? around(plain, 'tusen', 1000, belowThousand);
}
