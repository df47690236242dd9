/**
 * Saves the entry while it is written, and keeps a draft in the browser until the server has it: a closed tab, an expired
 * session or a lost network loses nothing. Somebody else's text is never overwritten: both are shown and the person chooses.
 * Without this script the form works the same with its buttons.
 */
import { type Draft, forgetDraft, keepDraft, readDraft } from './draft.ts';
import { button, paragraph, quotation } from './element.ts';

type IslandWords = Record<
  | 'saving'
  | 'waiting'
  | 'offline'
  | 'signedOut'
  | 'signIn'
  | 'otherAccount'
  | 'refused'
  | 'draft'
  | 'restore'
  | 'discard'
  | 'theirs'
  | 'keepMine'
  | 'takeTheirs',
  string
>;

type Answer = {
  revision?: number;
  saved?: string;
  issues?: { message: string }[];
  conflict?: { revision: number; text: string; narrative: string; description: string };
  formToken?: string;
  account?: string;
};

const pause = 1500;
const retry = 10_000;

function start(form: HTMLFormElement): void {
  const words = JSON.parse(form.dataset.words ?? '{}') as IslandWords;
  const account = form.dataset.account ?? '';
  const status = document.getElementById('sparat');
  const panel = document.getElementById('utkast');
  if (status === null || panel === null) return;

  let timer = 0;
  let sending = false;
  let stopped = false;
  let savedForm = fingerprint();

  function value(name: string): string {
    const given = new FormData(form).get(name);
    return typeof given === 'string' ? given : '';
  }
  function fields(): Draft['fields'] {
    const own = [...new FormData(form)].filter(([name]) => name !== 'formular' && name !== 'revision');
    return Object.fromEntries(own.map(([name, given]) => [name, String(given)]));
  }
  function fingerprint(): string {
    return JSON.stringify(fields());
  }
  function setField(name: string, text: string): void {
    const field = form.elements.namedItem(name);
    if (field instanceof RadioNodeList) field.value = text;
    else if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) field.value = text;
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

  form.addEventListener('input', () => {
    keepDraft(account, { revision: value('revision'), time: Date.now(), fields: fields() });
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
    if (document.visibilityState === 'hidden' && fingerprint() !== savedForm) void save();
  });

  async function save(): Promise<void> {
    const sent = fingerprint();
    if (stopped || sending || sent === savedForm) return;
    sending = true;
    say(words.saving);
    const again = await send(sent).catch(() => {
      say(words.offline);
      return retry;
    });
    sending = false;
    if (again !== null && !stopped) plan(again);
  }

  /** Sends the form; resolves to the milliseconds after which to save again, or null. */
  async function send(sent: string): Promise<number | null> {
    const body = new URLSearchParams([...new FormData(form)].map(([name, given]) => [name, String(given)]));
    const response = await fetch(form.action, {
      method: 'POST',
      body,
      headers: { Accept: 'application/json' },
      keepalive: body.toString().length < 60_000,
    });
    const answer = (await response.json().catch(() => ({}))) as Answer;
    if (response.ok && answer.revision !== undefined) return saved(answer.revision, answer.saved ?? '', sent);
    if (response.status === 401) return signedOut();
    if (response.status === 403 && answer.formToken !== undefined)
      return newSession(answer.formToken, answer.account ?? '');
    if (answer.conflict !== undefined) return conflict(answer.conflict);
    say(`${words.refused} ${(answer.issues ?? []).map((issue) => issue.message).join(' ') || response.status}`);
    return response.status >= 500 ? retry : null;
  }

  function saved(revision: number, text: string, sent: string): number | null {
    setField('revision', String(revision));
    savedForm = sent;
    if (fingerprint() !== sent) {
      keepDraft(account, { revision: String(revision), time: Date.now(), fields: fields() });
      return pause;
    }
    forgetDraft(account);
    say(text);
    return null;
  }

  function signedOut(): number {
    const link = document.createElement('a');
    link.href = form.dataset.signIn ?? '/';
    link.target = '_blank';
    link.textContent = words.signIn;
    say(`${words.signedOut} `, link);
    return retry;
  }

  /** The person has signed in again in another tab: go on, but only under the same account. */
  function newSession(token: string, who: string): number | null {
    if (who !== account) {
      stopped = true;
      say(words.otherAccount);
      return null;
    }
    setField('formular', token);
    return 0;
  }

  function conflict(theirs: NonNullable<Answer['conflict']>): null {
    stopped = true;
    say(words.refused);
    const finish = () => {
      setField('revision', String(theirs.revision));
      stopped = false;
      ask();
      plan(0);
    };
    ask(
      paragraph(theirs.text, 'notice-title'),
      paragraph(words.theirs),
      quotation([theirs.narrative, theirs.description].filter((text) => text !== '').join('\n\n')),
      button(words.keepMine, 'primary', finish),
      button(words.takeTheirs, 'secondary', () => {
        forgetDraft(account);
        window.location.reload();
      }),
    );
    panel?.scrollIntoView({ block: 'nearest' });
    return null;
  }

  const draft = readDraft(account);
  if (draft !== null && JSON.stringify(draft.fields) !== fingerprint()) offerDraft(draft);
  else forgetDraft(account);

  function offerDraft(kept: Draft): void {
    const time = new Date(kept.time)
      .toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'short' })
      .replace(':', '.');
    ask(
      paragraph(words.draft.replace('%s', time), 'notice-title'),
      quotation(kept.fields.narrative ?? ''),
      button(words.restore, 'primary', () => {
        for (const [name, text] of Object.entries(kept.fields)) setField(name, text);
        ask();
        plan(0);
      }),
      button(words.discard, 'secondary', () => {
        forgetDraft(account);
        ask();
      }),
    );
  }
}

const form = document.getElementById('posten');
if (form instanceof HTMLFormElement) start(form);
