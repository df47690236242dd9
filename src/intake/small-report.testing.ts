/** A small made-up decision package in the default layout, for tests that need no real report. Tabs part cells. */
export const smallReport = `Kommunstyrelsen

Kommunstyrelsens verksamhetsberättelse 2031 och slutrapport för internkontroll 2031

Förslag till beslut

1. Verksamhetsberättelsen godkänns.
2. Slutrapporten godkänns.

Ärendebeskrivning

Kommunstyrelsen har 2 processmål inom Levande skog och 1 inom Lugn stad i det kommunsamordnande uppdraget.

STADSKONTORET

Alva Ek
Kommundirektör

KS/2031:7
Bilaga 1

Verksamhetsberättelse 2031

Kommunstyrelsen

Innehållsförteckning

Sammanfattning\t2
Sammanställning processområden....\t3
Levande skog....\t4

Sammanfattning

Året var lugnt.

Väsentliga händelser – levande skog

- Stigen öppnade
- Dammen fylldes

Sammanställning processområden

Levande skog

Processområde\tBedömning\tTrend
Ekar\t\t→
Björkar\tGul\t↗

Lugn stad

Processområde\tBedömning\tTrend
Ekonomi\t\t↘

Status åtaganden

Kommunstyrelsen avrapporterar 2 åtaganden under 2031. 1 av åtagandena bedöms vara klara vid årets slut.
 
 
För åtagandet "Räkna alla ekar" gäller att arbetet har blivit försenat.

Levande skog

Processområde Ekar

Bedömning\tTrend
\t→

Ekarna växer så det knakar.

Processområdet bedöms delvis uppnå resultatmålen.

4-åriga processmål\t
Fler ekar ska planteras.\t

Under året har hundra ekar planterats i parken. Barnen i förskolan Kotten har hjälpt till med grävningen.

Kunskapen om ekar har blivit större i hela kommunen.

Kursen om ekar lockade sextio deltagare. Kommunen bjöd på kaffe och berättade om ekens tusen gäster.

1-åriga åtaganden

Räkna alla ekar. (KS, alla nämnder)

Status\tFärdiggrad
\t

Räkningen fortsätter nästa år.

Mäta alla ekar. (KS, PARKAB)

Status\tFärdiggrad
✓\t100 %

Allt är mätt.

Processområde Björkar

Bedömning\tTrend
\t

Björkarna står där de står.

Lugn stad

Ekonomi

Bedömning\tTrend
Röd\t↘

Processområdet bedöms ej uppnå resultatmålen.

SKS som egen förvaltning

Avvikelsen mellan budget (0) och utfall (+0,5) förklaras av:

- Färre spadar +1,0
- Fler spett -0,5

4-åriga processmål\t
Alla enheter ska ha ordning på pengarna.\t

<p>Pengarna ligger i lådan.</p> Lådan är låst med två lås och nyckeln förvaras hos ekonomichefen på stadskontoret.

Indikatorer för SKS som egen förvaltning

Indikatorer\tUtfall 2030\tUtfall 2031\tMål 2031
Ordning på pengarna, andel (%)\t90%\t1 000.5\t
 
Konto\tUtfall 2030\tBudget 2031
- Intäkter\t1 200,5\t−3
Summa INTÄKTER\t1 200,5\t−3

Okänd\tTabell
med\tord

KS/2031:7
Bilaga 2

Slutrapport Internkontroll

Kommunstyrelsen

Sammanfattning kontroller 2031

Kontroller med bedömningen  kommer igen.

Kontrollmoment\tBedömning
Kontroll av spadarna\t

Uppföljning av risker och kontrollmoment 2031

Ekonomi

Risk – Spadar

Risken att spadar försvinner på grund av trasiga lås vilket leder till färre hål. (kommunstyrelsens uppsiktsplikt)

Kontrollmoment\tFrekvens\tMetod
Kontroll av spadarna.\tEn gång.\tVi räknar.

Bedömning\tResultat\tÅtgärd
●\tRäkningen skedde utan anmärkning.\tIngen.

Kommentar:

Vi räknar igen nästa år.
`;
