/**
 * What is owed in a period: the nodes that bodies are asked to report on, how far each has come, and whom to ask. Pure:
 * rows in, counts and troubles out.
 */
import { type Deadlines, noDeadlines } from './step.ts';
import { workingDaysBetween } from './working-day.ts';

export type OwedState = 'missing' | 'draft' | 'ready' | 'returned' | 'reviewed';

/** One node of one body's report. */
export type Owed = {
  readonly body: string;
  readonly node: string;
  readonly title: string;
  /** 'reviewed' also where it is decided. */
  readonly state: OwedState;
  /** True where somebody has saved a text or a state. */
  readonly written: boolean;
  readonly owner: { readonly id: string; readonly name: string; readonly disabled: boolean } | null;
};

/** A person with an open account, and one role of theirs; `body` null: for every body. */
export type Person = {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly body: string | null;
};

export type BodyProgress = {
  readonly body: string;
  readonly owed: number;
  readonly written: number;
  /** Marked as done, approved ones among them. */
  readonly ready: number;
  readonly approved: number;
};

/** The step that a node waits for; null where it has passed both. */
export function stepOf(state: OwedState): 'report' | 'review' | null {
  if (state === 'reviewed') return null;
  return state === 'ready' ? 'review' : 'report';
}

/** Working days to the deadline: 0 today, negative after; null where there is none. */
export function daysLeft(dueOn: string | null, today: string): number | null {
  return dueOn === null ? null : workingDaysBetween(today, dueOn);
}

/** True from the day after the deadline, be it a working day or not. */
export function isLate(dueOn: string | null, today: string): boolean {
  return dueOn !== null && today > dueOn;
}

export function progressOf(bodies: readonly string[], owed: readonly Owed[]): BodyProgress[] {
  return bodies.map((body) => {
    const own = owed.filter((item) => item.body === body);
    const count = (of: (item: Owed) => boolean) => own.filter(of).length;
    return {
      body,
      owed: own.length,
      written: count((item) => item.written),
      ready: count(({ state }) => state === 'ready' || state === 'reviewed'),
      approved: count(({ state }) => state === 'reviewed'),
    };
  });
}

/** The owner, where the account is open. */
export function activeOwner({ owner }: Owed): { readonly id: string; readonly name: string } | null {
  return owner && !owner.disabled ? { id: owner.id, name: owner.name } : null;
}

const unique = (people: readonly Person[]): Person[] => [...new Map(people.map((one) => [one.id, one])).values()];

/** The first of these roles that somebody holds for the body; a role for all bodies counts last. */
function firstHeld(people: readonly Person[], body: string, roles: readonly string[]): Person[] {
  for (const scope of [body, null])
    for (const role of roles) {
      const held = people.filter((person) => person.role === role && person.body === scope);
      if (held.length > 0) return unique(held);
    }
  return [];
}

/** Who reports on a node that nobody owns: the body's reporters, else its head, else a controller. */
export function reportersOf(people: readonly Person[], body: string): Person[] {
  return firstHeld(people, body, ['reporter', 'head', 'controller', 'administrator']);
}

/** Who reviews for a body: its head, else a controller. */
export function reviewersOf(people: readonly Person[], body: string): Person[] {
  return firstHeld(people, body, ['head', 'controller', 'administrator']);
}

/** Who puts the report together and takes it to decision. */
export function compilersOf(people: readonly Person[], body: string): Person[] {
  return firstHeld(people, body, ['controller', 'administrator']);
}

/** What one person has left to do in a period. */
export type Debt = {
  readonly account: string;
  readonly name: string;
  readonly step: 'report' | 'review';
  readonly items: readonly Owed[];
};

/** Everything not reported by who shall report it, and everything marked as done by who shall review it. */
export function debtsOf(owed: readonly Owed[], people: readonly Person[]): Debt[] {
  const debts = new Map<string, Debt>();
  const add = (step: Debt['step'], person: { id: string; name: string }, item: Owed) => {
    const key = `${step} ${person.id}`;
    const before = debts.get(key)?.items ?? [];
    debts.set(key, { account: person.id, name: person.name, step, items: [...before, item] });
  };
  for (const item of owed) {
    const step = stepOf(item.state);
    if (step === null) continue;
    const owner = activeOwner(item);
    const people_ =
      step === 'review' ? reviewersOf(people, item.body) : owner ? [owner] : reportersOf(people, item.body);
    for (const person of people_) add(step, person, item);
  }
  return [...debts.values()];
}

/** silent: has an owner who has saved nothing. unowned, closedOwner: nobody is sure to report it. late: after the deadline. unreviewed: marked as done, and the review's deadline has passed. */
export type TroubleKind = 'late' | 'closedOwner' | 'silent' | 'unowned' | 'unreviewed';

export type Trouble = {
  readonly kind: TroubleKind;
  readonly body: string;
  /** The owner, or those who are asked where there is none; nobody where the list is empty. */
  readonly who: readonly string[];
  readonly items: readonly Owed[];
  readonly dueOn: string | null;
  readonly daysLeft: number | null;
};

function groups(owed: readonly Owed[]): Owed[][] {
  const found = new Map<string, Owed[]>();
  for (const item of owed) {
    const key = `${item.body} ${item.owner?.id ?? ''}`;
    found.set(key, [...(found.get(key) ?? []), item]);
  }
  return [...found.values()];
}

function kindOf(group: readonly Owed[], late: boolean): TroubleKind | null {
  const [first] = group;
  if (first?.owner?.disabled) return 'closedOwner';
  if (late) return 'late';
  if (!first?.owner) return 'unowned';
  return group.some((item) => item.state !== 'missing') ? null : 'silent';
}

const order: readonly TroubleKind[] = ['late', 'closedOwner', 'silent', 'unowned', 'unreviewed'];

/** What stands in the way of the period, before its deadlines and after, the worst first. */
export function troublesOf(
  owed: readonly Owed[],
  people: readonly Person[],
  today: string,
  deadlines: Deadlines = noDeadlines,
): Trouble[] {
  const due = (dueOn: string | null) => ({ dueOn, daysLeft: daysLeft(dueOn, today) });
  const reporting = groups(owed).flatMap((group): Trouble[] => {
    const items = group.filter((item) => stepOf(item.state) === 'report');
    const [first] = items;
    const kind = first ? kindOf(group, isLate(deadlines.report, today)) : null;
    if (!first || kind === null) return [];
    const owner = activeOwner(first);
    const who =
      kind === 'closedOwner'
        ? [first.owner?.name ?? '']
        : owner
          ? [owner.name]
          : reportersOf(people, first.body).map((one) => one.name);
    return [{ kind, body: first.body, who, items, ...due(deadlines.report) }];
  });
  const waiting = isLate(deadlines.review, today) ? owed.filter((item) => item.state === 'ready') : [];
  const reviewing = [...new Set(waiting.map((item) => item.body))].map(
    (body): Trouble => ({
      kind: 'unreviewed',
      body,
      who: reviewersOf(people, body).map((one) => one.name),
      items: waiting.filter((item) => item.body === body),
      ...due(deadlines.review),
    }),
  );
  return [...reporting, ...reviewing].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}
