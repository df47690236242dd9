/** Choosing the columns of a file that a control reads: what is remembered or recognised stands chosen, and the first rows are shown as they would be read. */
import type { FileView } from '../../../app/controls/files.ts';
import type { Issue } from '../../../domain/result.ts';
import { controlFileUrl, controlUrl } from '../../routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { TableBody } from '../../ui/data-table.tsx';
import { ErrorSummary, issueOf } from '../../ui/error-summary.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import { columnField } from '../sheet-import-columns/page.tsx';

type ControlFilePageProps = {
  view: FileView;
  issues: readonly Issue[];
  /** The file was uploaded, or its columns saved, just now. */
  isNew: boolean;
  saved: boolean;
};

export function ControlFilePage({ view, issues, isNew, saved }: ControlFilePageProps) {
  const { controlRuns: words } = useWords();
  const named = issues.map(({ path, message }) => ({
    path: view.fields.some(({ name }) => name === path) ? columnField(path) : path,
    message,
  }));
  return (
    <>
      <ErrorSummary
        issues={named}
        fields={[...view.fields.map(({ name }) => columnField(name)), 'headerLine', 'sheet']}
      />
      {isNew ? <Notice kind="done" title={words.files.uploaded} /> : null}
      {saved ? <Notice kind="done" title={words.columnsPage.saved} /> : null}
      <p className="eyebrow" lang="sv">
        {view.sourceName}
      </p>
      <h1 lang="sv">{view.key.name}</h1>
      <p className="lede">{words.columnsPage.text}</p>
      <Worksheet view={view} />
      <Columns view={view} issues={named} />
      <Trial view={view} />
      <p className="actions">
        <ButtonLink href={controlUrl(view.key.definition)} look="secondary">
          {words.columnsPage.back}
        </ButtonLink>
      </p>
    </>
  );
}

const urlOf = ({ key }: FileView) => controlFileUrl(key.definition, key.source, key.name);

/** Another worksheet or another line of headers: a form of its own, that asks for the page again. */
function Worksheet({ view }: Pick<ControlFilePageProps, 'view'>) {
  const { columns: words } = useWords().bulkImport;
  return (
    <form className="form-row" action={urlOf(view)} method="get" aria-label={words.how}>
      {view.worksheets.length > 1 ? (
        <SelectField
          name="sheet"
          label={words.worksheet}
          value={view.sheet}
          options={view.worksheets.map((name) => ({ value: name, label: name, lang: 'sv' }))}
        />
      ) : null}
      <TextField
        name="headerLine"
        label={words.headerLine}
        value={String(view.mapping.headerLine)}
        maxLength={6}
        autoComplete="off"
      />
      <Button look="secondary">{words.again}</Button>
    </form>
  );
}

function Columns({ view, issues }: Pick<ControlFilePageProps, 'view' | 'issues'>) {
  const { bulkImport, controlRuns } = useWords();
  const { columns: words } = bulkImport;
  const options = [
    { value: '', label: words.none },
    ...view.columns.map(({ letters, header }, at) => ({
      value: String(at),
      ...(header === ''
        ? { label: `${letters}: ${words.noHeader}` }
        : { label: `${letters}: ${header}`, lang: 'sv' as const }),
    })),
  ];
  return (
    <PostForm action={urlOf(view)} className="sheet-mapping">
      <input type="hidden" name="sheet" value={view.sheet} />
      <input type="hidden" name="headerLine" value={view.mapping.headerLine} />
      <h2>{controlRuns.columnsPage.title}</h2>
      <div className="sheet-fields">
        {view.fields.map(({ name, label, required }) => {
          const column = view.mapping.columns[name];
          const sample = column === undefined ? [] : (view.columns[column]?.sample ?? []);
          return (
            <SelectField
              key={name}
              name={columnField(name)}
              label={
                <>
                  <span lang="sv">{label}</span>
                  {required ? ` (${words.required})` : null}
                </>
              }
              {...(sample.length === 0 ? {} : { hint: <span lang="sv">{words.sample(sample)}</span> })}
              value={column === undefined ? '' : String(column)}
              options={options}
              issue={issueOf(issues, columnField(name))}
            />
          );
        })}
      </div>
      <Button>{controlRuns.columnsPage.save}</Button>
    </PostForm>
  );
}

function Trial({ view }: Pick<ControlFilePageProps, 'view'>) {
  const { columnsPage: words } = useWords().controlRuns;
  const { trial, fields } = view;
  const columns = fields.map(({ label }) => ({ header: label, kind: 'text' as const, lang: 'sv' as const }));
  return (
    <section aria-labelledby="prov">
      <h2 id="prov">{words.trial}</h2>
      {trial === null ? (
        <p className="nothing">{words.noTrial}</p>
      ) : (
        <>
          <p>{words.rows(trial.rows.toLocaleString('sv-SE'))}</p>
          {trial.notes.map((note) => (
            <p key={note} lang="sv">
              {note}
            </p>
          ))}
          <TableBody
            table={{ columns, rows: trial.first.map((row) => row.map((text) => ({ text }))) }}
            labelledBy="prov"
          />
        </>
      )}
    </section>
  );
}
