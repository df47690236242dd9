/** The selection for a plan: the rule, and each candidate with the choice that a person makes. */
import type { CandidateView, CarryOverView } from '../../../app/carry-over.ts';
import type { Issue } from '../../../domain/result.ts';
import { carryOverUrl, controlPlanUrl, planControlUrl, registerRiskUrl, riskChainUrl } from '../../routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { ErrorSummary, issueOf } from '../../ui/error-summary.tsx';
import { TextArea } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { Said } from '../../ui/said.tsx';
import { State } from '../../ui/state.tsx';
import { useWords } from '../../visit.ts';

export type EnteredChoice = Readonly<Record<'kind' | 'source' | 'carried' | 'reason', string>>;

type CarryOverPageProps = {
  view: CarryOverView;
  issues: readonly Issue[];
  entered: EnteredChoice | null;
  saved: boolean;
};

export function CarryOverPage({ view, issues, entered, saved }: CarryOverPageProps) {
  const { supervision } = useWords();
  const { carryOver: words, chain } = supervision;
  const waiting = view.candidates.filter(({ choice }) => choice === null).length;
  return (
    <>
      <ErrorSummary issues={issues} fields={['carried', 'reason']} />
      {saved ? <Notice kind="done" title={words.saved} /> : null}
      <div className="page-head">
        <div>
          <p className="eyebrow" lang="sv">
            {view.body.name}
          </p>
          <h1>{words.title(view.year)}</h1>
          <p className="lede">{words.lede(view.year - 1)}</p>
        </div>
        <div className="actions">
          <ButtonLink look="secondary" href={controlPlanUrl(view.body.code, view.year)}>
            {words.toPlan}
          </ButtonLink>
        </div>
      </div>
      <details className="help" open={view.candidates.length === 0}>
        <summary>{words.rule}</summary>
        <ul>
          {words.rules(view.highLevels.join(', ')).map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </details>
      {view.whyNot === null ? null : <Notice kind="info" title={<Said text={view.whyNot} />} />}
      {view.candidates.length === 0 ? (
        <div className="empty">
          <h2>{words.emptyTitle}</h2>
          <p>{words.empty(view.year - 1)}</p>
        </div>
      ) : (
        <>
          <p>{words.waiting(waiting)}</p>
          <ol className="carry-list">
            {view.candidates.map((candidate) => {
              const own = entered?.kind === candidate.kind && entered.source === candidate.key;
              return (
                <Candidate
                  key={candidate.kind + candidate.key}
                  candidate={candidate}
                  view={view}
                  issues={own ? issues : []}
                  entered={own ? entered : null}
                  chainText={chain.title}
                />
              );
            })}
          </ol>
        </>
      )}
    </>
  );
}

type CandidateProps = {
  candidate: CandidateView;
  view: CarryOverView;
  issues: readonly Issue[];
  entered: EnteredChoice | null;
  chainText: string;
};

function Candidate({ candidate, view, issues, entered, chainText }: CandidateProps) {
  const words = useWords();
  const { carryOver: text } = words.supervision;
  const { choice } = candidate;
  const old = view.year - 1;
  const href =
    candidate.kind === 'control'
      ? planControlUrl(view.body.code, old, candidate.key)
      : registerRiskUrl(view.body.code, old, candidate.key);
  const becameHref =
    choice?.successor == null
      ? null
      : choice.kind === 'control'
        ? planControlUrl(view.body.code, view.year, choice.successor)
        : registerRiskUrl(view.body.code, view.year, choice.successor);
  return (
    <li className="plan-control">
      <p className="eyebrow">
        {text.kinds[candidate.kind]} · {text.grounds[candidate.ground]}
      </p>
      <h2 className="carry-title" lang="sv">
        <a href={href}>{candidate.title}</a>
      </h2>
      {candidate.light === null ? null : (
        <p>
          <State name={words.internalControl.assessment} value={candidate.light} showName />
        </p>
      )}
      {candidate.kind === 'control' ? (
        <p>
          <span className="meta">{text.follows}: </span>
          <span lang="sv">{candidate.risk.text}</span>
        </p>
      ) : null}
      <p>
        <a href={riskChainUrl(view.body.code, old, candidate.risk.key)}>{chainText}</a>
      </p>
      {choice === null ? null : (
        <p className={choice.carried ? 'tag tag-approved' : 'tag'}>{text.chosen(choice.carried, choice.by)}</p>
      )}
      {choice === null ? null : (
        <p lang="sv">
          {choice.reason}
          {becameHref === null ? null : (
            <>
              {' '}
              <a href={becameHref}>{text.toPlan}</a>
            </>
          )}
        </p>
      )}
      {view.whyNot === null ? (
        <details open={choice === null || entered !== null}>
          <summary>{choice === null ? text.question : text.change}</summary>
          <PostForm action={carryOverUrl(view.body.code, view.year)} className="stack">
            <input type="hidden" name="kind" value={candidate.kind} />
            <input type="hidden" name="source" value={candidate.key} />
            <Choices
              name="carried"
              ours
              legend={text.question}
              value={entered?.carried ?? (choice === null ? '' : choice.carried ? 'yes' : 'no')}
              choices={[
                { value: 'yes', label: text.yes },
                { value: 'no', label: text.no },
              ]}
              issue={issueOf(issues, 'carried')}
            />
            <TextArea
              name="reason"
              label={text.reason}
              rows={2}
              value={entered?.reason ?? choice?.reason ?? ''}
              issue={issueOf(issues, 'reason')}
            />
            <p>
              <Button look="secondary" label={`${text.save}: ${candidate.title}`}>
                {text.save}
              </Button>
            </p>
          </PostForm>
        </details>
      ) : null}
    </li>
  );
}
