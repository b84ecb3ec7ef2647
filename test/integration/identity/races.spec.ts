import type { Actor } from '../../../src/platform/access/actor.js';
import { AccountsService } from '../../../src/modules/identity/accounts/accounts.service.js';
import { MembershipsService } from '../../../src/modules/identity/accounts/memberships.service.js';
import { AcceptanceService } from '../../../src/modules/identity/invitations/acceptance.service.js';
import { InvitationsService } from '../../../src/modules/identity/invitations/invitations.service.js';
import { SignInThrottle } from '../../../src/modules/identity/sign-in/sign-in-throttle.js';
import { SignInService } from '../../../src/modules/identity/sign-in/sign-in.service.js';
import { createUser, type CreatedUser } from '../../factories/identity.js';
import { createStructure } from '../../factories/structures.js';
import { PASSWORD, startTestApp, type TestApp } from '../../setup/app.js';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

const administrator = (user: CreatedUser): Actor => ({
  userId: user.id,
  firstName: 'Camille',
  lastName: 'Essai',
  membershipId: user.membershipId,
  role: 'administrator',
  structureId: null,
  workplaceName: 'Administration',
  scope: null,
});

const outcomes = (settled: PromiseSettledResult<unknown>[]): string[] =>
  settled
    .map((one) => (one.status === 'fulfilled' ? 'done' : (one.reason as Error).constructor.name))
    .sort((one, other) => one.localeCompare(other));

async function onlyAdministrators(count: number): Promise<CreatedUser[]> {
  await app.db.query(`UPDATE app_user SET disabled_at = '2026-11-01'`);
  const users: CreatedUser[] = [];
  for (let rank = 0; rank < count; rank += 1) users.push(await createUser(app.db, { role: 'administrator' }));
  return users;
}

describe('at the same moment', () => {
  it('two administrators who close each other’s account leave one', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [one, two] = (await onlyAdministrators(2)) as [CreatedUser, CreatedUser];
      const accounts = app.get(AccountsService);
      const settled = await Promise.allSettled([
        accounts.disable(administrator(one), two.id),
        accounts.disable(administrator(two), one.id),
      ]);
      expect(outcomes(settled)).toEqual(['ConflictError', 'done']);
    }
  });

  it('three administrators who end their own role leave one', async () => {
    const users = await onlyAdministrators(3);
    const memberships = app.get(MembershipsService);
    const settled = await Promise.allSettled(
      users.map((user) => memberships.end(administrator(user), user.membershipId, '2026-11-24')),
    );
    expect(outcomes(settled)).toEqual(['ConflictError', 'done', 'done']);
  });

  it('two people who follow one invitation open one account', async () => {
    const [inviter] = (await onlyAdministrators(1)) as [CreatedUser];
    const structureId = await createStructure(app.db);
    const person = { email: 'course@exemple.test', firstName: 'Inès', lastName: 'Course' };
    const grant = { role: 'counter', structureId, scope: null } as const;
    const invited = await app.get(InvitationsService).invite(administrator(inviter), person, grant);
    const token = invited.kind === 'invited' ? invited.token : '';
    const accept = () => app.get(AcceptanceService).accept(token, 'Quatre-chevaux-au-pré-7');
    const results = await Promise.all([accept(), accept(), accept()]);
    expect(results.filter((result) => result !== undefined)).toHaveLength(1);
    const users = await app.db.query<unknown[]>(`SELECT 1 FROM app_user WHERE email = 'course@exemple.test'`);
    expect(users).toHaveLength(1);
    const memberships = await app.db.query<unknown[]>('SELECT 1 FROM membership WHERE structure_id = $1', [
      structureId,
    ]);
    expect(memberships).toHaveLength(1);
  });

  it('one role given twice is held once', async () => {
    const [inviter, user] = (await onlyAdministrators(2)) as [CreatedUser, CreatedUser];
    const structureId = await createStructure(app.db);
    const grant = { role: 'mediator', structureId, scope: null } as const;
    const days = { startsOn: '2026-11-24', endsOn: null };
    const give = () => app.get(MembershipsService).give(administrator(inviter), user.id, grant, days);
    expect((await Promise.all([give(), give()])).sort()).toEqual(['already-held', undefined]);
  });

  it('twenty guesses of a password are ten, whatever comes first', async () => {
    const user = await createUser(app.db, { structureId: await createStructure(app.db) });
    const guesses = Array.from({ length: 20 }, () => app.get(SignInService).signIn(user.email, 'non', '192.0.2.1'));
    const answers = await Promise.all(guesses);
    expect(answers.filter((answer) => answer === 'wrong')).toHaveLength(10);
    expect(answers.filter((answer) => answer === 'too-many')).toHaveLength(10);
    expect(await app.get(SignInService).signIn(user.email, PASSWORD, '192.0.2.99')).toBe('too-many');
  });

  it('an address that tries many accounts is stopped at a hundred, for all of them', async () => {
    const user = await createUser(app.db, { structureId: await createStructure(app.db) });
    const throttle = app.get(SignInThrottle);
    const tries = await Promise.all(
      Array.from({ length: 110 }, (_, rank) => throttle.allows(`autre-${rank}@exemple.test`, '198.51.100.4')),
    );
    expect(tries.filter((allowed) => allowed)).toHaveLength(100);
    expect(await app.get(SignInService).signIn(user.email, PASSWORD, '198.51.100.4')).toBe('too-many');
    expect(await app.get(SignInService).signIn(user.email, PASSWORD, '198.51.100.5')).toMatchObject({
      userId: user.id,
    });
    const kept = await app.db.query<{ key: string }[]>('SELECT key FROM rate_limit');
    expect(kept.some(({ key }) => key.includes('@') || key.includes('198.51'))).toBe(false);
  });
});
