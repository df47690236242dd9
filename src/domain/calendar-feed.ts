/**
 * A calendar as iCalendar text (RFC 5545) that any calendar program subscribes to: all-day events, one for each deadline.
 *
 * @example
 * import assert from 'node:assert/strict';
 * const feed = calendarFeed('Årshjul', [{
 *   uid: 'frist-1@alvsala.example', date: '2026-02-13', title: 'Sista dag, delår 1', description: '', url: null,
 *   changedAt: '2026-01-05T08:00:00.000Z',
 * }]);
 * assert.ok(feed.includes('\r\nDTSTART;VALUE=DATE:20260213\r\nDTEND;VALUE=DATE:20260214\r\n'));
 */

export type CalendarEvent = {
  /** The same for the same event each time that the feed is made; unique in the world (RFC 7986, 5.3). */
  readonly uid: string;
  /** The day, "2026-02-13". */
  readonly date: string;
  readonly title: string;
  /** '' where there is none. */
  readonly description: string;
  /** An absolute address; null where there is none. */
  readonly url: string | null;
  /** When the event was last changed: an instant in ISO form, with its offset or Z. */
  readonly changedAt: string;
};

const octets = new TextEncoder();

/** The longest line in octets, its end not counted (RFC 5545, 3.1). */
const longestLine = 75;

/** The line in pieces of at most 75 octets, each but the first led by a space; no character is broken. */
function fold(line: string): string {
  const pieces: string[] = [];
  let piece = '';
  let length = 0;
  for (const character of line) {
    const size = octets.encode(character).length;
    if (length + size > longestLine) {
      pieces.push(piece);
      [piece, length] = ['', 1];
    }
    piece += character;
    length += size;
  }
  return [...pieces, piece].join('\r\n ');
}

/** Control characters have no place in a text, but for the line ends that are written \n (RFC 5545, 3.3.11). */
function escapeText(text: string): string {
  return text
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll(/(?![\n\t])\p{Cc}/gu, '')
    .replaceAll(/[\\;,]/gu, '\\$&')
    .replaceAll('\n', '\\n');
}

/** "20260213". Throws where the text is no date. */
function day(date: string, daysLater = 0): string {
  const time = Date.parse(`${date}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(date) || Number.isNaN(time)) throw new Error(`no date: ${date}`);
  return new Date(time + daysLater * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
}

/** "20260105T080000Z", to the second. */
const instant = (iso: string): string => `${new Date(iso).toISOString().slice(0, 19).replaceAll(/[-:]/gu, '')}Z`;

function eventLines(event: CalendarEvent): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(event.uid)}`,
    // Without METHOD, DTSTAMP is when the event was last revised (RFC 5545, 3.8.7.2).
    `DTSTAMP:${instant(event.changedAt)}`,
    `DTSTART;VALUE=DATE:${day(event.date)}`,
    `DTEND;VALUE=DATE:${day(event.date, 1)}`,
    `SUMMARY:${escapeText(event.title)}`,
    ...(event.description === '' ? [] : [`DESCRIPTION:${escapeText(event.description)}`]),
    ...(event.url === null ? [] : [`URL:${new URL(event.url).href}`]),
    // The day stays free for meetings.
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** The feed, events by day and then by uid: the same events give the same text. Throws where a date, instant or address is none. */
export function calendarFeed(name: string, events: readonly CalendarEvent[]): string {
  const key = (event: CalendarEvent): string => `${event.date} ${event.uid}`;
  const sorted = events.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Uppsikt//Uppsikt//SV',
    'CALSCALE:GREGORIAN',
    `NAME:${escapeText(name)}`,
    `X-WR-CALNAME:${escapeText(name)}`,
    ...sorted.flatMap(eventLines),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}
