/** /oversikt/:period/visning/:slide: the overview one table at a time, large, for showing to a board. The arrow keys turn the slides. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { type Overview, readOverview } from '../../../app/overview.ts';
import { parsePeriod } from '../../../domain/period.ts';
import type { DataTable } from '../../data-table.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { answerPage } from '../../page.tsx';
import { sessionOf, type WebEnv } from '../../visit.ts';
import type { Words } from '../../words/words.ts';
import { changeTable, countTable, lightTable, matrixTable, missedTable } from '../overview/tables.ts';
import { SlidePage } from './page.tsx';

/** Rows that fit on one slide. */
const rowsEach = 10;

export type Slide = { readonly table: DataTable; readonly svg: string | null };

/** Tables with rows, long ones over several slides. */
export function slidesOf(overview: Overview, words: Words): Slide[] {
  const lights = lightTable(overview, words);
  const tables = [
    matrixTable(overview, words),
    countTable(overview, words),
    changeTable(overview, words),
    missedTable(overview, words),
    ...(lights === null ? [] : [lights]),
  ];
  return tables.flatMap((table) =>
    Array.from({ length: Math.ceil(table.rows.length / rowsEach) }, (_, index) => ({
      table: { ...table, rows: table.rows.slice(index * rowsEach, (index + 1) * rowsEach) },
      svg: table === lights ? (overview.lights?.svg ?? null) : null,
    })),
  );
}

export function showSlide(app: App): Handler<WebEnv> {
  return async (c) => {
    const { words } = c.get('visit');
    const period = parsePeriod(c.req.param('period') ?? '');
    const number = Number(c.req.param('slide'));
    if (period === null) return answerMissing(c);
    const overview = await readOverview(app, sessionOf(c), period);
    if (!overview.ok) return answerRefusal(c, overview.issues);
    const slides = slidesOf(overview.value, words);
    const slide = slides[number - 1];
    if (slide === undefined) return answerMissing(c);
    return answerPage(c, {
      title: `${slide.table.caption}, ${words.periodName(overview.value.period)}`,
      width: 'wide',
      islands: ['slides.js'],
      children: <SlidePage overview={overview.value} slide={slide} number={number} of={slides.length} />,
    });
  };
}
