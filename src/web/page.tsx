/** Answers a request with a page: the markup of React on the server, nothing hydrated. */
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { renderToStaticMarkup } from 'react-dom/server';
import { Layout, type LayoutProps } from './ui/layout.tsx';
import { VisitProvider, type WebContext } from './visit.ts';

export function answerPage(c: WebContext, page: LayoutProps, status: ContentfulStatusCode = 200): Response {
  const html = renderToStaticMarkup(
    <VisitProvider value={c.get('visit')}>
      <Layout {...page} />
    </VisitProvider>,
  );
  return c.html(`<!DOCTYPE html>${html}`, status);
}

/** True where an island asks, not a form: it wants JSON back. */
export function wantsJson(c: WebContext): boolean {
  return (c.req.header('Accept') ?? '').startsWith('application/json');
}
