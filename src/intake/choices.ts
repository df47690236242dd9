/** Words that questions share: the choices of a scale, and how a text is quoted. */
import type { Question } from '../domain/proposal.ts';
import { defaultScales, type ScaleCode } from '../domain/scale.ts';

/** The values of a scale with their words, best first. */
export function choicesOf(scale: ScaleCode): Question['choices'] {
  const values = defaultScales.find((candidate) => candidate.code === scale)?.values ?? [];
  return [...values].reverse().map((value) => ({ value: value.code, label: value.label }));
}

/** The text in quotation marks, shortened where it is long. */
export function quote(text: string): string {
  return `”${text.length > 160 ? `${text.slice(0, 157).trimEnd()}…` : text}”`;
}

/** The sentence of a text that a pattern matches; null where none does. */
export function sentenceWith(text: string, pattern: RegExp): string | null {
  return text.split(/(?<=[.!?])\s+/u).find((sentence) => pattern.test(sentence)) ?? null;
}
