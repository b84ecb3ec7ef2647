import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createUser } from '../../factories/identity.js';
import { createCommunes, createStructure } from '../../factories/structures.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

/** Two structures with accounts, and a person of the first. */
export interface LifeWorld {
  app: TestApp;
  here: string;
  elsewhere: string;
  /** A mediator of the first. */
  user: { id: string };
  mediator: Visit;
  counter: Visit;
  /** A mediator of the second. */
  stranger: Visit;
  strangerId: string;
  person: (settings?: object) => Promise<string>;
}

export async function lifeWorld(): Promise<LifeWorld> {
  const app = await startTestApp();
  await createCommunes(app.db);
  const here = await createStructure(app.db, { name: 'Maison de Vézelise' });
  const elsewhere = await createStructure(app.db, { name: 'Espace numérique de Toul' });
  const user = await createUser(app.db, { structureId: here, firstName: 'Camille', lastName: 'Aubert' });
  const other = await createUser(app.db, { structureId: elsewhere, firstName: 'Inès', lastName: 'Morel' });
  const counter = await createUser(app.db, { structureId: here, role: 'counter' });
  return {
    ...{ app, here, elsewhere, user, strangerId: other.id },
    mediator: await app.signInAs(user),
    counter: await app.signInAs(counter),
    stranger: await app.signInAs(other),
    person: (settings = {}) =>
      createBeneficiary(app.db, {
        ...{ structureId: here, createdBy: user.id, firstName: 'Odette', lastName: 'Marchal' },
        ...settings,
      }),
  };
}

export const verbsOf = async (app: TestApp, id: string): Promise<string[]> => {
  const rows = await app.db.query<{ verb: string }[]>(
    `SELECT verb FROM audit_event WHERE subject_id = $1 AND verb <> 'beneficiary.read' ORDER BY id`,
    [id],
  );
  return rows.map(({ verb }) => verb);
};
