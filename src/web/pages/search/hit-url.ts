/** Where a hit is read. */
import type { SearchHit } from '../../../app/search.ts';
import { entryUrl, previewUrl, treeUrl } from '../../routes.ts';

export function hitUrl({ kind, body, period, key }: SearchHit): string | null {
  if (body === null || period === null) return null;
  const address = { body, period };
  if (kind === 'entry') return entryUrl(address, key);
  if (kind === 'part' || kind === 'event' || kind === 'result') return previewUrl(address);
  return treeUrl(address);
}
