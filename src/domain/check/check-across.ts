/**
 * A change that the next sentence tells: "Antalet fallrapporter var 1 893 (2 015 året innan). Det är en minskning med 6
 * procent." and "592 personer svarade, 37 procent. Det är två procentenheter lägre än 2022, då 39 procent svarade."
 */
import { between, judgeTriple, type Triple } from './check-comparison.ts';
import { figures } from './check-direction.ts';
import { directionWords } from './direction-word.ts';
import type { Checked } from './finding.ts';
import type { Quantity } from './quantity.ts';
import type { Sentence } from './sentence.ts';

const opening = /^(?:Det|Detta)\s+(?:är|innebär|motsvarar)\s+/u;
/** What stands after the earlier of two figures, in brackets. */
const earlier =
  /^(?:\s+\p{L}+)?\s+(?:året innan|året före|året dessförinnan|förra året|föregående år|i fjol|(?:19|20)\d\d)\s*\)/u;
const noun = /^\S+\s+\S+\s+en\s+(?:\p{L}+\s+)?(\p{L}+)\s+(?:med|på|om)\s+$/u;

/** The sentences of one paragraph, each with the one before it. */
export function checkAcross(paragraph: readonly Sentence[]): Checked[] {
  return paragraph.flatMap((second, index): Checked[] => {
    const first = paragraph[index - 1];
    if (!first || !opening.test(second.text)) return [];
    const told = figures(second);
    const joined = join(first, second);
    const moved = figures(joined).slice(figures(first).length);
    const triple =
      told.length === 1 ? asNoun(first, second, moved) : told.length === 2 ? asThan(first, joined, moved) : null;
    return triple ? judgeTriple(joined, triple) : [];
  });
}

function join(first: Sentence, second: Sentence): Sentence {
  const by = first.text.length + 1;
  const moved = second.quantities.map((each) => ({ ...each, from: each.from + by, to: each.to + by }));
  return { ...first, text: `${first.text} ${second.text}`, quantities: [...first.quantities, ...moved] };
}

/** "A (B året innan). Det är en minskning med D." */
function asNoun(first: Sentence, second: Sentence, [amount]: readonly Quantity[]): Triple | null {
  const [told] = figures(second);
  const [after, before, more] = figures(first);
  if (!amount || !told || !after || !before || more || after.unit !== before.unit) return null;
  if (!/^[\s\p{L}]{0,30}\(\s*$/u.test(first.text.slice(after.to, before.from))) return null;
  if (!earlier.test(first.text.slice(before.to))) return null;
  const word = noun.exec(second.text.slice(0, told.from))?.[1];
  const said = word === undefined ? undefined : directionWords(word)[0];
  if (!said || said.direction === 'same') return null;
  return [after, before, amount].every((each) => each.approximation === null) ? { after, before, amount, said } : null;
}

/** "… A. Det är D lägre än 2022, då B …": A is the sentence's only figure of B's unit. */
function asThan(first: Sentence, joined: Sentence, [amount, before]: readonly Quantity[]): Triple | null {
  if (!amount || !before || before.unit === '') return null;
  const [after, ...others] = figures(first).filter((each) => each.unit === before.unit);
  return after && others.length === 0 && after.approximation === null ? between(joined, after, amount, before) : null;
}
