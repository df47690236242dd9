/** What copying a plan to a new year would do, with its choices, and the button that carries it out. */
import type { RollOverView } from '../../../app/plan-roll-over.ts';
import type { Issue } from '../../../domain/result.ts';
import { planRollOverUrl, planUrl } from '../../routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { ErrorSummary, issueOf } from '../../ui/error-summary.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { Said } from '../../ui/said.tsx';
import { useWords } from '../../visit.ts';
import { Choose } from './choose.tsx';
import { Outcome } from './outcome.tsx';

/** The field of the body that takes over for a closed one. */
export const nextField = (code: string) => `next-${code}`;

type RollOverPageProps = { view: RollOverView; issues: readonly Issue[] };

export function RollOverPage({ view, issues }: RollOverPageProps) {
  const { plan: words } = useWords();
  const { rollOver: text } = words;
  const { stored, to } = view;
  const placed = issues.map((issue) => (issue.path === 'to' ? { ...issue, path: 'till' } : issue));
  return (
    <>
      <ErrorSummary issues={placed} fields={['till']} />
      <h1>{text.title(stored.year, to)}</h1>
      <p className="lede">{text.text}</p>
      <form className="form-row yearplan-filter" action={planRollOverUrl(stored.year)} method="get">
        <TextField
          name="till"
          label={text.to}
          value={String(to)}
          maxLength={4}
          autoComplete="off"
          issue={issueOf(placed, 'till')}
        />
        <Button look="secondary">{text.show}</Button>
      </form>
      {view.hindrance === null ? <Rehearsal view={view} /> : <Hindrance view={view} hindrance={view.hindrance} />}
    </>
  );
}

/** Why it cannot be done, with the way to the plan that is there. */
function Hindrance({ view, hindrance }: { view: RollOverView; hindrance: string }) {
  const { plan: words } = useWords();
  return (
    <Notice kind="warning" title={<Said text={hindrance} />}>
      {view.to > view.stored.year ? (
        <p>
          <ButtonLink href={planUrl(view.to)} look="secondary">
            {words.rollOver.open(view.to)}
          </ButtonLink>
        </p>
      ) : null}
    </Notice>
  );
}

function Rehearsal({ view }: { view: RollOverView }) {
  const { plan: words } = useWords();
  const { rollOver: text } = words;
  const { stored, to, terms } = view;
  return (
    <>
      {terms.from.first === terms.to.first ? null : (
        <Notice kind="info" title={text.newTerm(terms.to)}>
          <p>{text.newTermText(terms.from, view.newTerm)}</p>
        </Notice>
      )}
      <Counts view={view} />
      <PostForm action={planRollOverUrl(stored.year)} className="yearplan-rollover">
        <input type="hidden" name="till" value={to} />
        <input type="hidden" name="seen" value={view.seen} autoComplete="off" />
        <Choose view={view} />
        <ClosedBodies view={view} />
        <Outcome view={view} />
        <div className="panel">
          <p>{text.ready(view.result.plan.nodes.length, to)}</p>
          <div className="actions">
            <Button action="kopiera">{text.submit}</Button>
            <Button action="repetera" look="secondary">
              {text.again}
            </Button>
            <a className="button button-quiet" href={planUrl(stored.year)}>
              {words.tree.cancel}
            </a>
          </div>
        </div>
      </PostForm>
    </>
  );
}

function Counts({ view }: { view: RollOverView }) {
  const { plan: words } = useWords();
  const { rollOver: text } = words;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be scrollable by keyboard
    <section className="scroll yearplan-counts" aria-labelledby="antal" tabIndex={0}>
      <table className="level-counts">
        <caption id="antal">{text.counts}</caption>
        <thead>
          <tr>
            <th scope="col">{words.tree.filterLevel}</th>
            <th scope="col" className="figure">
              {view.stored.year}
            </th>
            <th scope="col" className="figure">
              {view.to}
            </th>
          </tr>
        </thead>
        <tbody>
          {view.counts.map(({ levelName, before, after }) => (
            <tr key={levelName}>
              <th scope="row" lang="sv">
                {levelName}
              </th>
              <td className="figure">{before}</td>
              <td className="figure">{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ClosedBodies({ view }: { view: RollOverView }) {
  const { plan: words } = useWords();
  const { rollOver: text } = words;
  if (view.closedBodies.length === 0) return null;
  const open = view.openBodies.map(({ code, name }) => ({ value: code, label: `${name} (${code})` }));
  return (
    <section aria-labelledby="stangda">
      <h2 id="stangda">{text.closedBodies(view.to)}</h2>
      <p>{text.closedBodiesText}</p>
      <div className="form-grid panel">
        {view.closedBodies.map((body) => (
          <SelectField
            key={body.code}
            name={nextField(body.code)}
            label={text.instead(body.name)}
            hint={text.responsibleFor(body.nodes)}
            value={body.next ?? ''}
            options={[{ value: '', label: text.nobody }, ...open]}
          />
        ))}
      </div>
    </section>
  );
}
