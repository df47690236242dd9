/**
 * Finding a figure of the report by keyboard: a combobox with a list (WAI-ARIA 1.2), opened by a button or by typing "=".
 * What is chosen is given as the text that stands for it in the field.
 */

export type PickerWords = Record<'find' | 'foundMany' | 'foundOne' | 'foundNone' | 'figure', string>;

/** What can be chosen: how it is named, and the text for the field. */
export type Figure = { readonly label: string; readonly form: string };

const shown = 40;
let pickers = 0;

function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>>,
  ...content: (string | Node)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, text] of Object.entries(attributes)) element.setAttribute(name, text);
  element.append(...content);
  return element;
}

/** The figures whose names have every word of the query, in their order. */
function matching(figures: readonly Figure[], query: string): Figure[] {
  const words = query.toLocaleLowerCase('sv').split(/\s+/u).filter(Boolean);
  return figures.filter(({ label }) => words.every((word) => label.toLocaleLowerCase('sv').includes(word)));
}

export type Picker = { readonly element: HTMLElement; open(): void };

/** `choose` gets the chosen text, or null where the person went back without one. */
export function figurePicker(
  figures: readonly Figure[],
  words: PickerWords,
  choose: (form: string | null) => void,
): Picker {
  pickers += 1;
  const id = `siffror-${pickers}`;
  const list = make('ul', { id, role: 'listbox', 'aria-label': words.figure, class: 'picker-list' });
  const input = make('input', {
    id: `${id}-sok`,
    type: 'text',
    role: 'combobox',
    autocomplete: 'off',
    'aria-autocomplete': 'list',
    'aria-expanded': 'true',
    'aria-controls': id,
  });
  const count = make('p', { role: 'status', class: 'hint' });
  const element = make(
    'div',
    { class: 'picker', hidden: '' },
    make('label', { for: input.id }, words.find),
    input,
    count,
    list,
  );
  let found: Figure[] = [];
  let at = 0;

  function point(to: number): void {
    at = Math.max(0, Math.min(to, list.children.length - 1));
    [...list.children].forEach((option, index) => {
      option.setAttribute('aria-selected', String(index === at));
    });
    const option = list.children[at];
    if (option === undefined) input.removeAttribute('aria-activedescendant');
    else {
      input.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    }
  }
  function search(): void {
    found = matching(figures, input.value);
    const options = found.slice(0, shown).map(({ label }, index) => {
      const option = make('li', { id: `${id}-${index}`, role: 'option', lang: 'sv' }, label);
      option.addEventListener('click', () => close(index));
      return option;
    });
    list.replaceChildren(...options);
    const several = found.length === 1 ? words.foundOne : words.foundMany.replace('%s', String(found.length));
    count.textContent = found.length === 0 ? words.foundNone : several;
    point(0);
  }
  function close(index: number | null): void {
    element.hidden = true;
    choose(index === null ? null : (found[index]?.form ?? null));
  }

  const keys = new Map<string, () => void>([
    ['ArrowDown', () => point(at + 1)],
    ['ArrowUp', () => point(at - 1)],
    ['Home', () => point(0)],
    ['End', () => point(shown)],
    ['Enter', () => close(list.children.length === 0 ? null : at)],
    ['Escape', () => close(null)],
  ]);
  // What is typed here is no edit of the entry.
  input.addEventListener('input', (event) => {
    event.stopPropagation();
    search();
  });
  input.addEventListener('keydown', (event) => {
    const act = keys.get(event.key);
    if (act === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    act();
  });
  element.addEventListener('focusout', ({ relatedTarget }) => {
    if (!element.hidden && relatedTarget instanceof Node && !element.contains(relatedTarget)) element.hidden = true;
  });

  return {
    element,
    open() {
      input.value = '';
      element.hidden = false;
      search();
      input.focus();
    },
  };
}
