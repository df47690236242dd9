/** /lank/:token: a one-time link. Opening it shows a button; only the press spends it, so that link previews do not. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { redeemLink } from '../../../app/sign-in.ts';
import type { Issue } from '../../../domain/result.ts';
import { giveSessionToken } from '../../cookies.ts';
import { answerPage } from '../../page.tsx';
import { routes } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords, type WebContext, type WebEnv, type WebOptions } from '../../visit.ts';

function LinkPage({ token, issues }: { token: string; issues: readonly Issue[] }) {
  const words = useWords();
  return (
    <>
      <ErrorSummary issues={issues} />
      <h1>{words.link.title}</h1>
      <p>{issues.length > 0 ? words.link.spent : words.link.text}</p>
      {issues.length > 0 ? (
        <p>
          <a href={routes.signIn.href({})}>{words.link.signIn}</a>
        </p>
      ) : (
        <PostForm action={routes.link.href({ token })}>
          <Button>{words.link.submit}</Button>
        </PostForm>
      )}
    </>
  );
}

function answerLink(c: WebContext, issues: readonly Issue[] = []): Response {
  const token = c.req.param('token') ?? '';
  const { words } = c.get('visit');
  const page = { title: words.link.title, width: 'narrow', failed: issues.length > 0 } as const;
  return answerPage(
    c,
    { ...page, children: <LinkPage token={token} issues={issues} /> },
    issues.length > 0 ? 422 : 200,
  );
}

export const showLink: Handler<WebEnv> = (c) => answerLink(c);

export function openLink(app: App, options: WebOptions): Handler<WebEnv> {
  return async (c) => {
    const done = await redeemLink(app, c.req.param('token') ?? '');
    if (!done.ok) return answerLink(c, done.issues);
    giveSessionToken(c, options, done.value.token);
    return c.redirect(routes.home.href({}), 303);
  };
}
