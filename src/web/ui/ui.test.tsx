import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { TreeNode } from '../../app/views.ts';
import type { Narrative } from '../../domain/narrative.ts';
import { defaultScales, SymbolShape } from '../../domain/scale.ts';
import { loadAssets } from '../assets.ts';
import { type Visit, VisitProvider } from '../visit.ts';
import { wordsIn } from '../words/words.ts';
import { Choices } from './choices.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { TextArea, TextField } from './field.tsx';
import { Layout } from './layout.tsx';
import { NarrativeView } from './narrative.tsx';
import { PostForm } from './post-form.tsx';
import { Shape } from './shape.tsx';
import { State } from './state.tsx';
import { Tree } from './tree.tsx';

const visit: Visit = {
  id: 'abc',
  path: '/konto',
  session: null,
  sessionToken: null,
  formToken: 'hemlig-token',
  language: 'sv',
  words: wordsIn('sv'),
  assets: loadAssets(),
};

function render(content: ReactNode, changed: Partial<Visit> = {}): string {
  return renderToStaticMarkup(<VisitProvider value={{ ...visit, ...changed }}>{content}</VisitProvider>);
}

const [assessment] = defaultScales;
assert.ok(assessment);
const green = assessment.values.find(({ code }) => code === 'green') ?? null;

describe('State', () => {
  it('says the word beside a shape that is hidden from screen readers', () => {
    const html = render(<State name="Bedömning" value={green} />);
    assert.match(html, /Bedömning: .*<svg[^>]*aria-hidden="true".*Grön/u);
  });

  it('says what is missing, never a default', () => {
    const html = render(<State name="Trendpil" value={null} />);
    assert.match(html, /Trendpil saknas/u);
    assert.doesNotMatch(html, /<svg/u);
  });
});

describe('Shape', () => {
  it('draws every shape of the domain, each in its own way', () => {
    const drawn = SymbolShape.options.map((shape) => render(<Shape shape={shape} color="#1a7f4b" />));
    assert.equal(new Set(drawn).size, SymbolShape.options.length);
    for (const html of drawn) assert.match(html, /<(path|circle) /u);
  });
});

describe('TextField', () => {
  it('ties label, hint and message to the input', () => {
    const html = render(<TextField name="login" label="Namn" hint="Så här." issue="Fyll i." />);
    assert.match(html, /<label for="f-login">Namn/u);
    assert.match(html, /aria-describedby="f-login-hjalp f-login-fel" aria-invalid="true"/u);
    assert.match(html, /id="f-login-hjalp">Så här\..*id="f-login-fel">.*Fyll i\./u);
  });

  it('says nothing of faults where there are none', () => {
    assert.doesNotMatch(render(<TextField name="login" label="Namn" />), /aria-(invalid|describedby)/u);
  });
});

describe('TextArea', () => {
  it('keeps a text that begins with an empty line', () => {
    assert.match(render(<TextArea name="t" label="T" rows={3} value={'\nRad'} />), /<textarea[^>]*>\n\nRad</u);
  });
});

describe('Choices', () => {
  it('groups radio buttons under a legend and checks the given one', () => {
    const choices = [
      { value: 'green', label: 'Grön', symbol: green ?? undefined },
      { value: '', label: 'Ej angivet' },
    ];
    const html = render(<Choices name="assessment" legend="Bedömning" choices={choices} value="green" />);
    assert.match(html, /<fieldset[^>]*><legend>Bedömning/u);
    assert.match(html, /value="green" checked=""|checked="" value="green"/u);
    assert.equal(html.match(/checked/gu)?.length, 1);
  });
});

describe('ErrorSummary', () => {
  it('links to the fields of the page, and only to them', () => {
    const issues = [
      { path: 'login', message: 'A' },
      { path: 'annat', message: 'B' },
    ];
    const html = render(<ErrorSummary issues={issues} fields={['login']} />);
    assert.match(html, /<a href="#f-login">A<\/a>/u);
    assert.match(html, /<li>B<\/li>/u);
  });

  it('is nothing without issues', () => {
    assert.equal(render(<ErrorSummary issues={[]} />), '');
  });
});

describe('PostForm', () => {
  it('carries the token', () => {
    assert.match(render(<PostForm action="/konto">x</PostForm>), /name="formular" value="hemlig-token"/u);
  });
});

describe('NarrativeView', () => {
  const narrative: Narrative = {
    type: 'doc',
    content: [
      { type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text: 'Rubrik' }] },
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: '<b>', marks: [{ type: 'strong' }, { type: 'link', attrs: { href: 'https://a.se' } }] },
          { type: 'symbol', attrs: { scale: 'assessment', value: 'green' } },
          { type: 'missingSymbol', attrs: { question: 'q1' } },
        ],
      },
      {
        type: 'orderedList',
        content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'ett' }] }] }],
      },
    ],
  };

  it('renders headings, marks, lists and symbols, and escapes text', () => {
    const html = render(<NarrativeView narrative={narrative} scales={defaultScales} />);
    assert.match(html, /<h3>.*Rubrik/u);
    assert.match(html, /<a href="https:\/\/a\.se"><strong>&lt;b&gt;<\/strong><\/a>/u);
    assert.match(html, /Grön/u);
    assert.match(html, /symbol saknas i källan/u);
    assert.match(html, /<ol><li>.*ett.*<\/li><\/ol>/u);
  });
});

describe('NarrativeView of a live figure', () => {
  const shown = (text: string | null) => {
    const figure = { type: 'figureValue' as const, attrs: { ref: 'indicator:el/2025/actual', text } };
    const narrative: Narrative = { type: 'doc', content: [{ type: 'paragraph', content: [figure] }] };
    return render(<NarrativeView narrative={narrative} scales={defaultScales} />);
  };

  it('shows its text and says where it comes from', () => {
    const html = shown('86\u00A0%');
    assert.match(html, /<span class="live-figure" title="[^"]*indicator:el\/2025\/actual">86\u00A0%<\/span>/u);
  });

  it('is never silently empty', () => {
    assert.match(shown(null), /class="live-figure missing"[^>]*>\[siffran saknas\]</u);
  });
});

describe('Tree', () => {
  const leaf: TreeNode = {
    key: 'goal/g',
    level: 'goal',
    levelName: 'Processmål',
    title: 'Målet',
    bodies: ['KS'],
    states: [],
    excerpt: '',
    children: [],
  };
  const area: TreeNode = {
    ...leaf,
    key: 'processArea/a',
    level: 'processArea',
    levelName: 'Processområde',
    title: 'Skog',
    bodies: [],
    children: [leaf],
  };
  const top: TreeNode = {
    ...area,
    key: 'perspective/p',
    level: 'perspective',
    levelName: 'Perspektiv',
    title: 'Hållbart',
    children: [area],
  };
  const address = { body: 'KS', period: { year: 2025, kind: 'year' } } as const;

  it('is sections, details and lists, with a link to each entry but the top', () => {
    const html = render(<Tree nodes={[top]} address={address} mayReport />);
    assert.match(html, /<section[^>]*>.*<h2[^>]*>Hållbart<\/h2><details[^>]*open=""><summary>.*<h3>Skog<\/h3>/u);
    assert.match(html, /<li[^>]*>.*href="\/uppfoljning\/KS\/2025-year\/post\/goal\/g">Målet<\/a>/u);
    assert.doesNotMatch(html, /post\/perspective/u);
    assert.match(html, /Inget skrivet/u);
  });

  it('links a top level without children to its own entry', () => {
    assert.match(
      render(<Tree nodes={[{ ...top, children: [] }]} address={address} mayReport />),
      /post\/perspective\/p/u,
    );
  });
});

describe('Layout', () => {
  it('says the language, and has a skip link to the content first', () => {
    const html = render(<Layout title="Sida">x</Layout>);
    assert.match(html, /^<html lang="sv">/u);
    assert.match(html, /<body><a class="skip" href="#innehall">/u);
    assert.match(html, /<main id="innehall"/u);
    assert.match(
      render(<Layout title="Page">x</Layout>, { language: 'en', words: wordsIn('en') }),
      /^<html lang="en">.*Skip to content/u,
    );
  });

  it('has no inline script or style', () => {
    const html = render(
      <Layout title="Sida" islands={['autosave.js']}>
        x
      </Layout>,
    );
    assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=|<script(?![^>]* src=)/u);
  });

  it('says first in the title that something is wrong', () => {
    assert.match(
      render(
        <Layout title="Sida" failed>
          x
        </Layout>,
      ),
      /<title>Fel: Sida – Uppsikt/u,
    );
  });
});
