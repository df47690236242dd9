/** Which occurrence a URL names. */
import type { OccurrenceKey } from '../../../app/occurrence-view.ts';
import { readYear } from '../../address.ts';
import type { WebContext } from '../../visit.ts';

/** Null where the URL's year is none. */
export function readKey(c: WebContext): OccurrenceKey | null {
  const year = readYear(c);
  const [body, control, occurrence] = [c.req.param('body'), c.req.param('control'), c.req.param('occurrence')];
  if (year === null || !body || !control || !occurrence) return null;
  return { body, year, control: `control/${control}`, occurrence: `occurrence/${occurrence}` };
}
