/** A value outside the scale that the same text states: "index (1-100)" and "fick 121". */
import type { Checked } from './finding.ts';
import { sayNumber } from './say.ts';
import { quoteSentence, type Sentence } from './sentence.ts';

const stated =
  /(?<!\p{L})\p{L}*(?:index|skala|skalan|betyg|poäng|betygsskala)\p{L}*\s*(?:från\s+|mellan\s+|\()?\s*(\d{1,3})\s*(?:[-–]|till|och)\s*(\d{1,4})\)?/iu;
const mayState = /index|skala|betyg|poäng/iu;
/** A value of the scale: "fick 121", "betyget blev 4,2", with nothing counted after it. */
const given =
  /(?<!\p{L})(?:fick|fått|får|betyget|indexet|index|poängen|snittet|medelvärdet|resultatet)\s+(?:blev\s+|är\s+|var\s+|på\s+|hela\s+)?$/iu;

export function checkScaleRange(paragraph: readonly Sentence[]): Checked[] {
  for (const [at, sentence] of paragraph.entries()) {
    const match = mayState.test(sentence.text) ? stated.exec(sentence.text) : null;
    if (!match) continue;
    const [low, high] = [Number(match[1]), Number(match[2])];
    if (high <= low || high > 1000) continue;
    return paragraph.slice(at).flatMap((other) =>
      other.quantities.flatMap((each): Checked[] => {
        if (
          each.year ||
          each.word ||
          each.unit !== '' ||
          (other === sentence && each.from < match.index + match[0].length)
        )
          return [];
        if (
          !given.test(other.text.slice(0, each.from)) ||
          !/^\s*(?:[.,;)]|$|(?:i|för|jämfört|mot|och)\s)/u.test(other.text.slice(each.to))
        )
          return [];
        const places = [
          quoteSentence(other, each),
          quoteSentence(sentence, { from: match.index, to: match.index + match[0].length }),
        ];
        const inside = each.value >= low && each.value <= high;
        if (inside)
          return [
            {
              kind: 'scale',
              level: null,
              message: `${sayNumber(each.value, each.decimals)} ryms i skalan ${low}–${high}.`,
              places,
            },
          ];
        return [
          {
            kind: 'scale',
            level: 'contradiction',
            message: `Skalan står som ${low}–${high}, men värdet ${sayNumber(each.value, each.decimals)} ligger utanför den.`,
            places,
          },
        ];
      }),
    );
  }
  return [];
}
