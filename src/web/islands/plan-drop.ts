/** Where a dragged node of a plan would land: before or after one of its own level, or last under one of a higher level. */

export type Drop = {
  /** The row that shows it. */
  readonly row: HTMLElement;
  readonly where: 'before' | 'after' | 'inside';
  /** The key of the node that it would hang on; '' is the top. */
  readonly parent: string;
  /** The key of the sibling that it would stand before; '' is last. */
  readonly before: string;
};

/** The list item that an element stands in. */
export function itemOf(element: Element | null | undefined): HTMLElement | null {
  return element?.closest<HTMLElement>('.yearplan-item') ?? null;
}

const rankOf = (item: HTMLElement): number => Number(item.dataset.rank);

/** The item itself or the nearest around it whose level is no lower than the held one's. */
function targetFor(held: HTMLElement, item: HTMLElement): HTMLElement | null {
  let target: HTMLElement | null = item;
  while (target !== null && rankOf(target) > rankOf(held)) target = itemOf(target.parentElement);
  return target;
}

/** The sibling of the same level that comes next, the held one left out. */
function nextSibling(held: HTMLElement, item: HTMLElement): HTMLElement | null {
  let next = item.nextElementSibling;
  while (next !== null && (next === held || !(next instanceof HTMLElement) || rankOf(next) !== rankOf(item)))
    next = next.nextElementSibling;
  return next instanceof HTMLElement ? next : null;
}

/** Null where the node cannot land there. `y`: the pointer's, from the top of the window. */
export function dropAt(held: HTMLElement, item: HTMLElement, y: number): Drop | null {
  const target = targetFor(held, item);
  const row = target?.querySelector<HTMLElement>('.yearplan-row');
  if (!target || !row || held.contains(target) || target.dataset.fixed !== undefined) return null;
  const key = target.dataset.node ?? '';
  if (rankOf(target) < rankOf(held)) return { row, where: 'inside', parent: key, before: '' };
  const parent = target.dataset.parent ?? '';
  const box = target.getBoundingClientRect();
  if (y < box.top + box.height / 2) return { row, where: 'before', parent, before: key };
  return { row, where: 'after', parent, before: nextSibling(held, target)?.dataset.node ?? '' };
}
