/** The matter: where the report stands, its details as a form, dispatch and certification, and what has happened. */
import type { MatterView } from '../../../app/matter.ts';
import type { ReportAddress } from '../../../app/views.ts';
import type { Issue } from '../../../domain/result.ts';
import { matterUrl, previewUrl } from '../../routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { ErrorSummary, issueOf } from '../../ui/error-summary.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import { dayTime } from '../../words/time.ts';
import { fieldNames, type MatterFields } from './fields.ts';

type MatterPageProps = {
  view: MatterView;
  address: ReportAddress;
  fields: MatterFields;
  issues: readonly Issue[];
  /** The action that was done just now. */
  done: string;
};

export function MatterPage(props: MatterPageProps) {
  const words = useWords();
  const { view, address, issues } = props;
  return (
    <>
      <ErrorSummary issues={issues} fields={fieldNames} />
      <Done done={props.done} />
      <div className="page-head">
        <div>
          <p className="eyebrow">{`${address.body}, ${words.periodName(address.period)}`}</p>
          <h1>{words.secretary.title}</h1>
          <p className="lede" lang="sv">
            {view.title}
          </p>
        </div>
        <div className="actions">
          <ButtonLink href={previewUrl(address)} look="secondary">
            {words.secretary.toPreview}
          </ButtonLink>
        </div>
      </div>
      <Standing view={view} />
      {view.editable ? <Details {...props} /> : <ReadDetails view={view} />}
      {view.mayDispatch ? <Dispatch {...props} /> : null}
      {view.mayDispatch && view.standing === 'decided' ? <Certify {...props} /> : null}
      <Events view={view} />
    </>
  );
}

function Done({ done }: { done: string }) {
  const { secretary } = useWords();
  const text = { spara: secretary.saved, skicka: secretary.dispatched, justera: secretary.certified }[done];
  return text === undefined ? null : <Notice kind="done" title={text} />;
}

function Standing({ view }: { view: MatterView }) {
  const { secretary } = useWords();
  return (
    <>
      <Notice kind="info" title={secretary.standing[view.standing]}>
        <p>{secretary.standingText[view.standing]}</p>
        {view.decision === null ? null : <p>{secretary.decision(view.decision.decidedOn, view.decision.paragraph)}</p>}
      </Notice>
      {view.changedSince && view.standing === 'dispatched' ? (
        <Notice kind="warning" title={secretary.changedSince}>
          <p>{secretary.changedSinceText}</p>
        </Notice>
      ) : null}
    </>
  );
}

function Details({ address, fields, issues }: MatterPageProps) {
  const { secretary } = useWords();
  return (
    <section aria-labelledby="uppgifter">
      <h2 id="uppgifter">{secretary.edit}</h2>
      <p>{secretary.text}</p>
      <PostForm action={matterUrl(address)} className="stack">
        <input type="hidden" name="revision" value={fields.revision} autoComplete="off" />
        <div className="decide-fields">
          <TextField
            name="registryNumber"
            label={secretary.registryNumber}
            hint={secretary.registryNumberHint}
            value={fields.registryNumber}
            issue={issueOf(issues, 'registryNumber')}
            autoComplete="off"
            maxLength={100}
          />
          <TextField
            name="memoOn"
            label={secretary.memoOn}
            hint={secretary.dayHint}
            value={fields.memoOn}
            issue={issueOf(issues, 'memoOn')}
            autoComplete="off"
          />
          <TextField
            name="meetingOn"
            label={secretary.meetingOn}
            hint={secretary.dayHint}
            value={fields.meetingOn}
            issue={issueOf(issues, 'meetingOn')}
            autoComplete="off"
          />
        </div>
        <TextArea
          name="documents"
          label={secretary.documents}
          hint={secretary.documentsHint}
          value={fields.documents}
          rows={5}
          issue={issueOf(issues, 'documents')}
        />
        <TextArea
          name="recipients"
          label={secretary.recipients}
          hint={secretary.recipientsHint}
          value={fields.recipients}
          rows={4}
          issue={issueOf(issues, 'recipients')}
        />
        <p>
          <Button action="spara">{secretary.save}</Button>
        </p>
      </PostForm>
    </section>
  );
}

function ReadDetails({ view }: { view: MatterView }) {
  const { secretary } = useWords();
  const { matter } = view;
  const lists = [
    {
      name: secretary.documents,
      items: matter.documents.map(({ title, datedOn }) => (datedOn === null ? title : `${title}, ${datedOn}`)),
    },
    { name: secretary.recipients, items: matter.recipients },
  ];
  return (
    <section aria-labelledby="uppgifter">
      <h2 id="uppgifter">{secretary.edit}</h2>
      <p className="hint">{view.decision === null ? secretary.readOnly : secretary.frozen}</p>
      <dl className="facts">
        <dt>{secretary.registryNumber}</dt>
        <dd>{matter.registryNumber ?? secretary.none}</dd>
        <dt>{secretary.memoOn}</dt>
        <dd>{matter.memoOn ?? secretary.none}</dd>
        <dt>{secretary.meetingOn}</dt>
        <dd>{matter.meetingOn ?? secretary.none}</dd>
      </dl>
      {lists.map(({ name, items }) => (
        <div key={name}>
          <h3>{name}</h3>
          {items.length === 0 ? (
            <p>{secretary.none}</p>
          ) : (
            <ul lang="sv">
              {items.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </section>
  );
}

function Dispatch({ address, fields, issues }: MatterPageProps) {
  const { secretary } = useWords();
  const faulty = ['onDate', 'to', 'note'].some((name) => issueOf(issues, name) !== undefined);
  return (
    <details className="decide" open={faulty}>
      <summary>{secretary.dispatch}</summary>
      <PostForm action={matterUrl(address)} className="stack">
        <p>{secretary.dispatchText}</p>
        <TextField
          name="onDate"
          label={secretary.onDate}
          hint={secretary.dayHint}
          value={fields.onDate}
          issue={issueOf(issues, 'onDate')}
          autoComplete="off"
          required
        />
        <TextArea
          name="to"
          label={secretary.to}
          hint={secretary.recipientsHint}
          value={fields.to}
          rows={4}
          issue={issueOf(issues, 'to')}
        />
        <TextField
          name="note"
          label={secretary.note}
          value={fields.note}
          issue={issueOf(issues, 'note')}
          autoComplete="off"
        />
        <p>
          <Button action="skicka">{secretary.dispatchButton}</Button>
        </p>
      </PostForm>
    </details>
  );
}

function Certify({ address }: MatterPageProps) {
  const { secretary } = useWords();
  return (
    <section aria-labelledby="justering">
      <h2 id="justering">{secretary.certify}</h2>
      <p>{secretary.certifyText}</p>
      <PostForm action={matterUrl(address)} className="stack">
        <div className="field">
          <label htmlFor="f-justerad">{secretary.onDate}</label>
          <div className="hint" id="f-justerad-hjalp">
            {secretary.dayHint}
          </div>
          <input id="f-justerad" name="onDate" autoComplete="off" aria-describedby="f-justerad-hjalp" />
        </div>
        <p>
          <Button action="justera">{secretary.certifyButton}</Button>
        </p>
      </PostForm>
    </section>
  );
}

function Events({ view }: { view: MatterView }) {
  const { secretary } = useWords();
  return (
    <section aria-labelledby="handelser">
      <h2 id="handelser">{secretary.events}</h2>
      {view.events.length === 0 ? (
        <p>{secretary.noEvents}</p>
      ) : (
        <ul className="list">
          {view.events.map((event) => (
            <li key={event.at}>
              <p>
                {event.onDate}: {secretary.eventNames[event.kind]} <span lang="sv">{event.recipients.join(', ')}</span>
              </p>
              {event.note === '' ? null : <p lang="sv">{event.note}</p>}
              <p className="list-meta">
                <span>{secretary.by(event.by ?? '', dayTime(event.at))}</span>
                {event.sha256 === null ? null : (
                  <span>
                    {secretary.checksum} <code className="checksum">{event.sha256}</code>
                  </span>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
