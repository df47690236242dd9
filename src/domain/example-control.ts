/** Internal control in the example municipality: assessed risks, a control for all boards, and what is carried over. All made up. */

type Assessed = {
  readonly owner: string;
  readonly likelihood: string;
  readonly impact: string;
  readonly assessedReason: string;
  readonly likelihoodAfter: string;
  readonly impactAfter: string;
  readonly afterReason: string;
};

const assessed = (
  owner: string,
  [likelihood, impact]: readonly [number, number],
  assessedReason: string,
  [likelihoodAfter, impactAfter]: readonly [number, number],
  afterReason: string,
): Assessed => ({
  ...{ owner, likelihood: String(likelihood), impact: String(impact), assessedReason },
  ...{ likelihoodAfter: String(likelihoodAfter), impactAfter: String(impactAfter), afterReason },
});

/** The risks of the executive board's plan of 2025, by a word in each, as they were assessed then. */
export const exampleAssessments: readonly (readonly [RegExp, Assessed])[] = [
  [
    /utestänger/u,
    assessed(
      'Kommunikationschef',
      [4, 3],
      'Fel hittades på nästan varje webbplats 2024.',
      [2, 3],
      'Gemensam plattform och utbildade redaktörer.',
    ),
  ],
  [
    /motioner/u,
    assessed('Kanslichef', [3, 3], 'Vart fjärde svar var försenat.', [2, 3], 'Nämnderna får en lista varje månad.'),
  ],
  [
    /nya tjänster/u,
    assessed('Utvecklingschef', [2, 3], 'Hände i två av tio uppdrag.', [1, 3], 'Frågan ställs i mallen för uppdrag.'),
  ],
  [
    /känslig information/u,
    assessed(
      'Säkerhetschef',
      [3, 4],
      'Fyra av tio saknade utbildning.',
      [2, 4],
      'Nio av tio ska ha gått utbildningen.',
    ),
  ],
  [
    /för svagt skydd/u,
    assessed(
      'It-chef',
      [3, 4],
      'Mindre än hälften av systemen var klassade.',
      [2, 3],
      'De mest kritiska systemen är klassade.',
    ),
  ],
  [
    /utanför EU/u,
    assessed(
      'Dataskyddssamordnare',
      [4, 3],
      'Femton webbplatser hade sådana anslutningar.',
      [3, 3],
      'Teckensnitt och kartor flyttas hem.',
    ),
  ],
  [
    /arbetsgivare/u,
    assessed('HR-chef', [3, 3], 'Fyra av sju nämnder saknade uppföljning.', [1, 3], 'Punkten står i alla årshjul.'),
  ],
  [
    /fakturor godkänns/u,
    assessed(
      'Ekonomichef',
      [2, 4],
      'Tre felaktiga behörigheter på ett år.',
      [1, 4],
      'Listorna jämförs två gånger om året.',
    ),
  ],
];

/** What the executive board chose about each candidate for 2026, by a word in it, and the months that the control gets. */
export const exampleCarryOver: readonly {
  readonly of: RegExp;
  readonly carried: 'yes' | 'no';
  readonly reason: string;
  readonly months?: readonly string[];
  readonly responsible?: string;
}[] = [
  {
    of: /tillgänglighet/u,
    carried: 'yes',
    reason: 'Bättre, men en webbplats är fortfarande röd.',
    months: ['9'],
    responsible: 'Kommunikationschef',
  },
  { of: /motioner/u, carried: 'no', reason: 'Bevakas av kansliet varje månad och följs i delårsrapporten.' },
  {
    of: /grundutbildningen/u,
    carried: 'yes',
    reason: 'Målet på 90 procent nåddes inte.',
    months: ['3', '8', '12'],
    responsible: 'Säkerhetschef',
  },
  {
    of: /informationsklassade/u,
    carried: 'yes',
    reason: 'En tredjedel av systemen återstår.',
    months: ['3', '6', '9', '12'],
    responsible: 'It-chef',
  },
  {
    of: /utanför EU och EES/u,
    carried: 'yes',
    reason: 'Röd: dataskyddsombudet vill att granskningen görs två gånger.',
    months: ['4', '10'],
    responsible: 'Dataskyddssamordnare',
  },
  {
    of: /arbetsmiljöarbetet/u,
    carried: 'yes',
    reason: 'Två nämnder saknar fortfarande uppföljning.',
    months: ['12'],
    responsible: 'HR-chef',
  },
];

/** Why risks of 2025 are left out of the plan of 2026, by a word in each; the last for the rest. */
export const exampleLeftOut: readonly (readonly [RegExp, string])[] = [
  [/motioner/u, 'Bevakas av kansliet varje månad.'],
  [/./u, 'Kontrollen var grön och risken är låg.'],
];

/** Set by the executive board for all boards in 2026. */
export const exampleCentral = {
  risk: 'Risken att anställda har bisysslor som skadar förtroendet för kommunen på grund av att de inte anmäls och prövas, vilket leder till jäv och felaktiga beslut.',
  area: 'Risk – Oegentligheter',
  title: 'Granskning av anmälda bisysslor',
  frequency: 'En gång om året, i november.',
  method:
    'Alla chefer svarar på om bisysslor har anmälts och prövats. Ett stickprov på 15 anställda med myndighetsutövning jämförs med näringslivsregistret.',
  recurrence: ['11'],
  fourEyes: 'yes',
  sampleSize: '15',
  companies: '',
} as const;

export type ExampleRisk = {
  readonly event: string;
  readonly cause: string;
  readonly consequence: string;
  readonly area: string;
  readonly owner: string;
  readonly place: readonly [number, number];
  readonly after: readonly [number, number];
  readonly why: string;
  readonly chosen: 'yes' | 'no';
  readonly chosenReason: string;
  readonly control?: {
    readonly title: string;
    readonly frequency: string;
    readonly method: string;
    readonly months: readonly string[];
  };
};

const own = (
  [event, cause, consequence]: readonly [string, string, string],
  rest: Omit<ExampleRisk, 'event' | 'cause' | 'consequence'>,
): ExampleRisk => ({ event, cause, consequence, ...rest });

/** The registers of 2026 of boards beside the executive board's; `decidedOn` where the plan is decided. */
export const exampleRegisters: readonly {
  readonly body: string;
  readonly decision: { readonly decidedOn: string; readonly paragraph: string; readonly registryNumber: string } | null;
  readonly risks: readonly ExampleRisk[];
}[] = [
  {
    body: 'KS',
    decision: { decidedOn: '2026-01-20', paragraph: '§ 9', registryNumber: 'KS/2025:388' },
    risks: [
      own(['avtal löper ut utan att förnyas', 'att ingen bevakar slutdagarna', 'dyra köp utanför avtal'], {
        area: 'Risk – Inköp',
        owner: 'Inköpschef',
        place: [3, 3],
        after: [2, 2],
        why: 'Sju avtal löpte ut 2025.',
        chosen: 'yes',
        chosenReason: 'Ny och hög risk.',
        control: {
          title: 'Kontroll av avtal som löper ut inom sex månader',
          frequency: 'Två gånger om året.',
          method: 'Avtalsdatabasen jämförs med inköpsplanen. Varje avtal utan påbörjad upphandling noteras.',
          months: ['5', '11'],
        },
      }),
      own(
        [
          'reservkraften inte startar vid ett strömavbrott',
          'att provkörningar uteblir',
          'att ledningen inte kan arbeta',
        ],
        {
          area: 'Risk – Krisberedskap',
          owner: 'Säkerhetschef',
          place: [1, 4],
          after: [1, 3],
          why: 'Provkörs varje månad sedan 2024.',
          chosen: 'no',
          chosenReason: 'Följs upp i krisledningens egen plan.',
        },
      ),
    ],
  },
  {
    body: 'VON',
    decision: null,
    risks: [
      own(['läkemedel ges fel', 'att signeringslistor fylls i efteråt', 'att den enskilde skadas'], {
        area: 'Risk – Läkemedel',
        owner: 'Medicinskt ansvarig sjuksköterska',
        place: [3, 4],
        after: [2, 4],
        why: '41 avvikelser under 2025.',
        chosen: 'yes',
        chosenReason: 'Högsta risknivån.',
        control: {
          title: 'Stickprov på signering av läkemedel',
          frequency: 'Varje kvartal.',
          method: 'Tjugo signeringslistor dras för varje kvartal och jämförs med ordinationerna.',
          months: ['3', '6', '9', '12'],
        },
      }),
      own(['en genomförandeplan saknas', 'hög personalomsättning', 'att stödet inte blir som beslutat'], {
        area: 'Risk – Dokumentation',
        owner: 'Enhetschef',
        place: [3, 3],
        after: [2, 3],
        why: 'Var sjätte plan var äldre än ett år.',
        chosen: 'yes',
        chosenReason: 'Kritik från tillsynsmyndigheten 2025.',
        control: {
          title: 'Granskning av genomförandeplaner',
          frequency: 'Två gånger om året.',
          method: 'Trettio akter dras och granskas mot en checklista.',
          months: ['4', '10'],
        },
      }),
      own(['nycklar till enskildas hem kommer bort', 'att utlämning inte kvitteras', 'stöld och otrygghet'], {
        area: 'Risk – Trygghet',
        owner: 'Enhetschef hemtjänst',
        place: [2, 3],
        after: [1, 3],
        why: 'Två händelser på tre år.',
        chosen: 'no',
        chosenReason: 'Digitala lås är införda i hela hemtjänsten.',
      }),
      own(['timvikarier saknar introduktion', 'akuta inhopp', 'fel i omsorgen'], {
        area: 'Risk – Kompetens',
        owner: 'HR-specialist',
        place: [4, 2],
        after: [2, 2],
        why: 'Händer i stort sett varje vecka under sommaren.',
        chosen: 'yes',
        chosenReason: 'Sommaren är sårbar.',
      }),
      own(['avgifter räknas fel', 'manuell inmatning', 'att enskilda betalar för mycket'], {
        area: 'Risk – Avgifter',
        owner: 'Avgiftshandläggare',
        place: [2, 2],
        after: [1, 2],
        why: 'Få och små fel hittills.',
        chosen: 'no',
        chosenReason: 'Låg risk, accepteras.',
      }),
    ],
  },
  {
    body: 'BUN',
    decision: { decidedOn: '2026-01-27', paragraph: '§ 4', registryNumber: 'BUN/2025:97' },
    risks: [
      own(['elever med hög frånvaro inte utreds i tid', 'att larm inte följs upp', 'att elever inte når målen'], {
        area: 'Risk – Frånvaro',
        owner: 'Skolchef',
        place: [4, 3],
        after: [3, 3],
        why: 'En av tio elever hade frånvaro över 15 procent.',
        chosen: 'yes',
        chosenReason: 'Högsta risknivån.',
        control: {
          title: 'Kontroll av utredningar vid hög frånvaro',
          frequency: 'En gång per termin.',
          method: 'Tio elever dras på varje skola. Tiden från larm till utredning mäts.',
          months: ['4', '11'],
        },
      }),
      own(['registerutdrag saknas vid anställning', 'bråttom inför terminsstart', 'att olämpliga personer anställs'], {
        area: 'Risk – Bemanning',
        owner: 'Rektorer',
        place: [2, 4],
        after: [1, 4],
        why: 'Tre av 120 utdrag saknades.',
        chosen: 'yes',
        chosenReason: 'Allvarlig konsekvens.',
        control: {
          title: 'Granskning av registerutdrag',
          frequency: 'En gång om året, i september.',
          method: 'Alla nyanställningar sedan augusti jämförs med registerutdragen.',
          months: ['9'],
        },
      }),
      own(['allergener inte märks ut', 'byte av leverantör', 'att ett barn blir sjukt'], {
        area: 'Risk – Måltider',
        owner: 'Kostchef',
        place: [2, 3],
        after: [1, 3],
        why: 'Ett tillbud 2024.',
        chosen: 'no',
        chosenReason: 'Ingår i kökens egenkontroll.',
      }),
    ],
  },
];
