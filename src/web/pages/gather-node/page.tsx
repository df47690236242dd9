/** One node of a gathering report: lights, the report's own light and text, what has been taken, the others' texts, and figures. */
import type { GatherNodeView } from '../../../app/gather-node.ts';
import type { ReportAddress } from '../../../app/views.ts';
import type { Issue } from '../../../domain/result.ts';
import type { ShownTable } from '../../data-table.ts';
import { entryUrl, gatherFiguresUrl } from '../../routes.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { NarrativeView } from '../../ui/narrative.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useWords } from '../../visit.ts';
import { SumSection } from '../gather-figures/sum.tsx';
import { Lights } from './lights.tsx';
import { TakenTexts } from './taken.tsx';
import { Texts } from './texts.tsx';

/** What was just done; `count` is of texts, or of places where both had changed. */
export type Done = { readonly kind: 'taken' | 'anew' | 'assessed' | 'forgotten'; readonly count: number };

/** What the form of texts was sent with, where it could not be carried out. */
export type Entered = {
  readonly bodies: readonly string[];
  readonly blocks: ReadonlyMap<string, readonly string[]>;
  readonly place: 'first' | 'last';
  readonly leadIn: boolean;
};
export const nothingEntered: Entered = { bodies: [], blocks: new Map(), place: 'last', leadIn: true };

/** The text of a body that the person saw, and the paragraphs chosen in it. */
export const seenField = (body: string) => `sett-${body}`;
export const blockField = (body: string) => `stycke-${body}`;

export type GatherNodeProps = {
  view: GatherNodeView;
  lights: ShownTable;
  address: ReportAddress;
  issues: readonly Issue[];
  entered: Entered;
  done: Done | null;
};

export function GatherNodePage(props: GatherNodeProps) {
  const { gathering, periodName } = useWords();
  const { view, address, issues } = props;
  const { entry } = view;
  return (
    <>
      <ErrorSummary issues={issues} fields={['texts']} />
      <DoneNotice {...props} />
      <div className="page-head">
        <div>
          <p className="eyebrow">
            <span lang="sv">{view.body.name}</span> › {periodName(address.period)} ›{' '}
            <span lang="sv">{[...entry.path, entry.node.levelName].join(' › ')}</span>
          </p>
          <h1 lang="sv">{entry.node.title}</h1>
        </div>
        <div className="actions">
          <ButtonLink href={entryUrl(address, entry.node.key)} look="secondary">
            {gathering.toEntry}
          </ButtonLink>
        </div>
      </div>
      {entry.whyNot === null ? null : <Notice kind="info" title={<span lang="sv">{entry.whyNot}</span>} />}
      {view.sources.length === 0 ? (
        <div className="empty">
          <h2>{gathering.emptyTitle}</h2>
          <p>{gathering.noSources}</p>
        </div>
      ) : (
        <>
          <Lights {...props} />
          <OwnText {...props} />
          <TakenTexts {...props} />
          <Texts {...props} />
          <Figures {...props} />
        </>
      )}
    </>
  );
}

function DoneNotice({ view, address, done }: GatherNodeProps) {
  const { gathering } = useWords();
  const { node } = gathering;
  if (done === null) return null;
  if (done.kind === 'assessed') return <Notice kind="done" title={node.saved} />;
  if (done.kind === 'forgotten') return <Notice kind="done" title={node.forgotten} />;
  const clashed = done.kind === 'anew' && done.count > 0;
  const fetched = clashed ? node.clashes(done.count) : node.fetched;
  return (
    <Notice kind={clashed ? 'warning' : 'done'} live title={done.kind === 'taken' ? node.done(done.count) : fetched}>
      <p>
        {node.doneText} <a href={entryUrl(address, view.entry.node.key)}>{gathering.toEntry}</a>
      </p>
    </Notice>
  );
}

function OwnText({ view }: GatherNodeProps) {
  const { gathering } = useWords();
  const { entry } = view;
  return (
    <section aria-labelledby="var-text">
      <h2 id="var-text">{gathering.node.ownText}</h2>
      <div className="reading">
        {entry.entry.narrative === null ? (
          <p className="nothing">
            <span className="state-gap" aria-hidden="true" />
            {gathering.node.ownEmpty}
          </p>
        ) : (
          <NarrativeView narrative={entry.entry.narrative} scales={entry.scales} heading={3} />
        )}
      </div>
    </section>
  );
}

function Figures({ view, address }: GatherNodeProps) {
  const { gathering } = useWords();
  if (view.sums.length === 0) return null;
  const names = new Map(view.sources.map(({ body, name }) => [body, name]));
  const nameOf = (code: string) => (code === view.body.code ? view.body.name : (names.get(code) ?? code));
  return (
    <section aria-labelledby="siffror">
      <h2 id="siffror">{gathering.node.sums}</h2>
      {view.sums.map((table) => (
        <SumSection key={table.id} table={table} nameOf={nameOf} heading={3} />
      ))}
      <p>
        <a href={gatherFiguresUrl(address)}>{gathering.toFigures}</a>
      </p>
    </section>
  );
}
