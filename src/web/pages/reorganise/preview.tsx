/** What a merger or a split will do, with the button that does it. In a split each node is given its new place here. */
import { moveKey, type ReorganisationPlan } from '../../../app/reorganisation-plan.ts';
import type { Issue } from '../../../domain/result.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import { codeField, type Entered, moveField, nameField, nodeField } from './entered.ts';
import { urlOf } from './form.tsx';

type PreviewProps = {
  plan: ReorganisationPlan;
  entered: Entered;
  /** Proves at the press that nothing has changed since this was shown. */
  hash: string;
  issues: readonly Issue[];
};

export function ReorganisePreview({ plan, entered, hash, issues }: PreviewProps) {
  const { reorganise: words } = useWords();
  const merging = plan.kind === 'merged';
  return (
    <>
      <ErrorSummary issues={issues} />
      <p className="eyebrow">{merging ? words.mergeTitle : words.splitTitle}</p>
      <h1>{words.previewTitle}</h1>
      <PostForm action={urlOf(plan.kind)} className="stack">
        <Carried entered={entered} hash={hash} />
        <Summary plan={plan} />
        <Work plan={plan} />
        <Rest plan={plan} />
        <div className="actions">
          <Button action="confirm">{merging ? words.confirmMerge : words.confirmSplit}</Button>
          <Button look="quiet" action="edit">
            {words.change}
          </Button>
        </div>
      </PostForm>
    </>
  );
}

/** What was entered, so that the press can send it again. */
function Carried({ entered, hash }: { entered: Entered; hash: string }) {
  const fields = [
    ...entered.from.map((code) => ['from', code] as const),
    ...entered.to.flatMap(({ code, name }, row) => [[codeField(row), code] as const, [nameField(row), name] as const]),
    ['day', entered.day] as const,
    ['note', entered.note] as const,
    ['hash', hash] as const,
  ];
  return fields.map(([name, value]) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />);
}

const namesOf = (bodies: readonly { readonly name: string }[]) => bodies.map(({ name }) => name);

function Summary({ plan }: { plan: ReorganisationPlan }) {
  const { reorganise: words } = useWords();
  const ending = plan.sources.filter(({ code }) => plan.ending.includes(code));
  return (
    <>
      <dl className="facts">
        <dt>{words.from}</dt>
        <dd>{plan.day}</dd>
        <dt>{plan.kind === 'merged' ? words.mergeFrom : words.splitFrom}</dt>
        <dd lang="sv">{namesOf(plan.sources).join(', ')}</dd>
        <dt>{words.takesOver}</dt>
        <dd>
          {plan.targets.map(({ code, name, isNew }) => (
            <div key={code}>
              <span lang="sv">
                {name} ({code})
              </span>
              {isNew ? ` – ${words.newBody}` : null}
            </div>
          ))}
        </dd>
      </dl>
      {ending.length === 0 ? null : <p>{words.ends(namesOf(ending), plan.day)}</p>}
    </>
  );
}

function Work({ plan }: { plan: ReorganisationPlan }) {
  const { reorganise: words } = useWords();
  const nameOf = (code: string) =>
    [...plan.targets, ...plan.sources].find((candidate) => candidate.code === code)?.name ?? code;
  return (
    <section aria-labelledby="arbete">
      <h2 id="arbete">{words.work}</h2>
      {plan.work.length === 0 ? <p>{words.noWork}</p> : null}
      {plan.work.length === 0 ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be scrollable by keyboard
        <section className="scroll" aria-labelledby="arbete" tabIndex={0}>
          <table className="register">
            <caption className="hidden">{words.workCaption}</caption>
            <thead>
              <tr>
                <th scope="col">{words.plan}</th>
                <th scope="col">{words.post}</th>
                <th scope="col">{words.nowAt}</th>
                <th scope="col">{words.goesTo}</th>
              </tr>
            </thead>
            <tbody>
              {plan.work.map((one, index) => (
                <tr key={moveKey(one)}>
                  <td>{one.year}</td>
                  <th scope="row" lang="sv">
                    {one.title}
                  </th>
                  <td lang="sv">{nameOf(one.body)}</td>
                  <td>
                    {plan.targets.length === 1 ? (
                      <span lang="sv">{nameOf(one.to)}</span>
                    ) : (
                      <>
                        <input type="hidden" name={nodeField(index)} value={moveKey(one)} />
                        <select
                          className="cell-select"
                          name={moveField(index)}
                          defaultValue={one.to}
                          aria-label={words.goesToOf(one.title)}
                        >
                          {plan.targets.map(({ code, name }) => (
                            <option key={code} value={code}>
                              {name}
                            </option>
                          ))}
                        </select>
                      </>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}

function Rest({ plan }: { plan: ReorganisationPlan }) {
  const { reorganise: words, roles: roleWords, periodName } = useWords();
  const [first] = plan.targets;
  const planned = plan.planned.map(periodName);
  const sentences = [
    plan.children.length === 0 ? [] : [words.children(namesOf(plan.children), first?.name ?? '')],
    plan.groups.length === 0 ? [] : [words.groups(plan.groups)],
    planned.length === 0 ? [] : [words.planned(planned)],
    plan.openReports.length === 0 ? [] : [words.openReports(plan.openReports)],
  ].flat();
  return (
    <>
      {plan.held.length === 0 ? null : (
        <section aria-labelledby="kvar">
          <h2 id="kvar">{words.held}</h2>
          <p>{words.heldText}</p>
          <ul lang="sv">
            {plan.held.map((one) => (
              <li key={moveKey(one)}>
                {one.year}: {one.levelName} {one.title} ({one.body})
              </li>
            ))}
          </ul>
        </section>
      )}
      {plan.roles.length === 0 ? null : (
        <section aria-labelledby="roller">
          <h2 id="roller">{words.roles}</h2>
          <p>{words.rolesText}</p>
          <ul>
            {plan.roles.map(({ account, name, role, to }) => (
              <li key={`${account} ${role} ${to}`}>{words.role(name, roleWords[role], to)}</li>
            ))}
          </ul>
        </section>
      )}
      {sentences.length === 0 ? null : (
        <ul>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </>
  );
}
