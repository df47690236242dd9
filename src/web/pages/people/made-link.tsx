/** A one-time link that has just been made, with what to do with it. It stands on the page once. */
import type { Mailed } from '../../../app/mail.ts';
import { TextArea } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useWords } from '../../visit.ts';

export type MadeLink = { readonly title: string; readonly link: string; readonly mailed: Mailed };

export function MadeLinkNotice({ made }: { made: MadeLink }) {
  const { people: words } = useWords();
  return (
    <Notice kind="done" title={made.title}>
      <TextArea name="lank" label={words.link} hint={words.linkHint} value={made.link} rows={2} readOnly />
      {made.mailed === 'off' ? null : (
        <p className={made.mailed === 'failed' ? 'made-failed' : undefined}>{words.mailed[made.mailed]}</p>
      )}
    </Notice>
  );
}
