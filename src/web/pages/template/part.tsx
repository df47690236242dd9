/** One part of the package: its title and registry number, and its blocks, which can be moved, hidden and renamed. */
import type { TemplateBlock, TemplateView } from '../../../app/template.ts';
import type { ReportAddress } from '../../../app/views.ts';
import type { Issue } from '../../../domain/result.ts';
import { templateUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { issueOf } from '../../ui/error-summary.tsx';
import { fieldId } from '../../ui/field.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { Said } from '../../ui/said.tsx';
import { useWords } from '../../visit.ts';
import { changeAction } from './change.ts';
import { blockAnchor } from './move.ts';

type TemplatePart = TemplateView['parts'][number];
type PartProps = {
  part: TemplatePart;
  address: ReportAddress;
  issues: readonly Issue[];
  editable: boolean;
  renaming: string | null;
};

export function Part({ part, address, issues, editable, renaming }: PartProps) {
  const words = useWords();
  const formId = `ordning-${part.kind}`;
  return (
    <section aria-labelledby={part.kind} className="template-part">
      {part.label === '' ? null : (
        <p className="eyebrow" lang="sv">
          {part.label}
        </p>
      )}
      <h2 id={part.kind} lang="sv">
        {part.title}
      </h2>
      {editable ? <PartNames part={part} address={address} /> : null}
      <PostForm action={templateUrl(address)} id={formId}>
        {null}
      </PostForm>
      <ol className="blocks">
        {part.blocks.map((block) => (
          <li
            key={block.index}
            id={blockAnchor(part.kind, block.index)}
            className={`block block-level-${block.level ?? 'text'}${block.hidden ? ' block-hidden' : ''}`}
          >
            {renaming === `${part.kind}:${block.index}` && editable ? (
              <Rename part={part} block={block} address={address} issue={issueOf(issues, 'rename')} />
            ) : (
              <p className="block-text" lang="sv">
                {block.text}
                {block.hidden ? <span className="tag">{words.template.hidden}</span> : null}
              </p>
            )}
            {editable ? <BlockButtons part={part} block={block} formId={formId} address={address} /> : null}
            {editable && block.level !== null ? <Insert part={part} block={block} address={address} /> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

function PartNames({ part, address }: { part: TemplatePart; address: ReportAddress }) {
  const words = useWords();
  const id = (name: string) => fieldId(`${part.kind}-${name}`);
  return (
    <PostForm action={templateUrl(address)} className="part-names">
      <input type="hidden" name="part" value={part.kind} />
      <div className="field">
        <label htmlFor={id('title')}>{words.template.partTitle}</label>
        <input id={id('title')} name="title" type="text" lang="sv" defaultValue={part.title} />
      </div>
      <div className="field field-short">
        <label htmlFor={id('registryNumber')}>{words.template.registryNumber}</label>
        <input id={id('registryNumber')} name="registryNumber" type="text" defaultValue={part.registryNumber ?? ''} />
      </div>
      <Button look="secondary" action="part">
        {words.template.savePart}
        <span className="hidden"> {part.title}</span>
      </Button>
    </PostForm>
  );
}

type BlockProps = { part: TemplatePart; block: TemplateBlock; address: ReportAddress };

function Rename({ part, block, address, issue }: BlockProps & { issue: string | undefined }) {
  const words = useWords();
  return (
    <PostForm action={`${templateUrl(address)}?byt=${part.kind}:${block.index}`} className="rename">
      <div className={issue === undefined ? 'field' : 'field field-faulty'}>
        <label htmlFor={fieldId('rename')}>{words.template.renameLabel}</label>
        {issue === undefined ? null : (
          <p className="field-issue" id={`${fieldId('rename')}-fel`}>
            <Said text={issue} />
          </p>
        )}
        <input
          id={fieldId('rename')}
          name="rename"
          type="text"
          lang="sv"
          defaultValue={block.text}
          aria-invalid={issue === undefined ? undefined : true}
          aria-describedby={issue === undefined ? undefined : `${fieldId('rename')}-fel`}
          // biome-ignore lint/a11y/noAutofocus: the person has just asked for this field
          autoFocus
        />
      </div>
      <Button action={changeAction('rename', part.kind, block.index)}>{words.template.rename}</Button>
    </PostForm>
  );
}

/** What can stand below a heading without being in the report from before. */
function Insert({ part, block, address }: BlockProps) {
  const words = useWords();
  const id = fieldId(`lagg-${part.kind}-${block.index}`);
  return (
    <details className="insert">
      <summary>
        {words.template.insert}
        <span className="hidden"> {block.text}</span>
      </summary>
      <PostForm action={templateUrl(address)} className="insert-form">
        <div className="field">
          <label htmlFor={id}>
            {words.template.insertLabel} <span lang="sv">{block.text}</span>
          </label>
          <select id={id} name="block">
            {Object.entries(words.template.insertable).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
        <Button look="secondary" action={changeAction('insert', part.kind, block.index)}>
          {words.template.insertButton}
        </Button>
      </PostForm>
    </details>
  );
}

/** Blocks that hold nothing of their own: what they show comes from the data, so they can go and come back. */
const removable: ReadonlySet<TemplateBlock['kind']> = new Set(['carryOver', 'dataSummary', 'chart']);

function BlockButtons({ part, block, formId, address }: BlockProps & { formId: string }) {
  const words = useWords();
  const button = (what: 'up' | 'down' | 'hide' | 'show' | 'remove', label: string, text: string) => (
    <Button
      look="quiet"
      form={formId}
      action={changeAction(what, part.kind, block.index)}
      label={`${label}: ${block.text}`}
    >
      {text}
    </Button>
  );
  return (
    <div className="block-buttons">
      {button('up', words.template.up, '↑')}
      {button('down', words.template.down, '↓')}
      {block.hidden
        ? button('show', words.template.show, words.template.show)
        : button('hide', words.template.hide, words.template.hide)}
      {removable.has(block.kind) ? button('remove', words.template.remove, words.template.remove) : null}
      {block.level === null ? null : (
        <a
          className="button button-quiet"
          href={`${templateUrl(address)}?byt=${part.kind}:${block.index}#${blockAnchor(part.kind, block.index)}`}
          aria-label={`${words.template.changeName}: ${block.text}`}
        >
          {words.template.changeName}
        </a>
      )}
    </div>
  );
}
