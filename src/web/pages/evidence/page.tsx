/** The evidence of one thing, with the form that adds a file. */
import type { EvidenceView } from '../../../app/evidence.ts';
import type { Issue } from '../../../domain/result.ts';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { EvidenceList, EvidenceUpload, evidenceFields } from '../../ui/evidence.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Said } from '../../ui/said.tsx';
import { useWords } from '../../visit.ts';

export type EvidencePageProps = {
  view: EvidenceView;
  issues: readonly Issue[];
  values: { note: string; retainUntil: string };
  saved: boolean;
};

export function EvidencePage({ view, issues, values, saved }: EvidencePageProps) {
  const { evidence: words } = useWords();
  const { subject, items } = view;
  return (
    <>
      <ErrorSummary issues={issues} fields={evidenceFields} />
      <p className="eyebrow" lang="sv">
        <a href={subject.path}>{subject.title}</a>
      </p>
      <h1>{words.title}</h1>
      {saved ? <Notice kind="done" title={words.saved} /> : null}
      <p className="lede">{words.text}</p>
      <EvidenceList items={items} />
      {subject.whyNot === null ? (
        <section aria-labelledby="lagg-till">
          <h2 id="lagg-till">{words.open}</h2>
          <EvidenceUpload subject={subject.subject} issues={issues} values={values} />
        </section>
      ) : (
        <Notice kind="info" title={<Said text={subject.whyNot} />} />
      )}
      <p>
        <a href={subject.path}>{words.back}</a>
      </p>
    </>
  );
}
