/** The tables of a page that have no toolbar, and which of them need none. */

const tag = /<(\/?)([a-z][a-z0-9]*)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*(\/?)>/gu;
const voids = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

/** What a table stands in where it is no table of the web's: a text that a person wrote, or a document. */
const texts = ['prose', 'upp-document'];

/** The classes of each table that stands in no frame with a toolbar; '' where it has none. */
export function plainTables(html: string): string[] {
  const found: string[] = [];
  const open: { name: string; classes: readonly string[] }[] = [];
  for (const [, end, name = '', attributes = '', empty] of html.matchAll(tag)) {
    if (end === '/') {
      while (open.length > 0 && open.pop()?.name !== name);
      continue;
    }
    const classes = (/\sclass="([^"]*)"/u.exec(attributes)?.[1] ?? '').split(' ');
    const framed = open.some((each) => each.classes.some((one) => one === 'data-table' || texts.includes(one)));
    if (name === 'table' && !framed) found.push(classes.join(' '));
    if (empty === '' && !voids.has(name)) open.push({ name, classes });
  }
  return found;
}

/** Tables without a toolbar, as "address class", each with its reason. All others are filtered, remembered and fetched. */
export const withoutToolbar: Readonly<Record<string, string>> = {
  '/internkontroll/:body/:year/risker risk-table':
    'The picture of the register: each cell leads into the list below, which has its toolbar.',
  '/internkontroll/:body/:year/version/:number risk-table':
    'The picture of a register as it was decided; its risks stand below, one by one.',
  '/kontroller/:control/korning/:number run-files': 'As many rows as the control reads files.',
  '/kontroller/:control/underlag/:source/:name ': 'The first rows of a file that the reader has.',
  '/oversikt/:period/visning/:slide ': 'A slide for a meeting; the same table stands on the overview with its toolbar.',
  '/plan/:year/inlasning/:id sheet-beginning': 'The first rows of a file that the reader has.',
  '/plan/:year/ny level-counts': 'A row for each level, beside a form whose choices a filter would lose.',
  '/plan/:year/post/:level/:slug/indikator/:indicator target-fields': 'A form.',
  '/samla/:body/:period/siffror gather-sums':
    'Sums of a handful of bodies; the list of all parts below them has the toolbar.',
  '/samla/:body/:period/post/:level/:slug gather-sums': 'The same sums, of one node.',
};
