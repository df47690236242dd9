/** Asks for what the source lost, each question with an answer proposed where the text gives a ground for one. */
import { narrativeText } from '../domain/narrative.ts';
import type { Question, Source } from '../domain/proposal.ts';
import type { Control } from '../domain/risk.ts';
import { choicesOf, quote, sentenceWith } from './choices.ts';
import { type Draft, lostSymbol, placeName } from './draft.ts';
import { commitmentQuestions } from './questions-commitments.ts';
import { chartQuestions, duplicateQuestions } from './questions-layout.ts';

function assessmentGround(draft: Draft, node: string): Question['proposed'] {
  const own = draft.prose.filter((prose) => prose.node === node && prose.part === 'annualReport');
  for (const prose of own.reverse()) {
    for (const rule of draft.profile.assessmentGrounds) {
      const sentence = sentenceWith(prose.text, rule.pattern);
      if (sentence !== null) return { value: rule.value, ground: sentence, source: prose.source };
    }
  }
  return null;
}

function compiledGround(draft: Draft, node: string, field: 'assessment' | 'trend'): Question['proposed'] {
  const compiled = draft.compiled.get(node);
  const value = compiled?.[field];
  if (!compiled || !value) return null;
  const what = field === 'trend' ? 'trenden' : 'bedömningen';
  const word = choicesOf(field).find((choice) => choice.value === value)?.label ?? value;
  const place = placeName(compiled.source);
  return {
    value,
    ground: `Sammanställningen (${place}) ger ${what} ${word} för samma processområde.`,
    source: compiled.source,
  };
}

/** Lights and trends of process areas, and of goals whose own table lost them. */
function lightQuestions(draft: Draft): Question[] {
  const fields = ['assessment', 'trend'] as const;
  const nodes = [...draft.nodes.values()].filter((node) => draft.entries.has(node.key));
  const areas = nodes.filter((node) => node.level === 'processArea');
  const goals = nodes.filter((node) => node.level === 'goal');
  return [...areas, ...goals].flatMap((node) =>
    fields.flatMap((field): Question[] => {
      if (draft.entries.get(node.key)?.[field]) return [];
      const lost = lostSymbol(draft, node.key, field);
      const source = lost?.source ?? draft.sources.get(`entry:${node.key}`) ?? draft.sources.get(`node:${node.key}`);
      if (!source || (!lost && (node.level === 'goal' || (!draft.compiled.has(node.key) && field === 'trend'))))
        return [];
      const whose = node.level === 'goal' ? `processmålet ${quote(node.title)}` : `processområdet ${node.title}`;
      const what = field === 'assessment' ? 'Vilken bedömning har' : 'Vilken trend har';
      return [
        {
          id: `entry:${node.key}:${field}`,
          target: { kind: 'entry', node: node.key, field },
          text: `${what} ${whose}? Symbolen finns inte i filens text (${placeName(source)}).`,
          source,
          choices: choicesOf(field),
          proposed:
            compiledGround(draft, node.key, field) ??
            (field === 'assessment' ? assessmentGround(draft, node.key) : null),
        },
      ];
    }),
  );
}

function goalQuestions(draft: Draft): Question[] {
  return [...draft.assumedGoals].map(([key, assumed]): Question => {
    const node = draft.nodes.get(key);
    const source = draft.sources.get(`node:${key}`) ?? assumed.source;
    return {
      id: `goal:${key}`,
      target: { kind: 'goal', node: key },
      text: `Är ${quote(node?.title ?? key)} (${placeName(source)}) ett processmål? Meningen saknar rubrikens form.`,
      source,
      choices: [
        { value: 'yes', label: 'Ja, det är ett processmål' },
        { value: 'no', label: 'Nej, det är löpande text' },
      ],
      proposed: assumed.certain ? { value: 'yes', ground: assumed.ground, source: assumed.source } : null,
    };
  });
}

/** A sentence of the control's own tables that says how it went. */
/** A sentence of the control's own text that says how it went. Looked for in its text, since a place may be a whole page. */
function controlGround(draft: Draft, control: Control, place: Source): Question['proposed'] {
  const { result, actions } = control.result;
  const texts = [...(result ? [result] : []), ...actions.map((action) => action.text)];
  const own = texts.flatMap((text) => narrativeText(text).split('\n'));
  for (const rule of draft.profile.risks.grounds) {
    for (const text of own) {
      const sentence = sentenceWith(text, rule.pattern);
      if (sentence === null) continue;
      const said = draft.prose.find((prose) => prose.text.includes(sentence));
      return { value: rule.value, ground: sentence, source: said?.source ?? place };
    }
  }
  return null;
}

function controlQuestions(draft: Draft): Question[] {
  const controls = draft.risks.flatMap((risk) => risk.controls);
  return controls.flatMap((control): Question[] => {
    const source = draft.lostControls.get(control.key);
    if (!source || control.result.assessment !== null) return [];
    const proposed = controlGround(draft, control, draft.sources.get(`control:${control.key}`) ?? source);
    return [
      {
        id: `control:${control.key}`,
        target: { kind: 'control', control: control.key },
        text: `Vilken bedömning fick kontrollmomentet ${quote(control.title)}? Symbolens färg finns inte i filens text (${placeName(source)}).`,
        source,
        choices: choicesOf('control'),
        proposed,
      },
    ];
  });
}

const ordinals = ['första', 'andra', 'tredje', 'fjärde', 'femte'];

function inlineQuestions(draft: Draft): Question[] {
  return draft.lostInlines.map((lost): Question => {
    const before = draft.lostInlines.filter((each) => each.source === lost.source && each.index < lost.index).length;
    const which = ordinals[before] ?? `${before + 1}:e`;
    return {
      id: `symbol:${lost.index}`,
      target: { kind: 'symbol', index: lost.index },
      text: `Vilken symbol stod på den ${which} tomma platsen (▢) i meningen ${quote(lost.sentence)} (${placeName(lost.source)})?`,
      source: lost.source,
      choices: choicesOf(lost.scale).map((choice) => ({ ...choice, value: `${lost.scale}/${choice.value}` })),
      proposed: null,
    };
  });
}

/** Every question, in the order that its place has in the report's facts. */
export function askQuestions(draft: Draft): Question[] {
  return [
    ...lightQuestions(draft),
    ...goalQuestions(draft),
    ...commitmentQuestions(draft),
    ...controlQuestions(draft),
    ...inlineQuestions(draft),
    ...chartQuestions(draft),
    ...duplicateQuestions(draft),
  ];
}
