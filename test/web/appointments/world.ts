import { createAvailability, createReason } from '../../factories/appointments.js';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createUser, type CreatedUser } from '../../factories/identity.js';
import { createCommunes, createPlace, createStructure } from '../../factories/structures.js';
import type { TestApp, Visit } from '../../setup/app.js';

/** A structure of Nancy with a place, two who receive there each working morning, and a person who wants mails. */
export interface Desk {
  structureId: string;
  placeId: string;
  reasonId: string;
  camille: CreatedUser;
  dominique: CreatedUser;
  odette: string;
  visit: Visit;
}

export async function createDesk(app: TestApp): Promise<Desk> {
  await createCommunes(app.db);
  const structureId = await createStructure(app.db, {
    ...{ name: 'Espace de Nancy', communeInsee: '54395', phone: '+33383000102' },
  });
  const placeId = await createPlace(app.db, { structureId, name: 'Maison du numérique' });
  const camille = await createUser(app.db, { structureId, firstName: 'Camille', lastName: 'Colin' });
  const dominique = await createUser(app.db, { structureId, firstName: 'Dominique', lastName: 'Durand' });
  const reasonId = await createReason(app.db, { structureId, createdBy: camille.id, bookableBy: 'people' });
  for (const { id: agentId } of [camille, dominique])
    await createAvailability(app.db, { structureId, agentId, placeId });
  const odette = await createBeneficiary(app.db, {
    ...{ structureId, firstName: 'Odette', lastName: 'Martin', createdBy: camille.id },
    ...{ email: 'odette@exemple.fr', phone: '+33612345678', contactPreference: 'email' },
  });
  return { structureId, placeId, reasonId, camille, dominique, odette, visit: await app.signInAs(camille) };
}

/** Value of a hidden field of the page. */
export const hidden = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1]?.replaceAll('&#x3D;', '=') ?? '';

/** Addresses of the links whose text or address contains this. */
export const hrefs = (html: string, part: string): string[] =>
  [...html.matchAll(/href="([^"]*)"/g)]
    .map(([, href]) => (href ?? '').replaceAll('&amp;', '&').replaceAll('&#x3D;', '='))
    .filter((href) => href.includes(part));

/** What a reader sees, on one line. */
export const words = (html: string): string =>
  html
    .replace(/<style[\s\S]*?<\/style>|<script[\s\S]*?<\/script>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', '’')
    .replaceAll('&quot;', '"')
    .replace(/[\s\u00a0]+/g, ' ');
