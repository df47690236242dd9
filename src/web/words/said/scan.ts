/** What the use cases of websites and their scans answer, with its English. */

const onlyControl = 'Only coordinators of internal control, controllers and administrators of the whole municipality';

export const scanSaid: Readonly<Record<string, string>> = {
  'Webbläsaren chromium saknas. Installera den (apt-get install chromium) eller ange var den finns.':
    'The browser chromium is missing. Install it (apt-get install chromium) or say where it is.',
  'Bara samordnare för intern kontroll, chef, controller och administratör avfärdar det som är kvar.':
    'Only coordinators of internal control, heads, controllers and administrators dismiss what is left.',
  'Granskningen finns inte.': 'The scan does not exist.',
  'Kriteriet är inte kvarlämnat längre. Läs sidan igen.': 'The criterion is not left any more. Read the page again.',
  'Skriv varför det är i ordning, så att en annan kan följa bedömningen.':
    'Write why it is in order, so that somebody else can follow the judgement.',
  'Skriv högst 1 000 tecken.': 'Write at most 1,000 characters.',
  'Filen är ingen granskning som går att ta upp. Välj en annan mapp med --out.':
    'The file is no scan that can be taken up. Choose another folder with --out.',
  'Mappen går inte att skriva i ({}). Välj en annan med --out.':
    'The folder cannot be written to ({}). Choose another with --out.',
  'Mappen har en granskning av annat slag eller av andra webbplatser. Välj en annan med --out.':
    'The folder holds a scan of another kind or of other websites. Choose another with --out.',
  'Granskar {}: sida {} av {}.': 'Examining {}: page {} of {}.',
  'Allt som återstår av granskningen väntar redan på sin tur.':
    'All that is left of the scan waits for its turn already.',
  'Bara samordnare för intern kontroll, controller och administratör för hela kommunen startar granskningar.': `${onlyControl} start scans.`,
  'En granskning av det slaget pågår redan. Vänta tills den är klar, eller fortsätt den.':
    'A scan of that kind is going on already. Wait until it is done, or continue it.',
  'Registret har inga webbplatser. Lägg till dem först.': 'The register has no websites. Add them first.',
  '"{}" har ett värdnamn som inte går att använda.': '"{}" has a host name that cannot be used.',
  '"{}" är ingen webbadress. Skriv till exempel https://www.kommunen.se/.':
    '"{}" is no web address. Write for example https://www.kommunen.se/.',
  'Ange vilken nämnd eller vilket bolag som ansvarar för webbplatsen.':
    'Say which board or company is responsible for the website.',
  'Filen har inga webbplatser. Skriv en adress på varje rad.':
    'The file has no websites. Write an address on each line.',
  'Skriv egna domäner som media.kommunen.se, åtskilda av komma.':
    'Write own domains like media.kommunen.se, separated by commas.',
  '{} står två gånger i listan.': '{} stands twice in the list.',
  'Bara samordnare för intern kontroll, controller och administratör för hela kommunen ändrar här.': `${onlyControl} change things here.`,
  'Valet går inte att läsa. Försök igen.': 'The choice cannot be read. Try again.',
  'Webbplatsen finns inte i registret.': 'The website is not in the register.',
  '{}: "{}" är varken kod eller namn på någon nämnd eller något bolag i kommunen.':
    '{}: "{}" is neither code nor name of any board or company of the municipality.',
  'Skriv domänen utan https, till exempel nagot.se.': 'Write the domain without https, for example nagot.se.',
  'Skriv vad företaget heter.': 'Write what the company is called.',
  'Skriv högst 200 tecken.': 'Write at most 200 characters.',
  'Skriv högst 500 tecken.': 'Write at most 500 characters.',
  'Skriv landets kod med två bokstäver, till exempel SE, eller lämna tomt.':
    'Write the code of the country in two letters, for example SE, or leave it empty.',
  'Skriv var uppgiften står, så att en annan kan pröva den.':
    'Write where it says so, so that somebody else can try it.',
  'Uppgiften finns inte längre.': 'It is no longer there.',
};
