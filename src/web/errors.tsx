/** What a person meets when a page can't be shown: plain words and an id; the details stand in the log only. */
import type { Issue } from '../domain/result.ts';
import { type Form, keepFields, keptFields } from './form.ts';
import { logFault } from './log.ts';
import { answerPage, wantsJson } from './page.tsx';
import { routes } from './routes.ts';
import { Button, ButtonLink } from './ui/button.tsx';
import { PostForm } from './ui/post-form.tsx';
import { Said } from './ui/said.tsx';
import type { WebContext } from './visit.ts';
import { issuesIn } from './words/said.ts';

function answerTrouble(
  c: WebContext,
  title: string,
  texts: readonly string[],
  status: 403 | 404 | 413 | 500,
): Response {
  const { words, language } = c.get('visit');
  if (wantsJson(c)) {
    const issues = texts.map((message) => ({ path: '', message }));
    return c.json({ issues: issuesIn(language, issues) }, status);
  }
  return answerPage(
    c,
    {
      title,
      width: 'narrow',
      children: (
        <>
          <h1>{title}</h1>
          {texts.map((text) => (
            <p key={text}>
              <Said text={text} />
            </p>
          ))}
          <p>
            <ButtonLink href={routes.home.href({})}>{words.error.home}</ButtonLink>
          </p>
        </>
      ),
    },
    status,
  );
}

export function answerMissing(c: WebContext): Response {
  const { words } = c.get('visit');
  return answerTrouble(c, words.error.missingTitle, [words.error.missing], 404);
}

/** A use case's refusal to show something: the issues say why. */
export function answerRefusal(c: WebContext, issues: readonly Issue[]): Response {
  const { words } = c.get('visit');
  return answerTrouble(
    c,
    words.error.refusedTitle,
    issues.map((issue) => issue.message),
    404,
  );
}

/** A page of one's own municipality that is for others: the issue says for whom. */
export function answerNotAllowed(c: WebContext, issue: Issue): Response {
  const { words } = c.get('visit');
  return answerTrouble(c, words.error.refusedTitle, [issue.message], 403);
}

export function answerForeignForm(c: WebContext): Response {
  const { words } = c.get('visit');
  return answerTrouble(c, words.error.foreignTitle, [words.error.foreign], 403);
}

export function answerTooLarge(c: WebContext): Response {
  const { words } = c.get('visit');
  return answerTrouble(c, words.error.tooLargeTitle, [words.error.tooLarge], 413);
}

/** The form belongs to an earlier session of the same browser: it is sent again with a press, and nothing is lost. */
export function answerStaleForm(c: WebContext, form: Form): Response {
  const { words, path } = c.get('visit');
  return answerPage(
    c,
    {
      title: words.error.staleTitle,
      width: 'narrow',
      children: (
        <>
          <h1>{words.error.staleTitle}</h1>
          <p>{words.error.stale}</p>
          <PostForm action={path}>
            {keptFields(keepFields(form)).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <Button>{words.error.sendAgain}</Button>
          </PostForm>
        </>
      ),
    },
    403,
  );
}

/** A bug: logged with the id that the person sees. */
export function answerFault(c: WebContext, error: unknown): Response {
  const visit = c.get('visit');
  logFault({ id: visit?.id ?? '', method: c.req.method, path: c.req.path, error });
  if (visit === undefined) return c.text('Internal error', 500);
  return answerTrouble(c, visit.words.error.faultTitle, [visit.words.error.fault(visit.id)], 500);
}
