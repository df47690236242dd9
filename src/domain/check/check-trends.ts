/** A direction word without figures ("sjukfrånvaron har minskat") against the table's row: this year beside the one before. */
import { directionName, directionOf, directionWords } from './direction-word.ts';
import type { Checked } from './finding.ts';
import { sayNumber, sayUnit } from './say.ts';
import { quoteSentence, type Sentence } from './sentence.ts';
import type { Point, Series } from './series.ts';
import { contentStems } from './words.ts';

const hedged =
  /(?<!\p{L})(?:inte|väntas|beräknas|ska|bör|kan|kommer|mål|målet|om|fortsätta|risk|för att|behöver|planeras|trots|prognos\p{L}*|budget\p{L}*|månad|kvartal|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|våren|hösten|sommaren|sedan|långtid|korttid|korta|långa)(?!\p{L})/iu;
const showing = (point: Point) =>
  `${sayNumber(point.cell.quantity.value, point.cell.quantity.decimals)}${sayUnit(point.cell.unit, point.cell.scale)}`;

export function checkTrends(sentence: Sentence, series: readonly Series[], year: number | null): Checked[] {
  if (
    year === null ||
    sentence.quantities.some((each) => !each.year) ||
    sentence.text.length > 160 ||
    hedged.test(sentence.text)
  )
    return [];
  const [word, ...more] = directionWords(sentence.text);
  if (!word || more.length > 0 || word.direction === 'same') return [];
  const named = sentence.quantities.find((each) => each.year)?.value;
  if (named !== undefined && named !== year && named !== year - 1) return [];
  const before = sentence.text.slice(0, word.from);
  const stems = contentStems(before);
  const [only, ...others] = series.filter(
    (each) =>
      !each.weak &&
      each.stems.some((one) => one.length >= 8) &&
      each.stems.every((one) => stems.includes(one)) &&
      stems.length <= each.stems.length + 1,
  );
  if (
    !only ||
    others.length > 0 ||
    /(?<!\p{L})(?:i|inom|för|bland|hos)\s+\p{L}+/u.test(before.replace(/(?:i|under|för)\s+(?:år|året)/giu, ''))
  )
    return [];
  const at = (wanted: number) =>
    only.points.filter(
      (point) =>
        point.year === wanted && (point.measure === null || point.measure === 'outcome') && point.stems.length === 0,
    );
  const [[now, ...moreNow], [then, ...moreThen]] = [at(year), at(year - 1)];
  if (!now || !then || moreNow.length > 0 || moreThen.length > 0) return [];
  const sign = now.base < 0 && then.base < 0 ? -1 : 1;
  const went = directionOf(then.base * sign, now.base * sign);
  const places = [quoteSentence(sentence), now.quote, then.quote];
  const from = `från ${showing(then)} till ${showing(now)}`;
  if (went === word.direction)
    return [{ kind: 'direction', level: null, message: `”${word.word}” stämmer: ${from}.`, places }];
  return [
    {
      kind: 'direction',
      level: 'contradiction',
      message: `Texten säger ”${word.word}”, men tabellen går ${from}: ${directionName[went]}.`,
      places,
    },
  ];
}
