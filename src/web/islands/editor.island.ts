/**
 * Buttons over the text fields that write the form's own signs where the cursor is, a list of the report's figures, and a
 * view of how the text will look. The text stays plain; without this script it is written the same by hand.
 */
import { markup } from './element.ts';
import { checkInPlace } from './figure-check.ts';
import { type Figure, figurePicker, type PickerWords } from './figure-picker.ts';

type EditorWords = PickerWords &
  Record<
    'toolbar' | 'bold' | 'heading' | 'list' | 'link' | 'table' | 'figureHint' | 'tableTemplate' | 'linkText',
    string
  >;

/** Puts a text in place of what is marked, so that the browser's undo takes it back; `select` marks a part of it. */
function insert(field: HTMLTextAreaElement, text: string, select?: readonly [number, number]): void {
  field.focus();
  const start = field.selectionStart;
  if (!document.execCommand('insertText', false, text)) {
    field.setRangeText(text, start, field.selectionEnd, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  if (select !== undefined) field.setSelectionRange(start + select[0], start + select[1]);
}

const marked = (field: HTMLTextAreaElement) => field.value.slice(field.selectionStart, field.selectionEnd);

/** Marks whole lines, from the first that the cursor stands in to the last. */
function markLines(field: HTMLTextAreaElement): string {
  const start = field.value.lastIndexOf('\n', field.selectionStart - 1) + 1;
  const end = field.value.indexOf('\n', field.selectionEnd);
  field.setSelectionRange(start, end === -1 ? field.value.length : end);
  return marked(field);
}

function bold(field: HTMLTextAreaElement): void {
  const text = marked(field);
  insert(field, `**${text}**`, [2, 2 + text.length]);
}

function heading(field: HTMLTextAreaElement): void {
  const line = markLines(field).replace(/^#{2,4} /u, '');
  insert(field, `## ${line}`);
}

function list(field: HTMLTextAreaElement): void {
  insert(field, markLines(field).replaceAll(/^(?:- )?/gmu, '- '));
}

function link(field: HTMLTextAreaElement, words: EditorWords): void {
  const text = marked(field) || words.linkText;
  const start = `[${text}](`;
  insert(field, `${start}https://)`, [start.length, start.length + 8]);
}

/** A table stands by itself, with an empty line before and after. */
function table(field: HTMLTextAreaElement, words: EditorWords): void {
  field.setSelectionRange(field.selectionEnd, field.selectionEnd);
  const before = field.value.slice(0, field.selectionEnd);
  const space = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  const start = space.length + 'Tabell: '.length;
  insert(field, `${space}${words.tableTemplate}\n\n`, [start, space.length + words.tableTemplate.indexOf('\n')]);
}

function toolButton(text: string, hint: string, press: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'tool';
  element.textContent = text;
  if (hint !== '') element.title = hint;
  element.addEventListener('click', press);
  return element;
}

function equip(field: HTMLTextAreaElement, words: EditorWords, figures: readonly Figure[]): void {
  const picker = figurePicker(figures, words, (form) => {
    field.focus();
    if (form === null) return;
    const typed = field.value.slice(0, field.selectionStart).endsWith('=');
    if (typed) field.setSelectionRange(field.selectionStart - 1, field.selectionEnd);
    insert(field, form);
  });
  const tools = document.createElement('div');
  tools.className = 'tools';
  tools.setAttribute('role', 'group');
  tools.setAttribute('aria-label', words.toolbar);
  tools.append(
    toolButton(words.bold, 'Ctrl+B', () => bold(field)),
    toolButton(words.heading, '##', () => heading(field)),
    toolButton(words.list, '-', () => list(field)),
    toolButton(words.link, '', () => link(field, words)),
    toolButton(words.table, '|', () => table(field, words)),
    ...(figures.length === 0 ? [] : [toolButton(words.figure, words.figureHint, picker.open)]),
  );
  field.before(tools, picker.element);
  field.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'b') return;
    event.preventDefault();
    bold(field);
  });
  // "=" where a word begins asks for a figure; an assignment or an address does not.
  field.addEventListener('input', (event) => {
    if (!(event instanceof InputEvent) || event.data !== '=' || figures.length === 0) return;
    if (/(?:^|[\s(])=$/u.test(field.value.slice(0, field.selectionStart))) picker.open();
  });
}

/** The text as it will look, without leaving the page. */
function previewInPlace(form: HTMLFormElement): void {
  const place = document.getElementById('forhandsvisning');
  form.addEventListener(
    'submit',
    async (event) => {
      const { submitter } = event;
      if (!(submitter instanceof HTMLButtonElement) || submitter.value !== 'visa' || place === null) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const fields = [...new FormData(form)].map(([name, given]): [string, string] => [name, String(given)]);
      const body = new URLSearchParams([...fields, [submitter.name, submitter.value]]);
      const response = await fetch(form.action, {
        method: 'POST',
        body,
        headers: { Accept: 'application/json' },
      }).catch(() => null);
      const answer = (await response?.json().catch(() => null)) as { html?: string } | null | undefined;
      if (answer?.html !== undefined) place.replaceChildren(...markup(answer.html));
    },
    true,
  );
}

const form = document.getElementById('posten');
if (form instanceof HTMLFormElement && form.dataset.editor !== undefined) {
  const words = JSON.parse(form.dataset.editor) as EditorWords;
  const choice = form.querySelector<HTMLSelectElement>('[name=siffra]');
  const options = [...(choice?.options ?? [])].filter(({ value }) => value !== '');
  const figures = options.map(({ value, text }) => ({ label: text, form: value }));
  for (const field of form.querySelectorAll('textarea'))
    if (field.closest('[data-apart]') === null) equip(field, words, figures);
  const plain = choice?.closest('details');
  if (plain !== null && plain !== undefined) plain.hidden = true;
  previewInPlace(form);
  checkInPlace(form, insert);
}
