/** The table of reporting as work between people: comments on entries, in threads. */
import type { ColumnType, Generated } from 'kysely';
import type { ReportKey } from '../column-types.ts';

type CommentRow = ReportKey & {
  id: Generated<string>;
  thread: string;
  node: string;
  kind: Generated<'comment' | 'return'>;
  text: string;
  author: string | null;
  author_name: string;
  at: Generated<Date>;
  resolved_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  resolved_by: ColumnType<string | null, string | null | undefined, string | null>;
};

export interface ReportingTables {
  comment: CommentRow;
}
