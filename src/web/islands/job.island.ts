/**
 * Follows a job, or a scan, without loading the page again: asks for it, exchanges the parts that have changed, and opens the page
 * anew when the job has ended. Without this script the browser loads the page again by itself.
 */
import { exchangeParts } from './element.ts';

const watched = document.getElementById('jobb');
/** Between two looks, in milliseconds; a page that is heavier to make says more. */
const soon = Number(watched?.dataset.pause ?? 700);
/** The same while the server does not answer. */
const later = 3000;

/** The job's page as it stands now; null where it leads somewhere else. */
async function look(): Promise<Document | null> {
  const response = await fetch(location.href, { redirect: 'manual' });
  if (response.status >= 500) throw new Error('The server does not answer.');
  if (!response.ok) return null;
  return new DOMParser().parseFromString(await response.text(), 'text/html');
}

async function follow(): Promise<void> {
  try {
    const next = await look();
    const state = next?.getElementById('jobb')?.dataset.state;
    if (next === null || (state !== 'queued' && state !== 'running')) return location.reload();
    document.title = next.title;
    exchangeParts(next);
    setTimeout(follow, soon);
  } catch {
    setTimeout(follow, later);
  }
}

if (watched?.dataset.watched === 'true') setTimeout(follow, soon);
