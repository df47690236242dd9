/** Reads the report's address from the URL: whose report and for which period. */
import type { ReportAddress } from '../app/views.ts';
import { parsePeriod } from '../domain/period.ts';
import type { WebContext } from './visit.ts';

/** Null where the period in the URL is none; whether the body exists is the use case's to say. */
export function readAddress(c: WebContext): ReportAddress | null {
  const period = parsePeriod(c.req.param('period') ?? '');
  const body = c.req.param('body') ?? '';
  return period === null || body === '' ? null : { body, period };
}
