/** Internal control: the plan and its actions, as use cases say it. */
export const controlSaid: Readonly<Record<string, string>> = {
  'Ange dagen som ÅÅÅÅ-MM-DD, till exempel 2026-03-31.': 'Give the day as YYYY-MM-DD, for example 2026-03-31.',
  'Texten är längre än {} tecken. Dela upp den på flera åtgärder.':
    'The text is longer than {} characters. Divide it into several actions.',
  'Skriv den ansvariges roll eller namn med högst 200 tecken.':
    'Write the role or name of whoever is responsible in at most 200 characters.',
  'Välj en av statusarna.': 'Choose one of the statuses.',
  'Skriv vad som ska göras.': 'Write what is to be done.',
  'En dag för avslut hör till en avslutad åtgärd: välj en avslutad status, eller lämna dagen tom.':
    'A closing day belongs to a closed action: choose a closed status, or leave the day empty.',
  'Åtgärden finns inte. Kontrollen kan ha tagits bort ur rapporten.':
    'There is no such action. The control may have been taken out of the report.',
  'Rapporten är beslutad och dess åtgärder ändras inte mer.': 'The report is decided and its actions change no more.',
  'Du kan läsa men inte ändra. En samordnare för intern kontroll, chef eller controller för {} kan ändra här.':
    'You can read but not change. An internal-control coordinator, head or controller of {} can change this.',
  '{} har sparat åtgärden efter att du öppnade den. Det du skrev är kvar: jämför och spara igen.':
    '{} has saved the action after you opened it. What you wrote is still here: compare and save again.',
  'Du har ingen roll i den här kommunen och kan inte läsa planen.':
    'You have no role in this municipality and cannot read the plan.',
  'Det finns ingen nämnd eller förvaltning som heter {}.': 'There is no board or administration called {}.',
  'Internkontrollplanen är redan beslutad.': 'The internal-control plan is decided already.',
  'Internkontrollplanen har inga risker än, så det finns inget att besluta.':
    'The internal-control plan has no risks yet, so there is nothing to decide.',
  'Internkontrollplanen har ändrats sedan du öppnade sidan, och inget är registrerat. Läs den igen och registrera sedan beslutet.':
    'The internal-control plan has changed since you opened the page, and nothing is registered. Read it again, then register the decision.',
  'Internkontrollplanen för {} {} är beslutad och kan inte ändras.':
    'The internal-control plan of {} {} is decided and cannot be changed.',
};
