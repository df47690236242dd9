/** The economy of a body for a period: every table with its scale and signs, what explains the variance, and where the amounts came from. */
import type { EconomyView } from '../../../app/economy.ts';
import type { ReportAddress } from '../../../app/views.ts';
import { shownAmount } from '../../../domain/economy.ts';
import { formatFigure } from '../../../domain/figure.ts';
import type { FigureTable } from '../../../domain/figure-table.ts';
import type { Issue } from '../../../domain/result.ts';
import type { ShownTable } from '../../data-table.ts';
import { economyUrl, ledgersUrl, previewUrl, routes, sheetImportsUrl, staffUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorSummary, issueOf } from '../../ui/error-summary.tsx';
import { TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';

export type ShownFigures = { readonly table: FigureTable; readonly shown: ShownTable };
/** A line of the form as it was written. */
export type WrittenPart = { readonly text: string; readonly amount: string };

type EconomyPageProps = {
  view: EconomyView;
  address: ReportAddress;
  tables: readonly ShownFigures[];
  variance: ShownFigures | null;
  values: ShownTable;
  issues: readonly Issue[];
  /** What was sent, where it is refused. */
  written: readonly WrittenPart[] | null;
  saved: boolean;
};

export function EconomyPage({ view, address, tables, variance, values, issues, written, saved }: EconomyPageProps) {
  const { economy: words, periodName } = useWords();
  const parts = written ?? partsOf(view);
  const fields = parts.flatMap((_, at) => [`text-${at}`, `amount-${at}`]);
  return (
    <>
      <ErrorSummary issues={issues} fields={fields} />
      {saved ? <Notice kind="done" title={words.savedExplanations} /> : null}
      <p className="eyebrow">
        <span lang="sv">{view.bodyName}</span>, {periodName(address.period)}
      </p>
      <h1>{words.title}</h1>
      <Links view={view} address={address} />
      {view.decided ? <Notice kind="info" title={words.frozen} /> : null}
      {!view.reported && tables.length > 0 ? <Notice kind="info" title={words.unreported} /> : null}
      {tables.length === 0 ? (
        <div className="empty">
          <h2>{words.nothingTitle}</h2>
          <p>{view.mayImport ? words.nothing : words.nothingRead}</p>
        </div>
      ) : null}
      {tables.map(({ table, shown }, at) => (
        <div key={table.key} className="figures">
          <DataTable table={shown} empty="" />
          <Signs table={table} view={view} />
          {at === 0 && variance !== null ? <Variance {...{ view, address, variance, parts, issues }} /> : null}
        </div>
      ))}
      {values.total === 0 ? null : (
        <details className="figure-sources">
          <summary>{words.valuesTitle}</summary>
          <DataTable table={values} empty={words.noValues} />
        </details>
      )}
    </>
  );
}

function Links({ view, address }: Pick<EconomyPageProps, 'view' | 'address'>) {
  const { economy: words } = useWords();
  const { body, period } = address;
  return (
    <nav className="sheet-links" aria-label={words.title}>
      <ul>
        <li>
          <a href={staffUrl(address)}>{words.staff}</a>
        </li>
        {view.reported ? (
          <li>
            <a href={previewUrl(address)}>{words.report}</a>
          </li>
        ) : null}
        {view.mayImport ? (
          <>
            <li>
              <a href={ledgersUrl(body, period.year)}>{words.ledgers}</a>
            </li>
            <li>
              <a href={`${sheetImportsUrl(period.year)}?slag=economy`}>{words.sheets}</a>
            </li>
            <li>
              <a href={routes.departments.href({ body })}>{words.departments}</a>
            </li>
          </>
        ) : null}
      </ul>
    </nav>
  );
}

/** The scale and the signs, under every table. */
function Signs({ table, view }: { table: FigureTable; view: EconomyView }) {
  const { economy: words } = useWords();
  const { unit } = table;
  if (table.kind === 'forecastAccuracy') return <p className="hint">{words.accuracyText}</p>;
  const scale = unit === 'SEK' || unit === 'kSEK' || unit === 'MSEK' ? words.inScale(unit) : '';
  const signs = table.kind === 'variance' ? words.varianceSign : words.signs[view.form.sign];
  return (
    <p className="hint">
      {scale} {signs}
    </p>
  );
}

type VarianceProps = Pick<EconomyPageProps, 'view' | 'address' | 'issues'> & {
  variance: ShownFigures;
  parts: readonly WrittenPart[];
};

function Variance({ view, address, variance, parts, issues }: VarianceProps) {
  return (
    <>
      <DataTable table={variance.shown} empty="" />
      <Signs table={variance.table} view={view} />
      {view.mayExplain ? <ExplainForm {...{ view, address, parts, issues }} /> : null}
    </>
  );
}

/** Lines of the form that are empty, after those that are written. */
const emptyLines = 3;

function partsOf({ explanations, form }: EconomyView): WrittenPart[] {
  const written = explanations.map(({ text, amount }) => {
    const shown = shownAmount(amount, { ...form, sign: 'result' });
    return { text, amount: formatFigure(shown) };
  });
  return [...written, ...Array.from({ length: emptyLines }, () => ({ text: '', amount: '' }))];
}

function ExplainForm({ view, address, parts, issues }: Omit<VarianceProps, 'variance'>) {
  const { economy: words } = useWords();
  return (
    <details className="adder" open={issues.length > 0}>
      <summary>{words.explainTitle}</summary>
      <PostForm action={economyUrl(address)} className="explain">
        <p>{words.explainText(words.scale[view.form.scale])}</p>
        {parts.map((part, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
          <div className="explain-row" key={at}>
            <TextField
              name={`text-${at}`}
              label={words.explanationNo(at + 1)}
              value={part.text}
              maxLength={300}
              issue={issueOf(issues, `text-${at}`)}
            />
            <TextField
              name={`amount-${at}`}
              label={words.amountNo(at + 1)}
              value={part.amount}
              issue={issueOf(issues, `amount-${at}`)}
            />
          </div>
        ))}
        <Button>{words.saveExplanations}</Button>
      </PostForm>
    </details>
  );
}
