/** A site over its scans: the index as a line, and the same as a table. */
import type { ScanSiteView } from '../../../app/scan-view.ts';
import type { ShownTable } from '../../data-table.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { useWords } from '../../visit.ts';

const size = { width: 480, height: 130, highest: 125 };

export function History({ view, table }: { view: ScanSiteView; table: ShownTable }) {
  if (view.history.length === 0) return null;
  return <DataTable table={table} empty="" text={<Line view={view} />} />;
}

/** The table beneath says the same in words. */
function Line({ view }: { view: ScanSiteView }) {
  const { scan: words } = useWords();
  const known = view.history.flatMap(({ index }) => (index === null ? [] : Number(index)));
  if (known.length < 2) return null;
  const x = (at: number) => 10 + (at * (size.width - 20)) / (known.length - 1);
  const y = (value: number) => size.height - 10 - (value * (size.height - 20)) / size.highest;
  return (
    <svg className="scan-line" viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={words.historyChart}>
      {[0, 75, 90, 99].map((limit) => (
        <line key={limit} className="scan-limit" x1="10" x2={size.width - 10} y1={y(limit)} y2={y(limit)} />
      ))}
      <polyline points={known.map((value, at) => `${x(at)},${y(value)}`).join(' ')} />
      {known.map((value, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
        <circle key={at} cx={x(at)} cy={y(value)} r="4" />
      ))}
    </svg>
  );
}
