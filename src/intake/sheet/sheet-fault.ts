/** What stops the reading of a sheet: thrown inside this folder, a refusal outside of it. */

/** `message` is Swedish and says what to do. */
export class SheetFault extends Error {}

export const brokenFile =
  'Filen är skadad och går inte att läsa. Öppna den i kalkylprogrammet, spara den på nytt som .xlsx och försök igen.';

export const tooLargeFile =
  'Filen är orimligt stor uppackad och läses inte. Dela upp den i mindre filer, eller spara bladet som CSV, och försök igen.';
