/** The places of the main menu, in order, and which of them a session sees. */
import { seesControls } from '../../app/controls/access.ts';
import { may, mayAnywhere } from '../../app/policy.ts';
import type { Session } from '../../app/session.ts';
import { routes } from '../routes.ts';
import type { Words } from '../words/words.ts';

export type Place = { readonly href: string; readonly text: string; readonly here: boolean };
type PlaceOf = {
  readonly href: string;
  readonly text: (words: Words) => string;
  /** Beginnings of the paths that belong to the place. */
  readonly paths: readonly string[];
  readonly seen: (session: Session) => boolean;
};

const all: readonly PlaceOf[] = [
  {
    href: routes.home.href({}),
    text: (words) => words.layout.work,
    paths: ['/uppfoljning', '/samla'],
    seen: () => true,
  },
  {
    href: routes.economies.href({}),
    text: (words) => words.economy.place,
    paths: ['/ekonomi', '/avdelningar', '/rakenskaper', '/personal', '/nyckeltal', '/hamtning', '/scb'],
    seen: (session) => mayAnywhere(session, 'read'),
  },
  { href: routes.overviews.href({}), text: (words) => words.overview.title, paths: ['/oversikt'], seen: () => true },
  {
    href: routes.plans.href({}),
    text: (words) => words.plan.place,
    paths: ['/plan/', '/rod-trad'],
    seen: (session) => may(session, 'read', null),
  },
  {
    href: routes.controlOverviews.href({}),
    text: (words) => words.supervision.place,
    paths: ['/uppsikt/', '/internkontroll', '/avvikelser', '/iakttagelser', '/underlag', '/gallring', '/enkat'],
    seen: (session) => may(session, 'read', null),
  },
  { href: routes.search.href({}), text: (words) => words.search.title, paths: ['/sok'], seen: () => true },
  { href: routes.check.href({}), text: (words) => words.check.title, paths: [], seen: () => true },
  {
    href: routes.periods.href({}),
    text: (words) => words.periods.title,
    paths: ['/perioder/'],
    seen: (session) => may(session, 'read', null),
  },
  {
    href: routes.websites.href({}),
    text: (words) => words.scan.title,
    paths: ['/webbplatser'],
    seen: (session) => may(session, 'read', null),
  },
  {
    href: routes.audits.href({}),
    text: (words) => words.audit.title,
    paths: ['/granskning'],
    seen: (session) => mayAnywhere(session, 'audit'),
  },
  {
    href: routes.controls.href({}),
    text: (words) => words.controlRuns.place,
    paths: ['/kontroller/'],
    seen: seesControls,
  },
  {
    href: routes.imports.href({}),
    text: (words) => words.layout.imports,
    paths: ['/import'],
    seen: (session) => may(session, 'import', null),
  },
  {
    href: routes.administration.href({}),
    text: (words) => words.layout.administration,
    paths: ['/administration/'],
    seen: (session) => mayAnywhere(session, 'assign'),
  },
];

/** The places that a session sees; `here` is the one that the path belongs to. */
export function placesOf(session: Session, words: Words, path: string): Place[] {
  return all
    .filter((place) => place.seen(session))
    .map((place) => ({
      href: place.href,
      text: place.text(words),
      here: path === place.href || place.paths.some((start) => path.startsWith(start)),
    }));
}
