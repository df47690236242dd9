/** The frame of every page: skip link, header with the places one can go, the page itself, footer with the language. */
import type { ReactNode } from 'react';
import { routes } from '../routes.ts';
import { useVisit } from '../visit.ts';
import { Breadcrumb, type Crumb } from './breadcrumb.tsx';
import { type Place, placesOf } from './places.ts';
import { PostForm } from './post-form.tsx';

export type LayoutProps = {
  title: string;
  /** Where the title is the municipality's own text. */
  titleLang?: 'sv';
  crumbs?: readonly Crumb[];
  /** True where the page shows faults; the title then says so first. */
  failed?: boolean;
  /** Names of islands: "autosave.js". */
  islands?: readonly string[];
  /** URLs of further style sheets. */
  styles?: readonly string[];
  width?: 'narrow' | 'normal' | 'wide';
  /** Seconds after which a browser without scripts asks for the page again; 0 never. */
  refresh?: number;
  children: ReactNode;
};

export function Layout({
  title,
  titleLang,
  crumbs = [],
  failed = false,
  islands = [],
  styles = [],
  width = 'normal',
  refresh = 0,
  children,
}: LayoutProps) {
  const { words, language, assets } = useVisit();
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        {refresh === 0 ? null : (
          <noscript>
            <meta httpEquiv="refresh" content={String(refresh)} />
          </noscript>
        )}
        <title lang={titleLang}>{`${failed ? `${words.error.prefix} ` : ''}${title} – Uppsikt`}</title>
        <link rel="icon" type="image/svg+xml" href={assets.url('mark.svg')} />
        <link rel="stylesheet" href={assets.url('uppsikt.css')} />
        {styles.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        {islands.map((name) => (
          <script key={name} type="module" src={assets.url(name)} />
        ))}
      </head>
      <body>
        <a className="skip" href="#innehall">
          {words.layout.skip}
        </a>
        <Header />
        <div className={`frame frame-${width}`}>
          <Breadcrumb crumbs={crumbs} />
          <main id="innehall" tabIndex={-1}>
            {children}
          </main>
        </div>
        <Footer />
      </body>
    </html>
  );
}

function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 24" width="32" height="24" aria-hidden="true" focusable="false">
      <path className="mark-sun" d="M8 15a8 8 0 0 1 16 0" />
      <path className="mark-line" d="M2 17.5h28M8 22h16" />
    </svg>
  );
}

function Header() {
  const { words, session, path } = useVisit();
  const places = session === null ? [] : placesOf(session, words, path);
  return (
    <header className="header">
      <div className="header-inner">
        <a className="wordmark" href={routes.home.href({})}>
          <Mark />
          Uppsikt
        </a>
        {session === null ? null : (
          <>
            <p className="tenant" lang="sv">
              {session.tenant.name}
            </p>
            <div className="account">
              <a href={routes.notifications.href({})} aria-current={path === '/meddelanden' ? 'page' : undefined}>
                {words.notifications.title}
                {session.unread ? <span className="unread">{words.notifications.unread(session.unread)}</span> : null}
              </a>
              <a href={routes.account.href({})} aria-current={path === '/konto' ? 'page' : undefined}>
                {session.account?.name ?? words.layout.account}
              </a>
              <PostForm action={routes.signOut.href({})}>
                <button type="submit">{words.layout.signOut}</button>
              </PostForm>
            </div>
            <Places places={places} name="places" />
            <details className="menu">
              <summary>{words.layout.menu}</summary>
              <Places places={places} name="menu-places" />
            </details>
          </>
        )}
      </div>
    </header>
  );
}

/** Twice on every page, of which one is shown: in a row, or unfolded from one button on a narrow screen. */
function Places({ places, name }: { places: readonly Place[]; name: string }) {
  const { words } = useVisit();
  return (
    <nav className={name} aria-label={words.layout.main}>
      <ul>
        {places.map((place) => (
          <li key={place.href}>
            <a href={place.href} aria-current={place.here ? 'true' : undefined}>
              {place.text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Footer() {
  const { words, language, path } = useVisit();
  return (
    <footer className="footer">
      <div className="footer-inner">
        <p>{words.layout.about}</p>
        <PostForm action={routes.language.href({})}>
          <input type="hidden" name="till" value={path} />
          <button
            type="submit"
            name="sprak"
            value={language === 'sv' ? 'en' : 'sv'}
            lang={language === 'sv' ? 'en' : 'sv'}
          >
            {words.layout.otherLanguage}
          </button>
        </PostForm>
      </div>
    </footer>
  );
}
