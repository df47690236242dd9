/** Mitt arbete: what the person owes and what waits for their review, then the reports: their own first, the others to read. */
import type { ControlWork } from '../../../app/control-work.ts';
import type { MyWork } from '../../../app/my-work.ts';
import type { ReportListItem } from '../../../app/views.ts';
import { periodCode } from '../../../domain/period.ts';
import { addressOf, previewUrl, routes, treeUrl } from '../../routes.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Progress } from '../../ui/progress.tsx';
import { useWords } from '../../visit.ts';
import { ControlSections } from './control.tsx';
import { NothingOwed, OwedSection, ReviewSection } from './owed.tsx';

type HomePageProps = {
  work: MyWork;
  control: ControlWork;
  reports: readonly ReportListItem[];
  /** True for bodies that the person may report for. */
  mine: (body: string) => boolean;
  mayImport: boolean;
};

export function HomePage({ work, control, reports, mine, mayImport }: HomePageProps) {
  const words = useWords();
  const open = reports.filter((report) => !report.decided && mine(report.body.code));
  const others = reports.filter((report) => !open.includes(report));
  return (
    <>
      <h1>{words.home.title}</h1>
      {reports.length === 0 ? <Empty mayImport={mayImport} /> : null}
      {open.length > 0 &&
      work.reports.length +
        work.review.length +
        control.toDo.length +
        control.toSign.length +
        control.surveys.length ===
        0 ? (
        <NothingOwed />
      ) : null}
      {work.reports.map((report) => (
        <OwedSection key={report.address.body + periodCode(report.address.period)} report={report} />
      ))}
      <ReviewSection items={work.review} />
      <ControlSections work={control} />
      {work.unowned > 0 ? <p>{words.reporting.work.unowned(work.unowned)}</p> : null}
      <Reports id="rapporter" title={words.reporting.work.reports} reports={open} open />
      <Reports id="ovriga" title={words.home.others} reports={others} />
    </>
  );
}

type ReportsProps = { id: string; title: string; reports: readonly ReportListItem[]; open?: boolean };

/** Those of the latest year as cards, the years before folded. */
function Reports({ id, title, reports, open = false }: ReportsProps) {
  const words = useWords();
  const [newest] = reports;
  if (newest === undefined) return null;
  const [now = [], earlier = []] = [true, false].map((latest) =>
    reports.filter(({ period }) => (period.year === newest.period.year) === latest),
  );
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="cards">
        {now.map((report) => (
          <ReportCard key={report.body.code + periodCode(report.period)} report={report} open={open} />
        ))}
      </ul>
      {earlier.length > 0 ? (
        <details>
          <summary>{words.home.earlier(earlier.length)}</summary>
          <ul>
            {earlier.map((report) => (
              <EarlierReport key={report.body.code + periodCode(report.period)} report={report} />
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}

function EarlierReport({ report }: { report: ReportListItem }) {
  const words = useWords();
  return (
    <li>
      <a href={treeUrl(addressOf(report))}>
        {words.periodName(report.period)}, <span lang="sv">{report.body.name}</span>
      </a>
      {report.decided ? ` · ${words.home.decided}` : null}
    </li>
  );
}

function ReportCard({ report, open = false }: { report: ReportListItem; open?: boolean }) {
  const words = useWords();
  const address = addressOf(report);
  const name = `${report.body.name}, ${words.periodName(report.period)}`;
  return (
    <li className="card">
      <p className="eyebrow" lang="sv">
        {report.body.name}
      </p>
      <h3 className="card-title">
        <a href={treeUrl(address)}>{words.periodName(report.period)}</a>
      </h3>
      <Progress
        done={report.written}
        of={report.nodes}
        text={words.progress.begun}
        label={words.progress.labelFor(name)}
      />
      {report.decided ? <p className="tag">{words.home.decided}</p> : null}
      <p className="actions">
        {open ? (
          <ButtonLink href={treeUrl(address)}>
            {report.written === 0 ? words.home.begin : words.home.continue}
            <span className="hidden"> {name}</span>
          </ButtonLink>
        ) : null}
        <ButtonLink href={previewUrl(address)} look={open ? 'quiet' : 'secondary'}>
          {words.home.preview}
          <span className="hidden"> {name}</span>
        </ButtonLink>
      </p>
    </li>
  );
}

function Empty({ mayImport }: { mayImport: boolean }) {
  const words = useWords();
  return (
    <div className="empty">
      <h2>{words.home.emptyTitle}</h2>
      <p>{mayImport ? words.home.emptyImport : words.home.empty}</p>
      {mayImport ? (
        <p>
          <ButtonLink href={routes.imports.href({})}>{words.home.toImport}</ButtonLink>
        </p>
      ) : null}
    </div>
  );
}
