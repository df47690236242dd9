/** For tests: the real web on a scratch database with a small municipality, and a visitor who keeps cookies and reads pages. */
import type { App } from '../app/app.ts';
import { createMunicipality } from '../app/municipality.ts';
import { runJob } from '../app/run-job.ts';
import type { Session } from '../app/session.ts';
import { addUser } from '../app/user.ts';
import type { Facts } from '../domain/facts.ts';
import { exampleFacts } from '../domain/facts-example.testing.ts';
import type { Result } from '../domain/result.ts';
import { inTenant } from '../store/database.ts';
import { saveFacts } from '../store/facts.ts';
import { testDatabase } from '../store/testing.ts';
import { tokenField } from './form.ts';
import type { Web } from './visit.ts';
import { createWeb } from './web.tsx';

export const password = 'fem gula ekor vid sjön';
/** The example's report, its entry with all fields, and one of its goals. */
export const treePath = '/uppfoljning/KS/2025-year';
export const areaPath = `${treePath}/post/processArea/skog`;
export const commitmentPath = `${treePath}/post/commitment/plantera`;

export type TestWeb = {
  readonly app: App;
  readonly web: Web;
  /** Acts as the command line: may do anything. */
  readonly session: Session;
  close(): Promise<void>;
};

export function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.issues.map((issue) => issue.message).join(' '));
  return result.value;
}

/** An earlier period of the example, so that entries have something beside them. */
const earlier: Facts = { ...exampleFacts, period: { year: 2025, kind: 'interim2' } };

/** Does the job that an answer leads to, as a worker would. */
export async function doJob(test: TestWeb, location: string | null): Promise<void> {
  const [, job] = /^\/jobb\/([0-9a-f-]+)$/u.exec(location ?? '') ?? [];
  if (job === undefined) throw new Error(`The answer leads to no job, but to ${location}.`);
  await runJob(test.app, { tenant: test.session.tenant.id, job });
}

/**
 * Users: "vera" is controller, "lars" auditor, "rut" reporter of VON, "rakel" reporter of KS, "hedda" head of KS, "alva" administrator; all with
 * the same password.
 */
export async function openTestWeb(): Promise<TestWeb> {
  const database = await testDatabase();
  const app: App = { db: database.db, dataFolder: '/nonexistent', close: async () => undefined };
  const tenant = await createMunicipality(app, 'Alvsala kommun');
  const session: Session = { tenant, account: null, how: 'cli', roles: [] };
  await inTenant(app.db, tenant.id, async (tx) => {
    await saveFacts(tx, earlier, 'Kommandoraden');
    await saveFacts(tx, exampleFacts, 'Kommandoraden');
  });
  for (const [login, name, role, body] of [
    ['vera', 'Vera Ek', 'controller', null],
    ['lars', 'Lars Lind', 'auditor', null],
    ['rut', 'Rut Rönn', 'reporter', 'VON'],
    ['rakel', 'Rakel Ro', 'reporter', 'KS'],
    ['hedda', 'Hedda Holm', 'head', 'KS'],
    ['alva', 'Alva Alm', 'administrator', null],
  ])
    unwrap(await addUser(app, session, { login, name, role, body, password }));
  return { app, web: createWeb(app, { secureCookies: false }), session, close: () => database.close() };
}

export type Page = {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
  readonly location: string | null;
};

/** A browser without scripts: keeps cookies and the last page's form token. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  readonly #web: Web;
  #token = '';

  constructor(web: Web) {
    this.#web = web;
  }

  async #read(response: Response): Promise<Page> {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const cut = pair.indexOf('=');
      if (/max-age=0/iu.test(line)) this.cookies.delete(pair.slice(0, cut));
      else this.cookies.set(pair.slice(0, cut), pair.slice(cut + 1));
    }
    const text = await response.text();
    this.#token = new RegExp(`name="${tokenField}" value="([^"]+)"`, 'u').exec(text)?.[1] ?? this.#token;
    return { status: response.status, text, headers: response.headers, location: response.headers.get('Location') };
  }

  #headers(more: Record<string, string>): Record<string, string> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return { Cookie: cookie, Host: 'localhost', ...more };
  }

  async get(path: string): Promise<Page> {
    return this.#read(await this.#web.request(path, { headers: this.#headers({}) }));
  }

  /** Posts as a form of our own page does; `headers` says otherwise. */
  async post(path: string, fields: Record<string, string | File>, headers: Record<string, string> = {}): Promise<Page> {
    const own: Record<string, string | File> = { [tokenField]: this.#token, ...fields };
    const hasFile = Object.values(own).some((value) => value instanceof File);
    const body = hasFile ? new FormData() : new URLSearchParams();
    for (const [name, value] of Object.entries(own)) {
      if (body instanceof FormData) body.append(name, value);
      else body.append(name, String(value));
    }
    const sent = this.#headers({ 'Sec-Fetch-Site': 'same-origin', ...headers });
    return this.#read(await this.#web.request(path, { method: 'POST', body, headers: sent }));
  }

  /** Follows the redirect of an answer. */
  async follow(page: Page): Promise<Page> {
    if (page.location === null) throw new Error(`No redirect, but status ${page.status}: ${page.text.slice(0, 400)}`);
    return this.get(page.location);
  }

  async signIn(login: string): Promise<Page> {
    await this.get('/logga-in');
    return this.post('/logga-in', { login, password });
  }

  /** The value of a hidden or text field on a page. */
  static field(page: Page, name: string): string {
    return new RegExp(`name="${name}"[^>]* value="([^"]*)"`, 'u').exec(page.text)?.[1] ?? '';
  }
}
