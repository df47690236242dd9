/** "bättre än målnivån på 3,0 %", "över målet på 86 %", "når inte målet om 90 %": the word against value and target of one sentence, or of the table's row. */
import type { Checked } from './finding.ts';
import { baseValue, type Quantity } from './quantity.ts';
import { sayNumber, sayUnit } from './say.ts';
import { quoteSentence, type Sentence } from './sentence.ts';
import type { Point, Series } from './series.ts';
import { contentStems } from './words.ts';

/** Where less is better. */
const lowIsGood =
  /frånvaro|arbetslös|utsläpp|kostnad|handläggningstid|väntetid|personalomsättning|skadegörelse|brott|skuld|avhopp|kö(?:n|tid)?(?!\p{L})|klagomål|olycka|olyckor|svinn|förbrukning|energianvändning|otrygg|avvikelser|fel(?:en)?(?!\p{L})|sjuk|biståndshushåll|ekonomiskt bistånd|arbetsskad|restid|vakans|dröjsmål/iu;

type Word = { readonly better: boolean | null; readonly above: boolean | null; readonly text: string };

const target = '(?:(?:det |den )?(?:upp)?satta )?(?:mål(?:et|nivån|värdet|sättningen)?|riktvärdet)';
const words: readonly (readonly [RegExp, Omit<Word, 'text'>])[] = [
  [new RegExp(`(?<!\\p{L})bättre än ${target}`, 'iu'), { better: true, above: null }],
  [new RegExp(`(?<!\\p{L})sämre än ${target}`, 'iu'), { better: false, above: null }],
  [
    new RegExp(
      `(?:når|nådde|uppnår|uppnådde|nått|klarar|klarade|lever upp till|uppfyller) (?:inte|ej|inte upp till) ${target}|inte (?:nått|uppnått|klarat) ${target}`,
      'iu',
    ),
    { better: false, above: null },
  ],
  [
    new RegExp(`(?:når|nådde|uppnår|uppnådde|klarar|klarade|uppfyller|lever upp till) (?:därmed )?${target}`, 'iu'),
    { better: true, above: null },
  ],
  [new RegExp(`(?<!\\p{L})(?:över|högre än|överstiger|överträffar) ${target}`, 'iu'), { better: null, above: true }],
  [new RegExp(`(?<!\\p{L})(?:under|lägre än|understiger) ${target}`, 'iu'), { better: null, above: false }],
];

function wordOf(text: string): Word | null {
  if (!/mål|riktvärde/iu.test(text)) return null;
  for (const [form, word] of words) {
    const match = form.exec(text);
    if (match) return { ...word, text: match[0] };
  }
  return null;
}

/** True where value and target say what the word says; null where nobody can tell. */
function agrees(word: Word, value: number, aim: number, lower: boolean): boolean {
  if (word.above !== null) return word.above ? value > aim : value < aim;
  const good = lower ? value <= aim : value >= aim;
  return word.better ? good : !good;
}

const say = (each: Pick<Quantity, 'value' | 'decimals' | 'unit' | 'scale'>) =>
  `${sayNumber(each.value, each.decimals)}${sayUnit(each.unit, each.scale)}`;

/** Value and target in one sentence: the value before the word, the target after it. */
export function checkTargets(sentence: Sentence): Checked[] {
  const word = wordOf(sentence.text);
  if (!word) return [];
  const at = sentence.text.indexOf(word.text);
  const figures = sentence.quantities.filter((each) => !each.year && !each.article && each.unit !== 'points');
  const value = figures.filter((each) => each.to <= at).at(-1);
  const aim = figures.find((each) => each.from >= at + word.text.length);
  if (!value || !aim || value.unit !== aim.unit || aim.from - at - word.text.length > 30) return [];
  if (
    !/^\s*(?:\p{L}+\s+){0,3}(?:på|om|\()\s*(?:minst |högst )?$/u.test(
      sentence.text.slice(at + word.text.length, aim.from),
    )
  )
    return [];
  const lower = lowIsGood.test(sentence.text);
  const places = [quoteSentence(sentence, { from: value.from, to: aim.to })];
  const holds = agrees(word, baseValue(value), baseValue(aim), lower);
  const stands = `värdet är ${say(value)} och målet ${say(aim)}`;
  if (holds) return [{ kind: 'target', level: null, message: `”${word.text}” stämmer: ${stands}.`, places }];
  return [
    {
      kind: 'target',
      level: word.above === null && !lower ? 'look' : 'contradiction',
      message: `Texten säger ”${word.text}”, men ${stands}${lower ? ' (lägre är bättre)' : ''}.`,
      places,
    },
  ];
}

/** A sentence without a target's figure, against outcome and target of the table's row of the year. */
export function checkTargetsInTables(sentence: Sentence, series: readonly Series[], year: number | null): Checked[] {
  const word = wordOf(sentence.text);
  if (!word) return [];
  const stems = contentStems(sentence.text);
  const found = series.filter(
    (each) => !each.weak && each.stems.length > 0 && each.stems.every((one) => stems.includes(one)),
  );
  const [only, ...more] = found;
  if (!only || more.length > 0) return [];
  const of = (measure: Point['measure']) =>
    only.points.filter((point) => point.measure === measure && (point.year === null || point.year === year));
  const [aim, ...aims] = of('target');
  const [value, ...values] = of('outcome');
  if (!aim || !value || aims.length > 0 || values.length > 0 || aim.cell.unit !== value.cell.unit) return [];
  const lower = lowIsGood.test(only.label);
  const holds = agrees(word, value.base, aim.base, lower);
  const places = [quoteSentence(sentence), value.quote, aim.quote];
  const stands = `tabellen har ${say({ ...value.cell.quantity, ...value.cell })} mot målet ${say({ ...aim.cell.quantity, ...aim.cell })}`;
  if (holds) return [{ kind: 'target', level: null, message: `”${word.text}” stämmer: ${stands}.`, places }];
  return [
    {
      kind: 'target',
      level: word.above === null && !lower ? 'look' : 'contradiction',
      message: `Texten säger ”${word.text}”, men ${stands}.`,
      places,
    },
  ];
}
