/** How the audit trail and notifications name an entry and the indicators that it reports on. */
import { periodCode } from '../domain/period.ts';
import type { ReportAddress } from './views.ts';

/** "entry:KS/2025-year/goal/x". */
export function entrySubject({ body, period }: ReportAddress, node: string): string {
  return `entry:${body}/${periodCode(period)}/${node}`;
}

/** "indicator:KS/2025-year/indicator/x". */
export function indicatorSubject({ body, period }: ReportAddress, indicator: string): string {
  return `indicator:${body}/${periodCode(period)}/${indicator}`;
}

/** Where the entry's page is on this server; the same as `entryUrl` of the web's routes. */
export function entryPath({ body, period }: ReportAddress, node: string): string {
  const parts = [body, periodCode(period)].map(encodeURIComponent).join('/');
  const cut = node.indexOf('/');
  const key = [node.slice(0, cut), node.slice(cut + 1)].map(encodeURIComponent).join('/');
  return `/uppfoljning/${parts}/post/${key}`;
}
