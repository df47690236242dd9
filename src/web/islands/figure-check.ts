/**
 * The figure check as one writes: some seconds after the last key the text is sent, and what it contradicts in the report
 * stands under the field. A number that is offered as live is exchanged where it stands, so that the browser's undo takes it back.
 */
import { markup } from './element.ts';

/** Milliseconds without a key before the text is checked: longer than autosave waits, so that it goes first. */
const pause = 2500;

export function checkInPlace(form: HTMLFormElement, insert: (field: HTMLTextAreaElement, text: string) => void): void {
  const place = document.getElementById('siffror');
  const field = form.querySelector<HTMLTextAreaElement>('textarea[name=narrative]');
  const asking = form.querySelector<HTMLButtonElement>('button[value=kontrollera]');
  if (place === null || field === null || asking === null) return;
  const { name: action, value: asked } = asking;
  const results = place;
  let timer = 0;
  let turn = 0;

  async function check(): Promise<void> {
    turn += 1;
    const own = turn;
    const fields = [...new FormData(form)].map(([name, given]): [string, string] => [name, String(given)]);
    const response = await fetch(form.action, {
      method: 'POST',
      body: new URLSearchParams([...fields, [action, asked]]),
      headers: { Accept: 'application/json' },
    }).catch(() => null);
    const answer = response?.ok ? ((await response.json().catch(() => null)) as { html?: string } | null) : null;
    // A later check is on its way, or nothing was answered: what stands is left.
    if (own !== turn || answer?.html === undefined) return;
    const next = markup(answer.html);
    const same =
      next.length === results.childNodes.length &&
      next.every((node, at) => node.isEqualNode(results.childNodes[at] ?? null));
    if (!same) results.replaceChildren(...next);
  }

  field.addEventListener('input', () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void check(), pause);
  });
  form.addEventListener(
    'submit',
    (event) => {
      const { submitter } = event;
      if (!(submitter instanceof HTMLButtonElement)) return;
      const offer = submitter.closest<HTMLElement>('[data-form]');
      if (submitter !== asking && offer === null) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (offer !== null) exchange(offer.dataset);
      void check();
    },
    true,
  );

  /** Where the number stands now: what was typed before it has moved it. */
  function exchange({ from = '0', said = '', form: live = '' }: DOMStringMap): void {
    if (field === null) return;
    const at = nearest(field.value, said, Number(from));
    if (at < 0) return;
    field.focus();
    field.setSelectionRange(at, at + said.length);
    insert(field, live);
  }
}

function nearest(text: string, said: string, from: number): number {
  const after = text.indexOf(said, from);
  const before = text.lastIndexOf(said, from);
  if (after < 0 || before < 0) return Math.max(after, before);
  return after - from < from - before ? after : before;
}
