/** The others' texts in full, each with a box to take it along, paragraph by paragraph where that is wanted. */
import type { SourceText } from '../../../app/gather-node.ts';
import type { Narrative } from '../../../domain/narrative.ts';
import { narrativeText } from '../../../domain/narrative.ts';
import { entryUrl, gatherNodeUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { issueOf } from '../../ui/error-summary.tsx';
import { fieldId } from '../../ui/field.tsx';
import { NarrativeView } from '../../ui/narrative.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import { StandingTag, Who } from '../gather/node.tsx';
import { blockField, type Entered, type GatherNodeProps, seenField } from './page.tsx';

type Written = SourceText & { readonly text: Narrative };

const isWritten = (source: SourceText): source is Written => source.text !== null && source.text.content.length > 0;

export function Texts({ view, address, entered, issues }: GatherNodeProps) {
  const { gathering } = useWords();
  const written = view.sources.filter(isWritten);
  const texts = written.map((source, index) => (
    <article key={source.body} className="gather-text" aria-labelledby={`text-${index}`}>
      <h3 id={`text-${index}`} lang="sv">
        {source.name}
      </h3>
      <p className="list-meta">
        <StandingTag state={source.state} />
        <span>
          <Who source={source} />
        </span>
        <a href={entryUrl({ body: source.body, period: address.period }, view.entry.node.key)}>
          {gathering.node.openTheirs}
          <span className="hidden">: {source.name}</span>
        </a>
      </p>
      <NarrativeView narrative={source.text} scales={view.entry.scales} heading={4} />
      {view.entry.editable ? <Take source={source} index={index} entered={entered} /> : null}
    </article>
  ));
  return (
    <section aria-labelledby="texter">
      <h2 id="texter">{gathering.node.texts}</h2>
      {written.length === 0 ? <p className="nothing">{gathering.node.noTexts}</p> : null}
      {written.length > 0 && view.entry.editable ? (
        <PostForm action={gatherNodeUrl(address, view.entry.node.key)} className="stack">
          {texts}
          <How entered={entered} issue={issueOf(issues, 'texts')} />
        </PostForm>
      ) : (
        texts
      )}
    </section>
  );
}

const excerptLength = 90;

function excerpt(narrative: Narrative, place: number): string {
  const text = narrativeText({ type: 'doc', content: narrative.content.slice(place, place + 1) }).replaceAll('\n', ' ');
  return text.length <= excerptLength ? text : `${text.slice(0, text.lastIndexOf(' ', excerptLength))} …`;
}

function Take({ source, index, entered }: { source: Written; index: number; entered: Entered }) {
  const { node } = useWords().gathering;
  const blocks = entered.blocks.get(source.body) ?? [];
  return (
    <div className="gather-take">
      <input type="hidden" name={seenField(source.body)} value={source.seen} autoComplete="off" />
      <label className="check">
        <input
          type="checkbox"
          id={index === 0 ? fieldId('texts') : undefined}
          name="ta"
          value={source.body}
          defaultChecked={entered.bodies.includes(source.body)}
        />
        <span>{node.take(source.name)}</span>
      </label>
      {source.text.content.length < 2 ? null : (
        <details className="help" open={blocks.length > 0}>
          <summary>
            {node.some}
            <span className="hidden">: {source.name}</span>
          </summary>
          <fieldset className="checks">
            <legend>{node.someLegend(source.name)}</legend>
            <p className="hint">{node.someHint}</p>
            {source.text.content.map((_, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
              <label key={place} className="check">
                <input
                  type="checkbox"
                  name={blockField(source.body)}
                  value={place}
                  defaultChecked={blocks.includes(String(place))}
                />
                <span lang="sv">{excerpt(source.text, place)}</span>
              </label>
            ))}
          </fieldset>
        </details>
      )}
    </div>
  );
}

/** Where the chosen texts shall stand, and how they begin. */
function How({ entered, issue }: { entered: Entered; issue: string | undefined }) {
  const { node } = useWords().gathering;
  return (
    <div className="stack gather-how">
      <Choices
        name="place"
        ours
        legend={node.place}
        choices={[
          { value: 'last', label: node.last },
          { value: 'first', label: node.first },
        ]}
        value={entered.place}
      />
      <div>
        <label className="check">
          <input
            type="checkbox"
            name="leadIn"
            value="ja"
            defaultChecked={entered.leadIn}
            aria-describedby="inled-hjalp"
          />
          <span>{node.leadIn}</span>
        </label>
        <p className="hint" id="inled-hjalp">
          {node.leadInHint}
        </p>
      </div>
      {issue === undefined ? null : <p className="field-issue">{issue}</p>}
      <div>
        <Button action="hamta">{node.button}</Button>
      </div>
    </div>
  );
}
