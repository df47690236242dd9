/** How faults of ARIA and of home-made components are mended. Our own words, most of them for a supplier. */
import type { Mending } from './mending.ts';

export const ariaMending: Readonly<Record<string, Mending>> = {
  'aria-allowed-attr': {
    fault: 'Ett ARIA-attribut passar inte elementets roll',
    mend: 'Ta bort attributet, eller ge elementet den roll som det hör till.',
  },
  'aria-allowed-role': {
    fault: 'Rollen passar inte elementet',
    mend: 'Ta bort role, eller använd ett element som får ha den.',
  },
  'aria-braille-equivalent': {
    fault: 'Text för punktskrift saknar motsvarighet i tal',
    mend: 'Ge elementet aria-label eller aria-roledescription också.',
  },
  'aria-command-name': {
    fault: 'En egen knapp, länk eller menyrad saknar namn',
    mend: 'Skriv text i den eller ge den aria-label.',
  },
  'aria-conditional-attr': {
    fault: 'Ett ARIA-attribut används där det inte gäller',
    mend: 'Följ reglerna för rollen: använd checked på riktiga kryssrutor, aria-expanded bara på rader i träd.',
  },
  'aria-deprecated-role': { fault: 'Rollen är utgången', mend: 'Byt till en roll som gäller.' },
  'aria-dialog-name': {
    fault: 'En dialogruta saknar namn',
    mend: 'Ge dialogen aria-labelledby som pekar på dess rubrik.',
  },
  'aria-hidden-body': { fault: 'Hela sidan är dold för skärmläsare', mend: 'Ta bort aria-hidden från body.' },
  'aria-hidden-focus': {
    fault: 'Något som är dolt för skärmläsare kan ändå få fokus',
    mend: 'Ta bort aria-hidden, eller se till att inget inuti kan få fokus (tabindex="-1", disabled, inert).',
  },
  'aria-input-field-name': {
    fault: 'Ett eget inmatningsfält saknar namn',
    mend: 'Ge fältet aria-label eller aria-labelledby.',
  },
  'aria-meter-name': { fault: 'En mätare saknar namn', mend: 'Ge mätaren aria-label med det som mäts.' },
  'aria-progressbar-name': { fault: 'En förloppsmätare saknar namn', mend: 'Ge den aria-label med det som pågår.' },
  'aria-prohibited-attr': {
    fault: 'Ett ARIA-attribut är inte tillåtet här',
    mend: 'Ta bort attributet. aria-label fungerar inte på div och span utan roll.',
  },
  'aria-required-attr': {
    fault: 'Rollen saknar ett attribut som den kräver',
    mend: 'Lägg till det som rollen kräver: aria-checked, aria-valuenow, aria-expanded.',
  },
  'aria-required-children': {
    fault: 'Rollen saknar de delar som den kräver',
    mend: 'Lägg rätt delar inuti: en lista har listpunkter, en flikrad har flikar.',
  },
  'aria-required-parent': {
    fault: 'Elementet står utanför det som det hör till',
    mend: 'Lägg det inuti rätt roll: en flik i en flikrad, ett menyval i en meny.',
  },
  'aria-roledescription': {
    fault: 'En rollbeskrivning sitter på ett element utan roll',
    mend: 'Ge elementet en roll, eller ta bort aria-roledescription.',
  },
  'aria-roles': { fault: 'Rollen finns inte', mend: 'Rätta stavningen av role, eller ta bort den.' },
  'aria-tab-name': { fault: 'En flik saknar namn', mend: 'Skriv text i fliken eller ge den aria-label.' },
  'aria-text': {
    fault: 'Text som läses i ett stycke innehåller något som kan få fokus',
    mend: 'Ta bort role="text" eller flytta ut länken.',
  },
  'aria-toggle-field-name': {
    fault: 'En egen kryssruta eller omkopplare saknar namn',
    mend: 'Ge den aria-label eller aria-labelledby.',
  },
  'aria-tooltip-name': { fault: 'En hjälpruta saknar text', mend: 'Skriv text i hjälprutan.' },
  'aria-treeitem-name': {
    fault: 'En gren i ett träd saknar namn',
    mend: 'Skriv text i grenen eller ge den aria-label.',
  },
  'aria-valid-attr': { fault: 'ARIA-attributet finns inte', mend: 'Rätta stavningen av attributet.' },
  'aria-valid-attr-value': {
    fault: 'ARIA-attributet har ett värde som inte går',
    mend: 'Rätta värdet. Ett id som attributet pekar på måste finnas på sidan.',
  },
  'nested-interactive': {
    fault: 'En knapp eller länk ligger inuti en annan',
    mend: 'Lägg dem bredvid varandra i stället.',
  },
  'presentation-role-conflict': {
    fault: 'Ett element sägs vara utsmyckning men kan användas',
    mend: 'Ta bort role="none" eller det som gör att elementet kan få fokus.',
  },
};
