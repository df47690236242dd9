/**
 * The accessibility index (Swedish: tillgänglighetsindex) `a11y-index-1`: 100 less what failed, with a bonus where nothing
 * did. A criterion takes its weight, by the worst impact, times (0.5 + 0.5 x the share of examined pages where it failed).
 * The weights belong to the version.
 *
 * @example
 * import assert from 'node:assert/strict';
 * assert.equal(bandOf(99.1, false), 'green');
 * assert.equal(bandOf(99, false), 'yellow');
 * assert.equal(bandOf(120, true), 'yellow');
 * assert.equal(bandOf(74.9, false), 'red');
 */
import type { AccessibilityPage, AccessibilitySite, Finding, Impact, ScannedPage } from './accessibility-page.ts';
import type { ScanFault, SitePlan } from './website.ts';

export const indexVersion = 'a11y-index-1';
export type Band = 'green' | 'yellow' | 'orange' | 'red';

const weight: Record<Impact, number> = { critical: 12, serious: 8, moderate: 4, minor: 2 };
const missingStatement = 10;
const mostIncomplete = 5;
/** At most 25 together. */
const bonusPoints = { contrast: 10, practice: 5, documents: 5, plainLanguage: 5 };

/** Where a deduction comes from: one rule on one page, with the elements that show it. */
export type Evidence = { readonly url: string; readonly finding: Finding };

export type Deduction =
  | {
      readonly kind: 'failed';
      readonly criterion: string;
      readonly impact: Impact;
      readonly points: number;
      readonly pages: number;
      readonly evidence: readonly Evidence[];
    }
  | {
      readonly kind: 'incomplete';
      readonly criterion: string;
      readonly points: number;
      readonly evidence: readonly Evidence[];
    }
  | { readonly kind: 'statement'; readonly points: number };

/** What rules out green without taking points of its own. */
export type OpenFinding =
  | { readonly kind: 'certificate'; readonly detail: string }
  | { readonly kind: 'statement-date' | 'statement-compliance' | 'statement-supervision' }
  | { readonly kind: 'unread'; readonly pages: number };

export type AccessibilityScore = {
  readonly version: typeof indexVersion;
  /** One decimal, 0 to 125; null where no page could be examined. */
  readonly index: number | null;
  readonly band: Band | null;
  readonly deductions: readonly Deduction[];
  /** Criteria left to a person, dismissed with a reason: they take no points. */
  readonly dismissed: readonly string[];
  readonly bonus: Readonly<Record<keyof typeof bonusPoints, number>>;
  readonly open: readonly OpenFinding[];
  /** Pages examined, of how many. */
  readonly examined: number;
  readonly planned: number;
  readonly population: number;
};

export const oneDecimal = (value: number): number => Math.round(value * 10) / 10;

/** By the value with one decimal; the limits are half open. Something open rules out green. */
export function bandOf(index: number, open: boolean): Band {
  const shown = oneDecimal(index);
  if (shown > 99) return open ? 'yellow' : 'green';
  if (shown >= 90) return 'yellow';
  return shown >= 75 ? 'orange' : 'red';
}

/** "1.4.3" before "1.4.10". */
export function compareCriteria(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

const isRequired = ({ level }: Finding) => level === 'A' || level === 'AA';
const worst = (impacts: readonly Impact[]) => impacts.reduce((a, b) => (weight[b] > weight[a] ? b : a));

/** Evidence by criterion, in the criteria's order. */
function byCriterion(pages: readonly ScannedPage[], kind: Finding['kind']): [string, Evidence[]][] {
  const found = new Map<string, Evidence[]>();
  for (const { url, findings } of pages)
    for (const finding of findings.filter((one) => one.kind === kind && isRequired(one)))
      for (const criterion of finding.criteria) {
        const list = found.get(criterion) ?? [];
        list.push({ url, finding });
        found.set(criterion, list);
      }
  return [...found].toSorted(([a], [b]) => compareCriteria(a, b));
}

/** What each criterion left to a person covers: rule and element, the same from run to run. */
export function incompleteKeys(evidence: readonly Evidence[]): string[] {
  const keys = evidence.flatMap(({ finding: { rule, elements } }) =>
    elements.map(({ selector }) => `${rule} ${selector}`),
  );
  return [...new Set(keys)].toSorted();
}

function failures(pages: readonly ScannedPage[]): Deduction[] {
  return byCriterion(pages, 'violation').map(([criterion, evidence]) => {
    const failed = new Set(evidence.map(({ url }) => url)).size;
    const impact = worst(evidence.map(({ finding }) => finding.impact));
    const points = weight[impact] * (0.5 + (0.5 * failed) / pages.length);
    return { kind: 'failed', criterion, impact, points, pages: failed, evidence };
  });
}

function openFindings(plan: SitePlan, site: AccessibilitySite, unread: number): OpenFinding[] {
  const { statement } = site;
  const faults: OpenFinding[] = [];
  if (plan.certificate !== null) faults.push({ kind: 'certificate', detail: plan.certificate });
  if (statement?.datedOn === null) faults.push({ kind: 'statement-date' });
  if (statement?.compliance === null) faults.push({ kind: 'statement-compliance' });
  if (statement?.leadsToSupervision === false) faults.push({ kind: 'statement-supervision' });
  if (unread > 0) faults.push({ kind: 'unread', pages: unread });
  return faults;
}

function bonusOf(pages: readonly ScannedPage[], site: AccessibilitySite): AccessibilityScore['bonus'] {
  const share = (sound: (page: ScannedPage) => boolean) => pages.filter(sound).length / pages.length;
  const free = (rule: (finding: Finding) => boolean) => (page: ScannedPage) => !page.findings.some(rule);
  const read = site.documents.filter(({ tagged }) => tagged !== null);
  const tagged = read.length === 0 ? 0 : read.filter((document) => document.tagged === true).length / read.length;
  return {
    contrast:
      bonusPoints.contrast *
      share(free(({ rule, kind }) => kind === 'violation' && rule === 'color-contrast-enhanced')),
    practice: bonusPoints.practice * share(free(({ level, kind }) => kind === 'violation' && level === 'best')),
    documents: bonusPoints.documents * tagged,
    plainLanguage: site.plainLanguage === null ? 0 : bonusPoints.plainLanguage,
  };
}

/** Faults after which nobody knows what the page is like; a page that is gone is no page. */
const isUnread = new Set<ScanFault>(['no-answer', 'slow', 'too-large', 'crashed']);
const noBonus = { contrast: 0, practice: 0, documents: 0, plainLanguage: 0 };

/** What is examined of one site in one run, scored. `isDismissed`: a person has looked at what was left of the criterion. */
export function scoreAccessibility(
  plan: SitePlan,
  results: readonly AccessibilityPage[],
  site: AccessibilitySite,
  isDismissed: (criterion: string, keys: readonly string[]) => boolean = () => false,
): AccessibilityScore {
  const pages = results.filter((page) => page.status === 'scanned');
  const counts = { examined: pages.length, planned: plan.pages.length, population: plan.population };
  const head = { version: indexVersion, ...counts } as const;
  if (pages.length === 0)
    return { ...head, index: null, band: null, deductions: [], dismissed: [], bonus: noBonus, open: [] };
  const failed = failures(pages);
  const already = new Set(failed.map((deduction) => deduction.kind === 'failed' && deduction.criterion));
  const left = byCriterion(pages, 'incomplete').filter(([criterion]) => !already.has(criterion));
  const dismissed = left.filter(([criterion, evidence]) => isDismissed(criterion, incompleteKeys(evidence)));
  const incomplete = left
    .filter((one) => !dismissed.includes(one))
    .map(
      ([criterion, evidence], at): Deduction => ({
        kind: 'incomplete',
        criterion,
        points: at < mostIncomplete ? 1 : 0,
        evidence,
      }),
    );
  const statement: Deduction[] = site.statement === null ? [{ kind: 'statement', points: missingStatement }] : [];
  const deductions = [...failed, ...statement, ...incomplete];
  const deducted = deductions.reduce((sum, { points }) => sum + points, 0);
  const bonus = deducted === 0 ? bonusOf(pages, site) : noBonus;
  const sum = Object.values(bonus).reduce((total, points) => total + points, 0);
  const index = oneDecimal(Math.max(0, 100 - deducted + sum));
  const unread = results.filter((page) => page.status === 'failed' && isUnread.has(page.fault));
  const open = openFindings(plan, site, unread.length);
  return {
    ...head,
    index,
    band: bandOf(index, open.length > 0 || deductions.length > 0),
    deductions,
    dismissed: dismissed.map(([criterion]) => criterion),
    bonus,
    open,
  };
}
