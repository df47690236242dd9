/** Whether a job is still to be done, and how long it has waited for somebody to do it. */
import type { JobView } from '../../../app/job.ts';

/** A job that waits longer than this has no worker, as far as one can see. In milliseconds. */
const patience = 10_000;

export function isOpen(job: Pick<JobView, 'state'>): boolean {
  return job.state === 'queued' || job.state === 'running';
}

/** True for a job that nobody has begun though it has waited for more than ten seconds; `now` in milliseconds. */
export function isForgotten(job: Pick<JobView, 'state' | 'createdAt'>, now: number): boolean {
  return job.state === 'queued' && now - Date.parse(job.createdAt) > patience;
}
