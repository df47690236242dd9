/** For tests: the pages of a municipality that links lead to, as one person comes to them. */
import { routes } from './routes.ts';
import type { Visitor } from './web.testing.ts';

const patterns = Object.values(routes).map(({ pattern }) => ({
  pattern,
  test: new RegExp(`^${pattern.replaceAll(/:\w+/gu, '[^/]+')}$`, 'u'),
}));

export const patternOf = (path: string) => patterns.find(({ test }) => test.test(path))?.pattern ?? path;

/** The form of something new is a kind of its own, and so is a table alone. */
const kindOf = (path: string) => {
  const [address = '', query = ''] = path.split('?');
  const alone = /\btabell=/u.test(query) ? ' table' : '';
  return patternOf(address) + (/\/(?:\+|%2B|ny)$/u.test(address) ? ' new' : '') + alone;
};

const file = /\/(?:fil|assets|hamta)\/|\.ics$|[?&]hamta=/u;

/** The pages from the start page on, by their paths: of each kind at most so many. */
export async function walk(visitor: Visitor, most: number): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const counted = new Map<string, number>();
  const queue = ['/'];
  const queued = new Set(queue);
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const kind = kindOf(path);
    if ((counted.get(kind) ?? 0) >= most) continue;
    const page = await visitor.get(path);
    const html = page.headers.get('Content-Type')?.startsWith('text/html') ?? false;
    if (page.status >= 300 && page.location !== null) queue.unshift(page.location);
    if (page.status >= 300 || !html) continue;
    counted.set(kind, (counted.get(kind) ?? 0) + 1);
    found.set(path, page.text);
    for (const [, href = ''] of page.text.matchAll(/<a [^>]*href="(\/[^"#]*)/gu)) {
      const next = href.replaceAll('&amp;', '&');
      if (queued.has(next) || file.test(next)) continue;
      queued.add(next);
      queue.push(next);
    }
  }
  return found;
}
