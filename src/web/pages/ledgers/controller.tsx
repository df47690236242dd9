/** /rakenskaper/:body/:year: the accounting of a body's year that is read in, and the upload of more. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { type EconomyImport, listSieImports, startSieImport } from '../../../app/sie-import.ts';
import type { Issue } from '../../../domain/result.ts';
import { readBodyYear } from '../../address.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { readForm } from '../../form.ts';
import { importLimit } from '../../gate.tsx';
import { answerPage } from '../../page.tsx';
import { ledgersUrl, ledgerUrl, routes } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary, issueOf } from '../../ui/error-summary.tsx';
import { TextField } from '../../ui/field.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { sessionOf, useWords, type WebContext, type WebEnv } from '../../visit.ts';
import { dayTime } from '../../words/time.ts';

type BodyYear = { readonly body: string; readonly year: number };

async function answerLedgers(c: WebContext, app: App, at: BodyYear, issues: readonly Issue[]): Promise<Response> {
  const listed = await listSieImports(app, sessionOf(c), at);
  if (!listed.ok) return answerRefusal(c, listed.issues);
  const { economy: words } = c.get('visit').words;
  const failed = issues.length > 0;
  return answerPage(
    c,
    {
      title: `${words.files.title(at.year)}: ${listed.value.bodyName}`,
      crumbs: [{ text: words.place, href: routes.economies.href({}) }],
      failed,
      children: <LedgersPage {...{ at, issues, ...listed.value }} />,
    },
    failed ? 422 : 200,
  );
}

export function showLedgers(app: App): Handler<WebEnv> {
  return (c) => {
    const at = readBodyYear(c);
    return at === null ? answerMissing(c) : answerLedgers(c, app, at, []);
  };
}

export function addLedger(app: App): Handler<WebEnv> {
  return async (c) => {
    const at = readBodyYear(c);
    if (at === null) return answerMissing(c);
    const { files: words } = c.get('visit').words.economy;
    const file = (await readForm(c)).file('file');
    const refused = (message: string) => answerLedgers(c, app, at, [{ path: 'file', message }]);
    if (file === null) return refused(words.noFile);
    if (file.size > importLimit) return refused(words.tooLarge);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const started = await startSieImport(app, sessionOf(c), at, { name: file.name, bytes });
    if (!started.ok) return answerLedgers(c, app, at, started.issues);
    return c.redirect(ledgerUrl(at.body, at.year, started.value.id), 303);
  };
}

type PageProps = { at: BodyYear; bodyName: string; items: readonly EconomyImport[]; issues: readonly Issue[] };

function LedgersPage({ at, bodyName, items, issues }: PageProps) {
  const { economy } = useWords();
  const words = economy.files;
  return (
    <>
      <ErrorSummary issues={issues} fields={['file']} />
      <p className="eyebrow" lang="sv">
        {bodyName}
      </p>
      <h1>{words.title(at.year)}</h1>
      <p className="lede">{words.text}</p>
      <nav className="sheet-links" aria-label={economy.accountPlan}>
        <ul>
          <li>
            <a href={routes.accountPlan.href({})}>{economy.accountPlan}</a>
          </li>
          <li>
            <a href={routes.departments.href({ body: at.body })}>{economy.departments}</a>
          </li>
        </ul>
      </nav>
      <PostForm action={ledgersUrl(at.body, at.year)} className="upload" upload>
        <TextField name="file" type="file" label={words.file} hint={words.hint} issue={issueOf(issues, 'file')} />
        <Button>{words.read}</Button>
      </PostForm>
      {items.length === 0 ? (
        <div className="empty">
          <h2>{words.emptyTitle}</h2>
          <p>{words.empty}</p>
        </div>
      ) : (
        <Files at={at} items={items} />
      )}
    </>
  );
}

function Files({ at, items }: Pick<PageProps, 'at' | 'items'>) {
  const { files: words } = useWords().economy;
  return (
    <>
      <h2>{words.listTitle}</h2>
      <ul className="list">
        {items.map((item) => (
          <li key={item.id}>
            <p className="list-title">
              <a href={ledgerUrl(at.body, at.year, item.id)} lang="sv">
                {item.fileName}
              </a>
            </p>
            <p className="list-meta">
              <span className={item.appliedAt === null ? 'tag tag-proposed' : 'tag tag-approved'}>
                {item.appliedAt === null ? words.waiting : words.applied}
              </span>
              <span>{dayTime((item.appliedAt ?? item.createdAt).toISOString())}</span>
              {item.createdBy === null ? null : <span>{words.by(item.appliedBy ?? item.createdBy)}</span>}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
