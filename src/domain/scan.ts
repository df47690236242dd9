/**
 * A scan (Swedish: granskning) of the municipality's websites: one kind, one period, each site with its plan, its pages and
 * what they come to; and how the sites stand by responsible body.
 */
import { z } from 'zod';
import { type AccessibilityScore, type Band, scoreAccessibility } from './accessibility-index.ts';
import type { AccessibilityPage, AccessibilitySite } from './accessibility-page.ts';
import type { ConnectionsPage } from './connections-page.ts';
import { type ConnectionsScore, type SiteVerdict, scoreConnections } from './connections-score.ts';
import type { SitePlan, Website } from './website.ts';

export const ScanKind = z.enum(['accessibility', 'connections']);
export type ScanKind = z.infer<typeof ScanKind>;

/** How often the worker scans by itself. */
export const ScanEvery = z.enum(['month', 'quarter', 'year']);
export type ScanEvery = z.infer<typeof ScanEvery>;

/** The name of the period that a day lies in, which also orders the sample: "2026-11", "2026-q4", "2026-year". */
export function scanPeriod(day: string, every: ScanEvery): string {
  const [year = '', month = ''] = day.split('-');
  if (every === 'month') return `${year}-${month}`;
  return every === 'year' ? `${year}-year` : `${year}-q${Math.ceil(Number(month) / 3)}`;
}

/** What a scan was made with, and how. */
export const ScanSettings = z.strictObject({
  /** Names the sample: "2026-11". */
  period: z.string().regex(/^[\da-z-]{4,20}$/u),
  /** Pages of a site that are examined, at most. */
  pages: z.number().int().min(1).max(500),
  /** Seconds between pages where the site itself says nothing. */
  pause: z.number().min(0).max(60),
});
export type ScanSettings = z.infer<typeof ScanSettings>;

export type AccessibilityOutcome = {
  readonly kind: 'accessibility';
  readonly site: Website;
  readonly plan: SitePlan;
  readonly score: AccessibilityScore;
};
export type ConnectionsOutcome = {
  readonly kind: 'connections';
  readonly site: Website;
  readonly plan: SitePlan;
  readonly score: ConnectionsScore;
};
export type SiteOutcome = AccessibilityOutcome | ConnectionsOutcome;

export function accessibilityOutcome(
  site: Website,
  plan: SitePlan,
  pages: readonly AccessibilityPage[],
  about: AccessibilitySite,
  isDismissed?: Parameters<typeof scoreAccessibility>[3],
): AccessibilityOutcome {
  return { kind: 'accessibility', site, plan, score: scoreAccessibility(plan, pages, about, isDismissed) };
}

export function connectionsOutcome(
  site: Website,
  plan: SitePlan,
  pages: readonly ConnectionsPage[],
): ConnectionsOutcome {
  return { kind: 'connections', site, plan, score: scoreConnections(plan, pages) };
}

/** How a site stands: its band, or which side of the border its connections are; none where nothing could be examined. */
export type Standing = Band | SiteVerdict | 'none';

export const standingOf = (outcome: SiteOutcome): Standing =>
  (outcome.kind === 'accessibility' ? outcome.score.band : outcome.score.verdict) ?? 'none';

export const standings: Readonly<Record<ScanKind, readonly Standing[]>> = {
  accessibility: ['green', 'yellow', 'orange', 'red', 'none'],
  connections: ['inside', 'outside', 'unknown', 'none'],
};

export type BodyCount = {
  readonly body: string;
  readonly sites: number;
  readonly by: Readonly<Partial<Record<Standing, number>>>;
};

type Stood = { readonly body: string; readonly standing: Standing };

/** Sites by standing for each body, in the order of their codes. */
export function countByBody(sites: readonly Stood[]): BodyCount[] {
  const bodies = [...new Set(sites.map(({ body }) => body))].toSorted((a, b) => a.localeCompare(b, 'sv'));
  return bodies.map((body) => ({ body, ...countAll(sites.filter((site) => site.body === body)) }));
}

export function countAll(sites: readonly Stood[]): Omit<BodyCount, 'body'> {
  const by: Partial<Record<Standing, number>> = {};
  for (const { standing } of sites) by[standing] = (by[standing] ?? 0) + 1;
  return { sites: sites.length, by };
}
