/** How faults of pictures, links, contrast, sound, film, frames and forms are mended. Our own words, for an editor or a supplier. */
import type { Mending } from './mending.ts';

export const contentMending: Readonly<Record<string, Mending>> = {
  'area-alt': {
    fault: 'Ett klickbart område i en bild saknar text',
    mend: 'Skriv alt på area, med ord som säger vart länken leder.',
  },
  'audio-caption': { fault: 'Ljudet saknar textversion', mend: 'Lägg en utskrift av det som sägs intill ljudet.' },
  'autocomplete-valid': {
    fault: 'Fältet säger fel om vad det gäller',
    mend: 'Använd ett värde för autocomplete som finns i standarden: name, email, tel, street-address.',
  },
  blink: { fault: 'Text blinkar', mend: 'Ta bort blink.' },
  'button-name': {
    fault: 'En knapp saknar namn',
    mend: 'Skriv text i knappen. Har den bara en ikon: ge den aria-label med det som händer när man trycker.',
  },
  'color-contrast': {
    fault: 'Texten syns för dåligt mot bakgrunden',
    mend: 'Gör texten mörkare eller bakgrunden ljusare: minst 4,5:1, eller 3:1 för stor text.',
  },
  'color-contrast-enhanced': {
    fault: 'Texten når inte den högre nivån för kontrast',
    mend: 'Minst 7:1, eller 4,5:1 för stor text. Inget krav, men lättare att läsa.',
  },
  'form-field-multiple-labels': {
    fault: 'Ett fält har flera etiketter',
    mend: 'Låt en enda label höra till fältet. Mer hjälp kopplas med aria-describedby.',
  },
  'frame-focusable-content': {
    fault: 'Innehållet i en ram går inte att nå med tangentbord',
    mend: 'Ta bort tabindex="-1" från ramen.',
  },
  'frame-tested': { fault: 'En ram har inte granskats', mend: 'Granska ramens egen sida för sig.' },
  'frame-title': {
    fault: 'En ram saknar namn',
    mend: 'Skriv title på iframe: vad ramen visar, till exempel "Karta över återvinningen".',
  },
  'frame-title-unique': {
    fault: 'Två ramar har samma namn',
    mend: 'Ge varje ram en title som skiljer den från de andra.',
  },
  'identical-links-same-purpose': {
    fault: 'Länkar med samma text leder till olika sidor',
    mend: 'Skriv länktexter som säger vart var och en leder.',
  },
  'image-alt': {
    fault: 'En bild saknar textalternativ',
    mend: 'Skriv i alt vad bilden säger. Är den bara utsmyckning: alt="".',
  },
  'image-redundant-alt': {
    fault: 'Bildens text upprepar texten bredvid',
    mend: 'Sätt alt="" när samma ord redan står intill.',
  },
  'input-button-name': {
    fault: 'En knapp saknar text',
    mend: 'Skriv value på knappen med det som händer när man trycker.',
  },
  'input-image-alt': { fault: 'En bildknapp saknar text', mend: 'Skriv alt med det som händer när man trycker.' },
  label: {
    fault: 'Ett fält saknar etikett',
    mend: 'Koppla en label till fältet med for och id. Text i fältet (placeholder) räcker inte.',
  },
  'label-content-name-mismatch': {
    fault: 'Det som syns och det som läses upp skiljer sig',
    mend: 'Låt namnet i aria-label börja med den text som syns.',
  },
  'label-title-only': { fault: 'Fältets etikett syns inte', mend: 'Skriv en synlig label i stället för title.' },
  'link-in-text-block': {
    fault: 'En länk skiljer sig från texten bara genom färg',
    mend: 'Stryk under länkar i löpande text.',
  },
  'link-name': {
    fault: 'En länk saknar text',
    mend: 'Skriv i länken vart den leder. Är den en bild: skriv alt på bilden.',
  },
  marquee: { fault: 'Text rullar av sig själv', mend: 'Ta bort marquee.' },
  'no-autoplay-audio': {
    fault: 'Ljud startar av sig självt',
    mend: 'Låt besökaren starta ljudet, eller lägg en knapp för att stoppa det först på sidan.',
  },
  'object-alt': {
    fault: 'Ett inbäddat objekt saknar textalternativ',
    mend: 'Skriv en text inuti object, eller ge det aria-label.',
  },
  'role-img-alt': {
    fault: 'Något som visas som bild saknar textalternativ',
    mend: 'Ge elementet aria-label med det som bilden säger.',
  },
  'select-name': { fault: 'En vallista saknar etikett', mend: 'Koppla en label till vallistan med for och id.' },
  'server-side-image-map': {
    fault: 'En klickbar bild går bara att använda med mus',
    mend: 'Byt ismap mot vanliga länkar eller area med alt.',
  },
  'summary-name': { fault: 'En utfällbar del saknar namn', mend: 'Skriv i summary vad som fälls ut.' },
  'svg-img-alt': {
    fault: 'En SVG-bild saknar textalternativ',
    mend: 'Lägg en title i bilden eller ge den aria-label. Är den utsmyckning: aria-hidden="true".',
  },
  'video-caption': {
    fault: 'Filmen saknar undertexter',
    mend: 'Lägg till undertexter (track kind="captions") med det som sägs och hörs.',
  },
};
