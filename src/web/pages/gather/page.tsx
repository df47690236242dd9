/** The nodes of a gathering report with what each body says on them, how far everybody has come, and what is lacking. */
import type { GatheredNode, GatheringView } from '../../../app/gather.ts';
import type { ReportAddress } from '../../../app/views.ts';
import type { ShownTable } from '../../data-table.ts';
import { gatherFiguresUrl, gatherUrl, treeUrl } from '../../routes.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Progress } from '../../ui/progress.tsx';
import { useVisit, useWords } from '../../visit.ts';
import { GatherNode } from './node.tsx';

export type Shown = 'all' | 'missing' | 'changed';

type GatherPageProps = {
  view: GatheringView;
  address: ReportAddress;
  shown: Shown;
  counts: Readonly<Record<Shown, number>>;
  nodes: readonly GatheredNode[];
  lacking: ShownTable;
};

export function GatherPage({ view, address, shown, counts, nodes, lacking }: GatherPageProps) {
  const { gathering, periodName } = useWords();
  const nothing = view.bodies.length === 0;
  return (
    <>
      <div className="page-head">
        <div>
          <p className="eyebrow">
            <span lang="sv">{view.body.name}</span>, {periodName(address.period)}
          </p>
          <h1>{gathering.title}</h1>
          <p className="lede">{gathering.text(view.body.name)}</p>
        </div>
        <div className="actions">
          <ButtonLink href={gatherFiguresUrl(address)} look="secondary">
            {gathering.toFigures}
          </ButtonLink>
          <ButtonLink href={treeUrl(address)} look="quiet">
            {gathering.toReport}
          </ButtonLink>
        </div>
      </div>
      {view.whyNot === null ? null : <Notice kind="info" title={<span lang="sv">{view.whyNot}</span>} />}
      {view.staleSums === 0 ? null : (
        <Notice kind="warning" title={gathering.staleSums(view.staleSums)}>
          <p>
            {gathering.staleText} <a href={gatherFiguresUrl(address)}>{gathering.seeSums}</a>
          </p>
        </Notice>
      )}
      {nothing ? (
        <div className="empty">
          <h2>{gathering.emptyTitle}</h2>
          <p>{gathering.empty}</p>
        </div>
      ) : (
        <>
          <Bodies view={view} address={address} />
          <Filter address={address} shown={shown} counts={counts} />
          {nodes.length === 0 ? (
            <p className="nothing">{shown === 'missing' ? gathering.nothingMissing : gathering.nothingChanged}</p>
          ) : (
            nodes.map((node) => <GatherNode key={node.key} node={node} address={address} />)
          )}
          <Export />
          {lacking.total === 0 ? null : <DataTable table={lacking} empty={gathering.nothingMissing} />}
        </>
      )}
    </>
  );
}

function Bodies({ view, address }: { view: GatheringView; address: ReportAddress }) {
  const { gathering } = useWords();
  return (
    <section className="gather-bodies" aria-labelledby="hur-langt">
      <h2 id="hur-langt">{gathering.bodies}</h2>
      <ul>
        {view.bodies.map(({ code, name, owed, lacking }) => (
          <li key={code}>
            <a href={treeUrl({ body: code, period: address.period })} lang="sv">
              {name}
            </a>
            <Progress done={owed - lacking} of={owed} text={gathering.approved} label={gathering.bodyProgress(name)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Filter({ address, shown, counts }: Pick<GatherPageProps, 'address' | 'shown' | 'counts'>) {
  const { gathering } = useWords();
  const url = gatherUrl(address);
  const links = [
    { name: 'all', href: url, text: gathering.all },
    { name: 'missing', href: `${url}?visa=saknas`, text: gathering.missing },
    { name: 'changed', href: `${url}?visa=andrat`, text: gathering.changed },
  ] as const;
  return (
    <nav className="filter" aria-label={gathering.filter}>
      <ul>
        {links.map(({ name, href, text }) => (
          <li key={name}>
            <a href={href} aria-current={name === shown ? 'true' : undefined}>
              {text} <span className="count">{counts[name]}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Export() {
  const { words, path } = useVisit();
  const [page] = path.split('?');
  return (
    <p className="data-files">
      {(['xlsx', 'csv'] as const).map((format) => (
        <a key={format} href={`${page}?hamta=allt.${format}`}>
          {words.gathering.fetchAll[format]}
        </a>
      ))}
    </p>
  );
}
