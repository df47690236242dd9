/** What the page of an occurrence shows beside it: what was entered, and what came of it. */
import type { EditConflict } from '../../../app/entry.ts';
import type { OccurrenceView } from '../../../app/occurrence-view.ts';
import type { Entry } from '../../../domain/entry.ts';
import type { Narrative } from '../../../domain/narrative.ts';
import { narrativeToForm } from '../../../domain/narrative-form.ts';
import type { Issue } from '../../../domain/result.ts';
import type { ShownTable } from '../../data-table.ts';
import type { Form } from '../../form.ts';
import { occurrenceUrl } from '../../routes.ts';

/** What was just done, with its word in the URL: "?sparat=1". */
const outcomes = {
  saved: 'sparat',
  ready: 'klart',
  withdrawn: 'tillbakataget',
  returned: 'aterlamnat',
  signed: 'signerat',
  opened: 'rattelse',
  drawn: 'draget',
  assessed: 'utfall',
  action: 'atgard',
} as const;
export type Outcome = keyof typeof outcomes;

export function outcomeIn(query: (name: string) => string | undefined): Outcome | undefined {
  return (Object.keys(outcomes) as Outcome[]).find((outcome) => query(outcomes[outcome]) === '1');
}

export const doneUrl = (key: OccurrenceView['key'], outcome: Outcome) => `${occurrenceUrl(key)}?${outcomes[outcome]}=1`;

/** The form as texts; the comment is `description`. */
export type Fields = {
  readonly revision: string;
  readonly assessment: string;
  readonly narrative: string;
  readonly description: string;
};

export type PageState = {
  readonly fields: Fields;
  readonly issues?: readonly Issue[];
  readonly outcome?: Outcome | 'merged' | 'inserted' | 'copied' | undefined;
  readonly preview?: Narrative;
  readonly conflict?: EditConflict & { readonly base: string };
  /** What was entered beside the result and could not be saved, by the field's name. */
  readonly entered?: Readonly<Record<string, string>>;
};

/** With the sample that was drawn last, as a table; null where none is. */
export type Shown = PageState & { readonly sample: ShownTable | null };

export function fieldsOf(view: Pick<OccurrenceView, 'revision' | 'entry' | 'form'>): Fields {
  return { revision: String(view.revision), assessment: view.entry.assessment ?? '', ...view.form };
}

export function fieldsOfEntry(entry: Entry, revision: string): Fields {
  return {
    revision,
    assessment: entry.assessment ?? '',
    narrative: narrativeToForm(entry.narrative),
    description: narrativeToForm(entry.description),
  };
}

export function enteredFields(form: Form): Fields {
  return {
    revision: form.text('revision'),
    assessment: form.text('assessment'),
    narrative: form.text('narrative'),
    description: form.text('description'),
  };
}

/** What the other has changed in fields that the person has not. */
export function fieldsOfOthers({ theirs, others }: EditConflict): Partial<Fields> {
  const { assessment, narrative, description } = fieldsOfEntry(theirs, '');
  const all: Record<string, string> = { assessment, narrative, description };
  return Object.fromEntries(others.flatMap((field) => (field in all ? [[field, all[field] ?? '']] : [])));
}
