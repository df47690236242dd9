/** Rows of the matrix: signing in, one's own account, and lists that everybody has of the own municipality. */
import {
  common,
  controllers,
  everybody,
  forAll,
  page,
  type Row,
  secretaries,
  sends,
  unlessSeen,
} from './row.testing.ts';

const open = { none: 200, guest: 200 };

export const commonRows: Readonly<Record<string, Row>> = {
  'GET asset': page('/assets/strunt.css', everybody, { yes: 404, guest: 404 }),
  'GET health': common(page('/halsa', everybody, open)),
  'GET calendarFeed': page('/kalender/strunt.ics', everybody, { yes: 404, guest: 404 }),
  'GET home': common(page('/', everybody, open)),
  'GET signIn': common(page('/logga-in', everybody, { yes: 303, none: 303, guest: 200 })),
  'POST signIn': common(sends('/logga-in', {}, everybody, { yes: 422, none: 422, guest: 422 })),
  'GET link': common(page('/lank/strunt', everybody, open)),
  'POST link': common(sends('/lank/strunt', {}, everybody, { yes: 422, none: 422, guest: 422 })),
  'POST language': common(sends('/sprak', { sprak: 'en', till: '/' }, everybody, { none: 303, guest: 303 })),
  'POST signOut': common(sends('/logga-ut', {}, everybody, { none: 303, guest: 303 })),
  'GET account': common(page('/konto', everybody, { none: 200 })),
  'POST account': common(sends('/konto', {}, everybody, { yes: 422, none: 422 })),
  'POST calendar': common(sends('/konto/kalender', {}, everybody, { yes: 200, none: 200 })),
  'GET notifications': common(page('/meddelanden', everybody, { none: 200 })),
  'POST notifications': common(sends('/meddelanden', {}, everybody, { none: 303 })),
  // It is that of the person without a role, and leads to where it is about.
  'GET notification': page('/meddelanden/{notification}', () => false, { none: 303 }),
  'GET search': common(page('/sok?q=skog', everybody, { none: 200 })),
  'GET check': common(page('/sifferkontroll', everybody, { none: 200 })),
  'POST check': common(sends('/sifferkontroll', {}, everybody, { yes: 422, none: 422 })),
  'GET overviews': page('/oversikt', everybody, { yes: 302, none: 200, elsewhere: () => 200 }),
  'GET overview': page('/oversikt/2025-year', everybody),
  'GET presentation': page('/oversikt/2025-year/visning/1', everybody),
  'GET wheel': common(page('/arshjul/2025', everybody)),
  'GET periods': common(page('/perioder', everybody, { none: 200 })),
  'GET period': page('/perioder/2025-year', everybody),
  'POST period': sends('/perioder/2025-year', { atgard: 'stang' }, forAll(...controllers), {
    no: unlessSeen(everybody),
  }),
  // All that is reported for 2023 is decided, so that the whole period can be.
  'POST period: besluta': sends(
    '/perioder/2023-year',
    { atgard: 'besluta', decidedOn: '2024-03-12' },
    forAll(...secretaries),
    { no: unlessSeen(everybody) },
  ),
  'GET imports': common(page('/import', everybody, { none: 200 })),
  'POST imports': common(sends('/import', {}, everybody, { yes: 422, none: 422 })),
  'GET importReview': page('/import/{import}', forAll(...controllers)),
  'POST importReview': sends('/import/{import}', { atgard: 'reject' }, forAll(...controllers), { no: 404 }),
};
