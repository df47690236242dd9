/** The register on one page: what there is to do, the matrix, and the gross list. */
import type { RegisterView } from '../../../app/register-view.ts';
import type { Issue } from '../../../domain/result.ts';
import type { Cell } from '../../../domain/risk-matrix.ts';
import type { ShownTable } from '../../data-table.ts';
import { controlPlanUrl, registerRiskUrl, registerUrl } from '../../routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { Said } from '../../ui/said.tsx';
import { useWords } from '../../visit.ts';
import { dayTime } from '../../words/time.ts';
import { cellText } from './cell.ts';
import { Matrix } from './matrix.tsx';

type RegisterPageProps = {
  view: RegisterView;
  table: ShownTable;
  cell: Cell | null;
  issues: readonly Issue[];
  /** What was done just now. */
  done: string;
  copied: number;
};

export function RegisterPage({ view, table, cell, issues, done, copied }: RegisterPageProps) {
  const { register: words } = useWords();
  const url = registerUrl(view.body.code, view.year);
  const chosen = view.risks.filter((risk) => risk.chosen === true).length;
  const finished = copied > 0 ? words.copied(copied) : words.done[done];
  return (
    <>
      <ErrorSummary issues={issues} />
      {finished === undefined ? null : <Notice kind="done" title={finished} />}
      <div className="page-head">
        <div>
          <p className="eyebrow" lang="sv">
            {view.body.name}
          </p>
          <h1>{words.titleOf(view.year)}</h1>
          {view.risks.length === 0 ? null : <p className="lede">{words.lede(view.risks.length, chosen)}</p>}
        </div>
        <div className="actions">
          {view.whyNot === null ? (
            <ButtonLink href={registerRiskUrl(view.body.code, view.year, null)}>{words.add}</ButtonLink>
          ) : null}
          <ButtonLink look="secondary" href={controlPlanUrl(view.body.code, view.year)}>
            {words.toPlan}
          </ButtonLink>
        </div>
      </div>
      {view.whyNot === null ? null : (
        <Notice kind="info" title={words.readOnly}>
          <p>
            <Said text={view.whyNot} />
          </p>
        </Notice>
      )}
      {view.whyNot === null && view.hasLastYear ? <Copy view={view} open={view.risks.length === 0} /> : null}
      {view.risks.length === 0 ? (
        <div className="empty">
          <h2>{words.emptyTitle}</h2>
          <p>{words.empty}</p>
        </div>
      ) : (
        <>
          <Matrix
            matrix={view.matrix}
            scales={view.scales}
            href={(one) => `${url}?ruta=${cellText(one)}#tabell-bruttolista`}
          />
          {cell === null ? null : (
            <p role="status">
              <strong>{words.matrix.shown(words.matrix.cell(cell.likelihood, cell.impact))}</strong>{' '}
              <a href={`${url}#tabell-bruttolista`}>{words.matrix.showAll}</a>
            </p>
          )}
          <div className="register-list">
            <DataTable table={table} empty={words.matrix.none} />
          </div>
          <Gone view={view} />
        </>
      )}
      <Removed view={view} />
    </>
  );
}

function Copy({ view, open }: { view: RegisterView; open: boolean }) {
  const { register: words } = useWords();
  return (
    <details className="decide" open={open}>
      <summary>{words.copy(view.year - 1)}</summary>
      <PostForm action={registerUrl(view.body.code, view.year)} className="stack">
        <p>{words.copyText(view.year - 1)}</p>
        <p>
          <Button look="secondary">{words.copy(view.year - 1)}</Button>
        </p>
      </PostForm>
    </details>
  );
}

/** The button that puts back what was taken out. */
export const restoreAction = 'aterstall';

/** What was taken out of the plan; each is put back by itself. */
function Removed({ view }: { view: RegisterView }) {
  const { taken: words } = useWords().register;
  if (view.removed.length === 0) return null;
  return (
    <section aria-labelledby="borttaget">
      <h2 id="borttaget">{words.title}</h2>
      <p className="hint">{words.text}</p>
      <ul className="list">
        {view.removed.map((one) => (
          <li key={`${one.kind} ${one.key}`}>
            <p className="list-title" lang="sv">
              {one.title}
            </p>
            <p className="list-meta">
              <span>{words.kinds[one.kind]}</span>
              <span>{words.by(one.by, dayTime(one.at.toISOString()))}</span>
            </p>
            {view.whyNot === null ? (
              <PostForm action={registerUrl(view.body.code, view.year)}>
                <input type="hidden" name="kind" value={one.kind} autoComplete="off" />
                <input type="hidden" name="key" value={one.key} autoComplete="off" />
                <Button look="quiet" action={restoreAction} label={`${words.restore}: ${one.title}`}>
                  {words.restore}
                </Button>
              </PostForm>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Gone({ view }: { view: RegisterView }) {
  const { register: words } = useWords();
  if (view.gone.length === 0) return null;
  return (
    <section aria-labelledby="borttagna">
      <h2 id="borttagna">{words.gone(view.year - 1)}</h2>
      <ul className="risk-gone">
        {view.gone.map((risk) => (
          <li key={risk.key}>
            <span className="tag">{words.changes.removed}</span>{' '}
            <a href={registerRiskUrl(view.body.code, view.year - 1, risk.key)} lang="sv">
              {risk.text}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
