/**
 * Swedish words cut to a stem, lightly: enough to see that "sjukfrånvaron" and "sjukfrånvaro" are the same word.
 *
 * @example
 * import assert from 'node:assert/strict';
 * assert.equal(stem('sjukfrånvaron'), stem('Sjukfrånvaro'));
 * assert.equal(stem('intäkterna'), stem('intäkter'));
 * assert.equal(stem('kostnaderna'), stem('Kostnad'));
 * assert.equal(stem('resultatet'), stem('resultat'));
 */
import { remembered } from './remembered.ts';

const endings = [
  ...[
    'ernas',
    'arnas',
    'ornas',
    'erna',
    'arna',
    'orna',
    'andet',
    'anden',
    'ande',
    'ades',
    'aren',
    'arens',
    'ens',
    'ets',
  ],
  ...['ern', 'ade', 'are', 'ar', 'er', 'or', 'en', 'et', 'an', 'as', 'es', 'na', 'a', 'e', 's'],
].sort((one, other) => other.length - one.length);

const kept = new Map<string, string>();

/** One ending off; the word itself where it has none that may go. */
function cut(word: string): string {
  for (const ending of endings) {
    const left = word.length - ending.length;
    if (left >= (ending.length > 1 ? 4 : 5) && word.endsWith(ending)) return word.slice(0, left);
  }
  return word.length >= 6 && /[aeoå][nt]$/u.test(word) ? word.slice(0, -1) : word;
}

const irregular = /^(?:män|mäns|männen|männens)$/u;

/** The stem of one word, in small letters: endings are taken off until none is left, so that all its forms meet. */
export function stem(word: string): string {
  const known = kept.get(word);
  if (known !== undefined) return known;
  const plain = word.toLocaleLowerCase('sv');
  let found = irregular.test(plain) ? 'män' : plain.replace(/[’']s$/u, '').replace(/:\p{L}+$/u, '');
  for (let before = ''; before !== found; ) {
    before = found;
    found = cut(found);
  }
  if (kept.size > 50_000) kept.clear();
  kept.set(word, found);
  return found;
}

const wordForm = /\p{L}+(?:[-–:]\p{L}+)*/gu;

/** Words that say nothing of what a figure is about. */
const stop = new Set(
  `och eller men samt att som en ett den det de dem denna detta dessa i på av för till från med om vid mot mellan under över
  efter före inom utan per hos bland genom kring än så inte är var vara varit blir blev bli blivit har hade ha haft kan kunde ska skulle
  får fick fått man vi vår vårt våra sin sitt sina dess deras även också bara endast ungefär cirka ca drygt knappt närmare nästan
  omkring strax minst högst cirka uppgick uppgår uppgått uppgå utgör utgjorde utgjort utgjordes utgjorts visar visade redovisar redovisade
  ligger låg legat landade landar stannade stannar hamnade nådde når nått samma år året årets åren procent procentenheter procentenhet
  kronor kr tkr mkr mnkr miljoner miljon tusen miljarder antal antalet st stycken där då när nu här vilket vilken vilka varav dvs bl a t ex
  jämfört jämföra jämförelse jämfördes motsvarar motsvarande motsvarade innebär innebar finns fanns funnits sedan redan dock därmed
  samtidigt medan medans totalt total totala sammanlagt sammantaget summa hela helår helåret dec december januari februari mars april maj
  två tre fyra fem sex sju åtta nio tio elva tolv juni juli augusti september oktober november utfall utfallet`
    .split(/\s+/u)
    .map((word) => stem(word)),
);

/** The stems of a text's words in order, without words that say nothing. */
export const contentStems = remembered((text): readonly string[] =>
  (text.match(wordForm) ?? [])
    .filter((word) => word.length > 1)
    .map(stem)
    .filter((each) => !stop.has(each)),
);

/** True where one stem begins or ends the other, as in a compound: "mål" and "målnivå". */
export function related(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= 5 && (long.startsWith(short) || long.endsWith(short));
}
