/** One slide: its table in large type, and the way to the next one. */
import type { Overview } from '../../../app/overview.ts';
import { overviewUrl, presentationUrl } from '../../routes.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { TableBody } from '../../ui/data-table.tsx';
import { useWords } from '../../visit.ts';
import { Chart } from '../overview/page.tsx';
import type { Slide } from './controller.tsx';

type SlidePageProps = { overview: Overview; slide: Slide; number: number; of: number };

export function SlidePage({ overview, slide, number, of }: SlidePageProps) {
  const words = useWords();
  return (
    <article className="slide">
      <p className="eyebrow">
        {words.periodName(overview.period)} · {words.overview.slide(number, of)}
      </p>
      <h1 id="bild">{slide.table.caption}</h1>
      {slide.svg === null ? null : <Chart svg={slide.svg} alt={slide.table.caption} />}
      <TableBody table={slide.table} labelledBy="bild" />
      <nav className="slide-nav" aria-label={words.overview.slide(number, of)}>
        {number > 1 ? (
          <ButtonLink href={presentationUrl(overview.period, number - 1)} look="secondary" rel="prev">
            {words.overview.previous}
          </ButtonLink>
        ) : null}
        {number < of ? (
          <ButtonLink href={presentationUrl(overview.period, number + 1)} rel="next">
            {words.overview.next}
          </ButtonLink>
        ) : null}
        <ButtonLink href={overviewUrl(overview.period)} look="quiet">
          {words.overview.close}
        </ButtonLink>
      </nav>
    </article>
  );
}
