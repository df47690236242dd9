/** What a plan's page offers of spreadsheets: fetching it as one, and reading one in. */
import { sheetExportUrl, sheetImportsUrl } from '../../routes.ts';
import { useWords } from '../../visit.ts';

export function SheetLinks({ year, editable }: { year: number; editable: boolean }) {
  const { bulkImport: words } = useWords();
  return (
    <nav className="sheet-links" aria-label={words.links}>
      <ul>
        <li>
          <a href={sheetExportUrl(year, 'poster')}>{words.getPlan}</a>
        </li>
        <li>
          <a href={sheetExportUrl(year, 'indikatorer')}>{words.getIndicators}</a>
        </li>
        {editable ? (
          <li>
            <a href={sheetImportsUrl(year)}>{words.title}</a>
          </li>
        ) : null}
      </ul>
    </nav>
  );
}
