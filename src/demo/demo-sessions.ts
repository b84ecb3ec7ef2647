import { newId } from '../platform/ids.js';
import type { StructureActor } from '../platform/access/actor.js';
import type { AgeBand, Gender, SocialStatus } from '../modules/beneficiaries/index.js';
import { plainSession, type SessionContent } from '../modules/support-sessions/index.js';
import type { Day } from '../platform/time/day.js';
import type { Storyteller } from './storyteller.js';

/** Small generator of its own (mulberry32), so that the story is the same at each first start. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Kind = Pick<SessionContent, 'topics' | 'procedures' | 'equipment' | 'autonomy'>;

const kinds: Kind[] = [
  {
    topics: ['prendre_en_main_du_materiel'],
    procedures: [],
    equipment: ['telephone'],
    autonomy: 'entierement_accompagne',
  },
  {
    topics: ['email', 'navigation_sur_internet'],
    procedures: [],
    equipment: ['ordinateur'],
    autonomy: 'partiellement_autonome',
  },
  { topics: ['sante'], procedures: [], equipment: ['telephone'], autonomy: 'entierement_accompagne' },
  {
    topics: ['aide_aux_demarches_administratives'],
    procedures: ['social_sante'],
    equipment: ['ordinateur'],
    autonomy: 'entierement_accompagne',
  },
  {
    topics: ['aide_aux_demarches_administratives'],
    procedures: ['papiers_elections_citoyennete'],
    equipment: ['ordinateur'],
    autonomy: 'partiellement_autonome',
  },
  {
    topics: ['aide_aux_demarches_administratives'],
    procedures: ['argent_impots'],
    equipment: ['ordinateur'],
    autonomy: 'partiellement_autonome',
  },
  {
    topics: ['securite_numerique', 'email'],
    procedures: [],
    equipment: ['ordinateur', 'telephone'],
    autonomy: 'autonome',
  },
  {
    topics: ['gere_ses_contenus_numeriques'],
    procedures: [],
    equipment: ['tablette'],
    autonomy: 'partiellement_autonome',
  },
];

const ages: AgeBand[] = [
  'soixante_dix_plus',
  'soixante_dix_plus',
  'soixante_soixante_neuf',
  'soixante_soixante_neuf',
  'quarante_cinquante_neuf',
  'vingt_cinq_trente_neuf',
  'dix_huit_vingt_quatre',
];
const genders: Gender[] = ['feminin', 'feminin', 'masculin', 'non_communique'];
const minutes = [15, 30, 30, 45, 60, 60, 90];
const WEEKS = 6;

const nothing = { communeInsee: null, referralId: null, procedureName: null, redirection: null, notes: null };

export function session(day: Day, placeId: string, content: Kind & { durationMinutes: number }): SessionContent {
  return { ...plainSession, ...nothing, day, locationKind: 'lieu_activite', placeId, ...content };
}

/** Six weeks of visits by people who keep no file. */
export function addVisits(
  story: Storyteller,
  actor: StructureActor,
  placeId: string,
  perDay: number,
  seed: number,
): void {
  const roll = dice(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(roll() * list.length)] as T;
  for (let ago = WEEKS * 5; ago >= 0; ago -= 1) {
    const count = Math.round(perDay * (0.5 + roll()));
    for (let visit = 0; visit < count; visit += 1) {
      const [kind, age, gender, length] = [pick(kinds), pick(ages), pick(genders), pick(minutes)];
      const socialStatus: SocialStatus = age.startsWith('soixante')
        ? 'retraite'
        : pick(['sans_emploi', 'en_emploi', 'non_communique']);
      const alreadySupported = roll() < 0.3;
      const redirected = roll() < 0.1;
      story.scene(ago, 9 * 60 + visit * 65, actor, (day) =>
        story.sessions.log(actor, {
          ...session(day, placeId, { ...kind, durationMinutes: length }),
          redirection: redirected ? 'operateur_ou_organisme_en_charge' : null,
          person: { gender, ageBand: age, socialStatus, residenceInsee: null, alreadySupported },
          formKey: newId(),
        }),
      );
    }
  }
}
