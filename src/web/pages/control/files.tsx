/** The files that the next run of a control reads, source by source, and the upload of another. */
import type { ControlFileRow, ControlPageView } from '../../../app/controls/read-run.ts';
import type { Issue } from '../../../domain/result.ts';
import { controlFileUrl, controlUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { issueOf } from '../../ui/error-summary.tsx';
import { TextField } from '../../ui/field.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import { dayTime } from '../../words/time.ts';

type Source = ControlPageView['definition']['sources'][number];
type FilesProps = { view: ControlPageView; issues: readonly Issue[] };

export function Files({ view, issues }: FilesProps) {
  const { files: words } = useWords().controlRuns;
  return (
    <section aria-labelledby="underlag">
      <h2 id="underlag">{words.title}</h2>
      <p>{words.text}</p>
      <div className="control-sources">
        {view.definition.sources.map((source) => (
          <SourceCard key={source.id} view={view} source={source} issues={issues} />
        ))}
      </div>
    </section>
  );
}

function SourceCard({ view, source, issues }: FilesProps & { source: Source }) {
  const { files: words } = useWords().controlRuns;
  const files = view.files.filter((file) => file.source === source.id);
  const documents = source.kind === 'documents';
  const field = `file-${source.id}`;
  return (
    <section className="control-source" aria-labelledby={`kalla-${source.id}`}>
      <h3 id={`kalla-${source.id}`} lang="sv">
        {source.name}
      </h3>
      <p className="meta">{source.kind === 'register' ? words.register : words.upload}</p>
      {source.help === '' ? null : <p lang="sv">{source.help}</p>}
      {files.length === 0 ? (
        <p className="nothing">{words.none}</p>
      ) : (
        <ul className="list">
          {files.map((file) => (
            <FileItem key={file.name} file={file} view={view} documents={documents} />
          ))}
        </ul>
      )}
      {view.mayRun ? (
        <PostForm action={controlUrl(view.definition.id)} upload>
          <input type="hidden" name="source" value={source.id} />
          {documents ? (
            <>
              <input type="hidden" name="documents" value="1" />
              <TextField name="body" label={words.body} maxLength={200} autoComplete="off" />
            </>
          ) : null}
          <TextField
            name={field}
            type="file"
            label={words.choose(source.name)}
            hint={documents ? words.documentHint : words.hint}
            accept={documents ? '.docx,.pdf,.txt' : '.xlsx,.csv'}
            issue={issueOf(issues, field)}
          />
          <Button look="secondary" action="ladda">
            {words.button}
          </Button>
        </PostForm>
      ) : null}
    </section>
  );
}

const kilobytes = (size: number) => `${Math.ceil(size / 1024).toLocaleString('sv-SE')} kB`;

function FileItem({ file, view, documents }: { file: ControlFileRow; view: ControlPageView; documents: boolean }) {
  const { files: words } = useWords().controlRuns;
  const { definition, mayRun } = view;
  return (
    <li>
      <p className="list-title" lang="sv">
        {documents || !mayRun ? (
          file.name
        ) : (
          <a href={controlFileUrl(definition.id, file.source, file.name)}>{file.name}</a>
        )}
      </p>
      <p className="list-meta">
        <span>{kilobytes(file.size)}</span>
        <span>{dayTime(file.uploadedAt.toISOString())}</span>
        {file.uploadedBy === null ? null : <span>{words.by(file.uploadedBy)}</span>}
        {file.body === '' ? null : <span lang="sv">{file.body}</span>}
      </p>
      {mayRun ? (
        <PostForm action={controlUrl(definition.id)}>
          <input type="hidden" name="source" value={file.source} />
          <input type="hidden" name="name" value={file.name} />
          <Button look="quiet" action="ta-bort">
            {words.remove}
            <span className="hidden"> {file.name}</span>
          </Button>
        </PostForm>
      ) : null}
    </li>
  );
}
