/** How faults of structure, headings, lists, tables, language and page are mended. Our own words, for an editor or a supplier. */
import type { Mending } from './mending.ts';

export const structureMending: Readonly<Record<string, Mending>> = {
  accesskeys: {
    fault: 'Två kortkommandon använder samma tangent',
    mend: 'Ge varje accesskey en egen tangent, eller ta bort dem.',
  },
  'avoid-inline-spacing': {
    fault: 'Textens avstånd är låst i sidan',
    mend: 'Flytta avstånd mellan rader, ord och tecken från style-attributet till stilmallen, utan !important, så att läsaren kan ändra dem.',
  },
  bypass: {
    fault: 'Det går inte att hoppa förbi menyn',
    mend: 'Lägg en länk "Hoppa till innehållet" först på sidan, och sätt main, rubriker och landmärken runt innehållet.',
  },
  'css-orientation-lock': {
    fault: 'Sidan är låst till stående eller liggande läge',
    mend: 'Ta bort stilregeln som vrider sidan. Innehållet ska fungera i båda lägena.',
  },
  'definition-list': {
    fault: 'En definitionslista innehåller annat än termer och förklaringar',
    mend: 'Låt dl bara innehålla dt och dd (eller div runt dem), med termen före förklaringen.',
  },
  dlitem: { fault: 'En term eller förklaring står utanför sin lista', mend: 'Lägg dt och dd inuti en dl.' },
  'document-title': {
    fault: 'Sidan saknar titel',
    mend: 'Ge sidan en title som säger vad den handlar om och vilken webbplats den hör till.',
  },
  'duplicate-id': { fault: 'Samma id används flera gånger', mend: 'Ge varje element på sidan ett eget id.' },
  'duplicate-id-active': {
    fault: 'Ett fält, en knapp eller en länk delar id med något annat',
    mend: 'Ge elementet ett eget id.',
  },
  'duplicate-id-aria': {
    fault: 'Ett id som en etikett pekar på finns flera gånger',
    mend: 'Ge elementet ett eget id och ändra det som pekar på det, så att rätt etikett läses upp.',
  },
  'empty-heading': {
    fault: 'En rubrik är tom',
    mend: 'Skriv rubriken, eller ta bort rubrikelementet om det bara är luft.',
  },
  'empty-table-header': {
    fault: 'En tabellrubrik är tom',
    mend: 'Skriv vad kolumnen eller raden innehåller. Är cellen tom med flit ska den vara td, inte th.',
  },
  'heading-order': {
    fault: 'En rubriknivå är överhoppad',
    mend: 'Låt rubrikerna följa på varandra: efter h2 kommer h3, inte h4. Välj nivå efter ordningen, inte efter utseendet.',
  },
  'hidden-content': { fault: 'Dolt innehåll har inte granskats', mend: 'Fäll ut det dolda och granska det för hand.' },
  'html-has-lang': {
    fault: 'Sidan säger inte vilket språk den är på',
    mend: 'Skriv lang="sv" på html-elementet, eller det språk som sidan är på.',
  },
  'html-lang-valid': {
    fault: 'Sidans språkkod finns inte',
    mend: 'Använd en riktig språkkod på html-elementet: sv, en, fi, se.',
  },
  'html-xml-lang-mismatch': {
    fault: 'Sidan anger två olika språk',
    mend: 'Låt lang och xml:lang ange samma språk, eller ta bort xml:lang.',
  },
  list: {
    fault: 'En lista innehåller annat än listpunkter',
    mend: 'Låt ul och ol bara innehålla li. Annat innehåll läggs inuti en li.',
  },
  listitem: { fault: 'En listpunkt står utanför sin lista', mend: 'Lägg li inuti en ul eller ol.' },
  'meta-refresh': {
    fault: 'Sidan laddar om sig själv',
    mend: 'Ta bort meta refresh. Låt läsaren själv ladda om, eller flytta sidan på servern.',
  },
  'meta-refresh-no-exceptions': {
    fault: 'Sidan laddar om sig själv efter en stund',
    mend: 'Ta bort den fördröjda omladdningen.',
  },
  'meta-viewport': {
    fault: 'Det går inte att förstora sidan',
    mend: 'Ta bort user-scalable=no och maximum-scale ur meta viewport.',
  },
  'meta-viewport-large': {
    fault: 'Sidan går inte att förstora fem gånger',
    mend: 'Höj maximum-scale till minst 5, eller ta bort det.',
  },
  'p-as-heading': {
    fault: 'Fet text används som rubrik',
    mend: 'Gör texten till en riktig rubrik (h2, h3) så att den går att hitta med skärmläsare.',
  },
  'page-has-heading-one': { fault: 'Sidan saknar huvudrubrik', mend: 'Ge sidan en h1 som säger vad den handlar om.' },
  'scope-attr-valid': {
    fault: 'En tabellrubrik anger fel vad den gäller',
    mend: 'Skriv scope="col" för kolumner och scope="row" för rader, på th.',
  },
  'skip-link': {
    fault: 'Länken förbi menyn leder ingenstans',
    mend: 'Låt hopplänken peka på ett id som finns och kan få fokus.',
  },
  'table-duplicate-name': {
    fault: 'Tabellens rubrik och sammanfattning säger samma sak',
    mend: 'Låt caption vara tabellens namn och ta bort summary, eller låt den förklara tabellen.',
  },
  'table-fake-caption': {
    fault: 'En tabellcell används som tabellens rubrik',
    mend: 'Skriv rubriken i caption i stället för i en cell över hela bredden.',
  },
  'td-has-header': {
    fault: 'En cell i en stor tabell saknar rubrik',
    mend: 'Ge varje kolumn och rad en th, så att cellens innehåll går att förstå.',
  },
  'td-headers-attr': {
    fault: 'En cell pekar på en rubrik som inte finns i tabellen',
    mend: 'Låt headers bara peka på id för th i samma tabell, eller använd scope på rubrikerna.',
  },
  'th-has-data-cells': {
    fault: 'En tabellrubrik gäller inga celler',
    mend: 'Kontrollera att th står i rätt kolumn eller rad. Är den ingen rubrik ska den vara td.',
  },
  'valid-lang': {
    fault: 'Ett stycke har en språkkod som inte finns',
    mend: 'Använd en riktig språkkod i lang på stycket: en, fi, so.',
  },
  'landmark-banner-is-top-level': {
    fault: 'Sidhuvudet ligger inuti ett annat landmärke',
    mend: 'Lägg header direkt under body, inte inuti main, nav eller aside.',
  },
  'landmark-complementary-is-top-level': {
    fault: 'En sidokolumn ligger inuti ett annat landmärke',
    mend: 'Lägg aside direkt under body eller i main.',
  },
  'landmark-contentinfo-is-top-level': {
    fault: 'Sidfoten ligger inuti ett annat landmärke',
    mend: 'Lägg footer direkt under body.',
  },
  'landmark-main-is-top-level': {
    fault: 'Huvudinnehållet ligger inuti ett annat landmärke',
    mend: 'Lägg main direkt under body.',
  },
  'landmark-no-duplicate-banner': {
    fault: 'Sidan har flera sidhuvuden',
    mend: 'Behåll ett header-landmärke för hela sidan.',
  },
  'landmark-no-duplicate-contentinfo': {
    fault: 'Sidan har flera sidfötter',
    mend: 'Behåll ett footer-landmärke för hela sidan.',
  },
  'landmark-no-duplicate-main': { fault: 'Sidan har flera huvudinnehåll', mend: 'Behåll ett main på sidan.' },
  'landmark-one-main': {
    fault: 'Huvudinnehållet är inte utmärkt',
    mend: 'Lägg sidans eget innehåll i ett main-element.',
  },
  'landmark-unique': {
    fault: 'Två landmärken av samma slag går inte att skilja åt',
    mend: 'Ge dem olika namn med aria-label: "Huvudmeny", "Undermeny".',
  },
  region: {
    fault: 'Innehåll ligger utanför landmärkena',
    mend: 'Lägg allt innehåll i header, nav, main, aside eller footer.',
  },
  'focus-order-semantics': {
    fault: 'Ett element får fokus utan att säga vad det är',
    mend: 'Använd en riktig knapp eller länk, eller ge elementet en roll som passar.',
  },
  tabindex: {
    fault: 'Ett element bryter tabbordningen',
    mend: 'Ta bort tabindex större än 0 och låt ordningen i sidan bestämma.',
  },
  'target-size': {
    fault: 'En knapp eller länk är för liten att träffa',
    mend: 'Gör ytan minst 24 × 24 bildpunkter, eller ge den så mycket luft.',
  },
  'scrollable-region-focusable': {
    fault: 'En rullbar yta går inte att nå med tangentbord',
    mend: 'Ge ytan tabindex="0" och ett namn, eller lägg något i den som kan få fokus.',
  },
};
