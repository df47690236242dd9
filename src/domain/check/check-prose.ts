/**
 * The same thing said twice in prose: a sentence that stands again nearly word for word (in the memo, the summary and the
 * chapter) with another figure, or the same subject with the same year, measure and unit.
 */

import type { About } from './check-prose-table.ts';
import type { Checked } from './finding.ts';
import { addTo } from './group.ts';
import { fitsApproximation, nearlySame, sameShown } from './same-value.ts';
import { sayNumber, sayUnit } from './say.ts';
import { quoteSentence } from './sentence.ts';
import { isNeutral, type Statement } from './statement.ts';

const shownOf = ({ base, quantity }: Statement) => ({ base, decimals: quantity.decimals, scale: quantity.scale });
const loosely = { over: 'drygt ', under: 'knappt ', about: 'cirka ', atLeast: 'minst ', atMost: 'högst ' } as const;
const said = ({ quantity }: Statement) =>
  `${quantity.approximation === null ? '' : loosely[quantity.approximation]}${sayNumber(quantity.value, quantity.decimals)}${sayUnit(quantity.unit, quantity.scale)}`;

/** The words that say what a figure is about, in order of the alphabet; '' where they say too little. */
function keyOf(statement: Statement, about: About): string {
  const words = [...new Set(statement.stems.filter((each) => !isNeutral(each) && !about.names.has(each)))].sort();
  const { text } = statement.sentence;
  const wide = text.includes(' kommunen') && /(?<!\p{L})(?:i|inom|för) kommunen(?!\p{L})/u.test(text);
  if (wide || statement.qualifiers.includes('hela-kommunen')) words.push('hela-kommunen');
  if (words.every((each) => /^(?:kvinn|män|man|flick|pojk|hela-kommunen)/u.test(each))) return '';
  const telling =
    words.length >= 2 ||
    words.some((each) => each.length >= 8) ||
    (statement.quantity.unit === 'SEK' && words.some((each) => each.length >= 6));
  if (!telling || words.length > 12) return '';
  const year = statement.year === 'before' ? 'before' : (statement.year ?? about.year ?? '');
  const measure = ['budget', 'target', 'forecast', 'variance'].includes(statement.measure ?? '')
    ? statement.measure
    : 'level';
  return [statement.quantity.unit, statement.kind, year, measure, ...words].join(' ');
}

/** Whether one place may repeat the other: a summary and its chapter, or the same heading, or a sentence long enough to be told. */
function repeats(one: Statement, other: Statement, words: number): boolean {
  if (one.sentence.paragraph === other.sentence.paragraph) return false;
  if (one.sentence.summary !== other.sentence.summary) return true;
  const same = one.sentence.headings.at(-1) === other.sentence.headings.at(-1);
  return same || words >= 4;
}

export function checkProse(statements: readonly Statement[], about: About): Checked[] {
  const groups = new Map<string, Statement[]>();
  for (const statement of statements) {
    const key = keyOf(statement, about);
    if (key !== '') addTo(groups, key, statement);
  }
  return [...groups].flatMap(([key, group]) =>
    group.length > 1 && group.length <= 12 ? judgeGroup(group, key.split(' ').length - 4) : [],
  );
}

function judgeGroup(group: readonly Statement[], words: number): Checked[] {
  const found: Checked[] = [];
  const [first, ...rest] = group;
  if (!first) return [];
  const seen: Statement[] = [first];
  for (const statement of rest) {
    const partner = seen.findLast((each) => repeats(each, statement, words));
    seen.push(statement);
    if (partner) found.push(compare(partner, statement));
  }
  return found;
}

function compare(one: Statement, other: Statement): Checked {
  const places = [quoteSentence(one.sentence, one.quantity), quoteSentence(other.sentence, other.quantity)];
  const [a, b] = [shownOf(one), shownOf(other)];
  const approximate = one.quantity.approximation ?? other.quantity.approximation;
  const exactly = one.quantity.approximation === other.quantity.approximation;
  if (exactly && sameShown(a, b))
    return { kind: 'same', level: null, message: `${said(one)} står lika på båda ställena.`, places };
  if (!exactly && approximate) {
    const [loose, exact] = one.quantity.approximation ? [one, other] : [other, one];
    const fits =
      fitsApproximation(loose.quantity, loose.base, exact.base) &&
      !(
        loose.base === exact.base &&
        (loose.quantity.approximation === 'over' || loose.quantity.approximation === 'under')
      );
    const message = `På ett ställe står ${said(loose)}, på ett annat ${said(exact)}.`;
    return { kind: 'same', level: fits ? null : 'look', message, places };
  }
  const message = `Samma sak står som ${said(one)} och som ${said(other)}.`;
  if (
    one.quantity.unit === 'SEK' &&
    [1e3, 1e-3].some((factor) => Math.abs(one.base / (other.base || 1) / factor - 1) < 0.06)
  ) {
    return { kind: 'unit', level: 'contradiction', message: `${message} Enheten skiljer tusen gånger.`, places };
  }
  return { kind: 'same', level: nearlySame(a, b) ? 'rounding' : 'contradiction', message, places };
}
