/** Shows how a value of a scale looks while its word, shape and colour are chosen, and says where the colour is too faint. */
import { contrast, isSymbolShape, leastContrast, symbolPaths } from '../../app/symbol.ts';

function show(value: HTMLElement): void {
  const read = (part: string) => value.querySelector<HTMLInputElement>(`[name^="${part}-"]`)?.value ?? '';
  const shape = read('shape');
  const color = read('color');
  const symbol = value.querySelector('[data-preview] svg');
  const label = value.querySelector('[data-label]');
  const fault = value.querySelector<HTMLElement>('[data-faint]');
  if (symbol && isSymbolShape(shape) && /^#[0-9a-f]{6}$/iu.test(color)) symbol.innerHTML = symbolPaths(shape, color);
  if (label) label.textContent = read('label');
  if (fault) fault.textContent = contrast(color, '#ffffff') < leastContrast ? (fault.dataset.faint ?? '') : '';
}

for (const value of document.querySelectorAll<HTMLElement>('[data-value]')) {
  value.addEventListener('input', () => show(value));
  show(value);
}
