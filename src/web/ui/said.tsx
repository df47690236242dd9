/** A sentence that a use case answered with, in the visitor's language; in Swedish, and marked so, where it has no English. */
import { useVisit } from '../visit.ts';
import { inEnglish } from '../words/said.ts';

export function Said({ text }: { text: string }) {
  const { language } = useVisit();
  if (language === 'sv') return text;
  return inEnglish(text) ?? <span lang="sv">{text}</span>;
}
