/** The figure check of the report: each finding with a jump to both places, and what can be done: mend, explain, dismiss. */
import type { ReportCheck, TreatedFinding } from '../../../app/report-check.ts';
import type { ReportAddress } from '../../../app/views.ts';
import type { Quoted } from '../../../domain/check/finding.ts';
import type { Issue } from '../../../domain/result.ts';
import { entryUrl, previewUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { Finding } from '../../ui/findings.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import type { TreatmentAction } from './treatment.ts';

export const openCount = (check: ReportCheck): number =>
  check.findings.filter((finding) => finding.treatment === null).length;

type ReportFindingsProps = { check: ReportCheck; address: ReportAddress; issues: readonly Issue[] };

export function ReportFindings({ check, address, issues }: ReportFindingsProps) {
  const { report } = useWords().check;
  const open = openCount(check);
  return (
    <details className="findings decide" id="siffror" open={issues.some(({ path }) => path === 'reason')}>
      <summary>
        {report.title}: {check.findings.length === 0 ? report.none(check.checked) : report.open(open, check.checked)}
      </summary>
      {check.findings.length === 0 ? null : (
        <>
          <p>{report.text}</p>
          <ul className="findings-list">
            {check.findings.map((finding) => (
              <Finding
                key={finding.key}
                finding={finding.check}
                links={(quoted, index) => (
                  <PlaceLinks quoted={quoted} node={finding.nodes[index] ?? null} address={address} />
                )}
              >
                <Treatment finding={finding} address={address} mayTreat={check.mayTreat} />
              </Finding>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}

function PlaceLinks({ quoted, node, address }: { quoted: Quoted; node: string | null; address: ReportAddress }) {
  const { report } = useWords().check;
  return (
    <>
      {quoted.target === undefined ? null : <a href={`#${quoted.target}`}>{report.go}</a>}
      {node === null ? null : <a href={entryUrl(address, node)}>{report.mend}</a>}
    </>
  );
}

type TreatmentProps = { finding: TreatedFinding; address: ReportAddress; mayTreat: boolean };

function Treatment({ finding, address, mayTreat }: TreatmentProps) {
  const { report } = useWords().check;
  const { key, treatment } = finding;
  if (treatment !== null)
    return (
      <div className="finding-said">
        <p>
          <strong>{report.said[treatment.treatment]}</strong>{' '}
          <span lang="sv">{treatment.by === null ? '' : report.by(treatment.by)}</span>:{' '}
          <q lang="sv">{treatment.reason}</q>
        </p>
        {mayTreat ? (
          <PostForm action={previewUrl(address)}>
            <input type="hidden" name="finding" value={key} autoComplete="off" />
            <Button action={'oppna' satisfies TreatmentAction} look="quiet">
              {report.reopen}
            </Button>
          </PostForm>
        ) : null}
      </div>
    );
  if (!mayTreat) return null;
  const id = `skal-${key.slice(0, 12)}`;
  return (
    <details className="finding-treat">
      <summary>{report.treat}</summary>
      <PostForm action={previewUrl(address)} className="stack">
        <input type="hidden" name="finding" value={key} autoComplete="off" />
        <div className="field">
          <label htmlFor={id}>{report.reason}</label>
          <div className="hint" id={`${id}-hjalp`}>
            {report.reasonHint}
          </div>
          <textarea id={id} name="reason" rows={2} maxLength={500} lang="sv" aria-describedby={`${id}-hjalp`} />
        </div>
        <p className="actions">
          <Button action={'forklara' satisfies TreatmentAction}>{report.explain}</Button>
          <Button action={'avfarda' satisfies TreatmentAction} look="secondary">
            {report.dismiss}
          </Button>
        </p>
      </PostForm>
    </details>
  );
}
