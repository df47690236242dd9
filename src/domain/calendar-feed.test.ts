import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type CalendarEvent, calendarFeed } from './calendar-feed.ts';

const event: CalendarEvent = {
  uid: 'frist-1@alvsala.example',
  date: '2026-02-13',
  title: 'Sista dag att rapportera',
  description: 'Helår 2025, kommunstyrelsen',
  url: 'https://uppsikt.alvsala.example/rapport/KS',
  changedAt: '2026-01-05T08:30:15.250Z',
};

/** Reads a feed as a calendar program does: unfolds the lines, parts name from value, and undoes the escapes of texts. */
function read(feed: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const line of feed.replaceAll('\r\n ', '').split('\r\n')) {
    const colon = line.indexOf(':');
    const [name, value] = [line.slice(0, colon), line.slice(colon + 1)];
    found.set(name, [...(found.get(name) ?? []), value]);
  }
  return found;
}
const unescaped = (value: string) =>
  value.replaceAll(/\\(.)/gu, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign));
const textOf = (feed: string, name: string) => unescaped(read(feed).get(name)?.[0] ?? '');

describe('calendar feed', () => {
  it('is a calendar with its name, and the event as a whole day', () => {
    assert.equal(
      calendarFeed('Årshjul', [event]),
      `${[
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Uppsikt//Uppsikt//SV',
        'CALSCALE:GREGORIAN',
        'NAME:Årshjul',
        'X-WR-CALNAME:Årshjul',
        'BEGIN:VEVENT',
        'UID:frist-1@alvsala.example',
        'DTSTAMP:20260105T083015Z',
        'DTSTART;VALUE=DATE:20260213',
        'DTEND;VALUE=DATE:20260214',
        'SUMMARY:Sista dag att rapportera',
        'DESCRIPTION:Helår 2025\\, kommunstyrelsen',
        'URL:https://uppsikt.alvsala.example/rapport/KS',
        'TRANSP:TRANSPARENT',
        'END:VEVENT',
        'END:VCALENDAR',
      ].join('\r\n')}\r\n`,
    );
  });

  it('ends a day at the beginning of the next, over months, years and leap days', () => {
    const end = (date: string) => read(calendarFeed('', [{ ...event, date }])).get('DTEND;VALUE=DATE')?.[0];
    assert.deepEqual(['2026-01-31', '2026-12-31', '2028-02-28', '2028-02-29'].map(end), [
      '20260201',
      '20270101',
      '20280229',
      '20280301',
    ]);
  });

  it('writes an instant in universal time', () => {
    const feed = calendarFeed('', [{ ...event, changedAt: '2026-07-01T00:15:00+02:00' }]);
    assert.deepEqual(read(feed).get('DTSTAMP'), ['20260630T221500Z']);
  });

  it('leaves out what is not there', () => {
    const names = [...read(calendarFeed('', [{ ...event, description: '', url: null }])).keys()];
    assert.ok(!names.includes('DESCRIPTION') && !names.includes('URL') && names.includes('SUMMARY'));
    assert.doesNotMatch(calendarFeed('Tom', []), /VEVENT/u);
  });

  it('keeps every text to the letter, in lines of at most 75 octets of whole characters', () => {
    const text = fc.string({
      unit: fc.constantFrom(...'aåö ,;\\:"\n', '\u2212', '👍🏽', 'END:VEVENT'),
      maxLength: 120,
      size: 'max',
    });
    fc.assert(
      fc.property(text, text, (title, description) => {
        const feed = calendarFeed(title, [{ ...event, title, description }]);
        for (const line of feed.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
        assert.doesNotMatch(feed, /\uFFFD|(?<!\r)\n/u);
        assert.equal(textOf(feed, 'SUMMARY'), title);
        assert.equal(textOf(feed, 'DESCRIPTION'), description);
        assert.equal(textOf(feed, 'X-WR-CALNAME'), title);
        assert.equal(read(feed).get('END')?.length, 2);
      }),
      { numRuns: 500 },
    );
  });

  it('breaks no character of several octets at the end of a line', () => {
    for (let length = 60; length < 80; length += 1) {
      const feed = calendarFeed('', [{ ...event, title: `${'a'.repeat(length)}å👍` }]);
      const lines = new TextDecoder('utf-8', { fatal: true }).decode(new TextEncoder().encode(feed)).split('\r\n');
      assert.ok(lines.every((line) => Buffer.byteLength(line) <= 75));
      assert.ok(lines.join('').includes('å') && lines.join('').includes('👍'));
    }
  });

  it('lets no text or address begin a line of its own', () => {
    const hostile = {
      ...event,
      title: 'a\r\nATTACH:x\rb\u0000\u0007',
      uid: 'u\nX:1',
      url: 'https://a.example/\r\nATTACH:y',
    };
    const feed = calendarFeed('n\r\nX:2', [hostile]);
    assert.doesNotMatch(feed, /^(ATTACH|X):|(?![\r\n])\p{Cc}/mu);
    assert.equal(textOf(feed, 'SUMMARY'), 'a\nATTACH:x\nb');
  });

  it('is the same text for the same events in any order', () => {
    const later = { ...event, uid: 'frist-2', date: '2026-01-02' };
    const same = { ...event, uid: 'frist-0' };
    assert.equal(calendarFeed('', [event, later, same]), calendarFeed('', [same, event, later]));
    assert.deepEqual(read(calendarFeed('', [event, later, same])).get('UID'), ['frist-2', 'frist-0', event.uid]);
  });

  it('is never made of what is no date, instant or address', () => {
    for (const wrong of [{ date: '2026-02-3x' }, { date: '20260203' }, { changedAt: 'igår' }, { url: '/rapport' }])
      assert.throws(() => calendarFeed('', [{ ...event, ...wrong }]));
  });
});
