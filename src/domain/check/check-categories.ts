/**
 * Counts of each kind beside the table that shows the kinds: "6 gröna, 2 gula och 1 röd", "11 mål uppfylls, 5 delvis och 2
 * inte" against a column of lights or judgements.
 */
import type { CheckTable } from './document.ts';
import type { Checked } from './finding.ts';
import { lineOf } from './grid.ts';
import { isCount, type Quantity } from './quantity.ts';
import { remembered } from './remembered.ts';
import type { Placed } from './section.ts';
import { quoteSentence, type Sentence } from './sentence.ts';

type Kinds = {
  readonly table: CheckTable;
  readonly header: string;
  readonly counts: ReadonlyMap<string, number>;
  /** As it is written first. */
  readonly names: ReadonlyMap<string, string>;
  readonly rows: number;
};

const mostKinds = 6;
const longestKind = 32;

/** Forms of one judgement meet: "grön", "gröna"; "uppfyllt", "uppfyllda"; "delvis uppfyllt". */
const kindOf = remembered((words) =>
  words
    .toLocaleLowerCase('sv')
    .replaceAll(/[^\p{L}\s-]/gu, ' ')
    .trim()
    .split(/\s+/u)
    .map((word) => {
      if (/^rö(?:d|da|tt)$/u.test(word)) return 'röd';
      if (/^(?:ej|inte|icke|inget|ingen)$/u.test(word)) return 'ej';
      return word.replace(/(?:ades?|ats|at|ad|da|ts|tt|ta|[td]|as|er|es|s|a|e)$/u, '') || word;
    })
    .join(' '),
);

/** Columns whose cells are a few judgements, each standing again and again. */
function kindsOf({ block }: Placed): Kinds[] {
  if (block.type !== 'table' || block.guessed) return [];
  const [head, ...body] = block.rows;
  const named = body.filter((row) => (row.cells[0] ?? '').trim() !== '' && lineOf(row.cells[0] ?? '').sum === null);
  if (!head || named.length < 4) return [];
  return head.cells.flatMap((header, column): Kinds[] => {
    const texts = named.map((row) => (row.cells[column] ?? '').trim());
    const written = texts.filter((text) => text !== '' && !/^[–—-]$/u.test(text));
    if (written.length < named.length || written.some((text) => text.length > longestKind || /\d/u.test(text)))
      return [];
    const counts = new Map<string, number>();
    const names = new Map<string, string>();
    for (const text of written) {
      const kind = kindOf(text);
      if (kind === '') return [];
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      if (!names.has(kind)) names.set(kind, text);
    }
    if (counts.size < 2 || counts.size > mostKinds || counts.size > written.length / 2) return [];
    return [{ table: block, header: header.trim(), counts, names, rows: named.length }];
  });
}

const counts = (each: Quantity) => isCount(each) && each.sign === null && each.value < 200;

/** A count of the sentence, and the kinds that the words after it may name, the likeliest first. */
type Counted = { readonly count: Quantity; readonly kinds: readonly string[] };
type Told = { readonly kind: string; readonly count: Quantity };

/** Each count of the sentence. */
function countedIn(sentence: Sentence): Counted[] {
  return sentence.quantities.filter(counts).map((count) => {
    const after =
      /^\s+((?:\p{L}[\p{L}-]*\s?){1,5})/u.exec(sentence.text.slice(count.to))?.[1]?.trim().split(/\s+/u) ?? [];
    return { count, kinds: runsOf(after) };
  });
}

/** The kinds that the sentence counts, each once; null where one is counted twice. */
function toldBy(counted: readonly Counted[], kinds: Kinds): Told[] | null {
  const told: Told[] = [];
  for (const { count, kinds: named } of counted) {
    const kind = named.find((each) => kinds.counts.has(each));
    if (kind === undefined) {
      // "av 18 mål": how many there are in all. Any other count is of a kind that the table does not know.
      if (count.value !== kinds.rows) return null;
      continue;
    }
    if (told.some((each) => each.kind === kind)) return null;
    told.push({ kind, count });
  }
  return told;
}

/** Runs of the words after a count, the longest first; other words may stand before them. */
function runsOf(words: readonly string[]): string[] {
  const stop = words.findIndex((word) => /^(?:och|samt|men|som|av|varav)$/iu.test(word));
  const near = stop < 0 ? words : words.slice(0, stop);
  const runs: string[] = [];
  for (let length = near.length; length > 0; length -= 1)
    for (let start = 0; start + length <= near.length && start <= 2; start += 1)
      runs.push(kindOf(near.slice(start, start + length).join(' ')));
  return runs;
}

/** One kind that differs, or two where all told are as many as the table has rows: one was taken for another. */
function isNear({ kinds, told, wrong }: { kinds: Kinds; told: readonly Told[]; wrong: readonly Told[] }): boolean {
  const all = told.reduce((sum, { count }) => sum + count.value, 0);
  return wrong.length === 1 || (wrong.length === 2 && told.length > 2 && all === kinds.rows);
}

/**
 * The table is taken for what the sentence means where every kind agrees, or where all of the table's kinds are told and nearly
 * all of them agree; and no other table fits the words as well.
 */
export function checkCategories(
  placed: readonly Placed[],
  sentences: readonly Sentence[],
  year: number | null,
): Checked[] {
  const all = placed.flatMap(kindsOf);
  if (all.length === 0) return [];
  const known = new Set(all.flatMap((kinds) => [...kinds.counts.keys()]));
  return sentences.flatMap((sentence): Checked[] => {
    if (sentence.quantities.filter(counts).length < 2) return [];
    if (sentence.quantities.some((each) => each.year && each.value !== year)) return [];
    const counted = countedIn(sentence);
    if (counted.filter(({ kinds }) => kinds.some((each) => known.has(each))).length < 2) return [];
    const fitting = all.flatMap((kinds) => {
      const told = toldBy(counted, kinds);
      if (!told || told.length < 2) return [];
      const wrong = told.filter(({ kind, count }) => kinds.counts.get(kind) !== count.value);
      return [{ kinds, told, wrong }];
    });
    const holding = fitting.find(({ wrong }) => wrong.length === 0);
    const [near, ...more] = holding
      ? [holding]
      : fitting.filter((each) => each.told.length === each.kinds.counts.size && isNear(each));
    if (!near || more.length > 0) return [];
    const { kinds, told, wrong } = near;
    const rows = told.map(({ kind }) => `${kinds.counts.get(kind)} ${kinds.names.get(kind)}`).join(', ');
    const [fault] = wrong;
    const places = [
      quoteSentence(sentence, fault?.count ?? told[0]?.count ?? { from: 0, to: 0 }),
      { ...kinds.table.place, quote: `${kinds.table.caption || kinds.header}: ${rows}` },
    ];
    if (!fault)
      return [{ kind: 'count', level: null, message: `Antalet av varje slag stämmer med tabellen: ${rows}.`, places }];
    const message = `Texten säger ${fault.count.value} ${kinds.names.get(fault.kind)}, men tabellen har ${kinds.counts.get(fault.kind)} i kolumnen ${kinds.header}.`;
    return [{ kind: 'count', level: told.length > 2 ? 'contradiction' : 'look', message, places }];
  });
}
