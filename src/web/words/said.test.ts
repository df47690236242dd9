import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, it } from 'node:test';
import { allSaid, inEnglish } from './said.ts';

const source = join(import.meta.dirname, '../..');

/** What stands on the command line only, is written for the example, or says in Swedish what a Swedish document says (the figure check). */
const notShown =
  /^(?:app\/(?:app|audit|municipality|example-year|example-doing|controls\/example)\.ts|domain\/check\/.*)$/u;

/** Sentences of mails and of errors that no page shows. */
const notSaid = [
  /^Här är din länk till Uppsikt/u,
  /^Länken fungerar en gång och gäller i \{\} dagar/u,
  /^The municipality \{\} of a job is gone/u,
  /^The site \{\} of the scan/u,
  /^A site that was scored/u,
];

function files(folder: string): string[] {
  return readdirSync(join(source, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(source, folder, name))
    .filter((path) => path.endsWith('.ts') && !/\.(?:test|testing)\.ts$/u.test(path))
    .filter((path) => !notShown.test(relative(source, path)));
}

const literal = /'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/gu;

/** Sentences of a text's string literals, with `{}` for what is put in. Of those that put in text of several kinds, and of bugs, none. */
function sentences(text: string, before: RegExp): string[] {
  const code = text.replaceAll(/\/\*.*?\*\//gsu, '').replaceAll(/^\s*\/\/.*$/gmu, '');
  return [...code.matchAll(literal)]
    .map((match) => ({ match, ahead: code.slice(Math.max(0, match.index - 60), match.index) }))
    .filter(({ ahead }) => before.test(ahead) && !/new Error\(\s*$/u.test(ahead))
    .map(({ match }) => (match[1] ?? match[2] ?? '').replaceAll(/\$\{[^{}]*\}/gu, '{}'))
    .filter((sentence) => /^(?:\{\}|[A-ZÅÄÖ"”])[^$]* [^$]*[.?]$/u.test(sentence) && !sentence.includes('\n'))
    .filter((sentence) => !notSaid.some((pattern) => pattern.test(sentence)));
}

/** Refusals are objects with a message; the fields of a form have theirs as an argument. */
const inSie = () =>
  files('intake/sie').flatMap((path) =>
    sentences(readFileSync(path, 'utf8'), /(?:SieFault\(\s*[\w.]+,|message:|=>|[?:]|return)\s*$/u).map((sentence) => ({
      path: relative(source, path),
      sentence: sentence.replace(/^Rad \{\}: /u, ''),
    })),
  );

const refusals = () =>
  [...files('app'), ...files('domain')].flatMap((path) => {
    const text = readFileSync(path, 'utf8');
    const inApp = relative(source, path).startsWith('app');
    return sentences(text, inApp ? /(?:message(?::|\s*=)|[(,?:])\s*$/u : /message(?::|\s*=)\s*$/u).map((sentence) => ({
      path: relative(source, path),
      sentence,
    }));
  });

describe('what use cases say', () => {
  it('is found in the source', () => {
    const found = refusals().map(({ sentence }) => sentence);
    assert.ok(found.length > 150, `${found.length} sentences`);
    assert.ok(inSie().length > 15, `${inSie().length} sentences`);
    for (const known of ['Markera minst en post.', 'Koden {} används redan. Välj en annan.', 'Ange nivåns namn.'])
      assert.ok(found.includes(known), known);
  });

  it('has its English, sentence by sentence', () => {
    const missing = [...refusals(), ...inSie()].filter(({ sentence }) => !Object.hasOwn(allSaid, sentence));
    assert.deepEqual(missing.map(({ path, sentence }) => `${path}: ${sentence}`).toSorted(), []);
  });

  it('keeps what is put in, and puts it in its place', () => {
    assert.equal(inEnglish('Koden KS används redan. Välj en annan.'), 'The code KS is taken. Choose another.');
    assert.equal(
      inEnglish('Du har fått 3 poster att rapportera för Kommunstyrelsen 2025.'),
      'You have been given 3 items to report for Kommunstyrelsen 2025.',
    );
    assert.equal(inEnglish('Helår 2025'), 'Year 2025');
    assert.equal(inEnglish('Det här står ingenstans.'), null);
    assert.equal(inEnglish('constructor'), null);
    assert.equal(
      inEnglish('Rad 14: Beloppet 1,5x går inte att läsa. Det ska skrivas som 1234.50, utan blanksteg.'),
      'Row 14: The amount 1,5x cannot be read. It shall be written as 1234.50, without blanks.',
    );
  });

  it('has as many places in English as in Swedish', () => {
    const places = (text: string) => [...text.matchAll(/\{\d*\}/gu)].length;
    const uneven = Object.entries(allSaid).filter(([swedish, english]) => places(swedish) !== places(english));
    assert.deepEqual(uneven, []);
  });
});
