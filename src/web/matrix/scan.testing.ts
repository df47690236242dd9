/** Rows of the matrix: the register of websites and their scans. */
import { common, coordinators, everybody, forAll, forBody, page, type Row, sends } from './row.testing.ts';

const scan = '/webbplatser/granskning/{scan}';
const site = `${scan}/www.prov.se`;
const dismissal = { criterion: '1.4.3', 'reason-1-4-3': 'Mätt för hand.' };

export const scanRows: Readonly<Record<string, Row>> = {
  'GET websites': common(page('/webbplatser', everybody)),
  'POST websites': common(
    sends('/webbplatser', { atgard: 'schema:accessibility', every: 'month' }, forAll(...coordinators)),
  ),
  'GET scan': page(scan, everybody),
  'POST scan': sends(scan, {}, forAll(...coordinators)),
  'GET scanSite': page(site, everybody),
  'POST scanSite': sends(site, dismissal, forBody(...coordinators)),
  'GET scanPicture': page(`${site}/bild/bild`, everybody),
};
