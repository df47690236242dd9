/** The choice of another year to show, as a plain form. */
import { useWords } from '../visit.ts';
import { Button } from './button.tsx';

type YearChoiceProps = { action: string; year: number; years: readonly number[] };

export function YearChoice({ action, year, years }: YearChoiceProps) {
  const { supervision: words } = useWords();
  const all = [...new Set([...years, year])].toSorted((a, b) => b - a);
  return (
    <form className="data-filter" action={action} method="get">
      <label htmlFor="f-ar">{words.year}</label>
      <select id="f-ar" name="ar" defaultValue={String(year)}>
        {all.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
      <Button look="secondary">{words.show}</Button>
    </form>
  );
}
