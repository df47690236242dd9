/** The example's report of a year, and a shorter package cut out of its text: two process areas, two risks. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const example = readFileSync(join(import.meta.dirname, '../examples/alvsala/2025-year.txt'), 'utf8');

/** The shorter package of the PDF fixture. */
export function shortPackage(text: string): string {
  const line = (title: string) => `\n${title}\n`;
  const cuts: [number, number][] = [
    [
      text.indexOf(line('Processområde Näringsliv och arbete')) - 'Hållbar utveckling\n'.length,
      text.lastIndexOf(line('Effektiv organisation')),
    ],
    [
      text.indexOf(line('Processområde Verksamhetsutveckling och service')),
      text.indexOf(line('Processområde Medarbetare och ledarskap')),
    ],
    [text.lastIndexOf(line('Risk – Digital tillgänglighet')), text.lastIndexOf(line('Risk – Ärendehantering'))],
    [text.lastIndexOf(line('Verksamhetsutveckling och service')), text.lastIndexOf(line('Medarbetare och ledarskap'))],
  ];
  return cuts.reduceRight((left, [from, to]) => left.slice(0, from) + left.slice(to), text);
}
