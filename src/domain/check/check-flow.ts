/**
 * What came in and what went out against the change that is said: "21 personer har anställts och 18 slutat" is three more,
 * not "ökat med en". Only where one section says all three of the same kind of people or things.
 */

import { directionWords } from './direction-word.ts';
import type { Checked } from './finding.ts';
import { isCount, type Quantity } from './quantity.ts';
import { quoteSentence, type Sentence } from './sentence.ts';
import { contentStems } from './words.ts';

const inward =
  /(?<!\p{L})(?:anställts|anställdes|nyanställts|nyanställdes|rekryterats|rekryterades|börjat|började|tillkommit|tillkom|flyttat in|flyttade in|inflyttade|startat|öppnat)(?!\p{L})/iu;
const outward =
  /(?<!\p{L})(?:avslutat|avslutade|slutat|slutade|lämnat|lämnade|avgått|avgick|flyttat ut|flyttade ut|utflyttade|lagts ned|stängt)(?!\p{L})/iu;
const stock = /anställd|medarbetare|tillsvidare|personal|årsarbetare/iu;

type Said = { readonly sentence: Sentence; readonly quantity: Quantity; readonly value: number };

/** "ökat med en tillsvidareanställd", "minskat med tre medarbetare", "ökningen med tre tillsvidareanställda". */
function netOf(sentence: Sentence): Said[] {
  return sentence.quantities.filter(isCount).flatMap((quantity) => {
    const left = sentence.text.slice(0, quantity.from);
    const right = sentence.text.slice(quantity.to, quantity.to + 40);
    if (
      !/(?<!\p{L})med\s+$/u.test(left) ||
      !/^\s+\p{L}*(?:tillsvidareanställd|medarbetare|anställd|personer)/iu.test(right)
    )
      return [];
    const word = directionWords(left.slice(-90)).at(-1);
    if (!word || word.direction === 'same') return [];
    return [{ sentence, quantity, value: word.direction === 'up' ? quantity.value : -quantity.value }];
  });
}

function flowOf(sentence: Sentence, form: RegExp): Said[] {
  const match = form.exec(sentence.text);
  if (!match) return [];
  const before = sentence.quantities.filter((each) => isCount(each) && !each.article && each.to <= match.index).at(-1);
  if (!before || match.index - before.to > 30 || /[,;]/u.test(sentence.text.slice(before.to, match.index))) return [];
  return [{ sentence, quantity: before, value: before.value }];
}

/** Sentences of the blocks of one heading, near one another. */
export function checkFlows(sentences: readonly Sentence[]): Checked[] {
  const nets = sentences.filter((each) => each.quantities.length > 0 && stock.test(each.text)).flatMap(netOf);
  return nets.flatMap((net): Checked[] => {
    const near = sentences.filter(
      (each) => Math.abs(each.block - net.sentence.block) <= 8 && each.headings.at(-1) === net.sentence.headings.at(-1),
    );
    const both = near.filter((each) => flowOf(each, inward).length === 1 && flowOf(each, outward).length === 1);
    const told = both.length === 1 ? both : near;
    const [came, ...moreCame] = told.flatMap((each) => flowOf(each, inward));
    const [went, ...moreWent] = told.flatMap((each) => flowOf(each, outward));
    if (!came || !went || moreCame.length > 0 || moreWent.length > 0) return [];
    if (came.sentence.paragraph !== went.sentence.paragraph) return [];
    if (
      !contentStems(`${came.sentence.text} ${went.sentence.text}`).some((each) =>
        /^(?:person|medarbet|anställ|tillsvidare)/u.test(each),
      )
    )
      return [];
    const change = came.value - went.value;
    const places = [
      quoteSentence(net.sentence, net.quantity),
      quoteSentence(came.sentence, {
        from: came.quantity.from,
        to: Math.max(came.quantity.to, went.sentence === came.sentence ? went.quantity.to : 0),
      }),
    ];
    const gives = `${came.value} in och ${went.value} ut är ${change > 0 ? '+' : ''}${change}`;
    if (change === net.value)
      return [{ kind: 'change', level: null, message: `Förändringen stämmer: ${gives}.`, places }];
    return [
      {
        kind: 'change',
        level: 'contradiction',
        message: `Texten säger en förändring med ${net.value > 0 ? '+' : ''}${net.value}, men ${gives}.`.replaceAll(
          '-',
          '−',
        ),
        places,
      },
    ];
  });
}
