/** Small elements that islands put on the page; text always as text. */

export function paragraph(text: string, className = ''): HTMLParagraphElement {
  const element = document.createElement('p');
  element.textContent = text;
  if (className !== '') element.className = className;
  return element;
}

export function quotation(text: string): HTMLElement {
  const element = document.createElement('pre');
  element.className = 'island-text';
  element.lang = 'sv';
  element.textContent = text;
  return element;
}

export function button(text: string, look: 'primary' | 'secondary', press: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = `button button-${look}`;
  element.textContent = text;
  element.addEventListener('click', press);
  return element;
}

/** The server's own markup as elements; scripts in it do not run. */
export function markup(html: string): Node[] {
  return [...new DOMParser().parseFromString(html, 'text/html').body.childNodes];
}

/** Puts the parts of a page that was fetched anew in place of those that differ. */
export function exchangeParts(next: Document): void {
  for (const part of document.querySelectorAll<HTMLElement>('[data-part]')) {
    const now = next.querySelector(`[data-part="${part.dataset.part}"]`);
    if (now !== null && !now.isEqualNode(part)) part.replaceChildren(...now.childNodes);
  }
}
