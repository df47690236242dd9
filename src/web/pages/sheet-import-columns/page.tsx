/** Choosing which column of an uploaded sheet is which: what is suggested stands chosen, with what the column holds. */
import type { SheetColumn, SheetMappingView } from '../../../app/sheet-import-view.ts';
import { isPlanKind } from '../../../domain/bulk.ts';
import type { ImportField } from '../../../domain/column-mapping.ts';
import { periodCode } from '../../../domain/period.ts';
import type { Issue } from '../../../domain/result.ts';
import { sheetImportUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { Checks } from '../../ui/checks.tsx';
import { ErrorSummary, issueOf } from '../../ui/error-summary.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import { fieldLabel } from '../sheet-import/field-label.ts';

type ColumnsPageProps = { view: SheetMappingView; issues: readonly Issue[] };

/** The name of the select of a field. */
export const columnField = (field: string) => `kolumn-${field}`;

export function ColumnsPage({ view, issues }: ColumnsPageProps) {
  const { bulkImport: words } = useWords();
  const named = issues.map(({ path, message }) => ({
    path: view.fields.some(({ name }) => name === path) ? columnField(path) : path,
    message,
  }));
  const names = [...view.fields.map(({ name }) => columnField(name)), 'headerLine', 'name', 'sheet'];
  return (
    <>
      <ErrorSummary issues={named} fields={names} />
      <p className="eyebrow">{words.kinds[view.item.kind]}</p>
      <h1>{words.columns.title}</h1>
      <p className="lede" lang="sv">
        {view.item.fileName}
      </p>
      <p>{words.columns.text}</p>
      <Beginning columns={view.columns} />
      <Worksheet view={view} issues={named} />
      <Saved view={view} />
      <Fields view={view} issues={named} />
    </>
  );
}

/** Another worksheet or another line of headers: a form of its own, that asks for the page again. */
function Worksheet({ view, issues }: ColumnsPageProps) {
  const { columns: words } = useWords().bulkImport;
  const { settings, worksheets } = view;
  return (
    <form className="form-row" action={sheetImportUrl(view.year, view.item.id)} method="get" aria-label={words.how}>
      {worksheets.length > 1 ? (
        <SelectField
          name="sheet"
          label={words.worksheet}
          value={settings.sheet}
          options={worksheets.map((name) => ({ value: name, label: name }))}
          issue={issueOf(issues, 'sheet')}
        />
      ) : null}
      <TextField
        name="headerLine"
        label={words.headerLine}
        value={String(settings.mapping.headerLine)}
        maxLength={6}
        autoComplete="off"
        issue={issueOf(issues, 'headerLine')}
      />
      <Button look="secondary">{words.again}</Button>
    </form>
  );
}

function Saved({ view }: Pick<ColumnsPageProps, 'view'>) {
  const { columns: words } = useWords().bulkImport;
  const { mappings, settings } = view;
  if (mappings.length === 0) return null;
  return (
    <PostForm action={sheetImportUrl(view.year, view.item.id)} className="form-row">
      <SelectField
        name="mapping"
        label={words.savedChoice}
        value={settings.mappingName}
        options={[{ value: '', label: words.suggested }, ...mappings.map((name) => ({ value: name, label: name }))]}
      />
      <Button look="secondary" action="anvand">
        {words.use}
      </Button>
      {view.mayKeep ? (
        <Button look="quiet" action="glom">
          {words.forget}
        </Button>
      ) : null}
    </PostForm>
  );
}

function Fields({ view, issues }: ColumnsPageProps) {
  const { columns: words } = useWords().bulkImport;
  const { settings, item } = view;
  return (
    <PostForm action={sheetImportUrl(view.year, item.id)} className="sheet-mapping">
      <input type="hidden" name="sheet" value={settings.sheet} />
      <input type="hidden" name="headerLine" value={settings.mapping.headerLine} />
      <h2>{words.fields}</h2>
      <div className="sheet-fields">
        {view.fields.map((field) => (
          <ColumnSelect key={field.name} field={field} view={view} issues={issues} />
        ))}
      </div>
      <h2>{words.rest}</h2>
      {!isPlanKind(item.kind) ? (
        <Report view={view} />
      ) : (
        <Checks
          name="removeMissing"
          ours
          legend={words.lacking}
          hint={words.removeHint}
          choices={[{ value: 'ja', label: words.remove }]}
          checked={settings.removeMissing ? ['ja'] : []}
        />
      )}
      {view.mayKeep ? (
        <TextField
          name="name"
          label={words.name}
          hint={words.nameHint}
          value={settings.mappingName}
          maxLength={100}
          autoComplete="off"
          issue={issueOf(issues, 'name')}
        />
      ) : null}
      <div className="actions">
        <Button action="prova">{words.test}</Button>
        <Button look="quiet" action="kasta">
          {words.discard}
        </Button>
      </div>
    </PostForm>
  );
}

type ColumnSelectProps = ColumnsPageProps & { field: ImportField };

function ColumnSelect({ field, view, issues }: ColumnSelectProps) {
  const all = useWords();
  const { columns: words } = all.bulkImport;
  const column = view.settings.mapping.columns[field.name];
  const sample = column === undefined ? [] : (view.columns[column]?.sample ?? []);
  const label = fieldLabel(all, field.name);
  return (
    <SelectField
      name={columnField(field.name)}
      label={field.required ? `${label} (${words.required})` : label}
      {...(sample.length === 0 ? {} : { hint: <span lang="sv">{words.sample(sample)}</span> })}
      value={column === undefined ? '' : String(column)}
      options={[
        { value: '', label: words.none },
        ...view.columns.map(({ letters, header }, at) => ({
          value: String(at),
          ...(header === ''
            ? { label: `${letters}: ${words.noHeader}` }
            : { label: `${letters}: ${header}`, lang: 'sv' as const }),
        })),
      ]}
      issue={issueOf(issues, columnField(field.name))}
    />
  );
}

/** Which report the values are of, where the file does not say it. */
function Report({ view }: Pick<ColumnsPageProps, 'view'>) {
  const { bulkImport, periodName } = useWords();
  const { columns: words } = bulkImport;
  const { settings, year } = view;
  const periods = (['interim1', 'interim2', 'year'] as const).map((kind) => ({ year, kind }));
  const none = { value: '', label: words.notSaid };
  const bodies = view.bodies.filter(({ kind }) => kind !== 'group');
  return (
    <div className="form-row">
      <SelectField
        name="body"
        label={words.body}
        value={settings.body ?? ''}
        options={[
          none,
          ...bodies.map(({ code, name }) => ({ value: code, label: `${name} (${code})`, lang: 'sv' as const })),
        ]}
      />
      <SelectField
        name="period"
        label={words.period}
        value={settings.period === null ? '' : periodCode(settings.period)}
        options={[none, ...periods.map((period) => ({ value: periodCode(period), label: periodName(period) }))]}
      />
    </div>
  );
}

function Beginning({ columns }: { columns: readonly SheetColumn[] }) {
  const { columns: words } = useWords().bulkImport;
  return (
    <details className="help">
      <summary>{words.beginning}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be scrollable by keyboard */}
      <section className="scroll" aria-label={words.beginning} tabIndex={0}>
        <table className="sheet-beginning">
          <caption className="hidden">{words.beginning}</caption>
          <thead>
            <tr>
              <th scope="col">{words.letters}</th>
              <th scope="col">{words.header}</th>
              <th scope="col">{words.content}</th>
            </tr>
          </thead>
          <tbody lang="sv">
            {columns.map(({ letters, header, sample }) => (
              <tr key={letters}>
                <th scope="row">{letters}</th>
                <td>{header}</td>
                <td>{sample.join(' · ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
