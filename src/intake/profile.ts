/**
 * A profile is one municipality's layout as data: which words its headings use, how its tables are headed, which words
 * and signs stand for its symbols. The recogniser holds no such words of its own; a new layout is a new profile.
 */
import type { ActionStatus } from '../domain/action.ts';
import type { Body } from '../domain/body.ts';
import type { FigureTable } from '../domain/figure-table.ts';
import type { Indicator } from '../domain/indicator.ts';
import type { ReportPart } from '../domain/outline.ts';
import type { Period } from '../domain/period.ts';
import type { Risk } from '../domain/risk.ts';
import type { ScaleCode } from '../domain/scale.ts';

export type PartKind = ReportPart['kind'];

/**
 * What stands under a heading. `events`, `compilation` and `legend` await their list or table; `goals` and
 * `commitments` their nodes; `text` and `own` (the office as an administration of its own) only free text and tables.
 */
export type Section =
  | 'text'
  | 'own'
  | 'decisions'
  | 'events'
  | 'compilation'
  | 'legend'
  | 'goals'
  | 'commitments'
  | 'indicators'
  | 'risks';

export type HeadingRule = {
  /** Matches the whole heading. A first group names the perspective of an `events` heading. */
  readonly pattern: RegExp;
  /** Level in the outline: 1 is a chapter. */
  readonly level: number;
  readonly opens: Section;
  /** It opens what the office does as an administration of its own: a second run of goals under it is its own. */
  readonly office?: boolean;
  /** It leaves the process area that stands open. */
  readonly leavesArea?: boolean;
  /** Its indicators measure the office's own goals. */
  readonly own?: boolean;
  /** A chart that the report shows under this heading. */
  readonly chart?: 'goalsByAssessment' | 'commitmentsByStatus';
};

/** Header cells, each matched whole; `kind` says what the table is. */
export type TableRule = {
  readonly kind:
    | 'assessment'
    | 'compilation'
    | 'status'
    | 'indicators'
    | 'legend'
    | 'chart'
    | 'carryOver'
    | 'controlSummary'
    | 'controlPlan'
    | 'controlResult';
  readonly headers: readonly RegExp[];
  /** Where in the header row these cells begin. */
  readonly from?: number;
  /** More columns may follow. */
  readonly open?: boolean;
};

export type SymbolRule = { readonly value: string; readonly pattern: RegExp };

export type Profile = {
  readonly id: string;
  readonly name: string;
  readonly header: {
    /** A line that is a registry number and nothing else. */
    readonly registryNumber: RegExp;
    readonly annexLabel: RegExp;
    /** Lines over a title that say who sends and how finished the document is. */
    readonly sender: RegExp;
    /** Titles by part; the first match wins. A year in the title is the period's. */
    readonly titles: readonly {
      readonly kind: PartKind;
      readonly pattern: RegExp;
      /** The title of a part that has none. */
      readonly fallback: string;
    }[];
    /** Titles that open their part even where label and registry number are missing. */
    readonly openers: readonly RegExp[];
  };
  /** Kind of period by words in a title; a year where none matches. */
  readonly periods: readonly { readonly pattern: RegExp; readonly kind: Period['kind'] }[];
  readonly bodies: {
    readonly known: readonly Body[];
    /** A group such as "alla nämnder": a value of its own. */
    readonly group: RegExp;
    readonly code: RegExp;
    /** Kind by code; the first match wins. */
    readonly kinds: readonly { readonly pattern: RegExp; readonly kind: Body['kind'] }[];
    /** A body's name with its code in brackets, in running text: name, code. Global. */
    readonly named: RegExp;
    /** The line with the reporting body's name. */
    readonly title: RegExp;
  };
  readonly contents: { readonly title: RegExp; readonly entry: RegExp };
  /** A process area's heading; the first group is its title. */
  readonly areaHeading: RegExp;
  readonly headings: Readonly<Record<PartKind, readonly HeadingRule[]>>;
  /** Outline levels of what has no heading rule. */
  readonly levels: {
    readonly perspective: number;
    readonly area: number;
    readonly riskArea: number;
    /** Of a known heading of the contents list that no rule matches: in front and inside the chapters. */
    readonly front: number;
    readonly inside: number;
  };
  readonly tables: readonly TableRule[];
  readonly figureTables: readonly {
    readonly corner: RegExp;
    readonly kind: FigureTable['kind'];
    readonly unit: FigureTable['unit'];
    readonly sumRow: RegExp | null;
    readonly itemRow: RegExp | null;
    /** Under another corner: every row's label, every column's header, and a word in the corner or over the table. */
    readonly shape?: { readonly row: RegExp; readonly column: RegExp; readonly about: RegExp };
  }[];
  readonly variance: {
    readonly lead: RegExp;
    readonly item: RegExp;
    readonly unit: FigureTable['unit'];
    /** Corner of the same list as a table. */
    readonly corner: RegExp;
  };
  readonly indicators: {
    readonly columns: readonly { readonly kind: 'actual' | 'target' | 'forecast'; readonly pattern: RegExp }[];
    readonly percent: RegExp;
    readonly index: RegExp;
    /** Which way is better: what a title says by its subject. */
    readonly directions: readonly {
      readonly pattern: RegExp;
      readonly direction: NonNullable<Indicator['direction']>;
    }[];
    /** The same said in so many words, in a title or in a sentence that names the indicator. These come first. */
    readonly saidDirections: readonly {
      readonly pattern: RegExp;
      readonly direction: NonNullable<Indicator['direction']>;
    }[];
  };
  /** What a report that this system printed has around its facts: it is made anew with them. */
  readonly printed: {
    /** Captions and remarks, whole. */
    readonly lines: readonly RegExp[];
    readonly chartCaption: RegExp;
    /** The remark in the place of a chart that has nothing to show yet. */
    readonly emptyChart: RegExp;
    /** The sentence over the candidates for the next plan, and the one where there are none. */
    readonly carryOver: RegExp;
    /** What stands for a symbol that an earlier import missed. */
    readonly missingSymbol: RegExp;
  };
  readonly symbols: Readonly<Record<ScaleCode, readonly SymbolRule[]>>;
  /** A sign whose colour the source lost, and words for "not said". */
  readonly lostSymbol: RegExp;
  readonly noSymbol: RegExp;
  /** Which meaning of a legend belongs to which value. */
  readonly legend: readonly {
    readonly scale: ScaleCode;
    readonly heading: RegExp;
    readonly meanings: readonly SymbolRule[];
  }[];
  /** Words before a gap in a sentence that say that a symbol stood there. */
  readonly inlineSymbol: { readonly word: RegExp; readonly scale: Readonly<Record<PartKind, ScaleCode>> };
  readonly goals: {
    /** Longest title, in characters. */
    readonly longest: number;
    /** Shortest comment of one sentence, in characters. */
    readonly comment: number;
    /** Words that report what has happened: a goal's title has none. */
    readonly reporting: RegExp;
    /** A sentence that says how many goals the group has by perspective: (count, perspective) by pairs of groups. */
    readonly groupCount: RegExp;
    /** A sentence that says how many goals the office has of its own: count, perspective. */
    readonly ownCount: RegExp;
  };
  readonly commitments: {
    /** Title and the bodies in brackets. */
    readonly title: RegExp;
    /** Number of commitments, and of those done. */
    readonly doneCount: RegExp;
    /** A sentence that names a late commitment: its title is the first group. */
    readonly late: RegExp;
  };
  /** Closing sentences that state a light in words; the first match wins. */
  readonly assessmentGrounds: readonly SymbolRule[];
  readonly risks: {
    readonly start: RegExp;
    readonly area: RegExp;
    /** Ends with the origin in brackets: text, origin. */
    readonly origin: RegExp;
    readonly origins: readonly { readonly pattern: RegExp; readonly origin: NonNullable<Risk['origin']> }[];
    readonly lead: RegExp;
    readonly cause: readonly RegExp[];
    readonly consequence: RegExp;
    readonly comment: RegExp;
    readonly grounds: readonly SymbolRule[];
  };
  readonly actions: {
    /** The line under an action's text, with the groups owner, dueOn, status and closedOn. Global: it may stand inside a text. */
    readonly line: RegExp;
    /** A status that none matches is not said. */
    readonly statuses: readonly { readonly status: ActionStatus; readonly pattern: RegExp }[];
  };
  readonly memo: { readonly office: RegExp; readonly person: RegExp };
};
