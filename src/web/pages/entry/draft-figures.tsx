/** Beside the text as it is written: what it contradicts in the report, and typed numbers that one press makes live. */
import type { DraftCheck } from '../../../app/check-draft.ts';
import type { ReportAddress } from '../../../app/views.ts';
import { previewUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { Finding } from '../../ui/findings.tsx';
import { useWords } from '../../visit.ts';

/** The beginning of the action that makes a number live; its place and what it becomes follow. */
export const liveAction = 'levande:';
const mostShown = 5;

type DraftFiguresProps = { draft: DraftCheck & { readonly asked: boolean }; address: ReportAddress };

export function DraftFigures({ draft, address }: DraftFiguresProps) {
  const { check } = useWords();
  const { findings, offers, asked } = draft;
  if (findings.length + offers.length === 0 && !asked) return null;
  return (
    <div className="draft-figures">
      {findings.length > 0 ? (
        <>
          <p className="draft-figures-title">{check.entry.title(findings.length)}</p>
          <ul className="findings-list">
            {findings.slice(0, mostShown).map((finding) => (
              <Finding
                key={finding.message}
                finding={finding}
                links={({ target }) =>
                  target === undefined ? undefined : <a href={`${previewUrl(address)}#${target}`}>{check.report.go}</a>
                }
              />
            ))}
          </ul>
        </>
      ) : asked ? (
        <p>{check.entry.fine}</p>
      ) : null}
      {offers.length === 0 ? null : (
        <>
          <p className="draft-figures-title">{check.entry.offers}</p>
          <p className="hint">{check.entry.liveHint}</p>
          <ul className="offers">
            {offers.map(({ from, to, said, label, form }) => (
              <li key={`${from} ${form}`} data-from={from} data-to={to} data-said={said} data-form={form}>
                <span>
                  <strong lang="sv">{said}</strong> {check.entry.same} <span lang="sv">{label}</span>
                </span>
                <Button look="secondary" action={`${liveAction}${from} ${form}`} label={`${check.entry.live}: ${said}`}>
                  {check.entry.live}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
