/** Shares in prose: "104 av 205 (50,73 %)", "2 418 av 3 120 …, vilket är 77,5 %", "andelen kvinnor …" beside "67 kvinnor och 35 män". */
import { halfDigit } from './arithmetic.ts';
import type { Checked } from './finding.ts';
import { isCount, type Quantity } from './quantity.ts';
import { sayShare } from './say-share.ts';
import { quoteSentence, type Sentence } from './sentence.ts';
import { related, stem } from './words.ts';

const count = (each: Quantity) => isCount(each) && !each.article;
const percent = (each: Quantity) => each.unit === 'percent';

/** Between a part and its whole: "104 av 205", "195,2 mnkr av helårsbudgeten på 235,5 mnkr". */
const ofForm = /^(?:\s*\(?[\p{L}-]+){0,2}\s*av\s+(?:de\s+|totalt\s+)?$/u;
const ofBudget = /^\s*av\s+\p{L}*(?:budget|anslag|ram)\p{L}*\s+(?:på|om)\s+$/u;
const sameMoney = (one: Quantity, other: Quantity) =>
  one.unit === 'SEK' && other.unit === 'SEK' && one.scale === other.scale && one.sign === null && other.sign === null;

/** "n av m (p %)", "n av m …, vilket är p %" and "p % (n av m)". */
function checkOfs(sentence: Sentence): Checked[] {
  const numbers = sentence.quantities.filter((each) => !each.article);
  return numbers.flatMap((part, index): Checked[] => {
    const whole = numbers[index + 1];
    if (!whole || part.value > whole.value || whole.value === 0) return [];
    const gap = sentence.text.slice(part.to, whole.from);
    if (!(count(part) && count(whole) ? ofForm : sameMoney(part, whole) ? ofBudget : null)?.test(gap)) return [];
    const after = numbers[index + 2];
    const before = numbers[index - 1];
    const tail = after ? sentence.text.slice(whole.to, after.from) : '';
    const joined =
      after &&
      percent(after) &&
      (/^[^.;,]{0,40}\(\s*$/u.test(tail) ||
        /^[^.;]{0,60},\s*en (?:svarsfrekvens|andel|täckningsgrad|deltagandegrad)\s+(?:på|om|av)\s+$/u.test(tail) ||
        /^[^.;]{0,80}(?:vilket (?:är|motsvarar|ger|innebär|utgör)|det (?:är|motsvarar)|motsvarande|eller|dvs\.?|alltså)\s+(?:en \p{L}+ (?:på|om|av)\s+)?(?:cirka\s+|ca\s+|drygt\s+|knappt\s+)?$/u.test(
          tail,
        ));
    const led = before && percent(before) && /^\s*\(\s*$/u.test(sentence.text.slice(before.to, part.from));
    const share = joined ? after : led ? before : undefined;
    if (!share) return [];
    const [from, to] = [Math.min(part.from, share.from), Math.max(whole.to, share.to)];
    return [sayShare(share, part, whole, [quoteSentence(sentence, { from, to })])];
  });
}

/** What may stand between a part and its share: a bracket, or "vilket motsvarar". */
const ledForm =
  /^[^.,;()]{0,80}(?:\(\s*|,\s*(?:vilket|det) (?:är|motsvarar|ger|utgör)\s+(?:en \p{L}+ (?:på|om|av)\s+)?)$/u;

/** "Av 37 skolor har 29 (78 %) en plan": the whole first, then the part with its share in brackets. */
function checkLed(sentence: Sentence): Checked[] {
  const [whole, part, share] = sentence.quantities.filter((each) => !each.year && !each.article);
  if (!whole || !part || !share || !count(whole) || !count(part) || !percent(share) || part.value > whole.value)
    return [];
  if (!/^Av (?:de |totalt |dessa |årets |\p{L}+s )?$/u.test(sentence.text.slice(0, whole.from))) return [];
  if (!ledForm.test(sentence.text.slice(part.to, share.from))) return [];
  return [sayShare(share, part, whole, [quoteSentence(sentence, { from: whole.from, to: share.to })])];
}

const sexes = [
  /(?<![\p{L}\d.,])(\d+(?:[ .\u00A0\u202F\u2009]\d{3})*)\s+(kvinnor|flickor|tjejer)/iu,
  /(?<![\p{L}\d.,])(\d+(?:[ .\u00A0\u202F\u2009]\d{3})*)\s+(män|pojkar|killar)/iu,
] as const;
const digits = (text: string) => Number(text.replaceAll(/\D/gu, ''));

/** "andelen kvinnor …" against women and men counted in the same paragraph: the figure of now, not the one that it came from. */
function checkSexShare(paragraph: readonly Sentence[]): Checked[] {
  const [women, men] = sexes.map((form) =>
    paragraph.flatMap((sentence) => {
      const match = form.exec(sentence.text);
      return match ? [{ sentence, value: digits(match[1] ?? ''), at: match.index, word: match[2] ?? '' }] : [];
    }),
  );
  const [one, ...more] = women ?? [];
  const [other, ...others] = men ?? [];
  if (!one || !other || more.length > 0 || others.length > 0 || one.sentence !== other.sentence) return [];
  return paragraph.flatMap((sentence): Checked[] => {
    const named = /andel(?:en)?\s+(kvinnor|män|flickor|pojkar)|(kvinnor|män|flickor|pojkar)s?\s+andel/iu.exec(
      sentence.text,
    );
    if (!named) return [];
    const shares = sentence.quantities.filter(percent).filter((each) => each.from > named.index);
    const word = (named[1] ?? named[2] ?? '').toLocaleLowerCase('sv');
    const now = shares.length === 1 ? shares[0] : /från[^.]{0,30}till/u.test(sentence.text) ? shares[1] : undefined;
    if (
      !now ||
      /(?:föregående|tidigare|året före|utgången av|i fjol|riket|länet)/iu.test(sentence.text.slice(0, now.from)) ||
      comparedAt(sentence, now)
    )
      return [];
    const part = /kvinn|flick/u.test(word) ? one.value : other.value;
    const place = quoteSentence(one.sentence, {
      from: Math.min(one.at, other.at),
      to: Math.max(one.at, other.at) + 12,
    });
    const whole = { value: one.value + other.value, decimals: 0 };
    return [sayShare(now, { value: part, decimals: 0 }, whole, [quoteSentence(sentence, now), place])];
  });
}

const comparedAt = (sentence: Sentence, share: Quantity) =>
  /(?:jämfört med|mot|än)\s*$/iu.test(sentence.text.slice(0, share.from));

/** "61,0 % (1 904 personer)" where the same paragraph says of how many: only that it holds is said, for other wholes may be meant. */
function checkNamed(paragraph: readonly Sentence[]): Checked[] {
  const wholes = paragraph.flatMap((sentence) =>
    sentence.quantities.filter((each) => count(each) && each.value >= 10).map((each) => ({ sentence, each })),
  );
  return paragraph.flatMap((sentence) =>
    sentence.quantities.flatMap((share, index): Checked[] => {
      const part = sentence.quantities[index + 1];
      if (!percent(share) || !part || !count(part) || part.value < 10) return [];
      const gap = sentence.text.slice(share.to, part.from);
      if (!/^\s*\(\s*$/u.test(gap)) return [];
      const whole = wholes.find(
        ({ each }) =>
          each.value > part.value &&
          Math.abs((part.value / each.value) * 100 - share.value) <= halfDigit(share.decimals) + 1e-9,
      );
      const sameNoun = wholes.filter(
        ({ sentence: other, each }) =>
          each.value > part.value &&
          related(nounAfter(other, each), nounAfter(sentence, part)) &&
          nounAfter(other, each) !== '',
      );
      if (whole)
        return [
          sayShare(share, part, whole.each, [
            quoteSentence(sentence, share),
            quoteSentence(whole.sentence, whole.each),
          ]),
        ];
      const [only, ...more] = sameNoun;
      return only &&
        more.length === 0 &&
        /av\s+(?:de\s+|totalt\s+)?$/u.test(only.sentence.text.slice(0, only.each.from))
        ? [sayShare(share, part, only.each, [quoteSentence(sentence, share), quoteSentence(only.sentence, only.each)])]
        : [];
    }),
  );
}

/** The stem of the word after a figure: what it counts. */
export function nounAfter(sentence: Sentence, quantity: Pick<Quantity, 'to'>): string {
  const word = /^[\s\u00A0]+(\p{L}[\p{L}-]+)/u.exec(sentence.text.slice(quantity.to));
  return word?.[1] ? stem(word[1]) : '';
}

export function checkShares(paragraph: readonly Sentence[]): Checked[] {
  return [
    ...paragraph.flatMap(checkOfs),
    ...paragraph.flatMap(checkLed),
    ...checkSexShare(paragraph),
    ...checkNamed(paragraph),
  ];
}
