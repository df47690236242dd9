/**
 * Moves nodes of a plan by dragging: puts a handle on every row, shows where the node would land, and posts the same
 * fields as the form that moves by keyboard. Without this script the buttons and the list of places do all of it.
 */
import { type Drop, dropAt, itemOf } from './plan-drop.ts';

/** How near the edge of the window the page begins to scroll, and how far at a time, in pixels. */
const edge = 70;
const stride = 14;

function setField(form: HTMLFormElement, name: string, value: string): void {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLInputElement) field.value = value;
}

function start(tree: HTMLElement, form: HTMLFormElement): void {
  let held: HTMLElement | null = null;
  let drop: Drop | null = null;
  let pointer = { x: 0, y: 0 };

  function show(next: Drop | null): void {
    if (drop !== null) drop.row.classList.remove(`yearplan-drop-${drop.where}`);
    drop = next;
    if (drop !== null) drop.row.classList.add(`yearplan-drop-${drop.where}`);
  }

  function aim(): void {
    const item = itemOf(document.elementFromPoint(pointer.x, pointer.y));
    show(held === null || item === null ? null : dropAt(held, item, pointer.y));
  }

  function scroll(): void {
    if (held === null) return;
    const way = pointer.y < edge ? -stride : pointer.y > window.innerHeight - edge ? stride : 0;
    if (way !== 0) {
      window.scrollBy(0, way);
      aim();
    }
    requestAnimationFrame(scroll);
  }

  function end(): void {
    show(null);
    held?.classList.remove('yearplan-held');
    tree.classList.remove('yearplan-dragging');
    held = null;
  }

  function begin(grip: HTMLElement, event: PointerEvent): void {
    if (event.button !== 0) return;
    event.preventDefault();
    held = itemOf(grip);
    if (held === null) return;
    grip.setPointerCapture(event.pointerId);
    pointer = { x: event.clientX, y: event.clientY };
    held.classList.add('yearplan-held');
    tree.classList.add('yearplan-dragging');
    requestAnimationFrame(scroll);
  }

  function letGo(): void {
    const [node, target] = [held?.dataset.node, drop];
    end();
    if (node === undefined || target === null) return;
    setField(form, 'node', node);
    setField(form, 'parent', target.parent);
    setField(form, 'before', target.before);
    form.requestSubmit();
  }

  function addGrip(item: HTMLElement): void {
    const grip = document.createElement('span');
    grip.className = 'yearplan-grip';
    grip.title = tree.dataset.grip ?? '';
    grip.setAttribute('aria-hidden', 'true');
    grip.addEventListener('pointerdown', (event) => begin(grip, event));
    grip.addEventListener('pointermove', (event) => {
      if (held === null) return;
      pointer = { x: event.clientX, y: event.clientY };
      aim();
    });
    grip.addEventListener('pointerup', letGo);
    grip.addEventListener('pointercancel', end);
    item.querySelector('.yearplan-text .eyebrow')?.prepend(grip);
  }

  for (const item of tree.querySelectorAll<HTMLElement>('.yearplan-item')) {
    if (item.dataset.fixed === undefined && item.dataset.foreign === undefined) addGrip(item);
  }
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') end();
  });
}

const tree = document.querySelector<HTMLElement>('.yearplan-tree[data-form]');
const form = document.getElementById(tree?.dataset.form ?? '');
if (tree !== null && form instanceof HTMLFormElement) start(tree, form);
