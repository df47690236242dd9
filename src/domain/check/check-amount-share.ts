/**
 * A change that is said twice, as an amount and as a percentage, beside the figure that it led to: "ökade med 41 mnkr,
 * motsvarande 3,1 procent, till 1 364 mnkr", "34,4 mnkr, en fördyring med 6,4 mnkr eller 23 procent". What it was before
 * follows from the figure and the amount, and the percentage from both.
 */
import { halfDigit } from './arithmetic.ts';
import { figures, shown } from './check-direction.ts';
import type { Checked } from './finding.ts';
import { baseValue, type Quantity } from './quantity.ts';
import { sayNumber } from './say.ts';
import { quoteSentence, type Sentence } from './sentence.ts';

/** Between the amount and the percentage. */
export const orForm = /^\s*,?\s*(?:eller|motsvarande|alltså|dvs\.?|det vill säga|vilket (?:är|motsvarar)|\()\s*$/u;
const risen = /(?<!\p{L})(?:öka|öknin|\p{L}*höj|steg\p{L}?|stig|växt|fördyr)\p{L}*/iu;
const fallen = /(?<!\p{L})(?:minsk|\p{L}*sänk|sjunk|sjönk)\p{L}*/iu;

const compared = /(?<!\p{L})(?:med|mot|från|än|då|var|budgeterade?|planerade)\s+(?:\p{L}+\s+)?$/iu;

type Said = { readonly after: Quantity; readonly amount: Quantity; readonly share: Quantity; readonly sign: 1 | -1 };

export function checkAmountShares(sentence: Sentence): Checked[] {
  const numbers = figures(sentence);
  return numbers.flatMap((amount, index): Checked[] => {
    const share = numbers[index + 1];
    if (share?.unit !== 'percent' || ['percent', 'points'].includes(amount.unit)) return [];
    if (!orForm.test(sentence.text.slice(amount.to, share.from))) return [];
    const said =
      risenTo(sentence, amount, share, numbers[index + 2]) ?? ended(sentence, numbers[index - 1], amount, share);
    return said && [said.after, amount, share].every((each) => each.approximation === null)
      ? judgeShare(sentence, said)
      : [];
  });
}

/** "ökade med 41 mnkr, motsvarande 3,1 procent, till 1 364 mnkr". */
function risenTo(sentence: Sentence, amount: Quantity, share: Quantity, after: Quantity | undefined): Said | null {
  if (!after || !sameKind(amount, after)) return null;
  if (!/^\s*\)?,?\s+till\s+$/u.test(sentence.text.slice(share.to, after.from))) return null;
  const lead = /(\p{L}+)\s+(?:\p{L}+\s+)?med\s+$/u.exec(sentence.text.slice(0, amount.from))?.[0] ?? '';
  const sign = signOf(lead);
  return sign && { after, amount, share, sign };
}

/** "34,4 mnkr, en fördyring med 6,4 mnkr eller 23 procent": nothing but a comparison or the end follows. */
function ended(sentence: Sentence, after: Quantity | undefined, amount: Quantity, share: Quantity): Said | null {
  if (!after || !sameKind(amount, after)) return null;
  if (!/^\s*\)?\s*(?:$|\.|jämfört med|sedan|från|mot|än)/u.test(sentence.text.slice(share.to))) return null;
  // What it is compared with is what it was before: the comparison itself is checked elsewhere.
  if (compared.test(sentence.text.slice(0, after.from))) return null;
  const gap = sentence.text.slice(after.to, amount.from);
  const noun =
    /^[^.;,:()]{0,30},\s*(?:alltså |dvs\.? |det vill säga |vilket är )?en\s+(?:\p{L}+\s+)?(\p{L}+)\s+(?:med|på|om)\s+$/u.exec(
      gap,
    );
  const sign = signOf(noun?.[1] ?? '');
  return sign && { after, amount, share, sign };
}

const sameKind = (amount: Quantity, after: Quantity) =>
  after.sign === null && amount.sign === null && amount.unit === after.unit && baseValue(after) > 0;

function signOf(word: string): 1 | -1 | null {
  const [up, down] = [risen.test(word), fallen.test(word)];
  return up === down ? null : up ? 1 : -1;
}

/** Half of the last digit that says something: 7 000 may have been rounded to thousands. */
function halfOf({ value, decimals, scale }: Quantity): number {
  const zeros = decimals === 0 ? (/0*$/u.exec(String(Math.abs(value)))?.[0].length ?? 0) : 0;
  return halfDigit(decimals - zeros, scale);
}

function judgeShare(sentence: Sentence, { after, amount, share, sign }: Said): Checked[] {
  const change = baseValue(amount);
  const before = baseValue(after) - sign * change;
  if (before <= 0) return [];
  const computed = (change / before) * 100;
  const [half, end] = [amount, after].map(halfOf) as [number, number];
  // What rounding of both figures leaves open: the amount's own share of it, and that of what it was before.
  const slack = halfDigit(share.decimals) + ((half + (computed / 100) * (half + end)) / before) * 100;
  const places = [
    quoteSentence(sentence, { from: Math.min(after.from, amount.from), to: Math.max(after.to, share.to) }),
  ];
  const gives = `${shown(amount, amount)} till ${shown(after, after)} är ${sayNumber(computed, share.decimals + 1)}\u00A0%`;
  if (Math.abs(computed - share.value) <= slack + 1e-9)
    return [{ kind: 'share', level: null, message: `Förändringen i procent stämmer: ${gives}.`, places }];
  // A percentage of the new figure is a slip of another kind, and may be what is meant.
  const ofNew = Math.abs((change / baseValue(after)) * 100 - share.value) <= slack;
  const message = `Förändringen står som ${shown(share, share)}, men ${gives}.`;
  return [{ kind: 'share', level: ofNew ? 'look' : 'contradiction', message, places }];
}
