/** Economy and staff, and files of figures, as use cases say it. */
export const economySaid: Readonly<Record<string, string>> = {
  'Avdelningen har för många objekt. Dela upp den.': 'The department has too many objects. Divide it.',
  'Avdelningen saknar namn. Skriv vad den heter.': 'The department has no name. Write what it is called.',
  'Avdelningens namn får ha högst 100 tecken.': 'The name of the department may have at most 100 characters.',
  'Det finns ingen nämnd med koden {}.': 'There is no board with the code {}.',
  'Det får vara högst 500 avdelningar.': 'There may be at most 500 departments.',
  'Skriv dimensionens nummer, till exempel 1.': 'Write the number of the dimension, for example 1.',
  'Bara controller och administratör kan läsa in och ställa in ekonomi och personal.':
    'Only controllers and administrators can read in and set up economy and staff.',
  'Det finns redan en rad som heter {}.': 'There is a row called {} already.',
  'Raden har för många konton. Dela upp den.': 'The row has too many accounts. Divide it.',
  'Raden saknar namn. Skriv vad den ska heta.': 'The row has no name. Write what it shall be called.',
  'Radens namn får ha högst 100 tecken.': 'The name of the row may have at most 100 characters.',
  'Resultaträkningen behöver minst en rad.': 'The income statement needs at least one row.',
  'Beloppet är längre än 100 tecken.': 'The amount is longer than 100 characters.',
  'Det finns ingen rapport för perioden att förklara något i. Öppna perioden först.':
    'There is no report of the period to explain anything in. Open the period first.',
  'Det får vara högst 100 förklaringar.': 'There may be at most 100 explanations.',
  'Du kan läsa men inte förklara. Den som rapporterar för {} kan det.':
    'You can read but not explain. Those who report for {} can.',
  'Förklaringen får ha högst 300 tecken.': 'The explanation may have at most 300 characters.',
  'Skriv hur mycket det påverkar, med minus om det är sämre än budget.':
    'Write how much it comes to, with a minus where it is worse than the budget.',
  'Skriv vad beloppet beror på.': 'Write what the amount comes from.',
  'Filen finns inte. En fil som inte godkänns tas bort efter en vecka. Ladda upp den igen.':
    'The file is not here. A file that is not accepted is removed after a week. Upload it again.',
  'Filen ändrar ingenting, så det finns inget att godkänna.':
    'The file changes nothing, so there is nothing to accept.',
  'Något har ändrats sedan du öppnade sidan, så filen skulle göra något annat än du såg. Inget är sparat. Se efter igen och godkänn sedan.':
    'Something has changed since you opened the page, so the file would do something else than you saw. Nothing is saved. Look again, then accept.',
  'Helårsrapporten {} för {} är beslutad, så årets siffror ändras inte mer.':
    'The report of the year {} for {} is decided, so its figures do not change any more.',
  '{} går inte att läsa. Skriv till exempel 3000-3999, 8910 eller 41*, med lika många siffror i båda ändar.':
    '{} cannot be read. Write for example 3000-3999, 8910 or 41*, with as many digits at both ends.',
  'Beloppet {} går inte att läsa. Skriv det som 1234,5.': 'The amount {} cannot be read. Write it as 1234,5.',
  'Beloppet {} är finare än ett öre. Skriv färre decimaler.':
    'The amount {} is finer than an öre. Write fewer decimals.',
  'Filen är ingen SIE-fil: den börjar inte med #FLAGGA. Exportera en SIE-fil ur ekonomisystemet.':
    'The file is no SIE file: it does not begin with #FLAGGA. Export a SIE file from the accounting system.',
  'Filens räkenskapsår är {} till {}, inte {}. Välj rätt år, eller exportera kalenderåret ur ekonomisystemet.':
    'The financial year of the file is {} to {}, not {}. Choose the right year, or export the calendar year from the accounting system.',
};
