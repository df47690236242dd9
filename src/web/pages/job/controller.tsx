/** /jobb/:id: a job while it waits and is done, and the files that it made; an import that is read goes on to its review. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { readImport } from '../../../app/import.ts';
import { type JobView, readJob, readJobFile } from '../../../app/job.ts';
import type { Session } from '../../../app/session.ts';
import { answerRefusal } from '../../errors.tsx';
import { answerFile } from '../../file.ts';
import { answerPage } from '../../page.tsx';
import { auditUrl, controlRunUrl, previewUrl, routes } from '../../routes.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { isForgotten, isOpen } from './open.ts';
import { JobPage, jobIsland } from './page.tsx';

/** How soon the page is asked for again, in seconds: a job that has waited long is not looked at as often. */
const refreshSeconds = { soon: 1, seldom: 5 } as const;

export function showJob(app: App): Handler<WebEnv> {
  return async (c) => {
    const session = sessionOf(c);
    const read = await readJob(app, session, c.req.param('id') ?? '');
    if (!read.ok) return answerRefusal(c, read.issues);
    const job = read.value;
    if (job.control !== null && job.run !== null) return c.redirect(controlRunUrl(job.control, job.run), 303);
    if (job.importId !== null) return c.redirect(await reviewUrl(app, session, job, job.importId), 303);
    return answerJob(c, job);
  };
}

/** The same file read again leads to the import that was there before the job was asked for. */
async function reviewUrl(app: App, session: Session, job: JobView, id: string): Promise<string> {
  const view = await readImport(app, session, id);
  const known = view.ok && Date.parse(view.value.createdAt) < Date.parse(job.createdAt);
  return `${routes.importReview.href({ id })}${known ? '?kand=1' : ''}`;
}

function answerJob(c: WebContext, job: JobView): Response {
  const { words } = c.get('visit');
  const packed = job.pack === null ? null : `${job.pack.body} ${job.pack.year}`;
  const subject =
    packed ??
    (job.address
      ? `${job.address.body}, ${words.periodName(job.address.period)}`
      : (job.fileName ?? job.control ?? ''));
  const forgotten = isForgotten(job, Date.now());
  const still = c.req.query('stilla') === '1';
  const watched = isOpen(job) && !still;
  const refresh = forgotten ? refreshSeconds.seldom : refreshSeconds.soon;
  return answerPage(c, {
    title: `${words.job.states[job.kind][job.state]} – ${subject}`,
    crumbs: job.pack
      ? [
          { text: words.audit.title, href: routes.audits.href({}) },
          { text: packed ?? '', href: auditUrl(job.pack.body, job.pack.year) },
        ]
      : job.address
        ? [
            { text: words.layout.work, href: routes.home.href({}) },
            { text: words.preview.title, href: previewUrl(job.address) },
          ]
        : job.control === null
          ? [{ text: words.imports.title, href: routes.imports.href({}) }]
          : [{ text: words.controlRuns.title, href: routes.controls.href({}) }],
    failed: job.state === 'failed',
    refresh: watched ? refresh : 0,
    islands: watched ? [jobIsland] : [],
    children: <JobPage job={job} subject={subject} forgotten={forgotten} still={still} />,
  });
}

export function downloadJobFile(app: App): Handler<WebEnv> {
  return async (c) => {
    const file = await readJobFile(app, sessionOf(c), c.req.param('id') ?? '', c.req.param('name') ?? '');
    return file.ok ? answerFile(c, file.value) : answerRefusal(c, file.issues);
  };
}
