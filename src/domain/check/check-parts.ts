/**
 * A whole and its parts in prose: "102 anställda varav 67 kvinnor och 35 män", "Av 14 åtaganden är 11 klara och 3 försenade",
 * "Av dem har 83 fått en anställning och 44 börjat studera". Parts may never be more than the whole; where they name all
 * that there is (women and men, done and late), they may not be less either.
 */

import { nounAfter } from './check-shares.ts';
import type { Checked } from './finding.ts';
import { baseValue, type Quantity } from './quantity.ts';
import { sayNumber, sayUnit } from './say.ts';
import { quoteSentence, type Sentence } from './sentence.ts';
import { stem } from './words.ts';

/** Words that together name everything: whoever is none of them is not there. */
const complements: readonly (readonly RegExp[])[] = [
  [/kvinn(?:or|liga)/iu, /\bmän\b|manliga/iu],
  [/flick(?:or)/iu, /pojk(?:ar)/iu],
  [
    /försenad|pågå|inte klara|ej klara|kvarstår/iu,
    /(?<!\p{L})(?:klara|klart|avslutade|genomförda|slutförda|klarmarkerade)/iu,
  ],
  [/grön/iu, /gul/iu, /röd/iu],
  [/heltid/iu, /deltid/iu],
  [/delvis/iu, /inte|ej/iu, /uppfyll|uppnå|nås|nådda/iu],
];
/** "Av 14 åtaganden …" at the beginning; inside a sentence "av" has too many other meanings. */
const wholeBefore =
  /^(?:Av|Utav|Bland)\s+(?:de\s+|våra\s+|sina\s+|dessa\s+|totalt\s+|årets\s+|\p{L}+s\s+|\p{L}+(?:\s\p{L}+)?\s+(?:på|om)\s+)?$/u;
const partMark = /(?<!\p{L})(?:varav|därav|av vilka)(?!\p{L})/iu;
const spreadMark = /(?<!\p{L})(?:fördelat på|fördelade på|uppdelat på)(?!\p{L})/iu;

const figures = (sentence: Sentence): Quantity[] =>
  sentence.quantities.filter(
    (each) =>
      !each.year &&
      !isAside(sentence, each) &&
      (!each.article || /(?:,|(?<!\p{L})och)\s*$/u.test(sentence.text.slice(0, each.from))),
  );

/** "6 (67 %)": the share beside a part is none itself. */
const isAside = (sentence: Sentence, each: Quantity) =>
  each.unit === 'percent' &&
  /\(\s*$/u.test(sentence.text.slice(0, each.from)) &&
  /^\s*\)/u.test(sentence.text.slice(each.to));

const countable = (quantity: Quantity) =>
  quantity.approximation === null && quantity.unit !== 'percent' && quantity.unit !== 'points';

/** `all`: the sentence says that the parts are all of it ("fördelat på"). */
type Split = { readonly whole: Quantity; readonly parts: readonly Quantity[]; readonly all: boolean };

/** The parts' own words, each up to the next figure. */
function partTexts(sentence: Sentence, parts: readonly Quantity[]): string[] {
  return parts.map((part, index) => {
    const end = parts[index + 1]?.from ?? Math.min(sentence.text.length, part.to + 60);
    return sentence.text.slice(part.to, end);
  });
}

/** Parts follow one another with a comma or "och", with a few words between. */
function chain(sentence: Sentence, first: number, numbers: readonly Quantity[]): Quantity[] {
  const parts: Quantity[] = [];
  for (let index = first; index < numbers.length; index += 1) {
    const part = numbers[index];
    if (!part || !countable(part)) break;
    const before = parts.at(-1);
    if (before) {
      const gap = sentence.text.slice(before.to, part.from).replaceAll(/\(\d+(?:[,.]\d)?\s?(?:%|procent)\)/gu, '');
      if (
        gap.length > 60 ||
        !/(?:,|(?<!\p{L})(?:och|samt|medan|respektive)(?!\p{L}))[^,.;]*$/iu.test(gap) ||
        /[;:(]/u.test(gap)
      )
        break;
      if (
        /(?<!\p{L})(?:varav|med|på|till|från|efter|under|än|mot|för|i|av|per|om|mellan|över|inom|cirka)\s*$/iu.test(gap)
      )
        break;
      if (part.unit !== before.unit && part.unit !== '') break;
    }
    parts.push(part);
  }
  return parts;
}

function splitOf(sentence: Sentence): Split | null {
  const numbers = figures(sentence);
  const { text } = sentence;
  for (const [index, whole] of numbers.entries()) {
    if (!countable(whole) || whole.article) continue;
    const next = numbers[index + 1];
    if (!next || next.to <= whole.to) continue;
    const gap = text.slice(whole.to, next.from);
    const lead = text.slice(0, whole.from);
    if (/[;]|\.\s/u.test(gap) || gap.length >= 90) continue;
    const changed = whole.unit === 'SEK' && /(?<!\p{L})med\s*$/u.test(lead);
    const marked = partMark.test(gap) && !changed;
    const spread = spreadMark.test(gap);
    const ofWhole = wholeBefore.test(lead) && !/^\s*(?:\(|procent|%)/u.test(gap);
    const listed =
      /^\s*[\p{L}\s-]{2,60},\s*$/u.test(gap) && /(?:kvinnor|flickor)/iu.test(text.slice(next.to, next.to + 12));
    const before = numbers[index - 1];
    const partly = before && countable(before) && /^\s*av (?:de |totalt )?$/u.test(text.slice(before.to, whole.from));
    const itemised = isItemised(sentence, whole, numbers.slice(index + 1));
    if (!marked && !ofWhole && !listed && !spread && !partly && !itemised) continue;
    const rest = chain(sentence, index + 1, numbers);
    const parts = partly ? [before, ...rest] : rest;
    if (
      parts.length < (spread || partly ? 2 : 1) ||
      !parts.every((part) => part.unit === whole.unit || part.unit === '')
    )
      continue;
    if (partly && !complementary(partTexts(sentence, [whole, ...rest]))) continue;
    const all = (spread || itemised) && parts.length > 1 && !/bland annat|bl\.\s?a|till exempel|främst/iu.test(text);
    return { whole, parts: fitting(whole, parts), all };
  }
  return null;
}

/**
 * "12 personer: 5 chefer, 4 handläggare och 3 förvaltare": all that follows the colon are counts, each of its own noun, and
 * together near the whole. "Tre mål: 2 nya parker och …" has other figures in its points.
 */
function isItemised({ text }: Sentence, whole: Quantity, parts: readonly Quantity[]): boolean {
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last || parts.length < 3 || whole.value < 10 || whole.unit !== '') return false;
  if (!/^\s+[\p{L}-]+:\s*$/u.test(text.slice(whole.to, first.from))) return false;
  const near = parts.reduce((sum, part) => sum + part.value, 0) / whole.value;
  return (
    near > 0.6 &&
    near < 1.5 &&
    /^\s+[\p{L}-]+\.?$/u.test(text.slice(last.to)) &&
    parts.every(
      (part, index) =>
        part.unit === '' &&
        part.value < whole.value &&
        /^\s+[\p{L}-]+(?:,|\s+och|\s+samt|\.?$)/u.test(text.slice(part.to, parts[index + 1]?.from)),
    )
  );
}

/** An article at the end counts as one only where the sum then fits. */
function fitting(whole: Quantity, parts: readonly Quantity[]): Quantity[] {
  const sum = parts.reduce((total, part) => total + part.value, 0);
  return sum === whole.value ? [...parts] : parts.filter((part) => !part.article);
}

function complementary(texts: readonly string[]): boolean {
  return complements.some((set) => {
    const matched = texts.map((text) => set.findIndex((word) => word.test(text.slice(0, 45))));
    return matched.length >= 2 && matched.every((each) => each >= 0) && new Set(matched).size === matched.length;
  });
}

function judgeParts(
  whole: Quantity,
  parts: readonly Quantity[],
  texts: readonly string[],
  quote: Checked['places'],
  all = false,
): Checked | null {
  const scaled = (part: Quantity) =>
    part.unit === '' && whole.unit !== '' ? part.value * whole.scale : baseValue(part);
  const sum = parts.reduce((total, part) => total + scaled(part), 0);
  const total = baseValue(whole);
  const decimals = Math.max(whole.decimals, ...parts.map((part) => part.decimals));
  const slack = decimals === 0 && whole.unit === '' ? 0 : ((parts.length + 1) / 2) * 10 ** -decimals * whole.scale;
  const margin = 1e-9 * Math.max(1, Math.abs(total));
  const added = parts.map((part) => sayNumber(part.value, part.decimals)).join(' + ');
  const unit = sayUnit(whole.unit, whole.scale);
  const gives = `${added} = ${sayNumber(sum / whole.scale, decimals)}${unit}`;
  const stated = `${sayNumber(whole.value, whole.decimals)}${unit}`;
  const kind = parts.length > 1 ? 'sum' : 'part';
  // "-1,7 mnkr, varav -1,1 och – 0,6": a minus that a line break parted from its number.
  const unsigned = parts.reduce((all, part) => all + Math.abs(scaled(part)), 0);
  if (total < 0 && Math.abs(unsigned + total) <= slack + margin) return null;
  if (sum > total + slack + margin) {
    return {
      kind,
      level: 'contradiction',
      message: `Delarna är större än helheten: ${gives}, men helheten står som ${stated}.`,
      places: quote,
    };
  }
  if (Math.abs(sum - total) <= margin)
    return { kind, level: null, message: `Delarna stämmer: ${gives}.`, places: quote };
  if (Math.abs(sum - total) <= slack)
    return { kind, level: 'rounding', message: `Delarna ger ${gives}, helheten står som ${stated}.`, places: quote };
  if (parts.length > 1 && (complementary(texts) || (all && sum > total * 0.5))) {
    return {
      kind,
      level: 'contradiction',
      message: `Delarna går inte ihop med helheten: ${gives}, men helheten står som ${stated}.`,
      places: quote,
    };
  }
  return parts.length === 1
    ? { kind, level: null, message: `Delen ryms i helheten: ${added} av ${stated}.`, places: quote }
    : null;
}

function checkOwn(sentence: Sentence): Checked[] {
  const split = splitOf(sentence);
  if (!split) return [];
  const { whole, parts, all } = split;
  const last = parts.at(-1) ?? whole;
  const said = judgeParts(
    whole,
    parts,
    partTexts(sentence, parts),
    [quoteSentence(sentence, { from: whole.from, to: last.to })],
    all,
  );
  return said ? [said] : [];
}

const ofThem = /^Av (?:dem|dessa)\s(?!som\s)/u;

/** "Av dem har 83 … och 44 …": the whole stands in the sentence before. */
function checkFollowing(before: Sentence | undefined, sentence: Sentence): Checked[] {
  if (!before || before.paragraph !== sentence.paragraph || !ofThem.test(sentence.text)) return [];
  const numbers = figures(sentence);
  const parts = chain(sentence, 0, numbers);
  if (parts.length === 0 || parts.some((part) => part.article && parts.length === 1)) return [];
  const unit = parts[0]?.unit ?? '';
  const wholes = figures(before).filter(
    (each) => countable(each) && !each.article && each.unit === unit && !(each.unit === '' && each.decimals > 0),
  );
  const [whole] = wholes;
  if (
    !whole ||
    parts.some((part) => baseValue(part) > Math.max(...wholes.map(baseValue)) && unit === '' && part.decimals > 0)
  )
    return [];
  const largest = wholes.reduce((most, each) => (baseValue(each) > baseValue(most) ? each : most), whole);
  const last = parts.at(-1) ?? largest;
  const said = judgeParts(largest, parts, partTexts(sentence, parts), [
    quoteSentence(before, largest),
    quoteSentence(sentence, { from: 0, to: last.to }),
  ]);
  return said ? [said] : [];
}

const ofNamed = /^Av de (\p{L}{6,})\s(?!som\s)/u;

/** "Av de tillsvidareanställda är 61 kvinnor och 32 män": how many they are stands earlier in the paragraph. */
function checkNamed(earlier: readonly Sentence[], sentence: Sentence): Checked[] {
  const noun = ofNamed.exec(sentence.text)?.[1];
  if (noun === undefined) return [];
  const wholes = earlier.flatMap((each) =>
    each.quantities
      .filter((one) => countable(one) && !one.year && nounAfter(each, one) === stem(noun))
      .map((whole) => ({ whole, sentence: each })),
  );
  const found = wholes.at(-1);
  const parts = chain(sentence, 0, figures(sentence));
  const last = parts.at(-1);
  if (!found || !last || parts.length < 2) return [];
  const places = [quoteSentence(found.sentence, found.whole), quoteSentence(sentence, { from: 0, to: last.to })];
  const said = judgeParts(found.whole, parts, partTexts(sentence, parts), places);
  return said ? [said] : [];
}

export function checkParts(sentences: readonly Sentence[]): Checked[] {
  return sentences.flatMap((sentence, index) => {
    if (sentence.quantities.length === 0) return [];
    const earlier = sentences
      .slice(Math.max(0, index - 4), index)
      .filter((each) => each.paragraph === sentence.paragraph);
    return [...checkOwn(sentence), ...checkFollowing(sentences[index - 1], sentence), ...checkNamed(earlier, sentence)];
  });
}
