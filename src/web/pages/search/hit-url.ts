/** Where a hit is read. */
import type { SearchHit } from '../../../app/search.ts';
import { controlPlanUrl, entryUrl, nodeThreadUrl, previewUrl, treeUrl } from '../../routes.ts';
import { commentsId } from '../entry/comments.tsx';

export function hitUrl({ kind, body, year, period, key }: SearchHit): string | null {
  if (kind === 'node') return year === null ? null : nodeThreadUrl(year, key);
  if (body === null || year === null) return null;
  if (kind === 'risk' || kind === 'control' || period === null) return controlPlanUrl(body, year);
  const address = { body, period };
  if (kind === 'entry') return entryUrl(address, key);
  if (kind === 'comment') return `${entryUrl(address, key)}#${commentsId}`;
  return kind === 'indicator' ? treeUrl(address) : previewUrl(address);
}
