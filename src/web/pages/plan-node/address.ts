/** Reads the year and the node's key from the URL of a page under a plan. */
import { Plan } from '../../../domain/plan.ts';
import type { WebContext } from '../../visit.ts';

export type PlanNodeAddress = { readonly year: number; readonly key: string };

/** Null where the year is none. */
export function readYear(c: WebContext): number | null {
  const year = Plan.shape.year.safeParse(Number(c.req.param('year')));
  return year.success ? year.data : null;
}

/** Null where the year is none; whether the node exists is the use case's to say. */
export function readNodeAddress(c: WebContext): PlanNodeAddress | null {
  const year = readYear(c);
  const [level, slug] = [c.req.param('level'), c.req.param('slug')];
  return year === null || !level || !slug ? null : { year, key: `${level}/${slug}` };
}
