/** A job: what it is, how far it has come, and its files; for one that failed, why and what to do. */
import type { JobView } from '../../../app/job.ts';
import { auditUrl, controlUrl, previewUrl, printAction, routes } from '../../routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Said } from '../../ui/said.tsx';
import { useWords } from '../../visit.ts';
import { isOpen } from './open.ts';

/** Looks at the job again and again, and puts what has changed on the page. */
export const jobIsland = 'job.js';

type JobPageProps = {
  job: JobView;
  /** The report's or the file's name. */
  subject: string;
  /** True where it has waited so long that nobody seems to do it. */
  forgotten: boolean;
  /** True where the person has asked the page not to change by itself. */
  still: boolean;
};

/** Elements with `data-part` are what the island exchanges; each stands there in every state that is not the end. */
export function JobPage({ job, subject, forgotten, still }: JobPageProps) {
  const words = useWords();
  return (
    <div id="jobb" data-state={job.state} data-watched={isOpen(job) && !still}>
      <p className="eyebrow">{words.job.kinds[job.kind]}</p>
      <h1 data-part="rubrik">{words.job.states[job.kind][job.state]}</h1>
      <p className="lede job-subject" lang="sv">
        {subject}
      </p>
      {job.state === 'failed' ? <Failed job={job} /> : null}
      {isOpen(job) ? (
        <>
          <Going job={job} forgotten={forgotten} />
          <Watching id={job.id} still={still} />
        </>
      ) : null}
      <div data-part="filer">{job.files.length === 0 ? null : <Files job={job} />}</div>
      {job.indexSha256 === null ? null : (
        <p>
          {words.audit.pack.contents} <code className="hash">{job.indexSha256}</code>
        </p>
      )}
      {job.state === 'done' && job.address ? (
        <p className="actions">
          <ButtonLink href={previewUrl(job.address)} look="secondary">
            {words.job.toPreview}
          </ButtonLink>
        </p>
      ) : null}
    </div>
  );
}

function Going({ job, forgotten }: Pick<JobPageProps, 'job' | 'forgotten'>) {
  const words = useWords();
  return (
    <>
      <p role="status" data-part="lage">
        <Said text={job.message} />
      </p>
      <div data-part="matt">
        <Progress done={job.progress} of={100} text={words.job.progress} label={words.job.progressLabel} />
      </div>
      <div role="status" data-part="vantan">
        {forgotten ? (
          <Notice kind="warning" title={words.job.noWorkerTitle}>
            <p>
              {words.job.noWorker} <code>npx uppsikt worker</code>. {words.job.staysQueued}
            </p>
          </Notice>
        ) : null}
      </div>
    </>
  );
}

/** A person may stop the page from changing (WCAG 2.2.1 and 2.2.2), and ask for it by hand. */
function Watching({ id, still }: { id: string; still: boolean }) {
  const words = useWords();
  const url = routes.job.href({ id });
  return (
    <>
      <p>{still ? words.job.still : words.job.leave}</p>
      <p className="actions">
        {still ? (
          <ButtonLink href={`${url}?stilla=1`}>{words.job.reload}</ButtonLink>
        ) : (
          <a href={`${url}?stilla=1`}>{words.job.stop}</a>
        )}
      </p>
    </>
  );
}

const number = new Intl.NumberFormat('sv-SE');

function Files({ job }: { job: JobView }) {
  const words = useWords();
  return (
    <>
      <h2>{words.job.filesTitle}</h2>
      <ul className="list">
        {job.files.map(({ name, size }) => (
          <li key={name}>
            <p className="list-title">
              <a href={routes.jobFile.href({ id: job.id, name })} download>
                {words.job.download(name)}
              </a>
            </p>
            <p className="list-meta">
              {words.job.format(name.split('.').at(-1) ?? '')}, {number.format(Math.ceil(size / 1024))} kB
            </p>
          </li>
        ))}
      </ul>
      {job.state === 'done' ? <p>{words.job.kept}</p> : null}
    </>
  );
}

function Failed({ job }: { job: JobView }) {
  const words = useWords();
  return (
    <>
      <Notice
        kind="warning"
        title={
          <span className="job-message">
            <Said text={job.message} />
          </span>
        }
      >
        <p>{words.job.whatToDo[job.kind]}</p>
      </Notice>
      {job.pack === null ? null : (
        <PostForm action={auditUrl(job.pack.body, job.pack.year)} className="actions">
          <Button>{words.audit.pack.submit}</Button>
        </PostForm>
      )}
      {job.pack !== null ? null : job.control !== null ? (
        <p className="actions">
          <ButtonLink href={controlUrl(job.control)}>{words.controlRuns.toControl}</ButtonLink>
        </p>
      ) : job.address === null ? (
        <p className="actions">
          <ButtonLink href={routes.imports.href({})}>{words.job.otherFile}</ButtonLink>
        </p>
      ) : (
        <PostForm action={previewUrl(job.address)} className="actions">
          <Button action={printAction}>{words.job.again}</Button>
          <ButtonLink href={previewUrl(job.address)} look="secondary">
            {words.job.toPreview}
          </ButtonLink>
        </PostForm>
      )}
    </>
  );
}
