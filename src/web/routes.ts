/** Every URL of the web, once. Swedish, because users read them. `pattern` is for the router, `href` for links. */
import type { ReportAddress } from '../app/views.ts';
import { type Period, periodCode } from '../domain/period.ts';

type Names<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Names<`/${Rest}`>
  : P extends `${string}:${infer Name}`
    ? Name
    : never;

function route<const P extends string>(pattern: P) {
  return {
    pattern,
    href: (params: Record<Names<P>, string>): string =>
      pattern.replaceAll(/:(\w+)/gu, (_, name: Names<P>) => encodeURIComponent(params[name])),
  };
}

export const routes = {
  home: route('/'),
  signIn: route('/logga-in'),
  signOut: route('/logga-ut'),
  link: route('/lank/:token'),
  account: route('/konto'),
  language: route('/sprak'),
  tree: route('/uppfoljning/:body/:period'),
  entry: route('/uppfoljning/:body/:period/post/:level/:slug'),
  preview: route('/rapport/:body/:period'),
  file: route('/rapport/:body/:period/fil/:format'),
  template: route('/rapport/:body/:period/mall'),
  imports: route('/import'),
  importReview: route('/import/:id'),
  job: route('/jobb/:id'),
  jobFile: route('/jobb/:id/fil/:name'),
  health: route('/halsa'),
  asset: route('/assets/:name'),
  documentStyle: route('/assets/rapport/:body/:period/:name'),
} as const;

/** The button that asks for all files of a report, posted to its preview. */
export const printAction = 'skriv-ut';

/** The address of a report in a list or of a tree. */
export function addressOf(report: {
  readonly body: { readonly code: string };
  readonly period: Period;
}): ReportAddress {
  return { body: report.body.code, period: report.period };
}

function addressParams(address: ReportAddress): { body: string; period: string } {
  return { body: address.body, period: periodCode(address.period) };
}

export const treeUrl = (address: ReportAddress) => routes.tree.href(addressParams(address));
export const previewUrl = (address: ReportAddress) => routes.preview.href(addressParams(address));
export const templateUrl = (address: ReportAddress) => routes.template.href(addressParams(address));
export const fileUrl = (address: ReportAddress, format: string) =>
  routes.file.href({ ...addressParams(address), format });
export const documentStyleUrl = (address: ReportAddress, name: string) =>
  routes.documentStyle.href({ ...addressParams(address), name });

/** A node's key is "level/slug"; the slug takes all that follows the first slash. */
export function entryUrl(address: ReportAddress, key: string): string {
  const cut = key.indexOf('/');
  return routes.entry.href({ ...addressParams(address), level: key.slice(0, cut), slug: key.slice(cut + 1) });
}

/** The path if it stays on this server, otherwise null. For `?till=` and for what goes on after a sign-in. */
export function localPath(text: string | null | undefined): string | null {
  if (!text?.startsWith('/') || /[\\\p{Cc}]/u.test(text)) return null;
  const base = 'http://local.invalid';
  try {
    const url = new URL(text, base);
    return url.origin === base && !url.pathname.startsWith('//') ? url.pathname + url.search + url.hash : null;
  } catch {
    return null;
  }
}
