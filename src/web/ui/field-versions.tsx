/** Every version of what is written in fields: who saved it, when, what changed, and a button that sets it back. */
import { useWords } from '../visit.ts';
import { dayTime } from '../words/time.ts';
import { Button } from './button.tsx';
import { PostForm } from './post-form.tsx';

type FieldVersion<F extends string> = {
  readonly number: number;
  readonly at: string;
  readonly by: string | null;
  readonly removed: boolean;
  readonly changes: readonly { readonly field: F; readonly before: string; readonly after: string }[];
};

/** How a field is called and its value shown; `ours` where the value is the product's own words. */
type Shown<F extends string> = {
  label(field: F): string;
  value(field: F, value: string): string;
  ours(field: F): boolean;
};

type FieldVersionsProps<F extends string> = {
  /** The latest first. */
  readonly versions: readonly FieldVersion<F>[];
  readonly title: string;
  readonly shown: Shown<F>;
  /** Where a version is set back, and the revision that is seen; null where it cannot be. */
  readonly undo: { readonly url: string; readonly action: string; readonly revision: number } | null;
};

export function FieldVersions<F extends string>({ versions, title, shown, undo }: FieldVersionsProps<F>) {
  if (versions.length === 0) return null;
  return (
    <section aria-labelledby="historik">
      <h2 id="historik">{title}</h2>
      <ol className="versions">
        {versions.map((version, index) => (
          <Version key={version.number} version={version} shown={shown} undo={undo} current={index === 0} />
        ))}
      </ol>
    </section>
  );
}

type VersionProps<F extends string> = Pick<FieldVersionsProps<F>, 'shown' | 'undo'> & {
  readonly version: FieldVersion<F>;
  readonly current: boolean;
};

function Version<F extends string>({ version, shown, undo, current }: VersionProps<F>) {
  const { form: words } = useWords().register;
  return (
    <li className="version">
      <div className="version-head">
        <h3>{words.version(version.number)}</h3>
        <span className="list-meta">
          <time dateTime={version.at}>{words.by(version.by, dayTime(version.at))}</time>
        </span>
        {current ? <span className="tag tag-approved">{words.current}</span> : null}
        {version.removed ? <span className="tag">{words.removed}</span> : null}
      </div>
      {version.changes.length === 0 ? null : (
        <dl className="yearplan-fields">
          {version.changes.map(({ field, before, after }) => (
            <div key={field}>
              <dt>{shown.label(field)}</dt>
              <dd lang={shown.ours(field) ? undefined : 'sv'}>
                <del>{shown.value(field, before)}</del>
                <span aria-hidden="true"> → </span>
                <ins>{shown.value(field, after)}</ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {current || version.removed || undo === null ? null : (
        <PostForm action={undo.url}>
          <input type="hidden" name="revision" value={undo.revision} autoComplete="off" />
          <input type="hidden" name="version" value={version.number} autoComplete="off" />
          <Button look="quiet" action={undo.action} label={`${words.undo}: ${words.version(version.number)}`}>
            {words.undo}
          </Button>
        </PostForm>
      )}
    </li>
  );
}
