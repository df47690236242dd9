/** What the matter's forms hold, as text: what is stored, or what a person has just entered. */
import type { MatterView } from '../../../app/matter.ts';
import type { Form } from '../../form.ts';

export const fieldNames = [
  'revision',
  'registryNumber',
  'memoOn',
  'meetingOn',
  'documents',
  'recipients',
  'onDate',
  'to',
  'note',
] as const;
export type MatterFields = Readonly<Record<(typeof fieldNames)[number], string>>;

export function storedFields({ matter, revision }: MatterView): MatterFields {
  return {
    revision: String(revision),
    registryNumber: matter.registryNumber ?? '',
    memoOn: matter.memoOn ?? '',
    meetingOn: matter.meetingOn ?? '',
    documents: matter.documents
      .map(({ title, datedOn }) => (datedOn === null ? title : `${title}; ${datedOn}`))
      .join('\n'),
    recipients: matter.recipients.join('\n'),
    onDate: '',
    to: matter.recipients.join('\n'),
    note: '',
  };
}

export function enteredFields(form: Form): MatterFields {
  const entries = fieldNames.map((name) => [name, form.text(name)] as const);
  return Object.fromEntries(entries) as MatterFields;
}
