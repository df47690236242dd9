/** Reads from the URL what a page is about: a report by its body and period, a plan by its year, a node of a plan. */
import type { ReportAddress } from '../app/views.ts';
import { parsePeriod } from '../domain/period.ts';
import { Plan } from '../domain/plan.ts';
import type { WebContext } from './visit.ts';

/** Null where the period in the URL is none; whether the body exists is the use case's to say. */
export function readAddress(c: WebContext): ReportAddress | null {
  const period = parsePeriod(c.req.param('period') ?? '');
  const body = c.req.param('body') ?? '';
  return period === null || body === '' ? null : { body, period };
}

/** The year of a plan in the URL; null where it is none. */
export function readYear(c: WebContext): number | null {
  const year = Plan.shape.year.safeParse(Number(c.req.param('year')));
  return year.success ? year.data : null;
}

/** A body's year in the URL; null where the year is none. Whether the body exists is the use case's to say. */
export function readBodyYear(c: WebContext): { readonly body: string; readonly year: number } | null {
  const year = readYear(c);
  const body = c.req.param('body') ?? '';
  return year === null || body === '' ? null : { body, year };
}

export type PlanNodeAddress = { readonly year: number; readonly key: string };

/** A node of a plan in the URL; null where the year is none. Whether the node exists is the use case's to say. */
export function readNodeAddress(c: WebContext): PlanNodeAddress | null {
  const year = readYear(c);
  const [level, slug] = [c.req.param('level'), c.req.param('slug')];
  return year === null || !level || !slug ? null : { year, key: `${level}/${slug}` };
}
