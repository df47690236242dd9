/**
 * A statement: one figure of the running text with what it is about. The words of its own clause are its subject; year,
 * measure and whether it is a level or a change are told by the words around it.
 */
import { type Measure, measureOf } from './measure.ts';
import { baseValue, type Quantity } from './quantity.ts';
import { readQuantities } from './read-quantities.ts';
import { remembered } from './remembered.ts';
import type { Sentence } from './sentence.ts';
import { contentStems, stem } from './words.ts';

export type Statement = {
  readonly sentence: Sentence;
  readonly quantity: Quantity;
  readonly base: number;
  /** The clause around the figure, before and after it. */
  readonly left: string;
  readonly right: string;
  readonly stems: readonly string[];
  /** Stems of what is added to the subject by a preposition. */
  readonly qualifiers: readonly string[];
  /** The year that the clause or its sentence names; 'before' for "från A", "året före"; 'several' for a span; null: none is named. */
  readonly year: number | 'before' | 'several' | null;
  readonly measure: Measure | null;
  /** `change`: "ökat med 3", "3 fler än"; `part`: "varav 3". */
  readonly kind: 'level' | 'change' | 'part';
};

/** What a sentence says, wherever it stands. */
type Read = Pick<Sentence, 'text' | 'quantities'>;

const boundary =
  /[;:()]|,\s*(?:men|medan|vilket|varav|och|samt|att|som|där|då)\s|\s(?:men|medan|samtidigt som|varav)\s/giu;
const previous =
  /föregående år|året före|året innan|året dessförinnan|i fjol|förra året|ett år tidigare|förra årsskiftet|tidigare år|vid utgången av|dessförinnan|samma (?:period|tid|tidpunkt) (?:föregående|förra|i fjol)/iu;

/** A figure that begins a clause of its own; a count in words ("de fyra första månaderna") does not part an amount from its subject. */
const divides = (each: Quantity, quantity: Quantity) =>
  !each.year && !each.article && !(each.word && quantity.unit !== '');

/** "från 47 till 48" and "112,3 mnkr (134,8 mnkr)": the second figure has the first one's subject. */
const carriesOn = /^(?:[\p{L}\p{N}%\s]{0,24}(?<!\p{L})till\s+|\s*\(\s*)(?:drygt |cirka |knappt |ca )?$/u;

function leftOf(sentence: Read, quantity: Quantity): string {
  const before = sentence.quantities.filter((each) => divides(each, quantity) && each.to <= quantity.from).at(-1);
  const piece = sentence.text.slice(before?.to ?? 0, quantity.from);
  if (before && before !== quantity && carriesOn.test(piece))
    return `${leftOf(sentence, before).replace(/(?<!\p{L})från\s*$/u, '')} ${piece.replace('(', '')}`;
  let start = 0;
  for (const match of piece.matchAll(boundary)) start = match.index + match[0].length;
  return piece.slice(start);
}

function rightOf(sentence: Read, quantity: Quantity): string {
  const after = sentence.quantities.find((each) => divides(each, quantity) && each.from >= quantity.to);
  const piece = sentence.text.slice(quantity.to, after?.from ?? sentence.text.length);
  const end = piece.search(/[;:().]|,\s|\s(?:men|medan|samtidigt|varav|vilket|som|och)\s/u);
  return end < 0 ? piece : piece.slice(0, end);
}

function yearOfStatement(sentence: Read, quantity: Quantity, left: string, right: string): Statement['year'] {
  // What it is compared with is of another year than the figure itself.
  const own = right.replace(/(?<!\p{L})(?:jämfört med|än|mot|sedan|från)(?!\p{L}).*$/u, '');
  const near = `${left} ${own}`;
  if (/(?:19|20)\d\d\s?[-–]\s?(?:20)?\d\d|under perioden \d/u.test(near)) return 'several';
  if (
    /(?<!\p{L})från\s+(?:drygt |cirka |knappt )?$/iu.test(left) &&
    /^[^.]{0,60}till/u.test(sentence.text.slice(quantity.to))
  )
    return 'before';
  if (previous.test(near) || previous.test(sentence.text.slice(0, 40))) return 'before';
  const years = [...near.matchAll(/(?<![\p{N}:/-])((?:19|20)\d\d)(?=\/\d\d(?!\p{N})|(?![\p{N}:/-]))/gu)].map((match) =>
    Number(match[1]),
  );
  const last = years.at(-1);
  if (last !== undefined) return last;
  const figures = sentence.quantities.filter((each) => !each.year && !each.article);
  const [only, ...more] = sentence.quantities.filter((each) => each.year);
  if (only && more.length === 0 && (only.to <= quantity.from || figures.length === 1)) {
    const before = sentence.text.slice(0, only.from);
    return /(?:än|jämfört med|mot|sedan|till|inför|senast)\s+(?:år\s+)?$/iu.test(before) ? null : only.value;
  }
  return figures.length === 1 && previous.test(sentence.text) ? 'before' : null;
}

const changeLead = /(?<!\p{L})(?:med|ytterligare|ännu)\s+(?:drygt |cirka |knappt |ca |omkring |nästan )?$/iu;
const changeTail =
  /^\s*(?:\p{L}+\s+){0,2}?(?:högre|lägre|fler|färre|mer|mindre|bättre|sämre|större|(?:över|under)\s+(?:budget|mål|prognos|föregående|förra|riks|genomsnitt))/iu;
const changeWords =
  /(?<!\p{L})(?:ökning(?:en)?|minskning(?:en)?|skillnad(?:en)?|förändring(?:en)?|effekt(?:en)?)\s+(?:på|om|med|motsvarande)\s*$/iu;

/** Unit and scale of the partner, for "från 47 till 48 procent" and "112,3 mnkr (134,8)". */
function withUnit(sentence: Read, quantity: Quantity, inBrackets: Quantity | undefined): Quantity {
  if (quantity.unit !== '') return quantity;
  if (inBrackets) return { ...quantity, unit: inBrackets.unit, scale: inBrackets.scale };
  const next = sentence.quantities.find((each) => each.from >= quantity.to && !each.year);
  const gap = next ? sentence.text.slice(quantity.to, next.from) : '';
  const led = /(?<!\p{L})från\s+(?:drygt |cirka |knappt )?$/iu.test(sentence.text.slice(0, quantity.from));
  return next && led && next.unit !== '' && /^\s+till\s+$/u.test(gap)
    ? { ...quantity, unit: next.unit, scale: next.scale }
    : quantity;
}

/** The figure before it, where this one stands alone in brackets after it: the year before, as annual reports write it. */
function bracketed(sentence: Read, quantity: Quantity): Quantity | undefined {
  const before = sentence.quantities.filter((each) => each.to <= quantity.from && !each.year).at(-1);
  if (!before || !/^\s*\(\s*$/u.test(sentence.text.slice(before.to, quantity.from))) return undefined;
  if (!/^\s*\)/u.test(sentence.text.slice(quantity.to)) || (quantity.unit !== '' && quantity.unit !== before.unit))
    return undefined;
  return before.unit === '' && quantity.unit === '' && before.decimals !== quantity.decimals ? undefined : before;
}

/** The statements of a sentence that may stand in several places: in the summary, in its chapter and in the memo. */
const told = remembered((text): readonly Omit<Statement, 'sentence'>[] => {
  const sentence = { text, quantities: readQuantities(text) };
  return sentence.quantities
    .filter((each) => !each.year && !each.article)
    .map((written) => {
      const partner = bracketed(sentence, written);
      const quantity = withUnit(sentence, written, partner);
      const left = leftOf(sentence, written);
      const right = rightOf(sentence, quantity);
      const changed =
        quantity.unit === 'points' || changeLead.test(left) || changeTail.test(right) || changeWords.test(left);
      return {
        quantity,
        base: baseValue(quantity),
        left,
        right,
        stems: contentStems(`${left} ${right}`),
        qualifiers: qualifiersOf(left, right),
        year: partner ? 'before' : yearOfStatement(sentence, quantity, left, right),
        measure: measureOf(left.slice(-60)) ?? (/^\s*(?:i|enligt)\s+(?:budget|plan)/iu.test(right) ? 'budget' : null),
        kind: /(?<!\p{L})varav\s*$/iu.test(left) ? 'part' : changed ? 'change' : 'level',
      };
    });
});

export function statementsOf(sentence: Sentence): Statement[] {
  const wide = isWider(sentence.scope);
  return told(sentence.text).map((each) => ({
    ...each,
    sentence,
    qualifiers: wide ? [...each.qualifiers, 'hela-kommunen'] : each.qualifiers,
  }));
}

const neutral = new Set(
  `kommunstyrelsen kommunen kommunens nämnden nämndens förvaltningen kontoret verksamheten bolaget kommunledningskontoret klk ks kf resultat nivå
  stadigt ganska mycket hög låg högre lägre bra god goda ny nya bättre sämre målnivån målet mål budget budgeterat budgeterade prognos prognosen
  snitt genomsnitt senaste första andra perioden period månaden slut slutet utgången årsskiftet årsskifte redovisade redovisat redovisas jämförelsevis
  ökade ökat ökar minskade minskat minskar sjönk sjunkit sjunker steg stigit stiger gick gått landat slutade slutar följde följer beräknas väntas uppnåddes
  uppnått klarade klarar överstiger understiger avser gäller ger gav kom kommer ställas räknade avser omfattar omfattade innehåller innehöll fortsatt
  första åtta månaderna månader
  positivt negativt överskott underskott avvikelse`
    .split(/\s+/u)
    .map(stem),
);

/** Words that say nothing of which figure it is: verbs of reporting, the reporting body itself. */
export function isNeutral(each: string): boolean {
  return neutral.has(each);
}

/** The whole municipality or the country, beside a body's own figure. */
const wider =
  /(?<!\p{L})(?:hela kommunen|kommunkoncernen|koncernen|kommunen som helhet|riket|länet|landet|rikssnittet)(?!\p{L})/iu;

/** Of a paragraph, whose sentences are asked about one after another. */
const isWider = remembered((scope) => wider.test(scope));

const added =
  /(?<!\p{L})(?:i|inom|för|hos|bland|av|vid|exklusive|exkl\.?|inklusive|inkl\.?|utan|enligt|per|på|från|utanför|till)\s+((?:[\p{L}-]+\s+){0,2}[\p{L}-]+)/giu;

/** What is added to the subject by a preposition: "för hemtjänsten", "bland kvinnor", "enligt den nya metoden". */
function qualifiersOf(left: string, right: string): string[] {
  const phrases = [...left.matchAll(added), ...right.matchAll(added)];
  return phrases.flatMap((match) => contentStems(match[1] ?? ''));
}
