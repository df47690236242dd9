/** Turns the slides of a presentation with the arrow keys, Page Up and Page Down. */

const ways: Record<string, string> = {
  ArrowRight: 'next',
  PageDown: 'next',
  ArrowLeft: 'prev',
  PageUp: 'prev',
};

document.addEventListener('keydown', (event) => {
  const way = ways[event.key];
  if (way === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = document.querySelector<HTMLAnchorElement>(`.slide-nav a[rel="${way}"]`);
  if (link === null) return;
  event.preventDefault();
  link.click();
});
