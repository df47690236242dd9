/** Which entry a URL names. */
import type { ReportAddress } from '../../../app/views.ts';
import { readAddress } from '../../address.ts';
import type { WebContext } from '../../visit.ts';

export type Place = { readonly address: ReportAddress; readonly key: string };

/** Null where the URL's period is none. */
export function readPlace(c: WebContext): Place | null {
  const address = readAddress(c);
  const key = `${c.req.param('level') ?? ''}/${c.req.param('slug') ?? ''}`;
  return address === null ? null : { address, key };
}
