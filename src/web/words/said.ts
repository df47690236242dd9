/**
 * What use cases say, in English: they answer in Swedish sentences, some with names and figures in them. Each sentence
 * stands in `said/` with its English; `{}` stands for what is put in. A sentence that has none is shown in Swedish.
 */
import { dayName } from '../../domain/day-name.ts';
import type { Issue } from '../../domain/result.ts';
import { accountSaid } from './said/account.ts';
import { auditSaid } from './said/audit.ts';
import { controlSaid } from './said/control.ts';
import { controlRunSaid } from './said/control-run.ts';
import { economySaid } from './said/economy.ts';
import { findingsSaid } from './said/findings.ts';
import { organisationSaid } from './said/organisation.ts';
import { planSaid } from './said/plan.ts';
import { reportSaid } from './said/report.ts';
import { reportingSaid } from './said/reporting.ts';
import { scanSaid } from './said/scan.ts';
import { sheetSaid } from './said/sheet.ts';
import { sieSaid } from './said/sie.ts';

export const allSaid: Readonly<Record<string, string>> = {
  ...accountSaid,
  ...auditSaid,
  ...controlSaid,
  ...controlRunSaid,
  ...economySaid,
  ...findingsSaid,
  ...organisationSaid,
  ...planSaid,
  ...reportSaid,
  ...reportingSaid,
  ...scanSaid,
  ...sheetSaid,
  ...sieSaid,
};

type Pattern = { readonly swedish: RegExp; readonly english: string };

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);

/** Sentences with something put in, the one that says most itself first. */
const patterns: readonly Pattern[] = Object.entries(allSaid)
  .filter(([swedish]) => swedish.includes('{}'))
  .toSorted(([a], [b]) => b.length - a.length)
  .map(([swedish, english]) => ({
    swedish: new RegExp(`^${swedish.split('{}').map(escaped).join('(.+?)')}$`, 'su'),
    english,
  }));

/** `{}` takes what was put in, in order; `{2}` the second of them. */
function fill(english: string, parts: readonly string[]): string {
  let next = 0;
  return english.replaceAll(/\{(\d*)\}/gu, (_, place: string) => {
    const at = place === '' ? next++ : Number(place) - 1;
    const part = parts[at] ?? '';
    return inEnglish(part) ?? part;
  });
}

const months = 'januari februari mars april maj juni juli augusti september oktober november december'.split(' ');

/** "Wednesday 13 May 2026" from "onsdag 13 maj 2026"; null for what is no day. */
function englishDay(swedish: string): string | null {
  const [, day = '', month = '', year = ''] = /^\p{L}+dag (\d{1,2}) (\p{L}+) (\d{4})$/u.exec(swedish) ?? [];
  const number = months.indexOf(month) + 1;
  if (number === 0) return null;
  return dayName(`${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`, 'en');
}

/** What is said of a place in a file: "Rad 14, kolumn C: …" is "Row 14, column C: …". */
function ofPlace(swedish: string): string | null {
  const [, row = '', column = '', said = ''] = /^Rad (\d+)(?:, kolumn ([A-Z]+))?: (.+)$/su.exec(swedish) ?? [];
  const english = said === '' ? null : inEnglish(said);
  return english === null ? null : `Row ${row}${column === '' ? '' : `, column ${column}`}: ${english}`;
}

/** The sentence in English; null where it has none. */
export function inEnglish(swedish: string): string | null {
  const known = Object.hasOwn(allSaid, swedish) ? allSaid[swedish] : undefined;
  if (known !== undefined) return known;
  const placed = ofPlace(swedish);
  if (placed !== null) return placed;
  const day = englishDay(swedish);
  if (day !== null) return day;
  for (const { swedish: pattern, english } of patterns) {
    const [, ...parts] = pattern.exec(swedish) ?? [];
    if (parts.length > 0) return fill(english, parts);
  }
  return null;
}

/** Issues in the visitor's language, for the scripts of a page. */
export function issuesIn(language: 'sv' | 'en', issues: readonly Issue[]): readonly Issue[] {
  if (language === 'sv') return issues;
  return issues.map((issue) => ({ ...issue, message: inEnglish(issue.message) ?? issue.message }));
}
