/** The same digits in another scale: "9,6 tusen kronor" where the document otherwise says 9,6 miljoner kronor of the same. */

import type { Checked, Quoted } from './finding.ts';
import { addTo } from './group.ts';
import { sayNumber, sayUnit } from './say.ts';
import { quoteSentence } from './sentence.ts';
import type { Series } from './series.ts';
import type { Statement } from './statement.ts';
import { contentStems } from './words.ts';

type Amount = {
  readonly value: number;
  readonly decimals: number;
  readonly scale: number;
  readonly stems: readonly string[];
  readonly quote: Quoted;
  readonly statement: Statement | null;
};

const sameMeasure = (one: Statement, other: Statement | null): boolean =>
  other !== null && one.measure !== null && one.measure === other.measure;

/** Digits that tell an amount: with a decimal, or four of them. */
const telling = (value: number, decimals: number) =>
  value !== 0 && (decimals > 0 ? true : Math.abs(value) >= 1000 && value % 100 !== 0);

function amountsOf(statements: readonly Statement[], series: readonly Series[]): Amount[] {
  const said = statements
    .filter(({ quantity }) => quantity.unit === 'SEK' && quantity.scale > 1 && quantity.approximation === null)
    .map((statement): Amount => {
      const { value, decimals, scale } = statement.quantity;
      return {
        value: Math.abs(value),
        decimals,
        scale,
        stems: contentStems(statement.sentence.text),
        quote: quoteSentence(statement.sentence, statement.quantity),
        statement,
      };
    });
  const shown = series.flatMap((each) =>
    each.points
      .filter((point) => point.cell.unit === 'SEK' && point.cell.scale > 1)
      .map(
        (point): Amount => ({
          value: Math.abs(point.cell.quantity.value),
          decimals: point.cell.quantity.decimals,
          scale: point.cell.scale,
          stems: [...each.stems, ...each.topic],
          quote: point.quote,
          statement: null,
        }),
      ),
  );
  return [...said, ...shown].filter(({ value, decimals }) => telling(value, decimals));
}

export function checkUnits(statements: readonly Statement[], series: readonly Series[]): Checked[] {
  const groups = new Map<string, Amount[]>();
  for (const amount of amountsOf(statements, series)) {
    const key = amount.value.toFixed(amount.decimals);
    addTo(groups, key, amount);
  }
  return [...groups.values()].flatMap((group): Checked[] => {
    const scales = new Set(group.map((each) => each.scale));
    if (scales.size !== 2) return [];
    const [one, other] = [...scales].map((scale) => group.filter((each) => each.scale === scale));
    if (!one || !other) return [];
    const oddScale = (group: readonly Amount[]) => group.some((each) => each.decimals > 0 && each.scale === 1000);
    const isFew = one.length === other.length ? oddScale(one) || !oddScale(other) : one.length < other.length;
    const [few, many] = isFew ? [one, other] : [other, one];
    return few.flatMap((odd): Checked[] => {
      if (odd.statement === null) return [];
      const shared = (each: Amount) => each.stems.filter((word) => odd.stems.includes(word)).length;
      const kin = many.find(
        (each) => shared(each) > 0 || (each.statement !== null && sameMeasure(each.statement, odd.statement)),
      );
      // "9,6 tusen kronor" is no way to write an amount: where the digits stand in millions elsewhere, it is worth a look.
      const marked = odd.decimals > 0 && odd.scale === 1000 && odd.value < 1000;
      const partner = kin ?? (marked ? many[0] : undefined);
      if (!partner || (!marked && shared(partner) < 2)) return [];
      const level = kin && odd.value >= 1 ? 'contradiction' : 'look';
      const say = (each: Amount) => `${sayNumber(each.value, each.decimals)}${sayUnit('SEK', each.scale)}`;
      return [
        {
          kind: 'unit',
          level,
          message: `Här står ${say(odd)}, på ett annat ställe ${say(partner)}: enheten skiljer tusen gånger.`,
          places: [odd.quote, partner.quote],
        },
      ];
    });
  });
}
