/** The two boards' parts of the play: what each writes and who does it. */
import type { Part } from './control-play.ts';

export const ks: Part = {
  body: 'KS',
  event: 'behörigheter finns kvar',
  control: 'Genomgång av behörigheter',
  result: 'Tre behörigheter granskades och en avvek.',
  action: 'Ta bort behörigheten samma dag som någon slutar.',
  owner: 'Hedda Holm',
  scripts: true,
};

/** Works with JavaScript off. */
export const von: Part = {
  body: 'VON',
  event: 'läkemedel förväxlas',
  control: 'Granskning av läkemedelslistor',
  result: 'Tre listor granskades och en avvek.',
  action: 'Dubbelkontrollera listan vid inskrivning.',
  owner: 'Hans Hed',
  scripts: false,
};
