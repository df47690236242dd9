/** /avdelningar/:body: which objects of the accounting system are which department of a body. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { readDepartments, saveDepartments } from '../../../app/department-map.ts';
import type { Issue } from '../../../domain/result.ts';
import { answerRefusal } from '../../errors.tsx';
import { type Form, readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { routes } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary, issueOf } from '../../ui/error-summary.tsx';
import { TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { sessionOf, useWords, type WebContext, type WebEnv } from '../../visit.ts';

type WrittenRow = { readonly label: string; readonly codes: string };
type WrittenMap = { readonly dimension: string; readonly departments: readonly WrittenRow[] };

const emptyLines = 5;

const withEmpty = ({ dimension, departments }: WrittenMap): WrittenMap => ({
  dimension,
  departments: [...departments, ...Array.from({ length: emptyLines }, () => ({ label: '', codes: '' }))],
});

async function answerDepartments(
  c: WebContext,
  app: App,
  { issues, written }: { issues: readonly Issue[]; written: WrittenMap | null },
): Promise<Response> {
  const body = c.req.param('body') ?? '';
  const read = await readDepartments(app, sessionOf(c), body);
  if (!read.ok) return answerRefusal(c, read.issues);
  const { economy: words } = c.get('visit').words;
  const failed = issues.length > 0;
  const map = written ?? withEmpty(read.value);
  const saved = c.req.query('sparat') === '1';
  return answerPage(
    c,
    {
      title: `${words.map.title}: ${read.value.bodyName}`,
      crumbs: [{ text: words.place, href: routes.economies.href({}) }],
      failed,
      children: <DepartmentsPage {...{ body, bodyName: read.value.bodyName, map, issues, saved }} />,
    },
    failed ? 422 : 200,
  );
}

export function showDepartments(app: App): Handler<WebEnv> {
  return (c) => answerDepartments(c, app, { issues: [], written: null });
}

function mapIn(form: Form): WrittenMap {
  const lines = form.entries.filter(([name]) => /^codes-\d+$/u.test(name)).length;
  return {
    dimension: form.text('dimension'),
    departments: Array.from({ length: lines }, (_, at) => ({
      label: form.text(`label-${at}`),
      codes: form.text(`codes-${at}`),
    })),
  };
}

export function changeDepartments(app: App): Handler<WebEnv> {
  return async (c) => {
    const body = c.req.param('body') ?? '';
    const written = mapIn(await readForm(c));
    const saved = await saveDepartments(app, sessionOf(c), body, written);
    if (saved.ok) return c.redirect(`${routes.departments.href({ body })}?sparat=1`, 303);
    return answerDepartments(c, app, { issues: saved.issues, written });
  };
}

type PageProps = { body: string; bodyName: string; map: WrittenMap; issues: readonly Issue[]; saved: boolean };

function DepartmentsPage({ body, bodyName, map, issues, saved }: PageProps) {
  const { map: words } = useWords().economy;
  const fields = ['dimension', ...map.departments.flatMap((_, at) => [`label-${at}`, `codes-${at}`])];
  return (
    <>
      <ErrorSummary issues={issues} fields={fields} />
      {saved ? <Notice kind="done" title={words.saved} /> : null}
      <p className="eyebrow" lang="sv">
        {bodyName}
      </p>
      <h1>{words.title}</h1>
      <p className="lede">{words.text}</p>
      <PostForm action={routes.departments.href({ body })}>
        <TextField
          name="dimension"
          label={words.dimension}
          hint={words.dimensionHint}
          value={map.dimension}
          maxLength={4}
          issue={issueOf(issues, 'dimension')}
        />
        <p>{words.codesHint}</p>
        {map.departments.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
          <div className="explain-row" key={at}>
            <TextField
              name={`label-${at}`}
              label={`${words.label}, ${words.row(at + 1)}`}
              value={row.label}
              maxLength={100}
              issue={issueOf(issues, `label-${at}`)}
            />
            <TextField
              name={`codes-${at}`}
              label={`${words.codes}, ${words.row(at + 1)}`}
              value={row.codes}
              maxLength={2000}
              issue={issueOf(issues, `codes-${at}`)}
            />
          </div>
        ))}
        <Button>{words.save}</Button>
      </PostForm>
    </>
  );
}
