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
