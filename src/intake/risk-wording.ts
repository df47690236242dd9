/** Reads a risk's wording: its origin in brackets, and event, cause and consequence where it has that form. */
import type { Risk } from '../domain/risk.ts';
import type { Profile } from './profile.ts';

export type RiskWording = Pick<Risk, 'text' | 'event' | 'cause' | 'consequence' | 'origin' | 'originText'>;

const bare = (text: string): string => text.trim().replace(/[.,\s]+$/u, '');

/** Splits at the first match; null where there is none. */
function split(text: string, pattern: RegExp): [string, string] | null {
  const match = pattern.exec(text);
  return match ? [text.slice(0, match.index), text.slice(match.index + match[0].length)] : null;
}

/** Event, cause and consequence; null for what the wording does not say. The three are parts of the text, unchanged. */
function partsOf(profile: Profile, text: string): Pick<Risk, 'event' | 'cause' | 'consequence'> {
  const { lead, cause, consequence } = profile.risks;
  if (!lead.test(text)) return { event: null, cause: null, consequence: null };
  const body = text.replace(lead, '');
  const ends = split(body, consequence);
  const before = ends ? ends[0] : body;
  const causes = cause.map((pattern) => split(before, pattern)).find((found) => found !== null) ?? null;
  return {
    event: bare(causes ? causes[0] : before) || null,
    cause: causes ? bare(causes[1]) || null : null,
    consequence: ends ? bare(ends[1]) || null : null,
  };
}

export function riskWording(profile: Profile, written: string): RiskWording {
  const match = written.length > 5000 ? null : profile.risks.origin.exec(written);
  const text = match?.[1] ?? written;
  const originText = match?.[2] ?? '';
  const origin = profile.risks.origins.find((rule) => rule.pattern.test(originText))?.origin ?? null;
  return { text, ...partsOf(profile, text), origin, originText };
}
