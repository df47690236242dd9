/** The languages of the interface. Swedish is the source; English must have every key, or it does not compile. */
import type { Language } from '../../domain/language.ts';
import { en } from './en.ts';
import { sv } from './sv.ts';

export type Words = typeof sv;
export type { Language };

const languages: Record<Language, Words> = { sv, en };

export function wordsIn(language: Language): Words {
  return languages[language];
}

export function readLanguage(text: string | undefined): Language {
  return text === 'en' ? 'en' : 'sv';
}
