/** The handbook: every picture that a chapter shows is there, says in words what it shows, and no picture is left over. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

const guide = join(import.meta.dirname, '../docs/guide');
const pictures = join(guide, 'bilder');
const chapters = readdirSync(guide).filter((name) => name.endsWith('.md'));
const text = (chapter: string) => readFileSync(join(guide, chapter), 'utf8');
const shown = chapters.flatMap((chapter) =>
  [...text(chapter).matchAll(/!\[([^\]]*)\]\(([^)]+)\)/gu)].map(([, alt = '', path = '']) => ({ chapter, alt, path })),
);

describe('the handbook', () => {
  it('has the pictures that its chapters show, and no other', () => {
    const files = readdirSync(pictures).map((name) => `bilder/${name}`);
    assert.deepEqual([...new Set(shown.map(({ path }) => path))].toSorted(), files.toSorted());
  });

  it('says in words what each picture shows', () => {
    assert.deepEqual(
      shown.filter(({ alt }) => alt.length < 25),
      [],
    );
  });

  it('has a picture in the chapter of each role', () => {
    const roles = ['administration', 'chef', 'controller', 'lasa', 'namndsekreterare', 'rapportera'];
    assert.deepEqual(
      roles.filter((role) => !shown.some(({ chapter }) => chapter === `${role}.md`)),
      [],
    );
  });

  it('weighs three megabytes at the most', () => {
    const bytes = readdirSync(pictures).reduce((sum, name) => sum + statSync(join(pictures, name)).size, 0);
    assert.ok(bytes < 3 * 1024 * 1024, `${bytes} bytes`);
  });

  it('links only to what is there', () => {
    const links = chapters.flatMap((chapter) =>
      [...text(chapter).matchAll(/\]\(((?!https?:)[^)#]+)/gu)].map(([, path = '']) => ({ chapter, path })),
    );
    assert.deepEqual(
      links.filter(({ path }) => !existsSync(join(guide, path))),
      [],
    );
  });
});
