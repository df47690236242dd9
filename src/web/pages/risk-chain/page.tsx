/** The chain of a risk: a step for each year, each linked to what came before and after. */
import type { ChainControl, ChainLink, ChainView } from '../../../app/risk-chain.ts';
import { carryOverUrl, controlPlanUrl, planControlUrl, registerRiskUrl } from '../../routes.ts';
import { State } from '../../ui/state.tsx';
import { useWords } from '../../visit.ts';

const anchor = (link: ChainLink) => `ar-${link.year}`;
const controlAnchor = (year: number, key: string) => `${year}-${key.replaceAll(/[^\p{L}\p{N}-]+/gu, '-')}`;

export function ChainPage({ view }: { view: ChainView }) {
  const { chain: words } = useWords().supervision;
  return (
    <>
      <p className="eyebrow" lang="sv">
        {view.body.name}
      </p>
      <h1>{words.title}</h1>
      <p className="lede">{words.lede}</p>
      {view.links.length === 1 ? <p>{words.alone}</p> : null}
      <ol className="chain">
        {view.links.map((link, index) => (
          <Step
            key={link.year + link.key}
            link={link}
            view={view}
            earlier={view.links[index - 1] ?? null}
            later={view.links[index + 1] ?? null}
          />
        ))}
      </ol>
    </>
  );
}

type StepProps = { link: ChainLink; view: ChainView; earlier: ChainLink | null; later: ChainLink | null };

function Step({ link, view, earlier, later }: StepProps) {
  const words = useWords();
  const { chain: text } = words.supervision;
  const body = view.body.code;
  const { plan } = link;
  const decision = [plan?.decidedOn, plan?.paragraph, plan?.registryNumber].filter((part) => part != null).join(', ');
  const standing =
    plan?.state === 'decided' ? text.decided(decision) : plan?.state === 'revising' ? text.revising : text.draft;
  return (
    <li className="chain-step" id={anchor(link)}>
      <h2>
        {link.year}
        {link.year === view.year ? <span className="tag chain-now">{text.now}</span> : null}
      </h2>
      {earlier === null ? null : (
        <p>
          {text.earlier} <a href={`#${anchor(earlier)}`}>{earlier.year}</a>
        </p>
      )}
      <p lang="sv">
        <a href={registerRiskUrl(body, link.year, link.key)}>{link.text}</a>
      </p>
      {link.level === null ? null : (
        <p>
          <State name={words.register.table.level} value={link.level} showName />
        </p>
      )}
      {link.chosenReason === '' ? null : (
        <p>
          {words.register.table.reason}: <span lang="sv">{link.chosenReason}</span>
        </p>
      )}
      <p>
        <a href={controlPlanUrl(body, link.year)}>
          {text.plan} {link.year}
        </a>
        , {standing}
      </p>
      <h3>{text.controls}</h3>
      {link.controls.length === 0 ? (
        <p>{text.noControls}</p>
      ) : (
        <ul>
          {link.controls.map((control) => (
            <Control
              key={control.key}
              control={control}
              body={body}
              year={link.year}
              after={later?.controls.find(({ predecessor }) => predecessor === control.key) ?? null}
            />
          ))}
        </ul>
      )}
      {link.choices.length === 0 ? null : (
        <>
          <h3>
            <a href={carryOverUrl(body, link.year + 1)}>{text.choice(link.year + 1)}</a>
          </h3>
          <ul>
            {link.choices.map((choice) => (
              <li key={choice.kind + choice.source}>
                {choice.carried ? text.carried : text.left}:{' '}
                <span lang="sv">
                  {choice.reason}
                  {choice.by === null ? '' : ` (${words.who(choice.by)})`}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {later === null ? null : (
        <p>
          {text.later}: <a href={`#${anchor(later)}`}>{later.year}</a>
        </p>
      )}
    </li>
  );
}

type ControlProps = { control: ChainControl; body: string; year: number; after: ChainControl | null };

function Control({ control, body, year, after }: ControlProps) {
  const words = useWords();
  const { chain: text } = words.supervision;
  return (
    <li id={controlAnchor(year, control.key)}>
      <a href={planControlUrl(body, year, control.key)} lang="sv">
        {control.title}
      </a>
      {control.results.length === 0 && control.atOccurrences === null ? `: ${text.noResults}` : null}
      {control.atOccurrences === null ? null : (
        <span className="chain-result">
          {text.latest} <State name={words.internalControl.assessment} value={control.atOccurrences} />
        </span>
      )}
      {control.results.map((result) => (
        <span key={result.period.kind} className="chain-result">
          {words.periodName(result.period)} <State name={words.internalControl.assessment} value={result.light} />
          {result.decided ? `, ${text.reportDecided}` : null}
        </span>
      ))}
      {control.predecessor === null ? null : (
        <span className="chain-result">
          {text.earlier} <a href={`#${controlAnchor(year - 1, control.predecessor)}`}>{year - 1}</a>
          {control.carriedReason === '' ? null : <span lang="sv">: {control.carriedReason}</span>}
        </span>
      )}
      {after === null ? null : (
        <span className="chain-result">
          {text.later}: <a href={`#${controlAnchor(year + 1, after.key)}`}>{year + 1}</a>
        </span>
      )}
    </li>
  );
}
