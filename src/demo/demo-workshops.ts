import {
  type CoordinationContent,
  CoordinationService,
  GroupSessionsService,
} from '../modules/support-sessions/index.js';
import { newId } from '../platform/ids.js';
import type { Day } from '../platform/time/day.js';
import type { PersonKey } from './demo-people.js';
import { session } from './demo-sessions.js';
import type { Storyteller } from './storyteller.js';

const AFTERNOON = 14 * 60;
const EVENING = 17 * 60;
const SPACE = 'Espace numérique des Deux Rives';

/** Two workshops, the second a week after the first, and what the coordinator did for the network. */
export function addWorkshops(story: Storyteller, ids: ReadonlyMap<PersonKey, string>): void {
  const { mediator, coordinator, placeIds } = story.cast;
  const groups = story.program.get(GroupSessionsService, { strict: false });
  const content = (day: Day) => ({
    ...session(day, placeIds.get(SPACE) ?? '', {
      ...{ topics: ['navigation_sur_internet', 'securite_numerique'], procedures: [], equipment: ['tablette'] },
      ...{ autonomy: null, durationMinutes: 120 },
    }),
    notes: 'Deux tablettes à recharger avant la prochaine fois.',
  });
  const title = 'Premiers pas sur tablette';
  const came = (...people: PersonKey[]) => people.flatMap((person) => ids.get(person) ?? []);
  story.scene(9, AFTERNOON, mediator, (day) =>
    groups.log(mediator, {
      content: content(day),
      group: {
        ...{ title, workshopLevel: 'debutant', anonymousCount: 5, anonymousAlready: 1 },
        anonymousBy: { gender: { feminin: 3, masculin: 2 }, age_band: { soixante_dix_plus: 4 } },
      },
      people: came('thomas', 'louise'),
      formKey: newId(),
    }),
  );
  story.scene(4, AFTERNOON, mediator, (day) =>
    groups.log(mediator, {
      content: content(day),
      group: {
        ...{ title, workshopLevel: 'debutant', anonymousCount: 3, anonymousAlready: 3 },
        anonymousBy: { gender: { feminin: 2 }, social_status: { retraite: 3 } },
      },
      people: came('louise'),
      formKey: newId(),
    }),
  );
  const coordination = story.program.get(CoordinationService, { strict: false });
  const did = (ago: number, activity: (day: Day) => CoordinationContent) =>
    story.scene(ago, EVENING, coordinator, (day) => coordination.log(coordinator, activity(day), newId()));
  did(6, (day) => ({
    ...{ kind: 'animation', day, durationMinutes: 90, type: 'reunion_coordination', initiative: 'initiative' },
    ...{ topics: ['partage', 'reseau'], mediators: 4, structures: 3, otherActors: 0, otherWords: null, notes: null },
  }));
  did(3, (day) => ({
    ...{ kind: 'partenariat', day, durationMinutes: 60, natures: ['rdv_elu'], territorialLevel: 'communal' },
    ...{ partners: [{ name: 'Mairie de Neuves-Maisons', type: 'commune' }], otherWords: null, notes: null },
  }));
}
