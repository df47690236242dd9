/** Dates: days that no calendar has, weekdays that do not fit, and the same event on two days. */
import type { Checked } from './finding.ts';
import { months } from './read-quantities.ts';
import { quoteSentence, type Sentence } from './sentence.ts';
import { contentStems } from './words.ts';

type Day = {
  readonly year: number | null;
  readonly month: number;
  readonly day: number | null;
  readonly weekday: number | null;
  readonly from: number;
  readonly to: number;
  readonly text: string;
};

const monthNames: readonly string[] = months;
const weekdays = ['söndag', 'måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag'];
const spoken = new RegExp(
  `(?:(${weekdays.join('|')})(?:en)?\\s+)?(?:den\\s+)?(?<![\\p{N},.-])(\\d{1,2})\\s+(${months.join('|')})(?:,?\\s+((?:19|20)\\d\\d))?(?!\\p{L})`,
  'giu',
);
const written = /(?<![\p{N}-])((?:19|20)\d\d)-(\d\d)-(\d\d)(?![\p{N}-])/gu;

/** What every day has, in words or in digits. */
const mayName = new RegExp(`\\d(?:\\s+(?:${months.join('|')})|-\\d\\d-)`, 'iu');

export function daysOf(text: string): Day[] {
  const said = [...text.matchAll(spoken)].map(
    (match): Day => ({
      weekday: match[1] ? weekdays.indexOf(match[1].toLocaleLowerCase('sv')) : null,
      day: Number(match[2]),
      month: monthNames.indexOf(match[3]?.toLocaleLowerCase('sv') ?? '') + 1,
      year: match[4] ? Number(match[4]) : null,
      from: match.index,
      to: match.index + match[0].length,
      text: match[0],
    }),
  );
  const digits = [...text.matchAll(written)].map(
    (match): Day => ({
      weekday: null,
      year: Number(match[1]),
      month: Number(match[2]),
      day: Number(match[3]),
      from: match.index,
      to: match.index + match[0].length,
      text: match[0],
    }),
  );
  return [...said, ...digits];
}

function exists({ year, month, day }: Day): boolean {
  if (day === null) return true;
  const last =
    month === 2
      ? year === null || new Date(Date.UTC(year, 2, 0)).getUTCDate() === 29
        ? 29
        : 28
      : new Date(Date.UTC(2024, month, 0)).getUTCDate();
  return month >= 1 && month <= 12 && day >= 1 && day <= last;
}

function checkOne(sentence: Sentence, day: Day): Checked[] {
  const places = [quoteSentence(sentence, day)];
  if (!exists(day)) return [{ kind: 'date', level: 'contradiction', message: `Dagen ${day.text} finns inte.`, places }];
  if (day.weekday === null || day.year === null || day.day === null) return [];
  const real = new Date(Date.UTC(day.year, day.month - 1, day.day)).getUTCDay();
  if (real === day.weekday) return [{ kind: 'date', level: null, message: `Veckodagen stämmer: ${day.text}.`, places }];
  return [{ kind: 'date', level: 'contradiction', message: `${day.text} är en ${weekdays[real]}.`, places }];
}

/** A sentence with the days that it names. */
type Dated = { readonly sentence: Sentence; readonly days: readonly Day[] };

const keyed = (sentence: Sentence, day: Day): string[] => {
  const clause = sentence.text.slice(Math.max(0, day.from - 90), day.from) + sentence.text.slice(day.to, day.to + 60);
  return [...new Set(contentStems(clause))];
};

/** One event, told twice with most of the same words: the summary's day and the chapter's. */
function checkEvents(dated: readonly Dated[], year: number | null): Checked[] {
  const events = dated
    .flatMap(({ sentence, days }) => days.map((day) => ({ sentence, day, words: keyed(sentence, day) })))
    .slice(0, 600);
  return events.flatMap((one, index) =>
    events.slice(index + 1).flatMap((other): Checked[] => {
      if (one.sentence.paragraph === other.sentence.paragraph || one.sentence.summary === other.sentence.summary)
        return [];
      const shared = one.words.filter((each) => other.words.includes(each));
      const share = shared.length / Math.max(1, Math.min(one.words.length, other.words.length));
      if (shared.length < 3 || share < 0.6) return [];
      const same =
        one.day.month === other.day.month &&
        one.day.day === other.day.day &&
        (one.day.year ?? year) === (other.day.year ?? year);
      const places = [quoteSentence(one.sentence, one.day), quoteSentence(other.sentence, other.day)];
      if (same) return [{ kind: 'date', level: null, message: `${one.day.text} står lika på båda ställena.`, places }];
      return [
        {
          kind: 'date',
          level: 'look',
          message: `Samma händelse står som ${one.day.text.trim()} och som ${other.day.text.trim()}.`,
          places,
        },
      ];
    }),
  );
}

export function checkDates(sentences: readonly Sentence[], year: number | null): Checked[] {
  const dated = sentences.flatMap((sentence): Dated[] => {
    const days = mayName.test(sentence.text) ? daysOf(sentence.text) : [];
    return days.length > 0 ? [{ sentence, days }] : [];
  });
  return [
    ...dated.flatMap(({ sentence, days }) => days.flatMap((day) => checkOne(sentence, day))),
    ...checkEvents(dated, year),
  ];
}
