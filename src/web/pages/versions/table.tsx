/** The versions of a report as a table: when, who, the files of what was decided, and the checksum. */
import { formats } from '../../../app/print-report.ts';
import type { VersionItem, VersionsView } from '../../../app/report-versions.ts';
import type { ReportAddress } from '../../../app/views.ts';
import { type DataCell, type DataTable, textColumn } from '../../data-table.ts';
import { versionFileUrl } from '../../routes.ts';
import { dayTime } from '../../words/time.ts';
import type { Words } from '../../words/words.ts';

export function nameOf(version: VersionItem, kinds: Record<VersionItem['kind'], string>): string {
  return version.label === '' ? kinds[version.kind] : `${kinds[version.kind]}: ${version.label}`;
}

export function versionTable({ versions }: VersionsView, address: ReportAddress, words: Words): DataTable {
  const { versions: text } = words;
  return {
    id: 'versioner',
    caption: text.caption,
    columns: [text.version, text.when, text.who, text.files, text.checksum].map(textColumn),
    rows: versions.map((version) => [
      nameCell(version, words),
      { text: version.at === null ? null : dayTime(version.at), ours: true },
      { text: version.by === null ? null : words.who(version.by), ours: true },
      filesCell(version, address, words),
      {
        text: version.sha256,
        content: version.sha256 && <code className="checksum">{version.sha256.slice(0, 12)}…</code>,
      },
    ]),
  };
}

function nameCell(version: VersionItem, { versions: text }: Words): DataCell {
  const name = nameOf(version, text.kinds);
  const { supersedes } = version;
  const why = supersedes === null ? '' : text.supersedes(supersedes.number, supersedes.reason);
  const content = (
    <>
      <span lang={version.label === '' ? undefined : 'sv'}>{name}</span>
      {why === '' ? null : <p className="hint">{why}</p>}
    </>
  );
  return { text: [name, why].filter((part) => part !== '').join(' '), content };
}

function filesCell(version: VersionItem, address: ReportAddress, { preview }: Words): DataCell {
  const number = /^beslut-(\d+)$/u.exec(version.id)?.[1];
  if (number === undefined) return { text: null };
  const names = { html: preview.html, docx: preview.docx, pdf: preview.pdf };
  const content = (
    <ul className="list-meta">
      {formats.map((format) => (
        <li key={format}>
          <a href={versionFileUrl(address, number, format)}>{names[format]}</a>
        </li>
      ))}
    </ul>
  );
  return { text: formats.map((format) => names[format]).join(', '), content };
}
