import { type Actor, FRANCE, type Role, type StructureActor, type TerritoryKind } from '../platform/access/actor.js';
import type { UnitOfWork } from '../platform/db/index.js';
import { newId } from '../platform/ids.js';

/** Where the story takes place: all invented, in true communes. */
const structures = {
  desk: { name: 'France services du Saintois', kind: 'france_services', commune: 'Vézelise', phone: '+33353010110' },
  digital: {
    name: 'Espace numérique des Deux Rives',
    kind: 'mediation',
    commune: 'Neuves-Maisons',
    phone: '+33353010120',
  },
  library: { name: 'Médiathèque du Pont-Vert', kind: 'mediation', commune: 'Toul', phone: '+33353010130' },
  fund: { name: 'Caisse d’assurance maladie de démonstration', kind: 'fund', commune: 'Nancy', phone: '3646' },
} as const;

export type Workplace = keyof typeof structures;

/** People of the story who sign in. */
export const accounts = {
  counter: { email: 'guichet@demo.example', firstName: 'Nadia', lastName: 'Roussel', role: 'counter', at: 'desk' },
  mediator: {
    email: 'conseiller@demo.example',
    firstName: 'Julien',
    lastName: 'Mercier',
    role: 'mediator',
    at: 'digital',
  },
  fundAgent: {
    email: 'caisse@demo.example',
    firstName: 'Claire',
    lastName: 'Fontaine',
    role: 'fund_agent',
    at: 'fund',
  },
  coordinator: {
    email: 'coordination@demo.example',
    firstName: 'Samir',
    lastName: 'Hadj',
    role: 'coordinator',
    at: null,
  },
  nation: {
    email: 'nation@demo.example',
    firstName: 'Inès',
    lastName: 'Marchand',
    role: 'coordinator',
    at: null,
  },
  administrator: {
    email: 'admin@demo.example',
    firstName: 'Anne',
    lastName: 'Lebrun',
    role: 'administrator',
    at: null,
  },
} as const satisfies Record<
  string,
  { email: string; firstName: string; lastName: string; role: Role; at: Workplace | null }
>;

export const DEPARTMENT = '54';

const skills = 'Maîtrise des outils numériques du quotidien';
const procedures = 'Aide aux démarches administratives';

/** The entries of the directory: the story's own structures, and two neighbours without an account. */
const places: {
  name: string;
  commune: string;
  structure: Workplace | null;
  address: string;
  hours: string;
  services: string[];
  accompaniment: string[];
  access: string[];
}[] = [
  {
    name: structures.desk.name,
    commune: 'Vézelise',
    structure: 'desk',
    address: '3 place de la Halle',
    hours: 'Mo-Fr 09:00-12:00,13:30-17:00',
    services: [procedures],
    accompaniment: ['Accompagnement individuel'],
    access: ['Se présenter', 'Téléphoner'],
  },
  {
    name: structures.digital.name,
    commune: 'Neuves-Maisons',
    structure: 'digital',
    address: '12 rue du Canal',
    hours: 'Tu-Fr 09:00-12:30,14:00-18:00; Sa 09:00-12:00',
    services: [skills, 'Utilisation sécurisée du numérique', procedures],
    accompaniment: ['Accompagnement individuel', 'Dans un atelier collectif'],
    access: ['Téléphoner', 'Envoyer un mail avec une fiche de prescription'],
  },
  {
    name: structures.library.name,
    commune: 'Toul',
    structure: 'library',
    address: '1 quai de la Moselle',
    hours: 'Tu-Sa 10:00-12:00,14:00-18:00',
    services: [skills, 'Accès internet et matériel informatique'],
    accompaniment: ['En autonomie', 'Accompagnement individuel'],
    access: ['Se présenter'],
  },
  {
    name: 'Centre social des Tilleuls',
    commune: 'Nancy',
    structure: null,
    address: '8 rue des Tilleuls',
    hours: 'Mo-Fr 09:00-17:00',
    services: [skills, 'Parentalité et éducation avec le numérique'],
    accompaniment: ['Dans un atelier collectif', 'Accompagnement individuel'],
    access: ['Téléphoner'],
  },
  {
    name: 'Bibliothèque du Lavoir',
    commune: 'Haroué',
    structure: null,
    address: 'Rue du Lavoir',
    hours: 'We,Sa 14:00-17:00',
    services: ['Accès internet et matériel informatique'],
    accompaniment: ['En autonomie'],
    access: ['Se présenter'],
  },
];

export interface DemoCast {
  counter: StructureActor;
  mediator: StructureActor;
  fundAgent: StructureActor;
  coordinator: Actor;
  structureIds: Record<Workplace, string>;
  placeIds: Map<string, string>;
}

/** Writes structures, places, accounts and their memberships; the passwords are all the same. */
export async function settle(uow: UnitOfWork, since: Date, passwordHash: string): Promise<DemoCast> {
  const structureIds = {} as Record<Workplace, string>;
  for (const [key, structure] of Object.entries(structures) as [Workplace, (typeof structures)[Workplace]][]) {
    structureIds[key] = newId();
    await uow.query(
      `INSERT INTO structure (id, name, kind, commune_insee, phone, email, contact_hours, fund_scheme, fund_departments, created_at)
       SELECT $1, $2, $3, c.insee_code, $4, $5, $6, $7, $8, $9 FROM commune c WHERE c.department_code = $10 AND c.name = $11`,
      [
        structureIds[key],
        structure.name,
        structure.kind,
        structure.phone,
        `contact-${key}@demo.example`,
        key === 'fund' ? 'Du lundi au vendredi, de 8 h 30 à 17 h 30' : null,
        key === 'fund' ? 'general' : null,
        key === 'fund' ? [DEPARTMENT] : [],
        since,
        DEPARTMENT,
        structure.commune,
      ],
    );
  }
  // Its delay is its own choice, and it also serves a commune beyond its département.
  await uow.query(
    `UPDATE structure SET fund_answer_days = 8, address = '9 boulevard de la Caisse', website = 'https://www.ameli.fr'
      WHERE id = $1`,
    [structureIds.fund],
  );
  await uow.query(
    `INSERT INTO fund_commune (fund_id, commune_insee, included)
     SELECT $1::uuid, insee_code, true FROM commune WHERE department_code = '57' AND name = 'Château-Salins'`,
    [structureIds.fund],
  );
  const placeIds = await writePlaces(uow, since, structureIds);
  const cast = {} as Record<keyof typeof accounts, Actor>;
  for (const [key, account] of Object.entries(accounts) as [
    keyof typeof accounts,
    (typeof accounts)[keyof typeof accounts],
  ][]) {
    cast[key] = await writeAccount(uow, since, passwordHash, account, account.at ? structureIds[account.at] : null);
  }
  const { coordinator } = cast;
  const { counter, mediator, fundAgent } = cast as Record<keyof typeof accounts, StructureActor>;
  return { counter, mediator, fundAgent, coordinator, structureIds, placeIds };
}

async function writePlaces(uow: UnitOfWork, since: Date, ids: Record<Workplace, string>): Promise<Map<string, string>> {
  const placeIds = new Map<string, string>();
  for (const [index, place] of places.entries()) {
    const id = newId();
    placeIds.set(place.name, id);
    await uow.query(
      `INSERT INTO place (id, structure_id, source, source_id, content_hash, name, commune_name, postal_code, commune_insee,
         address, latitude, longitude, position_status, opening_hours, services, accompaniment, access_modes, fees,
         updated_on, first_seen_at, last_changed_at)
       SELECT $1, $2, 'demonstration', $3, $3, $4, c.name, c.postal_codes[1], c.insee_code, $5, c.latitude, c.longitude,
              'approximate', $6, $7, $8, $9, ARRAY['Gratuit'], $10::date, $10, $10
         FROM commune c WHERE c.department_code = $11 AND c.name = $12`,
      [
        id,
        place.structure ? ids[place.structure] : null,
        String(index + 1),
        place.name,
        place.address,
        place.hours,
        place.services,
        place.accompaniment,
        place.access,
        since,
        DEPARTMENT,
        place.commune,
      ],
    );
  }
  return placeIds;
}

const territoryOf = (account: (typeof accounts)[keyof typeof accounts]): [TerritoryKind, string] | [null, null] => {
  if (account === accounts.nation) return ['country', FRANCE];
  return account === accounts.coordinator ? ['department', DEPARTMENT] : [null, null];
};

async function writeAccount(
  uow: UnitOfWork,
  since: Date,
  passwordHash: string,
  account: (typeof accounts)[keyof typeof accounts],
  structureId: string | null,
): Promise<Actor> {
  const userId = newId();
  const membershipId = newId();
  await uow.query(
    `INSERT INTO app_user (id, email, first_name, last_name, password_hash, created_at) VALUES ($1, $2, $3, $4, $5, $6)`,
    [userId, account.email, account.firstName, account.lastName, passwordHash, since],
  );
  const [kind, code] = territoryOf(account);
  await uow.query(
    `INSERT INTO membership (id, user_id, role, structure_id, territory_kind, territory_code, starts_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7::date)`,
    [membershipId, userId, account.role, structureId, kind, code, since],
  );
  const workplaceName = account.at ? structures[account.at].name : '';
  const { firstName, lastName, role } = account;
  return { userId, firstName, lastName, membershipId, role, structureId, workplaceName, scope: null };
}
