/** What the form of a plan's node holds, as text: what is stored, or what a person has just entered. */
import type { PlanNodeView } from '../../../app/plan-node.ts';
import type { Form } from '../../form.ts';

export type PlanNodeFields = {
  readonly title: string;
  readonly parent: string;
  readonly role: string;
  readonly bodies: readonly string[];
  readonly startsOn: string;
  readonly endsOn: string;
  readonly seen: string;
};

export const planNodeFields = ['title', 'parent', 'role', 'bodies', 'startsOn', 'endsOn'] as const;
export const ownerField = (body: string) => `owner-${body}`;

export function storedFields({ node, seen }: PlanNodeView): PlanNodeFields {
  const { title, parent, role, bodies, startsOn, endsOn } = node;
  return { title, parent: parent ?? '', role, bodies, startsOn: startsOn ?? '', endsOn: endsOn ?? '', seen };
}

export function enteredFields(form: Form): PlanNodeFields {
  return {
    title: form.text('title'),
    parent: form.text('parent'),
    role: form.text('role'),
    bodies: form.entries.flatMap(([name, value]) => (name === 'bodies' ? [value] : [])),
    startsOn: form.text('startsOn'),
    endsOn: form.text('endsOn'),
    seen: form.text('seen'),
  };
}
