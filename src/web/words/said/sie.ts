/** Why a SIE file is refused, and what is said of its lines. */
export const sieSaid: Readonly<Record<string, string>> = {
  'Filen är tom. Välj en SIE-fil och försök igen.': 'The file is empty. Choose a SIE file and try again.',
  'Beloppet {} går inte att läsa. Det ska skrivas som 1234.50, utan blanksteg.':
    'The amount {} cannot be read. It shall be written as 1234.50, without blanks.',
  'Beloppet {} har fler än två decimaler och kan inte återges på öret.':
    'The amount {} has more than two decimals and cannot be given to the öre.',
  'Ett citattecken saknar sitt slut. Rätta raden i ekonomisystemet.':
    'A quotation mark is not closed. Mend the line in the accounting system.',
  'Objektlistan har en dimension utan objekt. Exportera filen på nytt.':
    'The list of objects has a dimension without an object. Export the file again.',
  'Objektlistan saknar sin avslutande klammer. Exportera filen på nytt.':
    'The list of objects lacks its closing brace. Export the file again.',
  'Filen säger inte vilket räkenskapsår den gäller (#RAR 0). Exportera den på nytt.':
    'The file does not say which financial year it is about (#RAR 0). Export it again.',
  'Transaktionen är daterad {}, utanför {}. Rätta den i ekonomisystemet.':
    'The transaction is dated {}, outside {}. Mend it in the accounting system.',
  'Raden innehåller NUL-tecken, så filen är skadad. Exportera den på nytt.':
    'The line holds NUL characters, so the file is damaged. Export it again.',
  'Raden är längre än {} tecken, vilket ingen SIE-fil har. Exportera filen på nytt.':
    'The line is longer than {} characters, as in no SIE file. Export the file again.',
  'Datumet {} går inte att läsa. Det ska skrivas som 20251231.':
    'The date {} cannot be read. It shall be written as 20251231.',
  'En objektlista står där en text väntades. Exportera filen på nytt.':
    'A list of objects stands where a text was expected. Export the file again.',
  'Perioden {} går inte att läsa. Den ska skrivas som 202512.':
    'The period {} cannot be read. It shall be written as 202512.',
  'Raden {} saknar belopp. Exportera filen på nytt.': 'The line {} has no amount. Export the file again.',
  'Raden {} saknar konto. Exportera filen på nytt.': 'The line {} has no account. Export the file again.',
  'Raden {} saknar årsnummer. Exportera filen på nytt.': 'The line {} has no year number. Export the file again.',
  'Årsnumret {} går inte att läsa. Det ska vara 0 för filens år och -1 för året före.':
    'The year number {} cannot be read. It shall be 0 for the year of the file and -1 for the year before.',
  'Transaktionen hör inte till någon verifikation. Exportera filen på nytt.':
    'The transaction belongs to no voucher. Export the file again.',
  'Verifikationen saknar datum. Exportera filen på nytt.': 'The voucher has no date. Export the file again.',
  'Verifikationen {} är inte avslutad, så filen är avklippt eller skadad. Exportera den på nytt.':
    'The voucher {} is not closed, so the file is cut off or damaged. Export it again.',
};
