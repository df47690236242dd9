/** For the test of the English interface: what a page says outside of what is marked as Swedish, and the words that only the Swedish interface has. */
import { named } from './words/named.ts';
import { allSaid } from './words/said.ts';
import { wordsIn } from './words/words.ts';

const tag = /<(\/?)([a-z][a-z0-9]*)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*(\/?)>|<!--.*?-->|<![^>]*>|([^<]+)/gsu;
const voids = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
const spoken = new Set(['aria-label', 'alt', 'title', 'placeholder', 'aria-description']);

/** What they hold is no text, or what a person has written. */
const silent = new Set(['script', 'style', 'textarea']);

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };
const decoded = (text: string) =>
  text.replaceAll(/&(amp|lt|gt|quot|#x27);/gu, (_, name: string) => entities[name] ?? '');

export type Spoken = {
  /** Not marked: it should be in the page's own language. */
  readonly ours: readonly string[];
  /** Marked as Swedish. */
  readonly swedish: readonly string[];
};

/** The texts of a page by the language that they are marked with. */
export function spokenOn(html: string): Spoken {
  const found: { ours: string[]; swedish: string[] } = { ours: [], swedish: [] };
  const open: { name: string; lang: string }[] = [];
  for (const [, end, name = '', attributes = '', , text] of html.matchAll(tag)) {
    const lang = open.at(-1)?.lang ?? '';
    if (text !== undefined) {
      const inside = open.at(-1)?.name ?? '';
      if (silent.has(inside) || text.trim() === '') continue;
      found[lang === 'sv' ? 'swedish' : 'ours'].push(decoded(text.trim()));
    } else if (end === '/') {
      while (open.length > 0 && open.pop()?.name !== name);
    } else if (name !== '') {
      const own = new Map(
        [...attributes.matchAll(/([^\s=]+)="([^"]*)"/gu)].map(([, key = '', value = '']) => [key, value]),
      );
      const now = own.get('lang') ?? lang;
      for (const key of spoken) {
        const value = own.get(key);
        if (value) found[now === 'sv' ? 'swedish' : 'ours'].push(decoded(value));
      }
      if (!voids.has(name)) open.push({ name, lang: now });
    }
  }
  return found;
}

export const wordsOf = (text: string) => text.toLocaleLowerCase('sv').match(/\p{L}{3,}/gu) ?? [];

/** The texts of a language's words; of a function, what stands in its quotes. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function')
    return [...String(value).matchAll(/'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/gu)].map(([, quoted, template]) =>
      (quoted ?? template ?? '').replaceAll(/\$\{[^{}]*\}/gu, ' '),
    );
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

/** Words that the interface has in Swedish and not in English. */
export function onlySwedish(): Set<string> {
  const english = new Set([...textsOf(wordsIn('en')), ...Object.values(allSaid)].flatMap(wordsOf));
  return new Set(
    [...textsOf(wordsIn('sv')), ...Object.keys(allSaid)].flatMap(wordsOf).filter((word) => !english.has(word)),
  );
}

/** What pages say in Swedish though the interface has it in English: the way to Swedish, and a reason that stands in the register as if a person had written it. */
const both = new Set(['På svenska', 'Kontrollen är gemensam för alla nämnder.']);
const period = /^(?:Delår [12]|Helår) \d{4}$/u;

/** Tells a text that is the interface's and should be in English, though it is marked as Swedish. */
export function oursMarkedSwedish(): (text: string) => boolean {
  const swedish = new Set(constants(wordsIn('sv')));
  const english = new Set(constants(wordsIn('en')).filter((text) => text.includes(' ') && !swedish.has(text)));
  return (text) =>
    !both.has(text) && (english.has(text) || Object.hasOwn(allSaid, text) || period.test(text) || named(text) !== text);
}

/** The texts of a language's words that nothing is put into. */
function constants(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(constants) : [];
}
