/** The versions of a plan in a table, and the difference between two of them. */
import { asItStands, type PlanVersionsView, type VersionNumber } from '../../../app/plan-versions.ts';
import { planVersionsUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/field.tsx';
import { useWords } from '../../visit.ts';
import type { Words } from '../../words/words.ts';
import { PlanChanges } from './changes.tsx';

export function PlanVersionsPage({ view }: { view: PlanVersionsView }) {
  const { plan: words } = useWords();
  const { versions: text } = words;
  return (
    <>
      <p className="eyebrow" lang="sv">
        {view.stored.title}
      </p>
      <h1 id="versioner">{words.tree.versions}</h1>
      <p className="lede">{text.text}</p>
      {view.versions.length === 0 ? (
        <div className="empty">
          <h2>{text.emptyTitle}</h2>
          <p>{text.empty}</p>
        </div>
      ) : (
        <Versions view={view} />
      )}
      <Compare view={view} />
    </>
  );
}

function Versions({ view }: { view: PlanVersionsView }) {
  const { plan: words } = useWords();
  const { versions: text } = words;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be scrollable by keyboard
    <section className="scroll" aria-labelledby="versioner" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.version}</th>
            <th scope="col">{words.list.decided}</th>
            <th scope="col">{text.reason}</th>
            <th scope="col">{text.by}</th>
            <th scope="col">{text.hash}</th>
          </tr>
        </thead>
        <tbody>
          {view.versions.map((version) => (
            <tr key={version.number}>
              <th scope="row">{version.number}</th>
              <td>
                {[version.decidedOn, version.paragraph, version.registryNumber]
                  .filter((part) => part !== null)
                  .join(', ')}
              </td>
              <td lang={version.reason === '' ? undefined : 'sv'}>{version.reason || text.first}</td>
              <td>{version.createdBy}</td>
              <td>
                <code className="checksum">{version.sha256}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const name = (words: Words, number: VersionNumber) =>
  number === asItStands ? words.plan.versions.now : words.plan.versions.named(number);

function Compare({ view }: { view: PlanVersionsView }) {
  const words = useWords();
  const { versions: text } = words.plan;
  if (view.compared === null) return null;
  const { from, to, difference } = view.compared;
  const numbers = [...(view.open ? [asItStands] : []), ...view.versions.map(({ number }) => number)];
  const options = numbers.map((number) => ({ value: String(number), label: name(words, number) }));
  return (
    <section aria-labelledby="skillnad">
      <h2 id="skillnad">{text.compared(name(words, from), name(words, to))}</h2>
      <search>
        <form className="form-row yearplan-filter" action={planVersionsUrl(view.stored.year)} method="get">
          <SelectField name="fran" label={text.from} value={String(from)} options={options} />
          <SelectField name="till" label={text.to} value={String(to)} options={options} />
          <Button look="secondary">{text.compare}</Button>
        </form>
      </search>
      <PlanChanges difference={difference} />
    </section>
  );
}
