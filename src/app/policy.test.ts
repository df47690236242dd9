import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Action, may } from './policy.ts';
import { Role, type Session } from './session.ts';

const actions: readonly Action[] = ['read', 'report', 'import', 'editTemplate', 'decide', 'control', 'administer'];
const tenant = { id: '1', code: 'provby', name: 'Provby' };

function holding(role: Role, body: string | null): Session {
  return { tenant, account: { id: '2', name: 'Vera Ek' }, how: 'web', roles: [{ role, body }] };
}

const allowed = (session: Session, body: string | null) => actions.filter((action) => may(session, action, body));

const everywhere: Record<Role, readonly Action[]> = {
  reporter: ['read', 'report'],
  head: ['read', 'report', 'control'],
  coordinator: ['read', 'report', 'control'],
  controller: ['read', 'report', 'import', 'editTemplate', 'decide', 'control'],
  secretary: ['read', 'editTemplate', 'decide'],
  auditor: ['read'],
  member: ['read'],
  administrator: ['read', 'report', 'import', 'editTemplate', 'decide', 'control', 'administer'],
};

describe('policy', () => {
  for (const role of Role.options) {
    it(`lets a ${role} of the whole municipality do what the role may, for every body`, () => {
      assert.deepEqual(allowed(holding(role, null), 'KS'), everywhere[role]);
      assert.deepEqual(allowed(holding(role, null), null), everywhere[role]);
    });

    it(`lets a ${role} of one body do it for that body, and only read the others`, () => {
      assert.deepEqual(allowed(holding(role, 'KS'), 'KS'), everywhere[role]);
      assert.deepEqual(allowed(holding(role, 'VON'), 'KS'), ['read']);
      assert.deepEqual(allowed(holding(role, 'VON'), null), ['read']);
    });
  }

  it('adds up the roles that a person holds', () => {
    const session: Session = {
      ...holding('reporter', 'VON'),
      roles: [
        { role: 'reporter', body: 'VON' },
        { role: 'secretary', body: 'KS' },
      ],
    };
    assert.deepEqual(allowed(session, 'VON'), ['read', 'report']);
    assert.deepEqual(allowed(session, 'KS'), ['read', 'editTemplate', 'decide']);
  });

  it('lets nobody without a role read, and the command line and the worker do everything', () => {
    assert.deepEqual(allowed({ ...holding('member', null), roles: [] }, 'KS'), []);
    assert.deepEqual(allowed({ ...holding('member', null), how: 'api', roles: [] }, 'KS'), []);
    for (const how of ['cli', 'worker'] as const)
      assert.deepEqual(allowed({ tenant, account: null, how, roles: [] }, 'KS'), actions);
  });
});
