/** A list right after the line that introduces it: amounts that add up to the one in the line, and as many items as it says. */
import { judge } from './arithmetic.ts';
import type { Checked, Quoted } from './finding.ts';
import { baseValue, isCount, type Quantity } from './quantity.ts';
import { readQuantities } from './read-quantities.ts';
import { sayNumber, saySum, sayUnit } from './say.ts';
import type { Placed } from './section.ts';
import { splitSentences } from './sentence.ts';

type List = { readonly intro: Placed; readonly items: readonly Placed[] };

const textOf = ({ block }: Placed): string => (block.type === 'table' ? '' : block.text);

function listsOf(placed: readonly Placed[]): List[] {
  const lists: List[] = [];
  placed.forEach((intro, index) => {
    const { block } = intro;
    if (block.type !== 'text' || block.item || !/[:;]$/u.test(block.text.trim())) return;
    const items: Placed[] = [];
    for (const next of placed.slice(index + 1)) {
      if (next.block.type !== 'text' || !next.block.item) break;
      items.push(next);
    }
    if (items.length > 1) lists.push({ intro, items });
  });
  return lists;
}

const quoteOf = (placed: Placed): Quoted => ({ ...placed.block.place, quote: textOf(placed).slice(0, 200) });

/** The one amount at the end of an item: "Övrigt +1,4", "Räntor: 0,3 mnkr", "HR 1,2 (mnkr)". */
function amountOf(item: Placed): Quantity | null {
  const text = textOf(item)
    .replace(/[.;,]$/u, '')
    .trim();
  const last = readQuantities(text)
    .filter((each) => !each.year)
    .at(-1);
  if (last && !last.word && last.to >= text.length - 1) return last;
  // "121 automatlarm": what is counted stands after its number.
  const [first, ...more] = readQuantities(text).filter((each) => !each.year);
  return first && more.length === 0 && first.from === 0 && !first.word && first.sign === null ? first : null;
}

const addsUp =
  /summan|summa|fördelar sig|fördelas|består av|följande poster|förklaras (?:så här|av följande)|uppdelat|enligt följande|sammanlagt|sammantaget|(?<!\p{L})totalt|uppgick till|uppgår till/iu;

function checkAmounts({ intro, items }: List): Checked[] {
  const amounts = items.flatMap((item) => amountOf(item) ?? []);
  if (amounts.length < 2 || amounts.length !== items.length) return [];
  const units = new Set(amounts.map((each) => each.unit));
  if (units.has('percent') || units.size > 1) return [];
  const wholes = readQuantities(splitSentences(textOf(intro)).at(-1) ?? '').filter(
    (each) => !each.year && !each.word && each.value !== 0 && each.unit !== 'percent',
  );
  if (wholes.length === 0) return [];
  const [listed] = units;
  const decimals = Math.max(...amounts.map((each) => each.decimals));
  const places = [quoteOf(intro), ...items.slice(0, 12).map(quoteOf)];
  const tried = wholes.map((whole) => {
    const scale = listed === '' ? whole.scale : 1;
    const sum = amounts.reduce((total, each) => total + baseValue(each) * scale, 0);
    const slack =
      ((amounts.length + 1) / 2) * 10 ** -decimals * (listed === '' ? whole.scale : (amounts[0]?.scale ?? 1));
    const signless = whole.sign === null && judge(-baseValue(whole), sum, slack);
    const straight = judge(baseValue(whole), sum, slack);
    return {
      whole,
      sum,
      verdict: signless !== false && signless !== 'fails' && straight === 'fails' ? signless : straight,
    };
  });
  const best =
    tried.find((each) => each.verdict === 'holds') ?? tried.find((each) => each.verdict === 'rounding') ?? tried.at(-1);
  if (!best) return [];
  const { whole, sum, verdict } = best;
  const unit = sayUnit(whole.unit, whole.scale);
  const arithmetic = `${saySum(
    amounts.map((each) => each.value),
    decimals,
  )} = ${sayNumber(sum / whole.scale, decimals)}${unit}`;
  const message = `Posterna ger ${arithmetic}, och texten anger ${sayNumber(whole.value, whole.decimals)}${unit}.`;
  if (verdict === 'holds') return [{ kind: 'sum', level: null, message: `Posterna stämmer: ${arithmetic}.`, places }];
  if (verdict === 'rounding') return [{ kind: 'sum', level: 'rounding', message, places }];
  const whole2 = items.some((item) => /övrig|annat|diverse/iu.test(textOf(item))) || addsUp.test(textOf(intro));
  const close =
    Math.abs(Math.abs(sum) - Math.abs(baseValue(whole))) <= Math.abs(baseValue(whole)) * 0.6 ||
    addsUp.test(textOf(intro));
  return whole2 && close && amounts.length > 2 ? [{ kind: 'sum', level: 'contradiction', message, places }] : [];
}

/** "följande fem mål:", "Tre områden prioriteras:": a count in the last sentence, and no amounts in the list. */
function checkCount({ intro, items }: List): Checked[] {
  const sentence = splitSentences(textOf(intro)).at(-1) ?? '';
  const counts = readQuantities(sentence).filter(
    (each) => isCount(each) && !each.article && each.value > 1 && each.value < 100,
  );
  const [count, ...more] = counts;
  if (!count || more.length > 0) return [];
  const around = sentence.slice(Math.max(0, count.from - 40), count.to + 40);
  const pointed =
    /följande|nedan|dessa|här är|prioriter|är:|består av|omfattar|nämligen|:\s*$/iu.test(around) ||
    sentence.length < 70;
  const places = [quoteOf(intro), ...items.slice(0, 3).map(quoteOf)];
  if (items.length === count.value)
    return [{ kind: 'count', level: null, message: `Antalet stämmer: listan har ${items.length} punkter.`, places }];
  if (
    !pointed ||
    /bland annat|till exempel|exempelvis|några|bl\.\s?a|främst|av (?:de|dem|dessa|totalt)\s/iu.test(sentence)
  )
    return [];
  const strong = /följande|nedan(?:stående)?|nämligen/iu.test(sentence);
  return [
    {
      kind: 'count',
      level: strong ? 'contradiction' : 'look',
      message: `Texten säger ${sayNumber(count.value, 0)}, men listan har ${items.length} punkter.`,
      places,
    },
  ];
}

export function checkLists(placed: readonly Placed[]): Checked[] {
  return listsOf(placed).flatMap((list) => {
    const amounts = checkAmounts(list);
    return [...amounts, ...checkCount(list)];
  });
}
