/** What has been taken into the report's text: from whom, whether it still stands there, and what the source says since. */
import type { TakenText } from '../../../app/gather-node.ts';
import { entryUrl, gatherNodeUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { TextDifference } from '../../ui/difference.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import { dayTime } from '../../words/time.ts';
import type { GatherNodeProps } from './page.tsx';

export function TakenTexts(props: GatherNodeProps) {
  const { gathering } = useWords();
  const { taken } = props.view;
  return (
    <section aria-labelledby="hamtat">
      <h2 id="hamtat">{gathering.node.from}</h2>
      {taken.length === 0 ? (
        <p className="nothing">{gathering.node.fromEmpty}</p>
      ) : (
        <ul className="gather-taken">
          {taken.map((text) => (
            <li key={text.ordinal}>
              <Taken {...props} text={text} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Taken({ view, address, text }: GatherNodeProps & { text: TakenText }) {
  const { gathering } = useWords();
  const { node } = gathering;
  const { key } = view.entry.node;
  return (
    <>
      <h3>
        <a href={entryUrl({ body: text.source, period: address.period }, key)} lang="sv">
          {text.name}
        </a>
      </h3>
      <p className="list-meta">
        <span>{node.version(text.number)}</span>
        <span>{node.takenAt(dayTime(text.at), text.by)}</span>
        <span>{node.standing[text.standing]}</span>
      </p>
      {text.difference === null ? (
        <p>{node.same}</p>
      ) : (
        <Notice kind="warning" title={gathering.sourceChanged}>
          {text.seen === '' ? <p>{node.noText}</p> : null}
          <TextDifference paragraphs={text.difference} emptied={text.seen === ''} />
        </Notice>
      )}
      {view.entry.editable ? <TakenActions view={view} address={address} text={text} /> : null}
    </>
  );
}

function TakenActions({ view, address, text }: Pick<GatherNodeProps, 'view' | 'address'> & { text: TakenText }) {
  const { node } = useWords().gathering;
  const url = gatherNodeUrl(address, view.entry.node.key);
  return (
    <div className="actions">
      {text.difference === null || text.seen === '' ? null : (
        <PostForm action={url}>
          <input type="hidden" name="ordinal" value={text.ordinal} autoComplete="off" />
          <input type="hidden" name="seen" value={text.seen} autoComplete="off" />
          <Button action="hamta-om" label={`${node.anew}: ${text.name}`}>
            {node.anew}
          </Button>
          <p className="hint">{node.anewText[text.standing]}</p>
        </PostForm>
      )}
      <PostForm action={url}>
        <input type="hidden" name="ordinal" value={text.ordinal} autoComplete="off" />
        <Button action="koppla-loss" look="quiet" label={`${node.forget}: ${text.name}`}>
          {node.forget}
        </Button>
        <p className="hint">{node.forgetText}</p>
      </PostForm>
    </div>
  );
}
