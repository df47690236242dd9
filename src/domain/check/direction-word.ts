/** Words that say which way a figure went. */

export type Direction = 'up' | 'down' | 'same';

const up =
  'ökat|ökade|ökar|öka|ökning(?:en)?|ökningar|stigit|stiger|steg|stigande|växt|växte|växer|höjts|höjdes|höjt|uppgång(?:en)?|gått upp|gick upp|går upp|tillväxt|fördubblats|stärkts|utökats|utökades|förlängts';
const down =
  'minskat|minskade|minskar|minska|minskning(?:en)?|sjunkit|sjunker|sjönk|sänkts|sänktes|sänkt|nedgång(?:en)?|gått ned|gått ner|gick ned|gick ner|gått tillbaka|gick tillbaka|tillbakagång|backat|backar|backade|fallit|faller|föll|krympt|halverats|tappat|tappade|kortats|kortades|reducerats|reducerades';
const same = 'oförändrad|oförändrat|oförändrade|ligger kvar|samma nivå';
const any = new RegExp(`(?<![\\p{L}-])(?:(${up})|(${down})|(${same}))(?!\\p{L})`, 'giu');

export type DirectionWord = {
  readonly direction: Direction;
  readonly from: number;
  readonly to: number;
  readonly word: string;
};

/** Every direction word of the text in order. */
export function directionWords(text: string): DirectionWord[] {
  return [...text.matchAll(any)].map((match) => ({
    direction: match[1] ? 'up' : match[2] ? 'down' : 'same',
    from: match.index,
    to: match.index + match[0].length,
    word: match[0],
  }));
}

const more = /(?<!\p{L})(?:högre|fler|mer|större|över)(?!\p{L})/iu;
const less = /(?<!\p{L})(?:lägre|färre|mindre|kortare|under)(?!\p{L})/iu;

/** The direction of a comparison: "högre än", "färre än". */
export function comparisonOf(text: string): Direction | null {
  const [isMore, isLess] = [more.test(text), less.test(text)];
  return isMore === isLess ? null : isMore ? 'up' : 'down';
}

export function directionOf(before: number, after: number): Direction {
  return before === after ? 'same' : after > before ? 'up' : 'down';
}

export const directionName: Readonly<Record<Direction, string>> = {
  up: 'en ökning',
  down: 'en minskning',
  same: 'oförändrat',
};
