/** One node on the page of a gathering report: the counts of its lights, each body's states, and what is lacking. */
import type { GatheredNode, GatheredSource } from '../../../app/gather.ts';
import type { ReportAddress } from '../../../app/views.ts';
import { lackOf, type SourceState } from '../../../domain/gather-source.ts';
import { isEntryScale, type Scale, scaleValue } from '../../../domain/scale.ts';
import { entryUrl, gatherNodeUrl } from '../../routes.ts';
import { State } from '../../ui/state.tsx';
import { useWords } from '../../visit.ts';
import { dayTime } from '../../words/time.ts';
import type { Words } from '../../words/words.ts';

/** What a body's entry has come to, in words; the colour only adds. */
export function StandingTag({ state }: { state: SourceState }) {
  const { gathering } = useWords();
  const lack = lackOf(state);
  const look = lack === null ? 'tag tag-approved' : lack === 'report' ? 'tag tag-proposed' : 'tag';
  return <span className={look}>{gathering.states[state]}</span>;
}

/** A body's states on the scales given. */
export function States({ states, scales }: { states: GatheredSource['states']; scales: readonly Scale[] }) {
  return (
    <span className="states">
      {scales.flatMap(({ code, name, values }) =>
        isEntryScale(code)
          ? [<State key={code} name={name} value={values.find((value) => value.code === states[code]) ?? null} />]
          : [],
      )}
    </span>
  );
}

export function GatherNode({ node, address }: { node: GatheredNode; address: ReportAddress }) {
  const { gathering } = useWords();
  const lacking = node.sources.filter(({ state }) => lackOf(state) !== null).length;
  const Heading = node.depth === 1 ? 'h2' : 'h3';
  return (
    <section className={`gather-node gather-depth-${Math.min(node.depth, 3)}`}>
      <div className="gather-head">
        <Heading lang="sv">
          <a href={gatherNodeUrl(address, node.key)}>{node.title}</a>
        </Heading>
        <p className="meta" lang="sv">
          {node.levelName}
        </p>
      </div>
      {node.sources.length === 0 ? (
        <p className="meta">{gathering.noSources}</p>
      ) : (
        <>
          <Counts node={node} lacking={lacking} />
          <ul className="gather-sources">
            {node.sources.map((source) => (
              <Source key={source.body} source={source} node={node} address={address} />
            ))}
            <li className="gather-own">
              <p className="gather-name">
                <a href={entryUrl(address, node.key)}>{gathering.own}</a>
              </p>
              <States states={node.own} scales={node.scales} />
            </li>
          </ul>
        </>
      )}
    </section>
  );
}

function Counts({ node, lacking }: { node: GatheredNode; lacking: number }) {
  const { gathering } = useWords();
  return (
    <div className="gather-counts">
      {node.counts === null ? null : (
        <ul aria-label={gathering.said}>
          {node.counts.counts.map(({ code, count }) => {
            const value = node.counts && scaleValue([node.counts.scale], node.counts.scale.code, code);
            return (
              <li key={code ?? ''}>
                <span className="count">{count}</span>{' '}
                {value ? <State name={node.counts?.scale.name ?? ''} value={value} /> : gathering.silent}
              </li>
            );
          })}
        </ul>
      )}
      <p className="gather-lack">
        {lacking === 0 ? gathering.complete : gathering.lacking(lacking, node.sources.length)}
      </p>
      {node.changed ? <p className="tag tag-proposed">{gathering.changed}</p> : null}
    </div>
  );
}

function Source({ source, node, address }: { source: GatheredSource; node: GatheredNode; address: ReportAddress }) {
  const { gathering } = useWords();
  const there = source.state !== 'noReport' && source.state !== 'notHeld' && !source.hidden;
  return (
    <li>
      <p className="gather-name" lang="sv">
        {there ? (
          <a href={entryUrl({ body: source.body, period: address.period }, node.key)}>{source.name}</a>
        ) : (
          source.name
        )}
      </p>
      {there ? <States states={source.states} scales={node.scales} /> : <span />}
      <p>
        <StandingTag state={source.state} />
      </p>
      <p className="meta">
        {source.hidden ? gathering.hidden : <Who source={source} />}
        {source.taken === 'no' ? null : ` · ${source.taken === 'same' ? gathering.taken : gathering.sourceChanged}`}
      </p>
    </li>
  );
}

export function Who({ source }: { source: Saver }) {
  return whoText(useWords().gathering, source);
}

type Saver = Pick<GatheredSource, 'savedAt' | 'savedBy' | 'owner'>;

/** Who saved it last and when; where nobody has, whose it is. */
export function whoText(gathering: Words['gathering'], source: Saver): string {
  if (source.savedAt !== null) return gathering.saved(dayTime(source.savedAt), source.savedBy);
  return source.owner === null ? gathering.noOwner : gathering.owner(source.owner);
}
