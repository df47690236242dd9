/** What is shared with entries calls the fields by an entry's names; here they have the names that a control's have. */
import type { ReactNode } from 'react';
import { useVisit, VisitProvider } from '../../visit.ts';

export function ControlNames({ children }: { children: ReactNode }) {
  const visit = useVisit();
  const { reporting, occurrence } = visit.words;
  const fields = { ...reporting.fields, narrative: occurrence.result, description: occurrence.comment };
  const words = { ...visit.words, reporting: { ...reporting, fields } };
  return <VisitProvider value={{ ...visit, words }}>{children}</VisitProvider>;
}
