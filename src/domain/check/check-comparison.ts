/**
 * Three figures of one thing: what it is now, what it was, and how far apart they are. "3 120 ton, en minskning med 8 procent
 * från 3 391 ton", "4 380 ton, 14 % mindre än 2024 då de var 5 090 ton", "312 tkr mot budgeterade 350 tkr, alltså 38 tkr lägre".
 */
import { orForm } from './check-amount-share.ts';
import { amountCheck, figures, type Pair, sameUnit, shown, valueBeside } from './check-direction.ts';
import { comparisonOf, type Direction, directionName, directionOf, directionWords } from './direction-word.ts';
import type { Checked } from './finding.ts';
import type { Quantity } from './quantity.ts';
import { quoteSentence, type Sentence } from './sentence.ts';

/** `direction` is null where the word only values ("bättre"): then the amount alone is checked. */
type Said = { readonly direction: Direction | null; readonly word: string };
export type Triple = {
  readonly after: Quantity;
  readonly before: Quantity;
  readonly amount: Quantity;
  readonly said: Said;
};

const longest = 90;
/** Between a figure and the one that it is held to: "312 tkr mot budgeterade 350 tkr", "138 400 kronor (riket: 141 900 kr)". */
const comparedWith =
  /^[\p{L}\p{N}\s()]{0,30},?\s*(?:jämfört med|att jämföra med|mot)\s+(?:\p{L}{2,}\s+)?$|^\s*\((?:riket|länet|snittet|genomsnittet|budget|i fjol|förra året|föregående år|året innan)\s*:?\s*$/u;
const deficit = /underskott|förlust|minusresultat|negativt resultat/iu;

export function checkComparisons(sentence: Sentence): Checked[] {
  const numbers = figures(sentence);
  return numbers.flatMap((second, index): Checked[] => {
    const [first, third] = [numbers[index - 1], numbers[index + 1]];
    if (!first || !third) return [];
    const earlier = numbers[index - 2];
    const twice = earlier && second.unit === 'percent' && orForm.test(sentence.text.slice(first.to, second.from));
    if (twice) {
      // "vilket är 226 ton eller 4,5 procent mindre än 2023 (5 038 ton)": both say how far apart the two are.
      const both = sameUnit(first, earlier) ? between(sentence, earlier, second, third) : null;
      return both ? [...judgeTriple(sentence, both), ...amountCheck(sentence, pairOf(sentence, both), first)] : [];
    }
    const triple = between(sentence, first, second, third) ?? trailing(sentence, first, second, third);
    return triple ? judgeTriple(sentence, triple) : [];
  });
}

/** Now, amount, before. */
export function between(sentence: Sentence, after: Quantity, amount: Quantity, before: Quantity): Triple | null {
  if (!sameUnit(after, before) || before.approximation !== null) return null;
  const lead = sentence.text.slice(after.to, amount.from);
  const tail = sentence.text.slice(amount.to, before.from);
  if (lead.length > longest || tail.length > longest) return null;
  const bracket = /\(\s*$/u.test(tail);
  if (bracket && (!alike(after, before) || !/(?<!\p{L})än\s[^.;]*(?:20\d\d|året|förra|föregående|budget)/u.test(tail)))
    return null;
  const said = saidBetween(lead, tail);
  if (!said || !deficit.test(`${sentence.text.slice(0, after.from)}${tail}`))
    return said && { after, before, amount, said };
  // A deficit is less than nothing, and of the two only one may be one.
  const [now, then] = [sentence.text.slice(0, after.from), tail].map((each) => deficit.test(each));
  if (now && then) return { after, before, amount, said };
  if (now || before.sign !== null || said.direction !== null) return null;
  return { after, before: { ...before, value: -before.value }, amount, said };
}

/** Now, before, amount: the amount follows "alltså", and a comparing word follows it. */
function trailing(sentence: Sentence, after: Quantity, before: Quantity, amount: Quantity): Triple | null {
  if (!sameUnit(after, before) || before.approximation !== null || after.approximation !== null) return null;
  const gap = sentence.text.slice(after.to, before.from);
  if (!comparedWith.test(gap)) return null;
  const lead = sentence.text.slice(before.to, amount.from);
  // "52 000 kronor 2025, en minskning med 7 000 kronor".
  const noun =
    /^[\p{L}\p{N}\s]{0,20},\s*(?:alltså |det vill säga |dvs\.? |vilket är )?en\s+(\p{L}+)\s+(?:med|på|om)\s+$/u.exec(
      lead,
    );
  if (noun?.[1] !== undefined) {
    const word = directionWords(noun[1])[0];
    return word && word.direction !== 'same' ? { after, before, amount, said: word } : null;
  }
  if (!/^[\p{L}\p{N}\s]{0,20}\)?,\s*(?:alltså|det vill säga|dvs\.?|vilket är|det är|vilket innebär)\s+$/u.test(lead))
    return null;
  const word = /^\s+(\p{L}+)/u.exec(sentence.text.slice(amount.to))?.[1];
  const said = word === undefined ? null : comparing(word);
  return said && { after, before, amount, said };
}

/** Of one size: what stands in the bracket may be another thing than the year before. */
function alike(one: Quantity, other: Quantity): boolean {
  const ratio = Math.abs(valueBeside(one, other) / (valueBeside(other, one) || 1));
  return one.unit === other.unit && ratio < 3 && ratio > 1 / 3;
}

function comparing(word: string): Said | null {
  if (/^(?:bättre|sämre|starkare|svagare)$/iu.test(word)) return { direction: null, word };
  const direction = comparisonOf(word);
  return direction === null ? null : { direction, word };
}

/** "en minskning med …" before the amount, or "… mindre än 2024 då de var" after it. */
function saidBetween(lead: string, tail: string): Said | null {
  const noun = /(?:^|\s)en\s+(?:\p{L}+\s+)?(\p{L}+)\s+(?:med|på)\s+(?:drygt |cirka |knappt |ca )?$/u.exec(lead)?.[1];
  if (noun !== undefined && /(?:^|\s)(?:från|jämfört med|mot|då|än)(?:\s|$)/u.test(tail)) {
    const word = directionWords(noun)[0];
    return word && word.direction !== 'same' ? word : null;
  }
  const than = /^\s+(?:\p{L}+\s+)?(\p{L}+)\s+än\s/u.exec(tail)?.[1];
  if (than === undefined || !/(?:då|när|som|var)|\(\s*$/u.test(tail)) return null;
  return comparing(than);
}

const pairOf = (sentence: Sentence, { before, after }: Pick<Triple, 'before' | 'after'>): Pair => ({
  before,
  after,
  start: 0,
  end: sentence.text.length,
});

export function judgeTriple(sentence: Sentence, { after, before, amount, said }: Triple): Checked[] {
  const went = directionOf(valueBeside(before, after), valueBeside(after, before));
  const all = [after, before, amount];
  const places = [
    quoteSentence(sentence, {
      from: Math.min(...all.map((each) => each.from)),
      to: Math.max(...all.map((each) => each.to)),
    }),
  ];
  const from = `från ${shown(before, after)} till ${shown(after, before)}`;
  const holds = said.direction === went;
  const direction: Checked = {
    kind: 'direction',
    level: holds ? null : 'contradiction',
    message: holds
      ? `”${said.word}” stämmer: ${from}.`
      : `Texten säger ”${said.word}”, men ${from} är ${directionName[went]}.`,
    places,
  };
  const pair = pairOf(sentence, { before, after });
  const level =
    amount.unit === '' || amount.unit === after.unit || amount.unit === 'points' || amount.unit === 'percent';
  return [...(said.direction === null ? [] : [direction]), ...(level ? amountCheck(sentence, pair, amount) : [])];
}
