/**
 * A list that is written in running text, "tre åtgärder: a) … b) … c) …" or "1) … 2) …", against the number that the text says
 * right before it. The points may also stand as paragraphs of their own.
 */
import type { Place } from './document.ts';
import type { Checked } from './finding.ts';
import { isCount, type Quantity } from './quantity.ts';
import { readQuantities } from './read-quantities.ts';
import { sayNumber } from './say.ts';
import type { Placed } from './section.ts';
import { splitSentences } from './sentence.ts';

/** "a) " or "(2) " with a blank before it; a reference ("punkt b)") begins no point. */
const mark =
  /(?<=^|[\s:;,.])(?<!(?:punkt|punkterna|led|leden|stycke|alternativ|bilaga|nr)\s)\(?([a-z]|\d{1,2})\)\s+(?=\p{L})/giu;
const firsts = ['a', '1'];
/** What stands between the number and the list, where the number is the list's: "tre prioriterade åtgärder:". */
const led = /^\s+((?:\p{L}[\p{L}-]*\s+){0,2}\p{L}[\p{L}-]*)(?:\s*:|,\s*nämligen|\s+är)\s*$/u;
/** What is listed where somebody says how many there are. Of schools or years the points may tell something else. */
const listed =
  /(?:åtgärder|mål|områden|delar|punkter|steg|insatser|uppdrag|frågor|skäl|orsaker|risker|kontroller|moment|förslag|krav|principer|brister|rekommendationer|prioriteringar|aktiviteter|syften|kriterier|villkor|slutsatser|perspektiv|strategier|faktorer|förklaringar)$/iu;
const partly =
  /bland annat|till exempel|exempelvis|några|bl\.\s?a|t\.\s?ex|främst|(?<!\p{L})av (?:de|dem|dessa|totalt)(?!\p{L})/iu;

const following = (label: string) =>
  /\d/u.test(label) ? String(Number(label) + 1) : String.fromCodePoint((label.codePointAt(0) ?? 0) + 1);

/** Labels of one list in order, and the text before it. */
type Points = { readonly intro: string; readonly labels: readonly string[] };
type Mark = { readonly label: string; readonly from: number; readonly after: number };

const textOf = (placed: Placed | undefined) => (placed?.block.type === 'text' ? placed.block.text : '');
const marksOf = (text: string): Mark[] =>
  [...text.matchAll(mark)].map((match) => ({
    label: (match[1] ?? '').toLowerCase(),
    from: match.index,
    after: match.index + match[0].length,
  }));

/** The block's text, with the blocks after it that begin with its next point. */
function wholeText(placed: readonly Placed[], at: number): string {
  let text = textOf(placed[at]);
  for (let next = at + 1; ; next += 1) {
    const more = textOf(placed[next]);
    const [begins] = marksOf(more);
    const last = marksOf(text).at(-1);
    const wanted = last ? [following(last.label)] : /:\s*$/u.test(text) ? firsts : [];
    if (begins?.from !== 0 || !wanted.includes(begins.label)) return text;
    text = `${text}\n${more}`;
  }
}

/** The lists of points with letters, or with numbers; none where their order is broken. */
function listsOf(text: string, marks: readonly Mark[], kind: RegExp): Points[] {
  const lists: { intro: string; labels: string[] }[] = [];
  for (const [index, { label, from }] of marks.entries()) {
    if (!kind.test(label)) continue;
    const open = lists.at(-1);
    if (firsts.includes(label)) lists.push({ intro: text.slice(marks[index - 1]?.after ?? 0, from), labels: [label] });
    else if (open && following(open.labels.at(-1) ?? '') === label) open.labels.push(label);
    else return [];
  }
  return lists.filter(({ labels }) => labels.length > 1);
}

/** The number that the sentence before the list says of it. */
function countIn(sentence: string): { readonly count: Quantity; readonly noun: string } | null {
  if (partly.test(sentence)) return null;
  const counts = readQuantities(sentence).filter((each) => isCount(each) && !each.article);
  const count = counts.at(-1);
  const noun =
    count &&
    led
      .exec(sentence.slice(count.to))?.[1]
      ?.split(/\s+/u)
      .find((word) => listed.test(word));
  return count && noun && count.value > 1 && count.value < 30 ? { count, noun } : null;
}

export function checkRunningLists(placed: readonly Placed[]): Checked[] {
  return placed.flatMap(({ block }, at): Checked[] => {
    if (block.type !== 'text' || !(block.text.includes(')') || /:\s*$/u.test(block.text))) return [];
    const text = wholeText(placed, at);
    const marks = marksOf(text);
    return [/\p{L}/u, /\d/u].flatMap((kind) => listsOf(text, marks, kind)).flatMap((list) => judge(list, block.place));
  });
}

function judge({ intro, labels }: Points, place: Place): Checked[] {
  const sentence = splitSentences(intro).at(-1);
  const said = sentence === undefined ? null : countIn(sentence);
  if (!said) return [];
  const places = [{ ...place, quote: `${sentence} ${labels.map((each) => `${each}) …`).join(' ')}` }];
  if (labels.length === said.count.value)
    return [{ kind: 'count', level: null, message: `Antalet stämmer: texten räknar upp ${labels.length}.`, places }];
  const message = `Texten säger ${sayNumber(said.count.value, 0)} ${said.noun}, men räknar upp ${labels.length}: ${labels.join('), ')}).`;
  return [{ kind: 'count', level: 'contradiction', message, places }];
}
