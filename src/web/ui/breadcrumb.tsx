/** Where the page stands; the last item is the page itself and no link. */
import { useWords } from '../visit.ts';

export type Crumb = { readonly text: string; readonly href: string };

export function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  const words = useWords();
  if (crumbs.length === 0) return null;
  return (
    <nav className="breadcrumb" aria-label={words.layout.breadcrumb}>
      <ol>
        {crumbs.map((crumb) => (
          <li key={crumb.href + crumb.text}>
            <a href={crumb.href}>{crumb.text}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
