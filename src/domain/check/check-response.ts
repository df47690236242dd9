/** The response rate of a survey (Swedish: svarsfrekvens): "Enkäten skickades till 1 600 invånare. 592 svarade, en svarsfrekvens på 37 procent." */
import type { Checked } from './finding.ts';
import { isCount, type Quantity } from './quantity.ts';
import { sayShare } from './say-share.ts';
import { quoteSentence, type Sentence } from './sentence.ts';

const sent = /skicka|gick (?:ut )?till|sändes|utskick|tillfråg|inbjud|bjöds in/iu;
const answered = /(?<!\p{L})(?:be)?svara|deltog|deltagit|lämnade svar/iu;
const rate = /svarsfrekvens(?:en)?\s+(?:på|om|blev|var|är|uppgick till|uppgår till)\s+$/iu;

const countsOf = ({ quantities }: Sentence): Quantity[] =>
  quantities.filter((each) => isCount(each) && !each.article && !each.word && each.value >= 10);

/** Where the paragraph says one number that it was sent to, and the sentence one that answered. */
export function checkResponse(paragraph: readonly Sentence[]): Checked[] {
  return paragraph.flatMap((sentence, index): Checked[] => {
    const share = sentence.quantities.find(
      (each) => each.unit === 'percent' && rate.test(sentence.text.slice(0, each.from)),
    );
    if (!share || !answered.test(sentence.text.slice(0, share.from))) return [];
    const [part, ...others] = countsOf(sentence).filter((each) => each.to < share.from);
    const asked = paragraph.slice(0, index).filter(({ text }) => sent.test(text));
    const [whole, ...more] = asked.flatMap((each) => countsOf(each).map((count) => ({ sentence: each, count })));
    if (!part || !whole || others.length > 0 || more.length > 0 || part.value > whole.count.value) return [];
    const places = [
      quoteSentence(sentence, { from: part.from, to: share.to }),
      quoteSentence(whole.sentence, whole.count),
    ];
    return [sayShare(share, part, whole.count, places)];
  });
}
