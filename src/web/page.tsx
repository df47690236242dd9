/** Answers a request with a page: the markup of React on the server, nothing hydrated. */
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Layout, type LayoutProps } from './ui/layout.tsx';
import { VisitProvider, type WebContext } from './visit.ts';

/** The markup of a piece, in the words of whoever asks. */
export function markupFor(c: WebContext, piece: ReactNode): string {
  return renderToStaticMarkup(<VisitProvider value={c.get('visit')}>{piece}</VisitProvider>);
}

export function answerPage(c: WebContext, page: LayoutProps, status: ContentfulStatusCode = 200): Response {
  return c.html(`<!DOCTYPE html>${markupFor(c, <Layout {...page} />)}`, status);
}

/** True where an island asks, not a form: it wants JSON back. */
export function wantsJson(c: WebContext): boolean {
  return (c.req.header('Accept') ?? '').startsWith('application/json');
}
