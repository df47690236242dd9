/** The register of websites: what the scans have shown, the buttons that start them, and the forms that fill the register. */
import type { WebsitesView } from '../../../app/websites.ts';
import type { Issue } from '../../../domain/result.ts';
import { ScanEvery, ScanKind } from '../../../domain/scan.ts';
import type { ShownTable } from '../../data-table.ts';
import { routes } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorSummary, issueOf } from '../../ui/error-summary.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import { Owners, ownerFields, type WrittenOwner } from './owners.tsx';

export const siteFields = ['address', 'name', 'body', 'ownHosts'] as const;
export type WrittenSite = Readonly<Record<(typeof siteFields)[number], string>>;
export const noSite: WrittenSite = { address: '', name: '', body: '', ownHosts: '' };

type WebsitesPageProps = {
  view: WebsitesView;
  sites: ShownTable | undefined;
  runs: ShownTable | undefined;
  issues: readonly Issue[];
  entered: WrittenSite;
  owner: WrittenOwner;
  done: string | null;
};

export function WebsitesPage({ view, sites, runs, issues, entered, owner, done }: WebsitesPageProps) {
  const { scan: words } = useWords();
  const empty = view.sites.length === 0;
  return (
    <>
      <ErrorSummary issues={issues} fields={[...siteFields, 'fil', ...ownerFields]} />
      {done === null ? null : <Notice kind="done" title={done} />}
      <div className="page-head">
        <div>
          <h1>{words.title}</h1>
          <p className="lede">{words.lede}</p>
        </div>
        {view.mayChange && !empty ? <Starts /> : null}
      </div>
      {empty ? (
        <div className="empty">
          <h2>{words.emptyTitle}</h2>
          <p>{words.empty}</p>
        </div>
      ) : null}
      {sites && !empty ? <DataTable table={sites} empty={words.noSites} /> : null}
      {runs && !empty ? <DataTable table={runs} empty={words.noScans} /> : null}
      {view.mayChange ? <Forms view={view} issues={issues} entered={entered} owner={owner} /> : null}
    </>
  );
}

function Starts() {
  const { scan: words } = useWords();
  return (
    <PostForm action={routes.websites.href({})} className="actions">
      {ScanKind.options.map((kind) => (
        <Button key={kind} action={`granska:${kind}`} look={kind === 'accessibility' ? 'primary' : 'secondary'}>
          {words.start[kind]}
        </Button>
      ))}
    </PostForm>
  );
}

function Forms({ view, issues, entered, owner }: Pick<WebsitesPageProps, 'view' | 'issues' | 'entered' | 'owner'>) {
  const { scan: words } = useWords();
  const faulty = (fields: readonly string[]) => issues.some(({ path }) => fields.includes(path));
  const empty = view.sites.length === 0;
  return (
    <>
      <details className="adder" open={empty || faulty(siteFields)}>
        <summary>{words.add}</summary>
        <PostForm action={routes.websites.href({})} className="stack">
          <TextField
            name="address"
            label={words.address}
            hint={words.addressHint}
            value={entered.address}
            maxLength={500}
            autoComplete="off"
            issue={issueOf(issues, 'address')}
          />
          <TextField
            name="name"
            label={words.name}
            hint={words.nameHint}
            value={entered.name}
            maxLength={200}
            autoComplete="off"
            issue={issueOf(issues, 'name')}
          />
          <SelectField
            name="body"
            label={words.body}
            value={entered.body}
            options={view.bodies.map(({ code, name }) => ({ value: code, label: name }))}
            issue={issueOf(issues, 'body')}
          />
          <TextField
            name="ownHosts"
            label={words.ownHosts}
            hint={words.ownHostsHint}
            value={entered.ownHosts}
            maxLength={1000}
            autoComplete="off"
            issue={issueOf(issues, 'ownHosts')}
          />
          <p>
            <Button action="spara">{words.save}</Button>
          </p>
        </PostForm>
      </details>
      <details className="adder" open={empty || faulty(['fil'])}>
        <summary>{words.importTitle}</summary>
        <PostForm action={routes.websites.href({})} className="stack" upload>
          <TextField
            name="fil"
            type="file"
            label={words.file}
            hint={words.fileHint}
            accept=".xlsx,.csv,.txt"
            issue={issueOf(issues, 'fil')}
          />
          <p>
            <Button action="las-in">{words.read}</Button>
          </p>
        </PostForm>
      </details>
      <Owners view={view} issues={issues} entered={owner} />
      {empty ? null : <Upkeep view={view} />}
    </>
  );
}

/** When scans are made by themselves, and what is taken out of the register. */
function Upkeep({ view }: Pick<WebsitesPageProps, 'view'>) {
  const { scan: words } = useWords();
  const { schedules } = words;
  return (
    <>
      <details className="adder">
        <summary>{words.schedule}</summary>
        <p>{words.startText}</p>
        {ScanKind.options.map((kind) => {
          const every = view.schedules.find((one) => one.kind === kind)?.every ?? '';
          const id = `schema-${kind}`;
          return (
            <PostForm key={kind} action={routes.websites.href({})} className="actions">
              <label htmlFor={id}>{words.kinds[kind]}</label>
              <select id={id} name="every" defaultValue={every}>
                {['', ...ScanEvery.options].map((one) => (
                  <option key={one} value={one}>
                    {schedules[one]}
                  </option>
                ))}
              </select>
              <Button action={`schema:${kind}`} look="secondary">
                {words.saveSchedule}
                <span className="hidden">: {words.kinds[kind]}</span>
              </Button>
            </PostForm>
          );
        })}
      </details>
      <details className="adder">
        <summary>{words.remove}</summary>
        <PostForm action={routes.websites.href({})}>
          <ul className="scan-removals">
            {view.sites.map(({ host }) => (
              <li key={host}>
                {host}{' '}
                <Button action={`ta-bort:${host}`} look="quiet">
                  {words.remove}
                  <span className="hidden"> {host}</span>
                </Button>
              </li>
            ))}
          </ul>
        </PostForm>
      </details>
    </>
  );
}
