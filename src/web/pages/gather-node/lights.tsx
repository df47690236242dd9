/** The bodies' lights in a table, and the report's own light with what two rules propose. A person decides. */
import type { GatherNodeView } from '../../../app/gather-node.ts';
import type { LightProposal } from '../../../domain/gather-source.ts';
import { type Scale, scaleValue } from '../../../domain/scale.ts';
import { entryUrl, gatherNodeUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { issueOf } from '../../ui/error-summary.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { State } from '../../ui/state.tsx';
import { useWords } from '../../visit.ts';
import type { Words } from '../../words/words.ts';
import { stateField } from '../entry/fields.ts';
import { StandingTag, Who } from '../gather/node.tsx';
import type { GatherNodeProps } from './page.tsx';

export function Lights(props: GatherNodeProps) {
  const { gathering } = useWords();
  return (
    <section aria-labelledby="tabell-bedomningar">
      <DataTable
        table={props.lights}
        empty={gathering.noSources}
        apart={gatherNodeUrl(props.address, props.view.entry.node.key)}
        draw={(isKept) => <LightTable {...props} isKept={isKept} />}
      />
      {props.view.entry.editable && props.view.entry.scales.length > 0 ? <OwnLight {...props} /> : null}
    </section>
  );
}

function LightTable({ view, address, isKept }: GatherNodeProps & { isKept: (at: number) => boolean }) {
  const { gathering } = useWords();
  const { scales, node } = view.entry;
  const state = (scale: Scale, states: GatherNodeView['sources'][number]['states']) => {
    const field = stateField(scale.code);
    return <State name={scale.name} value={field === null ? null : scaleValue(scales, scale.code, states[field])} />;
  };
  return (
    <table className="gather-table">
      <caption className="hidden">{`${gathering.said}: ${node.title}`}</caption>
      <thead>
        <tr>
          <th scope="col">{gathering.node.body}</th>
          {scales.map(({ code, name }) => (
            <th key={code} scope="col" lang="sv">
              {name}
            </th>
          ))}
          <th scope="col">{gathering.columns.state}</th>
          <th scope="col">{gathering.node.who}</th>
        </tr>
      </thead>
      <tbody>
        {view.sources
          .filter((_, at) => isKept(at))
          .map((source) => {
            const there = source.number !== null && !source.hidden;
            const href = entryUrl({ body: source.body, period: address.period }, node.key);
            return (
              <tr key={source.body}>
                <th scope="row" lang="sv">
                  {there ? <a href={href}>{source.name}</a> : source.name}
                </th>
                {scales.map((scale) => (
                  <td key={scale.code}>{source.hidden ? '' : state(scale, source.states)}</td>
                ))}
                <td>
                  <StandingTag state={source.state} />
                </td>
                <td>{source.hidden ? gathering.hidden : <Who source={source} />}</td>
              </tr>
            );
          })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" lang="sv">
            {view.body.name}
          </th>
          {scales.map((scale) => (
            <td key={scale.code}>{state(scale, view.entry.entry)}</td>
          ))}
          <td colSpan={2}>{gathering.own}</td>
        </tr>
      </tfoot>
    </table>
  );
}

function OwnLight({ view, address, issues }: GatherNodeProps) {
  const { gathering, state } = useWords();
  const { entry } = view;
  const proposed = new Map(view.proposals.map(({ scale, proposal }) => [scale.code, proposal]));
  return (
    <PostForm action={gatherNodeUrl(address, entry.node.key)} className="stack gather-light">
      <h3>{gathering.node.proposed}</h3>
      <p>{gathering.node.rule}</p>
      <input type="hidden" name="revision" value={entry.revision} autoComplete="off" />
      {entry.scales.map((scale) => {
        const field = stateField(scale.code);
        const proposal = proposed.get(scale.code) ?? null;
        if (field === null) return null;
        return (
          <Choices
            key={scale.code}
            name={field}
            legend={<span lang="sv">{scale.name}</span>}
            value={entry.entry[field] ?? ''}
            issue={issueOf(issues, field)}
            choices={[
              ...scale.values.map((value) => ({
                value: value.code,
                label: value.label,
                symbol: value,
                mark: markOf(value.code, proposal, gathering),
              })),
              { value: '', label: state.none },
            ]}
          >
            {proposal === null ? null : <Reasons scale={scale} proposal={proposal} view={view} />}
          </Choices>
        );
      })}
      <div>
        <Button action="bedom">{gathering.node.save}</Button>
      </div>
    </PostForm>
  );
}

/** Which rules propose the value. */
function markOf(code: string, proposal: LightProposal | null, gathering: Words['gathering']): string | undefined {
  const [worst, most] = [proposal?.worst.code === code, proposal?.most?.code === code];
  if (worst && most) return gathering.node.markBoth;
  return worst ? gathering.node.markWorst : most ? gathering.node.markMost : undefined;
}

function Reasons({ scale, proposal, view }: { scale: Scale; proposal: LightProposal; view: GatherNodeView }) {
  const { node } = useWords().gathering;
  const label = (code: string) => scale.values.find((value) => value.code === code)?.label ?? code;
  const names = proposal.worst.bodies.map((body) => view.sources.find((one) => one.body === body)?.name ?? body);
  const { most, said, of } = proposal;
  return (
    <div className="proposal">
      <p>
        {node.worst(label(proposal.worst.code), names)}{' '}
        {most ? node.most(label(most.code), most.count, said) : node.tie}
        {said < of ? ` ${node.silent(of - said, of)}` : ''}
      </p>
    </div>
  );
}
