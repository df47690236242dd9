/** Signing in, passwords, people and their work, as use cases say it. */
export const accountSaid: Readonly<Record<string, string>> = {
  'För många försök. Vänta en kvart och försök igen, eller be en administratör om en engångslänk.':
    'Too many attempts. Wait a quarter of an hour and try again, or ask an administrator for a one-time link.',
  'Användarnamnet eller lösenordet stämmer inte. Har du glömt lösenordet kan en administratör ge dig en engångslänk.':
    'The user name or the password is wrong. If you have forgotten the password, an administrator can give you a one-time link.',
  'Kontot är stängt. Vänd dig till kommunens administratör.':
    'The account is closed. Turn to the municipality’s administrator.',
  'Fyll i användarnamn och lösenord.': 'Fill in user name and password.',
  'Din länk till Uppsikt': 'Your link to Uppsikt',
  'Hej {}!': 'Hello {}!',
  'Här är din länk till Uppsikt för {}. Ditt användarnamn är {}.':
    'Here is your link to Uppsikt for {}. Your user name is {}.',
  'Länken fungerar en gång och gäller i {} dagar. Öppna den och välj ett lösenord under Mitt konto.':
    'The link works once and for {} days. Open it and choose a password under My account.',
  'Välj din kommun.': 'Choose your municipality.',
  'Länken gäller inte längre. Den fungerar en gång; be om en ny.':
    'The link no longer works. It works once; ask for a new one.',
  'Fyll i ditt nuvarande lösenord.': 'Fill in your present password.',
  'Det nuvarande lösenordet stämmer inte. Försök igen.': 'The present password is wrong. Try again.',
  'Fyll i det nya lösenordet två gånger.': 'Fill in the new password twice.',
  'Lösenorden är inte lika. Skriv samma lösenord i båda fälten.':
    'The passwords are not alike. Write the same password in both fields.',
  'Lösenordet måste ha minst {} tecken. En mening på några ord är lätt att minnas.':
    'The password must have at least {} characters. A sentence of a few words is easy to remember.',
  'Lösenordet upprepar samma tecken. Välj ett som är svårare att gissa.':
    'The password repeats the same characters. Choose one that is harder to guess.',
  'Lösenordet börjar som ett av de vanligaste. Välj ett som är svårare att gissa.':
    'The password begins like one of the most common. Choose one that is harder to guess.',
  'Lösenordet innehåller ditt användarnamn eller kommunens namn. Välj ett som är svårare att gissa.':
    'The password holds your user name or the municipality’s name. Choose one that is harder to guess.',
  'Uppgiften går inte att läsa. Rätta den och försök igen.': 'This cannot be read. Correct it and try again.',
  'Du har ingen roll i den här kommunen.': 'You have no role in this municipality.',
  'Skriv minst ett ord att söka efter.': 'Write at least one word to search for.',
  'Bara administratörer kan hantera personer.': 'Only administrators can manage people.',
  'Bara administratörer kan lägga till användare.': 'Only administrators can add users.',
  'Personen finns inte.': 'There is no such person.',
  'Ange personens namn.': 'Give the person’s name.',
  'Namnet får ha högst 200 tecken.': 'The name may have at most 200 characters.',
  'E-postadressen får ha högst 200 tecken.': 'The e-mail address may have at most 200 characters.',
  'Skriv e-postadressen som namn@kommun.se, eller lämna fältet tomt.':
    'Write the e-mail address as name@municipality.se, or leave the field empty.',
  'Användarnamnet får ha bokstäver, siffror och . _ @ + -, minst två tecken.':
    'The user name may have letters, digits and . _ @ + -, at least two characters.',
  '{} finns redan. Lägg till en roll utan att ange lösenord.':
    '{} is there already. Add a role without giving a password.',
  'Kontot {} är stängt.': 'The account {} is closed.',
  'Kontot är stängt. Öppna det innan du ger en länk.': 'The account is closed. Open it before you give a link.',
  'Kommunen måste ha minst en administratör. Gör någon annan till administratör för hela kommunen först.':
    'The municipality must have at least one administrator. Make somebody else administrator of the whole municipality first.',
  'Organisationen {} finns inte i {}.': 'The body {} is not in {}.',
  '{} har inte den rollen.': '{} does not hold that role.',
  'Du kan inte stänga ditt eget konto. Be en annan administratör.':
    'You cannot close your own account. Ask another administrator.',
  'Bara chefer, controller och administratörer kan fördela arbetet.':
    'Only heads, controllers and administrators can assign the work.',
  'Markera minst en post.': 'Select at least one item.',
  'Någon av posterna har redan fått en ägare. Ladda om sidan och välj igen.':
    'One of the items has already been given an owner. Load the page again and choose once more.',
  'Välj vem som ska rapportera.': 'Choose who is to report.',
  'Välj någon som har ett öppet konto och får rapportera för {}.':
    'Choose somebody who has an open account and may report for {}.',
  'Du har fått {} att rapportera för {} {}.': 'You have been given {} to report for {} {}.',
  'Du har tagit över {} från {} ({}).': 'You have taken over {} from {} ({}).',
  '1 post': '1 item',
  '{} poster': '{} items',
  'Någon annan': 'Somebody else',
  'Logga in för att få en kalenderadress.': 'Sign in to get a calendar address.',
};
