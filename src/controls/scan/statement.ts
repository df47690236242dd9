/**
 * The accessibility statement (Swedish: tillgänglighetsredogörelse) as a page's text says it: dated, how far the site
 * complies, and the way to the supervisory authority. Lagen (2018:1937) 13 §; Diggs föreskrifter MDFFS 2019:2.
 */
import type { Statement } from '../../domain/accessibility-page.ts';

const isStatement =
  /tillgänglighetsredogörelse|lagen om tillgänglighet till digital offentlig service|accessibility statement|2018:1937/iu;
const months = 'januari februari mars april maj juni juli augusti september oktober november december'.split(' ');

/** Every date that the text states, as "2026-03-01". */
function datesIn(text: string): string[] {
  const numeric = [...text.matchAll(/\b(20\d\d)-(\d\d)-(\d\d)\b/gu)].map(([date]) => date);
  const written = [...text.matchAll(/\b(\d{1,2}) ([a-z]+) (20\d\d)\b/giu)].flatMap(([, day = '', month = '', year]) => {
    const at = months.indexOf(month.toLowerCase());
    return at < 0 ? [] : [`${year}-${String(at + 1).padStart(2, '0')}-${day.padStart(2, '0')}`];
  });
  return [...numeric, ...written].filter((date) => !Number.isNaN(Date.parse(date)));
}

function complianceIn(text: string): Statement['compliance'] {
  if (/\binte (?:är )?förenlig|är inte förenlig|not compliant/iu.test(text)) return 'none';
  if (/delvis förenlig|partially compliant/iu.test(text)) return 'partial';
  return /(?:helt|fullt ut) förenlig|fully compliant/iu.test(text) ? 'full' : null;
}

const authority = /(?:^|\.)(?:digg|pts)\.se$/u;

/** What the page says; null where it is no accessibility statement. `today`: dates after it do not count. */
export function readStatement(
  page: { readonly url: string; readonly text: string; readonly links: readonly string[] },
  today: string,
): Statement | null {
  if (!isStatement.test(page.text)) return null;
  const dates = datesIn(page.text).filter((date) => date <= today);
  return {
    url: page.url,
    datedOn: dates.toSorted().at(-1) ?? null,
    compliance: complianceIn(page.text),
    leadsToSupervision: page.links.some((link) => authority.test(URL.parse(link)?.hostname ?? '')),
  };
}
