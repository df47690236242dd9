/**
 * Saves the entry while it is written, and keeps a draft in the browser until the server has it: a closed tab, an expired
 * session or a lost network loses nothing. Somebody else's text is never overwritten: both are shown and the person chooses.
 * Without this script the form works the same with its buttons.
 */
import { type Draft, forgetDraft, keepDraft, readDraft } from './draft.ts';
import { button, exchangeParts, markup, paragraph, quotation } from './element.ts';
import { type SignInWords, signInForm } from './sign-in.ts';

type IslandWords = SignInWords &
  Record<
    | 'saving'
    | 'waiting'
    | 'offline'
    | 'otherAccount'
    | 'refused'
    | 'draft'
    | 'restore'
    | 'discard'
    | 'draftAgain'
    | 'notSaved'
    | 'merged',
    string
  >;

type Fields = Draft['fields'];
/** `stands`: what the server holds in each field; `fields`: those that only the other has changed. */
type Conflict = { revision: number; html: string; stands: Fields; fields: Fields; merged: Fields };
type Answer = {
  revision?: number;
  state?: string;
  saved?: string;
  /** What stands in the form's fields, where somebody else has changed some of them. */
  fields?: Fields;
  issues?: { path: string; message: string }[];
  conflict?: Conflict;
  formToken?: string;
  account?: string;
};

/** Fields that follow the server and not the person. */
const bookkeeping = /^(?:formular|revision|grund|siffra|sett:.*)$/u;
const pause = 1500;
const retry = 10_000;

function start(form: HTMLFormElement): void {
  const words = JSON.parse(form.dataset.words ?? '{}') as IslandWords;
  const account = form.dataset.account ?? '';
  const page = new URL(form.action).pathname;
  const status = document.getElementById('sparat');
  const panel = document.getElementById('utkast');
  if (status === null || panel === null) return;

  /** Fields that other buttons save. */
  const isApart = (field: unknown) => field instanceof Element && field.closest('[data-apart]') !== null;
  const apart = new Set([...form.elements].filter(isApart).map((field) => field.getAttribute('name') ?? ''));
  const own = (): [string, string][] =>
    [...new FormData(form)].flatMap(([name, given]) => (apart.has(name) ? [] : [[name, String(given)]]));
  let timer = 0;
  let sending = false;
  let stopped = false;
  let savedForm = JSON.stringify(fields());
  let signingIn = false;
  /** What was sent without an answer: the server may have it. */
  let unanswered: Fields | null = null;

  function value(name: string): string {
    const given = new FormData(form).get(name);
    return typeof given === 'string' ? given : '';
  }
  function fields(): Fields {
    return Object.fromEntries(own().filter(([name]) => !bookkeeping.test(name)));
  }
  const changed = (): boolean => JSON.stringify(fields()) !== savedForm;
  function keep(): void {
    keepDraft(account, page, { revision: value('revision'), time: Date.now(), fields: fields() });
  }
  function setField(name: string, text: string): void {
    const field = form.elements.namedItem(name);
    if (field instanceof RadioNodeList) field.value = text;
    else if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) field.value = text;
  }
  function setFields(texts: Fields): void {
    for (const [name, text] of Object.entries(texts)) setField(name, text);
  }
  function say(...content: (string | Node)[]): void {
    status?.replaceChildren(...content);
  }
  function ask(...content: Node[]): void {
    panel?.replaceChildren(...content);
    if (panel !== null) panel.hidden = content.length === 0;
  }
  function plan(after: number): void {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void save(), after);
  }

  form.addEventListener('input', ({ target }) => {
    if (isApart(target)) return;
    keep();
    if (stopped) return;
    say(words.waiting);
    plan(pause);
  });
  form.addEventListener('submit', () => {
    stopped = true;
    window.clearTimeout(timer);
  });
  window.addEventListener('online', () => plan(0));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && changed()) void save();
  });

  async function save(): Promise<void> {
    if (stopped || sending || !changed()) return;
    sending = true;
    say(words.saving);
    const again = await send().catch(() => {
      say(words.offline);
      return retry;
    });
    sending = false;
    if (again !== null && !stopped) plan(again);
  }

  async function post(): Promise<{ answer: Answer; code: number }> {
    const body = new URLSearchParams(own());
    const response = await fetch(form.action, {
      method: 'POST',
      body,
      headers: { Accept: 'application/json' },
      keepalive: body.toString().length < 60_000,
    });
    return { answer: (await response.json().catch(() => ({}))) as Answer, code: response.status };
  }

  /** Sends the form; resolves to the milliseconds after which to save again, or null. */
  async function send(): Promise<number | null> {
    const sent = fields();
    const before = unanswered;
    unanswered = sent;
    const { answer, code } = await post();
    unanswered = null;
    if (code === 200 && answer.revision !== undefined) return saved(answer, answer.revision, sent);
    if (code === 401) return signedOut();
    if (code === 403 && answer.formToken !== undefined) return newSession(answer.formToken, answer.account ?? '');
    if (answer.conflict !== undefined) return conflict(answer.conflict, sent, before);
    say(`${words.refused} ${(answer.issues ?? []).map((issue) => issue.message).join(' ') || code}`);
    return code >= 500 ? retry : null;
  }

  function saved(answer: Answer, revision: number, sent: Fields): number | null {
    setField('revision', String(revision));
    const now = fields();
    const theirs = Object.entries(answer.fields ?? {}).filter(([name]) => now[name] === sent[name]);
    setFields(Object.fromEntries(theirs));
    savedForm = JSON.stringify({ ...sent, ...answer.fields });
    showState(answer.state);
    const issues = answer.issues ?? [];
    if (noteFigures(sent, issues)) void refresh();
    if (changed() || issues.length > 0) keep();
    else forgetDraft(account, page);
    if (changed()) return pause;
    const unsaved = issues.map(({ message }) => message).join(' ');
    say([answer.saved ?? '', ...(unsaved === '' ? [] : [words.notSaved, unsaved])].join(' '));
    return null;
  }

  /** Notes which figures the server holds by now; true where one of them is new. */
  function noteFigures(sent: Fields, issues: readonly { path: string }[]): boolean {
    const isNew = ([name, text]: [string, string]) =>
      name.startsWith('varde:') &&
      !issues.some(({ path }) => path === name) &&
      value(name.replace('varde:', 'sett:')) !== text;
    const figures = issues.length > 0 ? [] : Object.entries(sent).filter(isNew);
    for (const [name, text] of figures) setField(name.replace('varde:', 'sett:'), text);
    return figures.length > 0;
  }

  /** What the page says of the figures, read anew. */
  async function refresh(): Promise<void> {
    const response = await fetch(location.pathname).catch(() => null);
    if (response?.ok) exchangeParts(new DOMParser().parseFromString(await response.text(), 'text/html'));
  }

  /** A change makes what was marked as done a draft again. */
  function showState(state: string | undefined): void {
    if (state === undefined || state === form.dataset.state) return;
    form.dataset.state = state;
    const notice = paragraph(words.draftAgain, 'notice notice-info');
    document.getElementById('lage')?.replaceChildren(notice);
  }

  /** Asks once, and goes on trying: the person may sign in in another tab. */
  function signedOut(): number {
    say(words.signedOut);
    if (signingIn) return retry;
    signingIn = true;
    const { signIn: href = '/', municipality = '' } = form.dataset;
    ask(
      signInForm({ href, municipality, words }, ({ formToken, account: who }) => {
        if (newSession(formToken, who) !== null) plan(0);
      }),
    );
    return retry;
  }

  /** The person has signed in again, here or in another tab: go on, but only under the same account. */
  function newSession(token: string, who: string): number | null {
    if (signingIn) ask();
    signingIn = false;
    stopped = who !== account;
    if (stopped) say(words.otherAccount);
    else setField('formular', token);
    return stopped ? null : 0;
  }

  /** What the panel's buttons do. Fields that only the other has changed are taken over in any case. */
  function conflict(theirs: Conflict, sent: Fields, before: Fields | null): number | null {
    const settle = (texts: Fields) => {
      setField('revision', String(theirs.revision));
      const now = fields();
      setFields(Object.fromEntries(Object.entries(theirs.fields).filter(([name]) => now[name] === sent[name])));
      setFields(texts);
      stopped = false;
      ask();
    };
    if (before !== null && Object.entries(theirs.stands).every(([name, text]) => before[name] === text)) {
      settle({});
      return 0;
    }
    stopped = true;
    say('');
    ask(...markup(theirs.html));
    const on = (does: string, press: () => void) =>
      panel?.querySelector(`[data-do="${does}"]`)?.addEventListener('click', press);
    on('mine', () => {
      settle({});
      plan(0);
    });
    on('theirs', () => {
      forgetDraft(account, page);
      window.location.reload();
    });
    on('merge', async () => {
      const { answer } = await post().catch(() => ({ answer: {} as Answer }));
      settle((answer.conflict ?? theirs).merged);
      keep();
      say(words.merged);
      document.getElementById('f-narrative')?.focus();
    });
    panel?.scrollIntoView({ block: 'nearest' });
    return null;
  }

  const draft = readDraft(account, page);
  const settled = form.dataset.settled;
  if (settled === 'unsaved') keep();
  else if (draft !== null && settled !== 'saved' && JSON.stringify(draft.fields) !== savedForm) offerDraft(draft);
  else forgetDraft(account, page);

  function offerDraft(kept: Draft): void {
    const time = new Date(kept.time)
      .toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'short' })
      .replace(':', '.');
    ask(
      paragraph(words.draft.replace('%s', time), 'notice-title'),
      quotation(kept.fields.narrative ?? ''),
      button(words.restore, 'primary', () => {
        setFields({ ...kept.fields, revision: kept.revision });
        ask();
        plan(0);
      }),
      button(words.discard, 'secondary', () => {
        forgetDraft(account, page);
        ask();
      }),
    );
  }
}

const form = document.getElementById('posten');
if (form instanceof HTMLFormElement) start(form);
