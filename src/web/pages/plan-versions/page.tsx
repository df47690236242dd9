/** The versions of a plan in a table, and the difference between two of them. */
import { asItStands, type PlanVersionsView, type VersionNumber } from '../../../app/plan-versions.ts';
import type { ShownTable } from '../../data-table.ts';
import { planVersionsUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { SelectField } from '../../ui/field.tsx';
import { useWords } from '../../visit.ts';
import type { Words } from '../../words/words.ts';
import { PlanChanges } from './changes.tsx';

export function PlanVersionsPage({ view, table }: { view: PlanVersionsView; table: ShownTable }) {
  const { plan: words } = useWords();
  const { versions: text } = words;
  return (
    <>
      <p className="eyebrow" lang="sv">
        {view.stored.title}
      </p>
      <h1>{words.tree.versions}</h1>
      <p className="lede">{text.text}</p>
      {view.versions.length === 0 ? (
        <div className="empty">
          <h2>{text.emptyTitle}</h2>
          <p>{text.empty}</p>
        </div>
      ) : (
        <DataTable table={table} empty="" />
      )}
      <Compare view={view} />
    </>
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
