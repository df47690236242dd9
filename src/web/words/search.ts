/** Words of the search page, in both languages. */
import type { SearchHit } from '../../app/search.ts';

export const searchSv = {
  title: 'Sök',
  text: 'Sök i mål, kommentarer, indikatorer, risker, kontroller och dokument. Uppsikt hittar även ordets böjningar och längre ord som börjar likadant.',
  field: 'Sökord',
  hint: 'Citattecken håller ihop en fras: "god ekonomi". Minus utesluter ett ord: -skola.',
  button: 'Sök',
  filter: 'Visa en sorts träffar',
  all: 'Alla',
  kinds: {
    node: 'Mål och åtaganden',
    entry: 'Kommentarer',
    indicator: 'Indikatorer',
    event: 'Väsentliga händelser',
    part: 'Dokument',
    risk: 'Risker',
    control: 'Kontroller',
    result: 'Kontrollresultat',
    body: 'Organisation',
  } satisfies Record<SearchHit['kind'], string>,
  hits: (count: number) => (count === 1 ? '1 träff' : `${count} träffar`),
  more: (shown: number) => `De ${shown} bästa träffarna visas. Sök på fler ord för att hitta rätt.`,
  noneTitle: 'Inga träffar',
  none: 'Kontrollera stavningen, pröva ett kortare ord eller ta bort ett ord.',
  plan: (year: number) => `Plan ${year}`,
};

export const searchEn = {
  title: 'Search',
  text: 'Search goals, comments, indicators, risks, controls and documents. Uppsikt also finds other forms of the word and longer words that begin with it. The texts are in Swedish.',
  field: 'Words to look for',
  hint: 'Quotation marks keep a phrase together: "god ekonomi". A minus leaves a word out: -skola.',
  button: 'Search',
  filter: 'Show one kind of hits',
  all: 'All',
  kinds: {
    node: 'Goals and commitments',
    entry: 'Comments',
    indicator: 'Indicators',
    event: 'Significant events',
    part: 'Documents',
    risk: 'Risks',
    control: 'Controls',
    result: 'Control results',
    body: 'Organisation',
  },
  hits: (count: number) => (count === 1 ? '1 hit' : `${count} hits`),
  more: (shown: number) => `The best ${shown} hits are shown. Add words to find the right one.`,
  noneTitle: 'No hits',
  none: 'Check the spelling, try a shorter word or take one away.',
  plan: (year: number) => `Plan ${year}`,
} satisfies typeof searchSv;
