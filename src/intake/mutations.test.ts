/** Broken, cut, shuffled and oddly encoded forms of the real report: each gives a sound proposal or a clear refusal. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Proposal } from '../domain/proposal.ts';
import type { Result } from '../domain/result.ts';
import { readReport } from './read-report.ts';
import { needsSeed, seed } from './seed.testing.ts';
import { assertSound, lostWords } from './sound.testing.ts';

const text = seed?.toString('utf8') ?? '';
const lines = text.split('\n');
const utf8 = (changed: string) => Buffer.from(changed, 'utf8');
const edited = (edit: (lines: string[]) => string[]) => edit([...lines]).join('\n');
const dropped = (from: number, to = from) =>
  edited((all) => all.filter((_, index) => index + 1 < from || index + 1 > to));

/** A small generator of numbers with a seed, so that each run is the same. */
function dice(start: number): () => number {
  let state = start;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

function shuffled<T>(items: readonly T[], start: number): T[] {
  const roll = dice(start);
  const all = [...items];
  for (let index = all.length - 1; index > 0; index -= 1) {
    const other = Math.floor(roll() * (index + 1));
    const [a, b] = [all[index], all[other]];
    if (a !== undefined && b !== undefined) [all[index], all[other]] = [b, a];
  }
  return all;
}

const mutations: Record<string, () => string> = {
  'every seventh line removed': () => edited((all) => all.filter((_, index) => index % 7 !== 3)),
  'every third line removed': () => edited((all) => all.filter((_, index) => index % 3 !== 1)),
  'neighbouring lines swapped': () =>
    edited((all) => all.flatMap((line, index) => (index % 2 ? [line, all[index - 1] ?? ''] : []))),
  'all lines shuffled': () => shuffled(lines, 7).join('\n'),
  'the memo cut off': () => dropped(1, 55),
  'annex 1 cut off': () => dropped(56, 709),
  'annex 2 cut off': () => dropped(710, 906),
  'the compilation removed': () => dropped(117, 141),
  'labels and registry numbers removed': () =>
    edited((all) => all.filter((line) => !/^(?:Bilaga \d|\p{Lu}+\/\d{4}:\d+)$/u.test(line))),
  'tables cut after their header': () =>
    edited((all) => all.filter((line, index) => !line.includes('\t') || !all[index - 1]?.includes('\t'))),
  'the last cell of every row cut': () => edited((all) => all.map((line) => line.replace(/\t[^\t]*$/u, ''))),
  'tags torn': () => text.replaceAll('<p>', '<p').replaceAll('</p>', '/p>'),
  'tags everywhere': () =>
    edited((all) => all.map((line) => (line.length > 80 && !line.includes('\t') ? `<p>${line}</p>` : line))),
  'no empty lines': () => edited((all) => all.filter((line) => line.trim() !== '')),
  'everything twice': () => `${text}\n${text}`,
  'cut in the middle of a word': () => text.slice(0, Math.floor(text.length * 0.61)),
};

async function read(bytes: Uint8Array): Promise<Result<Proposal>> {
  return readReport(bytes, 'rapport.txt');
}

function assertClear(result: Result<Proposal>): void {
  if (result.ok) {
    assertSound(result.value);
    return;
  }
  assert.ok(result.issues.length > 0);
  for (const issue of result.issues) assert.match(issue.message, /^\p{Lu}.*\.$/u);
}

describe('mutations of the real report', needsSeed, () => {
  for (const [name, mutate] of Object.entries(mutations)) {
    it(`${name}: sound, and no word lost`, async () => {
      const changed = mutate();
      const result = await read(utf8(changed));
      assertClear(result);
      assert.ok(result.ok);
      assert.deepEqual(lostWords(result.value, changed), []);
    });
  }

  it('Windows-1252, UTF-8 with a mark and UTF-16 of both kinds give the same facts', async () => {
    const utf16 = Buffer.from(text, 'utf16le');
    const plain = await read(utf8(text));
    const forms = {
      'UTF-8 med BOM': utf8(`\uFEFF${text}`),
      'UTF-16 LE med BOM': Buffer.from(`\uFEFF${text}`, 'utf16le'),
      'UTF-16 BE med BOM': Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
      'UTF-16 LE': utf16,
      'UTF-16 BE': Buffer.from(utf16).swap16(),
    };
    for (const [encoding, bytes] of Object.entries(forms)) {
      const result = await read(bytes);
      assert.ok(result.ok && plain.ok);
      assert.equal(result.value.file.encoding, encoding);
      assert.deepEqual(result.value.facts, plain.value.facts);
    }
    const western = text.replaceAll(/[→↗↘✓●]/gu, '');
    const latin = Buffer.from(western.replaceAll('–', '\x96').replaceAll('”', '\x94'), 'latin1');
    const [windows, same] = [await read(latin), await read(utf8(western))];
    assert.ok(windows.ok && same.ok);
    assert.equal(windows.value.file.encoding, 'Windows-1252');
    assert.deepEqual(windows.value.facts, same.value.facts);
  });

  it('line ends of Windows change nothing', async () => {
    const [unix, windows] = [await read(utf8(text)), await read(utf8(text.replaceAll('\n', '\r\n')))];
    assert.ok(unix.ok && windows.ok);
    assert.deepEqual(windows.value.facts, unix.value.facts);
  });

  it('random drops and swaps of lines are sound, and lose no word', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 2, max: 30 }), async (start, rate) => {
        const roll = dice(start);
        const kept = lines.filter(() => roll() > 1 / rate);
        const moved = kept.flatMap((line, index) =>
          roll() < 1 / rate ? [kept[kept.length - 1 - index] ?? '', line] : [line],
        );
        const changed = moved.join('\n');
        const result = await read(utf8(changed));
        assertClear(result);
        if (result.ok) assert.deepEqual(lostWords(result.value, changed), []);
      }),
      { numRuns: 15, seed: 20_22 },
    );
  });
});

describe('files that are no report', () => {
  it('refuses an empty file, white space and a file of another kind, in Swedish', async () => {
    const files = [
      Buffer.alloc(0),
      utf8(' \n\t\n'),
      Buffer.from([0, 1, 2, 3, 0, 0, 7, 8]),
      utf8('Inköpslista\n\nmjölk\nägg'),
    ];
    for (const bytes of files) {
      const result = await read(bytes);
      assert.equal(result.ok, false);
      assertClear(result);
    }
  });

  it('refuses 50 MB and too many paragraphs', async () => {
    const large = await read(Buffer.alloc(50 * 1024 * 1024, 'Processområde Skog\n'));
    assert.ok(!large.ok);
    assert.match(large.issues[0]?.message ?? '', /50 MB.*40 MB/u);
    const many = await read(utf8('Rad.\n\n'.repeat(40_000)));
    assert.ok(!many.ok);
    assert.match(many.issues[0]?.message ?? '', /40000 stycken/u);
  });

  it('refuses formats that it has no reader for', async () => {
    const result = await read(utf8('%PDF-1.7 ...'));
    if (!result.ok) assertClear(result);
  });

  it('never throws on random text', async () => {
    const words = [
      'Processområde',
      'Skog',
      'Bedömning',
      'Trend',
      '\t',
      '\n',
      '\n\n',
      '1-åriga åtaganden',
      '4-åriga processmål',
    ];
    const more = [
      '(KS)',
      '(KS, alla bolag)',
      'Status\tFärdiggrad',
      'Risken att x',
      'Kommentar:',
      '- ',
      '+4,8',
      '<p>',
      '2022',
      '  ',
      ' ',
    ];
    const piece = fc.oneof(fc.constantFrom(...words, ...more), fc.string({ maxLength: 12 }));
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 80 }), async (pieces) => {
        assertClear(await read(utf8(pieces.join(''))));
      }),
      { numRuns: 60, seed: 7 },
    );
  });
});
