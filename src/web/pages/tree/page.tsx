/** The whole tree on one page: perspectives as sections, process areas that open and close, goals and commitments as rows. */
import type { TreeView } from '../../../app/views.ts';
import { addressOf, controlPlanUrl, gatherUrl, previewUrl, templateUrl, treeUrl } from '../../routes.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Tree, treeAnchor } from '../../ui/tree.tsx';
import { useWords } from '../../visit.ts';
import { ThreadLink } from '../plan-thread/link.tsx';
import { countNodes, openNodes } from './filter.ts';

type TreePageProps = {
  view: TreeView;
  onlyOpen: boolean;
  /** Others report on the same nodes. */
  gathers: boolean;
  mayReport: boolean;
  mayEditTemplate: boolean;
};

export function TreePage({ view, onlyOpen, gathers, mayReport, mayEditTemplate }: TreePageProps) {
  const words = useWords();
  const address = addressOf(view);
  const count = countNodes(view.nodes);
  const shown = onlyOpen ? openNodes(view.nodes) : view.nodes;
  return (
    <>
      <div className="page-head">
        <div>
          <p className="eyebrow">
            {words.periodName(view.period)} · {words.tree.term(view.term)}
          </p>
          <h1 lang="sv">{view.body.name}</h1>
          <p className="lede" lang="sv">
            {view.counts.map(({ levelName, count: number }) => words.tree.count(number, levelName)).join(', ')}
          </p>
          <Progress done={count.all - count.open} of={count.all} text={words.progress.done} />
        </div>
        <div className="actions">
          <ButtonLink href={previewUrl(address)} look={mayReport ? 'secondary' : 'primary'}>
            {words.tree.preview}
          </ButtonLink>
          {gathers ? (
            <ButtonLink href={gatherUrl(address)} look="secondary">
              {words.gathering.link}
            </ButtonLink>
          ) : null}
          <ButtonLink href={controlPlanUrl(view.body.code, view.period.year)} look="quiet">
            {words.internalControl.title}
          </ButtonLink>
          <ThreadLink year={view.period.year} />
          {mayEditTemplate ? (
            <ButtonLink href={templateUrl(address)} look="quiet">
              {words.tree.template}
            </ButtonLink>
          ) : null}
        </div>
      </div>
      {view.decided ? <Notice kind="info" title={words.tree.decided} /> : null}
      <nav className="filter" aria-label={words.tree.filter}>
        <ul>
          <li>
            <a href={treeUrl(address)} aria-current={onlyOpen ? undefined : 'true'}>
              {words.tree.all} <span className="count">{count.all}</span>
            </a>
          </li>
          <li>
            <a href={`${treeUrl(address)}?visa=ej-klara`} aria-current={onlyOpen ? 'true' : undefined}>
              {words.tree.open} <span className="count">{count.open}</span>
            </a>
          </li>
        </ul>
      </nav>
      {shown.length === 0 ? (
        <div className="empty">
          <h2>{count.all === 0 ? words.tree.emptyTitle : words.tree.doneTitle}</h2>
          <p>{count.all === 0 ? words.tree.empty : words.tree.done}</p>
        </div>
      ) : (
        <div className="with-contents">
          <nav className="contents" aria-labelledby="innehall-rubrik">
            <h2 id="innehall-rubrik">{words.tree.contents}</h2>
            <ul lang="sv">
              {shown.map((top) => (
                <li key={top.key}>
                  <a href={`#${treeAnchor(top.key)}`}>{top.title}</a>
                  {top.children.length === 0 ? null : (
                    <ul>
                      {top.children.map((child) => (
                        <li key={child.key}>
                          <a href={`#${treeAnchor(child.key)}`}>{child.title}</a>
                        </li>
                      ))}
                    </ul>
                  )}
                </li>
              ))}
            </ul>
          </nav>
          <Tree nodes={shown} address={address} mayReport={mayReport} />
        </div>
      )}
    </>
  );
}
