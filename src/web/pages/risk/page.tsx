/** The page of a risk: its form, or how it stands for those who only read, its controls, and its history. */
import type { RiskView } from '../../../app/register-risk.ts';
import type { RiskFields } from '../../../app/risk-form.ts';
import { riskSentence } from '../../../domain/register.ts';
import type { Issue } from '../../../domain/result.ts';
import { planControlUrl, registerRiskUrl, registerUrl, riskChainUrl } from '../../routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { ErrorSummary, issueOf } from '../../ui/error-summary.tsx';
import { SelectField, TextArea, TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { Said } from '../../ui/said.tsx';
import { useWords } from '../../visit.ts';
import { Assessed } from './assessed.tsx';
import { RiskHistory } from './history.tsx';
import { RiskReading } from './reading.tsx';

export const riskFieldNames = [
  'text',
  'event',
  'cause',
  'consequence',
  'processArea',
  'area',
  'origin',
  'owner',
  'likelihood',
  'impact',
  'assessedReason',
  'likelihoodAfter',
  'impactAfter',
  'afterReason',
  'chosen',
  'chosenReason',
] as const satisfies readonly (keyof RiskFields)[];

type RiskPageProps = { view: RiskView; fields: RiskFields; revision: number; issues: readonly Issue[] };

export function RiskPage(props: RiskPageProps) {
  const { view } = props;
  const { form: words } = useWords().register;
  return (
    <>
      <ErrorSummary issues={props.issues} fields={riskFieldNames} />
      <p className="eyebrow" lang="sv">
        {view.body.name} {view.year}
      </p>
      <h1>{view.stored === null ? words.newTitle : words.editTitle}</h1>
      {view.stored === null ? null : (
        <p className="lede" lang="sv">
          {view.stored.text}
        </p>
      )}
      {view.whyNot === null ? (
        <RiskForm {...props} />
      ) : (
        <>
          <Notice kind="info" title={<Said text={view.whyNot} />} />
          <RiskReading view={view} />
        </>
      )}
      {view.stored === null ? null : <Controls view={view} />}
      {view.stored === null ? null : (
        <p>
          <a href={riskChainUrl(view.body.code, view.year, view.stored.key)}>{words.chain}</a>
        </p>
      )}
      {view.history.length === 0 ? null : <RiskHistory view={view} />}
      <p>
        <a href={registerUrl(view.body.code, view.year)}>{words.back}</a>
      </p>
    </>
  );
}

function RiskForm({ view, fields, revision, issues }: RiskPageProps) {
  const { register } = useWords();
  const { form: words } = register;
  const url = registerRiskUrl(view.body.code, view.year, view.stored?.key ?? null);
  const field = (name: keyof RiskFields) => ({ name, value: fields[name], issue: issueOf(issues, name) });
  const sentence = riskSentence(fields);
  return (
    <PostForm action={url} className="stack risk-form">
      <input type="hidden" name="revision" value={revision} autoComplete="off" />
      <fieldset className="panel">
        <legend>{words.parts}</legend>
        <p className="hint">{words.partsText}</p>
        <TextField {...field('event')} label={words.event} autoComplete="off" spellCheck />
        <TextField {...field('cause')} label={words.cause} autoComplete="off" spellCheck />
        <TextField {...field('consequence')} label={words.consequence} autoComplete="off" spellCheck />
        {sentence === null ? null : (
          <p>
            <span className="meta">{words.sentence}: </span>
            <span lang="sv">{sentence}</span>
          </p>
        )}
        {view.imported ? (
          <p className="hint">{words.imported}</p>
        ) : (
          <TextArea {...field('text')} label={words.text} hint={words.textHint} rows={3} />
        )}
      </fieldset>
      <fieldset className="panel">
        <legend>{words.place}</legend>
        {view.imported ? null : (
          <div className="form-grid">
            <SelectField
              {...field('processArea')}
              label={words.processArea}
              options={[
                { value: '', label: words.noArea },
                ...view.areas.map(({ key, title }) => ({ value: key, label: title, lang: 'sv' as const })),
              ]}
            />
            <TextField {...field('area')} label={words.area} hint={words.areaHint} autoComplete="off" />
            <SelectField
              {...field('origin')}
              label={words.origin}
              options={[
                { value: '', label: register.origins.unsaid },
                { value: 'supervision', label: register.origins.supervision },
                { value: 'own', label: register.origins.own },
              ]}
            />
          </div>
        )}
        <TextField {...field('owner')} label={words.owner} hint={words.ownerHint} autoComplete="off" />
      </fieldset>
      <Assessed
        view={view}
        legend={words.before}
        field={field}
        names={{ likelihood: 'likelihood', impact: 'impact', reason: 'assessedReason' }}
      />
      <Assessed
        view={view}
        legend={words.after}
        hint={words.afterText}
        field={field}
        names={{ likelihood: 'likelihoodAfter', impact: 'impactAfter', reason: 'afterReason' }}
      />
      <fieldset className="panel">
        <legend>{words.choice}</legend>
        <SelectField
          {...field('chosen')}
          label={words.chosen}
          options={[
            { value: '', label: register.chosen.unsaid },
            { value: 'yes', label: register.chosen.yes },
            { value: 'no', label: register.chosen.no },
          ]}
        />
        <TextArea {...field('chosenReason')} label={words.chosenReason} rows={2} />
      </fieldset>
      <div className="actions">
        <Button>{words.save}</Button>
      </div>
      {view.stored === null || view.stored.held ? null : (
        <details className="help">
          <summary>{words.remove}</summary>
          <p>{words.removeText}</p>
          <p>
            <Button look="secondary" action="tabort">
              {words.remove}
            </Button>
          </p>
        </details>
      )}
    </PostForm>
  );
}

function Controls({ view }: { view: RiskView }) {
  const { form: words } = useWords().register;
  const { stored } = view;
  if (stored === null) return null;
  const add = `${planControlUrl(view.body.code, view.year, null)}?risk=${encodeURIComponent(stored.key)}`;
  return (
    <section aria-labelledby="kontroller">
      <h2 id="kontroller">{words.controlsTitle}</h2>
      {view.controls.length === 0 ? (
        <p className="nothing">{stored.chosen ? words.noControls : words.chooseFirst}</p>
      ) : (
        <ul>
          {view.controls.map(({ key, title }) => (
            <li key={key}>
              <a href={planControlUrl(view.body.code, view.year, key)} lang="sv">
                {title}
              </a>
            </li>
          ))}
        </ul>
      )}
      {view.whyNot === null && stored.chosen ? (
        <p>
          <ButtonLink look="secondary" href={add}>
            {words.addControl}
          </ButtonLink>
        </p>
      ) : null}
    </section>
  );
}
