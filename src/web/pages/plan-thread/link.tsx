/** The way from a report to the golden thread, for those who see plans that are not decided. */
import { seesWorkingMaterial } from '../../../app/policy.ts';
import { nodeThreadUrl, threadUrl } from '../../routes.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { useVisit } from '../../visit.ts';

/** `node` null: to the whole plan. */
export function ThreadLink({ year, node = null }: { year: number; node?: string | null }) {
  const { session, words } = useVisit();
  if (session === null || !seesWorkingMaterial(session)) return null;
  return (
    <ButtonLink href={node === null ? threadUrl(year) : nodeThreadUrl(year, node)} look="quiet">
      {words.plan.thread.link}
    </ButtonLink>
  );
}
