/** What the figure check found in the entry that was just saved, with both places; the whole report's stands on its preview. */
import type { ReportAddress } from '../../../app/views.ts';
import type { Checked } from '../../../domain/check/finding.ts';
import { previewUrl } from '../../routes.ts';
import { Finding } from '../../ui/findings.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useWords } from '../../visit.ts';

export function EntryFigures({ figures, address }: { figures: readonly Checked[]; address: ReportAddress }) {
  const { entry } = useWords().check;
  if (figures.length === 0) return null;
  return (
    <Notice kind="warning" title={entry.title(figures.length)}>
      <ul className="findings-list">
        {figures.slice(0, 5).map((check) => (
          <Finding key={check.message} finding={check} />
        ))}
      </ul>
      <p>
        <a href={`${previewUrl(address)}#siffror`}>{entry.more}</a>
      </p>
    </Notice>
  );
}
