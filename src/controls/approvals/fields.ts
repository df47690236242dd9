/** The columns of lists of approval rights: what is decided, what the invoice system has, and the staff list that says whose a user name is. */
import type { ImportField } from '../../domain/column-mapping.ts';

const text = (name: string, label: string, synonyms: readonly string[], required = false): ImportField => ({
  name,
  label,
  kind: 'text',
  required,
  synonyms,
});

const person = [
  text('personNumber', 'Personnummer', ['pnr', 'persnr', 'person nr', 'personid', 'identitet']),
  text('userName', 'Användarnamn', ['användare', 'användarid', 'login', 'inloggning', 'signatur', 'user']),
  text('name', 'Namn', ['attestant', 'attestantens namn', 'beslutsattestant', 'person', 'medarbetare']),
];
const right = [
  text(
    'costCentre',
    'Kostnadsställe',
    ['kst', 'ansvar', 'ansvarskod', 'ansvarsenhet', 'enhetskod', 'attestobjekt'],
    true,
  ),
  text('role', 'Roll', ['attestroll', 'behörighet', 'attesttyp', 'typ'], true),
  text('limit', 'Beloppsgräns', ['belopp', 'gräns', 'max belopp', 'maxbelopp', 'beloppsnivå']),
  text('validFrom', 'Giltig från', ['från', 'gäller från', 'from', 'fr o m', 'startdatum', 'from datum']),
  text('validTo', 'Giltig till', ['till', 'gäller till', 'tom', 't o m', 'slutdatum', 'tom datum']),
  text('substituteFor', 'Ersättare för', ['ersätter', 'vikarie för']),
];

/** In this order a row's values are given to `RightsTable`. */
export const decisionFields: readonly ImportField[] = [
  ...person,
  ...right,
  text('decidedBy', 'Beslutad av', ['beslutsfattare', 'delegat', 'fattat av', 'beslut av']),
];
export const registerFields: readonly ImportField[] = [
  ...person,
  ...right,
  text('active', 'Aktiv', ['status', 'aktiv användare', 'spärrad']),
  text('editsSuppliers', 'Får ändra leverantörer', [
    'leverantörsregister',
    'leverantörsbehörighet',
    'ändra leverantör',
  ]),
  text('approvesFor', 'Attesterar för', ['attesterar kostnader för', 'kostnader för']),
];
export const staffFields: readonly ImportField[] = [
  ...person,
  text('leftOn', 'Slutat', ['slutdatum', 'anställd till', 'avslutad', 'sista anställningsdag']),
  text('superior', 'Chef', ['närmaste chef', 'chefens personnummer', 'överordnad']),
];
