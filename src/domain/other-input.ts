/**
 * What a control plan also builds on: the auditors' findings (Swedish: revisionsrapporter) with a recommendation each line,
 * and incidents. Each can raise a risk or an action.
 */
import { z } from 'zod';

/** öppen, pågår, genomförd, följs inte. */
export const RecommendationStatus = z.enum(['open', 'ongoing', 'done', 'declined']);
export type RecommendationStatus = z.infer<typeof RecommendationStatus>;

export type AuditorReport = {
  readonly title: string;
  readonly reportedOn: string;
  readonly registryNumber: string | null;
  readonly summary: string;
};

export type Recommendation = {
  readonly text: string;
  /** The body's answer; '' where it has not answered. */
  readonly answer: string;
  readonly status: RecommendationStatus;
  readonly owner: string | null;
  readonly dueOn: string | null;
};

export type Incident = {
  readonly happenedOn: string;
  readonly title: string;
  readonly description: string;
  /** The scale of consequence, 1 to 4. */
  readonly seriousness: number;
};

/** What a risk or an action was raised from, as the audit chain names it: "incident:ID". */
export const sourceOf = (kind: 'recommendation' | 'incident' | 'survey', id: string) => `${kind}:${id}`;
