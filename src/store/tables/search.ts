/** The table of what can be searched; triggers keep it. */
import type { Period } from '../../domain/period.ts';

export type SearchKind =
  | 'node'
  | 'entry'
  | 'comment'
  | 'event'
  | 'indicator'
  | 'part'
  | 'risk'
  | 'control'
  | 'result'
  | 'body';

type SearchTextRow = {
  tenant_id: string;
  kind: SearchKind;
  /** '' for what belongs to no body. */
  body: string;
  /** 0 for what belongs to no year. */
  year: number;
  /** '' for what belongs to no period. */
  period: Period['kind'] | '';
  key: string;
  title: string;
  text: string;
  vector: never;
};

export interface SearchTables {
  search_text: SearchTextRow;
}
