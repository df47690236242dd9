/** The year as a ring of twelve months with its dates as numbered dots, and the same dates in a table. */
import type { AnnualWheel } from '../../../app/annual-wheel.ts';
import { periodCode } from '../../../domain/period.ts';
import type { ShownTable } from '../../data-table.ts';
import { routes } from '../../routes.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { useVisit } from '../../visit.ts';

export function WheelPage({ wheel, table }: { wheel: AnnualWheel; table: ShownTable }) {
  const { words } = useVisit();
  const { overview } = words;
  return (
    <>
      <h1>
        {overview.wheel} {wheel.year}
      </h1>
      <p className="lede">{overview.wheelText}</p>
      {wheel.years.length < 2 ? null : (
        <nav className="filter" aria-label={overview.otherYear}>
          <ul>
            {wheel.years.map((year) => (
              <li key={year}>
                <a
                  href={routes.wheel.href({ year: String(year) })}
                  aria-current={year === wheel.year ? 'true' : undefined}
                >
                  {year}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {wheel.events.length === 0 ? null : <Wheel wheel={wheel} />}
      <DataTable table={table} empty={overview.wheelEmpty} />
    </>
  );
}

const centre = 170;
const ring = 120;
const dayOfYear = (date: string) => (Date.parse(date) - Date.parse(`${date.slice(0, 4)}-01-01`)) / 86_400_000;

/** A place on a circle; 0 is the top, 1 a whole turn clockwise. Two decimals are enough for a screen. */
function place(turn: number, radius: number): { x: number; y: number } {
  const angle = turn * 2 * Math.PI - Math.PI / 2;
  const rounded = (number: number) => Math.round(number * 100) / 100;
  return { x: rounded(centre + radius * Math.cos(angle)), y: rounded(centre + radius * Math.sin(angle)) };
}

/** Dates of the same week stand further and further in, so that their dots don't cover each other. */
function depths(turns: readonly number[]): number[] {
  const depth: number[] = [];
  for (const [index, turn] of turns.entries()) {
    const near = index > 0 && turn - (turns[index - 1] ?? 0) < 0.03;
    depth.push(near ? ((depth[index - 1] ?? 0) + 1) % 4 : 0);
  }
  return depth;
}

function Wheel({ wheel }: { wheel: AnnualWheel }) {
  const { words, language } = useVisit();
  const month = new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' });
  const turns = wheel.events.map(({ date }) => dayOfYear(date) / 366);
  const depth = depths(turns);
  return (
    <figure className="wheel">
      <svg viewBox="0 0 340 340" role="img" aria-label={`${words.overview.wheel} ${wheel.year}`}>
        <circle className="wheel-ring" cx={centre} cy={centre} r={ring} />
        {Array.from({ length: 12 }, (_, index) => {
          const [from, to] = [place(index / 12, ring - 13), place(index / 12, ring + 13)];
          const name = place((index + 0.5) / 12, ring + 32);
          return (
            <g key={from.x + from.y}>
              <line className="wheel-tick" x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
              <text className="wheel-month" x={name.x} y={name.y} textAnchor="middle" dominantBaseline="middle">
                {month.format(new Date(Date.UTC(wheel.year, index, 1)))}
              </text>
            </g>
          );
        })}
        {wheel.events.map((event, index) => {
          const dot = place(turns[index] ?? 0, ring - (depth[index] ?? 0) * 24);
          return (
            <g key={`${event.date} ${periodCode(event.period)} ${event.step}`}>
              <circle className="wheel-dot" cx={dot.x} cy={dot.y} r="10" />
              <text className="wheel-number" x={dot.x} y={dot.y} textAnchor="middle" dominantBaseline="central">
                {index + 1}
              </text>
            </g>
          );
        })}
        <text className="wheel-year" x={centre} y={centre} textAnchor="middle" dominantBaseline="central">
          {wheel.year}
        </text>
      </svg>
    </figure>
  );
}
