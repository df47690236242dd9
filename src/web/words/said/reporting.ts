/** Periods, entries, comments and indicator values, as use cases say it. */
export const reportingSaid: Readonly<Record<string, string>> = {
  'Helår {}': 'Year {}',
  'Delår {} {}': 'Interim {} {}',
  '{}: du har {} att rapportera.': '{}: you have {} to report.',
  '{}: du har {} att rapportera. {}': '{}: you have {} to report. {}',
  '{}: du har {} att granska.': '{}: you have {} to review.',
  '{}: du har {} att granska. {}': '{}: you have {} to review. {}',
  '{} är öppen. Du har {} att rapportera.': '{} is open. You have {} to report.',
  '{} är öppen. Du har {} att rapportera. {}': '{} is open. You have {} to report. {}',
  '{} är öppnad igen: {}. Du har {} att rapportera.': '{} is open again: {}. You have {} to report.',
  '{} är öppnad igen: {}. Du har {} att rapportera. {}': '{} is open again: {}. You have {} to report. {}',
  '{} ska sammanställas.': '{} is to be put together.',
  '{} ska sammanställas. {}': '{} is to be put together. {}',
  '{} ska tas till beslut.': '{} is to be taken to decision.',
  '{} ska tas till beslut. {}': '{} is to be taken to decision. {}',
  'Sista dag var {}.': 'The last day was {}.',
  'Sista dag är {}, i dag.': 'The last day is {}, today.',
  'Sista dag är {}, nästa arbetsdag.': 'The last day is {}, the next working day.',
  'Sista dag är {}, om {} arbetsdagar.': 'The last day is {}, in {} working days.',
  rapportera: 'report',
  'granska och godkänn': 'review and approve',
  'sammanställ rapporten': 'put the report together',
  'beslut om rapporten': 'decision on the report',
  'kommunens rapportering ska vara klar': 'the municipality’s reporting is due',
  'kommunens granskning ska vara klar': 'the municipality’s review is due',
  'rapporten ska vara sammanställd': 'the report is to be put together',
  'Posten finns inte i den här rapporten.': 'The item is not in this report.',
  'Rapporten är beslutad och ändras inte mer.': 'The report is decided and changes no more.',
  'Du kan läsa men inte ändra. Den som rapporterar för {}, eller en controller, kan ändra här.':
    'You can read but not change. Whoever reports for {}, or a controller, can change this.',
  'Texten är längre än {} tecken. Dela upp den.': 'The text is longer than {} characters. Divide it.',
  'Välj ett av värdena för {}.': 'Choose one of the values of {}.',
  '{} har sparat den här posten efter att du öppnade den. Din text är kvar här nedanför; jämför och spara igen.':
    '{} has saved this item after you opened it. Your text is still here below; compare and save again.',
  'Bara den som är chef för {}, eller en controller, godkänner och återlämnar.':
    'Only a head of {}, or a controller, approves and returns.',
  'Posten är {}. Ladda om sidan och försök igen.': 'The item is {}. Load the page again and try once more.',
  'ett utkast': 'a draft',
  klarmarkerad: 'marked as done',
  återlämnad: 'returned',
  godkänd: 'approved',
  beslutad: 'decided',
  publicerad: 'published',
  '{} har ändrat posten sedan du öppnade den. Läs den och försök igen.':
    '{} has changed the item since you opened it. Read it and try again.',
  'Skriv en kommentar: vad har hänt, vad blev resultatet och varför?':
    'Write a comment: what has happened, what was the result, and why?',
  'Ange {}.': 'Give {}.',
  'Skriv vad som behöver ändras, så att den som rapporterar vet vad som ska göras.':
    'Write what needs to change, so that whoever reports knows what to do.',
  'Kommentaren är längre än {} tecken. Korta den.': 'The comment is longer than {} characters. Shorten it.',
  'Kommentaren är längre än {} tecken. Dela upp den.': 'The comment is longer than {} characters. Divide it.',
  '{} har klarmarkerat ”{}”, {}.': '{} has marked “{}” as done, {}.',
  '{} har godkänt ”{}”, {}.': '{} has approved “{}”, {}.',
  'Du kan inte kommentera det som rapporteras för {}.': 'You cannot comment on what is reported for {}.',
  'Rapporten är beslutad. Kommentarerna går att läsa men inte att fylla på.':
    'The report is decided. The comments can be read but not added to.',
  'Skriv en kommentar.': 'Write a comment.',
  'Tråden som du svarar i finns inte på den här posten.': 'The thread that you answer in is not on this item.',
  'Värdet är längre än 100 tecken.': 'The value is longer than 100 characters.',
  '{} har {} sedan du öppnade sidan. Ditt värde står kvar; spara igen för att ersätta.':
    '{} has {} since you opened the page. Your value is still here; save again to replace it.',
  'tagit bort värdet': 'removed the value',
  'ändrat värdet till {}': 'changed the value to {}',
  'Värdet är mer än tio gånger större eller mindre än förra årets {}{}. Bekräfta att det stämmer, eller rätta det.':
    'The value is more than ten times larger or smaller than last year’s {}{}. Confirm that it is right, or correct it.',
  'Skriv värdet utan decimaler, som övriga värden.': 'Write the value without decimals, like the other values.',
  'Skriv högst {}, som övriga värden.': 'Write at most {}, like the other values.',
  '1 decimal': '1 decimal',
  '{} decimaler': '{} decimals',
  '”{}” kan läsas på två sätt. Skriv {}{} eller {},{}.': '“{}” can be read in two ways. Write {}{} or {},{}.',
  '”{}” är inget tal. Skriv det som 1234,5.': '“{}” is no number. Write it as 1234,5.',
  'Värdet anges {}, inte i procent.': 'The value is given {}, not in per cent.',
  'utan enhet': 'without a unit',
  'i {}': 'in {}',
  'Ett antal kan inte vara mindre än noll.': 'A number cannot be less than zero.',
  'Siffran {} {}. Fyll i värdet, eller välj en annan siffra i texten.':
    'The figure {} {}. Fill in the value, or choose another figure in the text.',
  'Länken måste börja med https://, http:// eller mailto:': 'The link must begin with https://, http:// or mailto:',
  'Du har ingen roll i den här kommunen och kan inte se perioderna.':
    'You have no role in this municipality and cannot see the periods.',
  'Bara controller och administratör kan planera, öppna och stänga perioder.':
    'Only controllers and administrators can plan, open and close periods.',
  'Perioden är inte öppnad än. En controller öppnar den när det är dags att rapportera.':
    'The period is not open yet. A controller opens it when it is time to report.',
  'Perioden är stängd och rapporten sammanställs. Behöver något ändras kan en controller öppna den igen.':
    'The period is closed and the report is being put together. If something needs to change, a controller can open it again.',
  'Perioden är beslutad och ändras inte mer.': 'The period is decided and changes no more.',
  'Det finns ingen plan för {}. Lägg upp planen, eller kopiera förra årets, innan perioden planeras.':
    'There is no plan for {}. Make the plan, or copy last year’s, before the period is planned.',
  'Det finns ingen plan för {}. Lägg upp planen, eller kopiera förra årets, innan perioden öppnas.':
    'There is no plan for {}. Make the plan, or copy last year’s, before the period is opened.',
  'Anvisningarna får ha högst 20 000 tecken.': 'The instructions may have at most 20,000 characters.',
  '{} kan inte rapportera. Välj en nämnd, en förvaltning eller ett bolag.':
    '{} cannot report. Choose a board, an administration or a company.',
  'Ange när rapporteringen ska vara klar innan perioden öppnas.':
    'Say when the reporting is due before the period is opened.',
  'Välj minst en nämnd, förvaltning eller ett bolag som ska rapportera.':
    'Choose at least one board, administration or company that is to report.',
  'Perioden är stängd. Öppna den igen, med ett skäl.': 'The period is closed. Open it again, with a reason.',
  '{} är inte planerad än.': '{} is not planned yet.',
  'Bara en öppen period kan stängas.': 'Only an open period can be closed.',
  'Skriv varför perioden öppnas igen.': 'Write why the period is opened again.',
  'Skälet får ha högst 1 000 tecken.': 'The reason may have at most 1,000 characters.',
  'Skälet får ha högst 300 tecken.': 'The reason may have at most 300 characters.',
  'Bara en stängd period kan öppnas igen.': 'Only a closed period can be opened again.',
  'Bara controller och administratör kan skicka påminnelser.':
    'Only controllers and administrators can send reminders.',
  'Bara i en öppen period finns det något att påminna om.': 'Only in an open period is there anything to remind of.',
  'Skriv en dag (2026-05-13) eller ett antal arbetsdagar (10 före, eller -10).':
    'Write a day (2026-05-13) or a number of working days (10 före, or -10).',
  'Ange en dag för beslutet eller sammanställningen, så att det finns en dag att räkna arbetsdagar från.':
    'Give a day for the decision or the compiled report, so that there is a day to count working days from.',
  '{} ({}) kan inte vara före {} ({}).': '{} ({}) cannot be before {} ({}).',
  'Bara controller och administratör kan låsa avsnitt.': 'Only controllers and administrators can lock sections.',
  'Avsnittet finns inte i den här rapporten.': 'The section is not in this report.',
  'Historiken är arbetsmaterial och syns för dem som arbetar för {}.':
    'The history is working material, seen by those who work for {}.',
  'Versionen finns inte. Ladda om sidan och välj en annan.':
    'There is no such version. Load the page again and choose another.',
  '{} har ändrat posten sedan du öppnade historiken. Läs den och välj igen.':
    '{} has changed the item since you opened the history. Read it and choose again.',
  'Värdet har ändrats sedan dess. Ångra den senaste ändringen först.':
    'The value has changed since then. Undo the latest change first.',
  'Ändringen finns inte. Ladda om sidan och välj en annan.':
    'There is no such change. Load the page again and choose another.',
  'Du kan läsa men inte välja. Den som rapporterar för {}, eller en controller, väljer vad som hämtas.':
    'You can read but not choose. Whoever reports for {}, or a controller, chooses what is gathered.',
  'Styckena som hämtades finns inte kvar hos {}. Välj på nytt i dess text.':
    'The paragraphs that were gathered are no longer with {}. Choose anew in its text.',
  'Texten hämtas inte längre från den källan. Välj den på nytt i listan.':
    'The text is no longer gathered from that source. Choose it anew in the list.',
  'Du ser inte alla delar: {} är arbetsmaterial. En controller kan spara summan.':
    'You do not see all the parts: {} is working material. A controller can save the sum.',
  'Ingen har något värde att lägga ihop än.': 'Nobody has a value to add up yet.',
  'Siffrorna finns inte längre. Läs sidan igen.': 'The figures are no longer there. Read the page again.',
  'Siffrorna har ändrats medan du läste. Läs de nya här nedanför och spara igen.':
    'The figures changed while you were reading. Read the new ones below and save again.',
  'Texten blir längre än {} tecken. Hämta färre stycken, eller korta texten först.':
    'The text would be longer than {} characters. Gather fewer paragraphs, or shorten the text first.',
  'Välj minst en text att hämta.': 'Choose at least one text to gather.',
  'Välj var texten ska stå.': 'Choose where the text is to stand.',
  '{} har ingen text att hämta. Välj en annan.': '{} has no text to gather. Choose another.',
  '{} har ändrat sin text medan du läste. Läs den nya texten här nedanför och välj igen.':
    '{} changed its text while you were reading. Read the new text below and choose again.',
  '{} sparade posten i samma stund. Läs vad som står där och försök igen.':
    '{} saved the item at the same moment. Read what stands there and try again.',
};
